"""Nothing private gets out: a mark in every string that the platform has, and a search for it."""

from collections.abc import Iterator
from datetime import timedelta
import json
import logging
import re
from typing import Any, cast

from homeassistant.components.homeassistant.exposed_entities import async_expose_entity
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import HomeAssistant, State
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir, llm
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    get_system_health_info,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.skolplattformen.const import CONF_CHILDREN, CONF_WATCH, DOMAIN
from custom_components.skolplattformen.diagnostics import async_get_config_entry_diagnostics
from tests.actions import device_of
from tests.cards import Card
from tests.conftest import AddAccount, PassTime
from tests.planted import CHILD_ID, GUARDIAN_ID, MARK, assert_nothing, plant, plant_more, secrets_of
from tests.platform import add_menu, child_key, set_up, value
from tests.simulator.faults import KINDS, Fault, FaultKind
from tests.simulator.server import Simulator

# What may stand in states and attributes, by key of the entity: the school's own words for what
# the entity is about. First names are no secret there: the devices carry them.
ALLOWED = {
    "next_lesson": {
        "state": ["titel"],
        "title": ["titel"],
        "room": ["sal"],
        "teacher": ["lärare"],
    },
    "tomorrow": {"reason": ["skäl"], "summary": ["skäl"]},
    "family_today": {"paragraph": ["titel", "rätt"]},
    "family_tomorrow": {
        "paragraph": ["titel", "rätt", "uppgift", "sak", "skäl"],
        "summary": ["skäl"],
    },
    "school_day_tomorrow": {"reason": ["skäl"]},
    "bring_along_tomorrow": {"items": ["sak"]},
    "assignments_due": {"assignments": ["uppgift", "ämne"]},
    "message": {"subject": ["ämne"], "sender": ["avsändare"]},
    "news": {"title": ["nyhet"], "author": ["författare"]},
    "absence": {"subject": ["rad"]},
    "notification": {"type": ["slag"], "title": ["titel"], "sub_title": ["rad"]},
    "timetable_change": {
        "subject": ["titel"],
        "before": ["titel", "sal", "lärare"],
        "after": ["titel", "sal", "lärare"],
    },
    "latest_news": {"state": ["nyhet"]},
    "timetable": {
        "message": ["titel"],
        "location": ["sal"],
        "description": ["lärare", "not", "detalj"],
    },
    "school_calendar": {"message": ["händelse"], "description": ["ämne", "händelsetext"]},
    "lunch": {"state": ["rätt"], "dishes": ["rätt"], "calendar": ["rätt"], "name": ["skolnamn"]},
    "lunch_menu": {"message": ["rätt"]},
    "lunch_watch": {"dishes": ["rätt"]},
}
# First names are in what entities are called, and in what they say in words.
TELLS_NAMES = {"friendly_name", "summary", "paragraph", "children"}
# What assistants and the card are told: the school's own words for what the days hold.
TOLD = "titel|sal|lärare|not|detalj|rätt|uppgift|ämne|sak|skäl|händelse|utflykt"
# What of it Home Assistant's recorder keeps: what the entity says, and what core's calendar does.
RECORDED = {"state", "message", "location"}


@pytest.fixture
async def planted(
    hass: HomeAssistant,
    platform: Simulator,
    add_account: AddAccount,
    caplog: pytest.LogCaptureFixture,
) -> MockConfigEntry:
    """Return a marked family's account with menus, not yet set up; our log tells everything."""
    caplog.set_level(logging.DEBUG, logger="custom_components.skolplattformen")
    plant(platform)
    entry = await add_account()
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    add_menu(hass, entry, "ekskolan", child_key(platform, "Vilmer"))
    watched = {child_key(platform, "Alva"): {CONF_WATCH: ["rätt"]}}
    hass.config_entries.async_update_entry(entry, options={CONF_CHILDREN: watched})
    return entry


async def trouble(hass: HomeAssistant, platform: Simulator, pass_time: PassTime) -> None:
    """Let everything go wrong that can, one after the other."""
    for kind in KINDS:
        platform.faults.add(Fault(kind=cast("FaultKind", kind), delay=0, times=3))
        platform.kill_sessions()
        await pass_time(timedelta(hours=2))
        platform.faults.clear()
    platform.family.child("Alva").modules_off["message_list"] = "error"
    platform.family.child("Vilmer").modules_off["timetable_list"] = "redirect"
    await pass_time(timedelta(hours=8))
    platform.family.remove_child(platform.family.child("Vilmer"))
    await pass_time(timedelta(days=1))
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=2))


def texts(value: Any) -> Iterator[str]:
    """Yield every text in a value, keys too."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from texts(key)
            yield from texts(item)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for item in value:
            yield from texts(item)
    else:
        yield str(value)


async def test_logs_diagnostics_and_issues(
    hass: HomeAssistant,
    platform: Simulator,
    planted: MockConfigEntry,
    pass_time: PassTime,
    issue_registry: ir.IssueRegistry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No name, id, text or key in our log at DEBUG, in diagnostics, issues and errors."""
    await set_up(hass, planted)
    assert MARK in value(hass, "sensor.alva_next_lesson")
    good = await async_get_config_entry_diagnostics(hass, planted)
    assert await async_setup_component(hass, "system_health", {})
    coordinator = planted.runtime_data.coordinator
    await trouble(hass, platform, pass_time)
    bad = await async_get_config_entry_diagnostics(hass, planted)
    with pytest.raises(HomeAssistantError) as failed:
        await coordinator.async_refresh_for_guardian()

    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    ours = [record for record in caplog.records if record.name.startswith("custom_components")]
    assert len(ours) > 10
    for record in ours:
        assert_nothing(platform, "log", record.getMessage() + str(record.exc_text or ""))
    health = await get_system_health_info(hass, DOMAIN)
    assert health["accounts"] == 1
    assert_nothing(platform, "system health", repr(health))
    for diagnostics in (good, bad):
        assert_nothing(platform, "diagnostics", json.dumps(diagnostics, ensure_ascii=False))
    for issue in issue_registry.issues.values():
        assert_nothing(platform, "issue", repr(issue))
    assert_nothing(platform, "error", f"{failed.value} {failed.value.__cause__!r}")
    assert_nothing(platform, "entry", repr(planted.as_dict()["data"]) + planted.title)


async def test_storage(
    hass: HomeAssistant,
    platform: Simulator,
    planted: MockConfigEntry,
    hass_storage: dict[str, Any],
) -> None:
    """What lies on the disk outside our two files: first names of devices, and nothing else."""
    await set_up(hass, planted)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()

    own = {name for name in hass_storage if name.startswith(f"{DOMAIN}.")}
    assert len(own) == 2
    assert {"core.config_entries", "core.device_registry", "core.entity_registry"} <= set(
        hass_storage
    )
    for name in set(hass_storage) - own:
        content = json.dumps(hass_storage[name], ensure_ascii=False)
        for first_name in ("Alva", "Vilmer"):
            content = content.replace(first_name, "")
        assert_nothing(platform, name, content)
    # The snapshot is private too, but it holds no keys and no family name.
    snapshot = json.dumps(hass_storage[f"{DOMAIN}.{planted.unique_id}.snapshot"])
    for secret in secrets_of(platform) | {GUARDIAN_ID, CHILD_ID.format(""), "barn"}:
        assert secret not in snapshot


@pytest.mark.usefixtures("all_enabled")
async def test_states(hass: HomeAssistant, platform: Simulator, planted: MockConfigEntry) -> None:
    """States and attributes hold what they are about; what quotes the school is not recorded."""
    await set_up(hass, planted)
    plant_more(platform)
    await planted.runtime_data.coordinator.async_refresh_for_guardian()

    states = [state for state in hass.states.async_all() if MARK in str(state.as_dict())]
    assert {key_of(state) for state in states} == ALLOWED.keys()
    for state in hass.states.async_all():
        allowed = ALLOWED.get(key_of(state), {})
        assert state.state_info is not None
        unrecorded = state.state_info["unrecorded_attributes"]
        assert allowed.keys() - RECORDED <= unrecorded
        for name, content in {"state": state.state, **state.attributes}.items():
            assert_allowed(platform, state, allowed.get(name, []), name, content)


@pytest.mark.usefixtures("all_enabled")
async def test_assistants(
    hass: HomeAssistant,
    platform: Simulator,
    planted: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """With everything exposed, a language model is told the days' own words; our log is not."""
    for component in ("homeassistant", "llm"):
        assert await async_setup_component(hass, component, {})
    await set_up(hass, planted)
    for state in hass.states.async_all():
        async_expose_entity(hass, "conversation", state.entity_id, should_expose=True)
    context = llm.LLMContext("test", None, "sv", "conversation", None)
    api = await llm.async_get_api(hass, llm.LLM_API_ASSIST, context)
    tools = [llm.ToolInput(tool.name, {}) for tool in api.tools if tool.integration == DOMAIN]
    text = str([(await api.async_call_tool(tool)).data for tool in tools])

    assert set(re.findall(rf"{MARK} ({TOLD})\b", text)) == set(TOLD.split("|"))
    assert_nothing(platform, "tools", re.sub(rf"{MARK} ({TOLD})\b|Alva|Vilmer", "", text))
    ours = [record for record in caplog.records if record.name.startswith("custom_components")]
    assert_nothing(platform, "log", str([record.getMessage() for record in ours]))


@pytest.mark.usefixtures("all_enabled")
async def test_card(
    hass: HomeAssistant,
    platform: Simulator,
    planted: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The owner's card is told the days' own words, and nothing of messages; our log is not."""
    await set_up(hass, planted)
    card = await Card.opened(hass, hass_ws_client, MockUser(is_owner=True).add_to_hass(hass))
    text = ""
    for name in ("Alva", "Vilmer"):
        device = device_of(hass, planted, platform, name)
        text += str(await card.shown(device, end="2026-12-01", language="sv"))
        await card.end()

    assert set(re.findall(rf"{MARK} ({TOLD})\b", text)) == set(TOLD.split("|"))
    assert_nothing(platform, "card", re.sub(rf"{MARK} ({TOLD})\b|Alva|Vilmer", "", text))
    ours = [record for record in caplog.records if record.name.startswith("custom_components")]
    assert_nothing(platform, "log", str([record.getMessage() for record in ours]))


def key_of(state: State) -> str:
    """Return the key of a child's entity."""
    return state.entity_id.partition(".")[2].partition("_")[2]


def assert_allowed(
    platform: Simulator, state: State, allowed: list[str], name: str, content: object
) -> None:
    """Fail if an attribute holds anything private but what it is about."""
    for text in texts(content):
        first_names = ["Alva", "Vilmer"] if name in TELLS_NAMES else []
        for harmless in [f"{MARK} {word}" for word in allowed] + first_names:
            text = text.replace(harmless, "")  # noqa: PLW2901
        assert_nothing(platform, f"{state.entity_id} {name}", text)
