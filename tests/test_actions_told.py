"""What is told of changes: in the logbook, in the home's language; and what errors do not tell."""

import logging
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import Event, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen import logbook
from custom_components.skolplattformen.const import CONF_ALLOW_CHANGES, DOMAIN, EVENT_WRITE
from tests.actions import answer_of, device_of
from tests.conftest import AddAccount
from tests.integration_files import LANGUAGES, translations
from tests.planted import assert_nothing, plant
from tests.platform import set_up
from tests.simulator.faults import KINDS, Fault
from tests.simulator.server import Simulator

ACTIONS = ("report_absence", "withdraw_absence", "set_pick_up_comment")
SECRET = "Läcka hämtar"


def told(hass: HomeAssistant, device_id: str, action: str, outcome: str) -> str:
    """Return the line of the logbook about a change."""
    described: dict[str, Any] = {}

    def describe(domain: str, event_type: str, words: Any) -> None:
        assert domain == DOMAIN
        described[event_type] = words

    logbook.async_describe_events(hass, describe)
    data = {"device_id": device_id, "action": action, "date": "2026-11-24", "outcome": outcome}
    words = described[EVENT_WRITE](Event(EVENT_WRITE, data))
    assert words["icon"].startswith("mdi:")
    return f"{words['name']} {words['message']}"


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            (
                "Alva was reported absent for 2026-11-24",
                "Alva got a new comment about the pick-up on 2026-11-24",
                "Alva has nothing new for 2026-11-24: the school's platform refused the change",
            ),
        ),
        (
            "sv",
            (
                "Alva anmäldes frånvarande för 2026-11-24",
                "Alva fick en ny kommentar om hämtningen 2026-11-24",
                "Alva har inget nytt för 2026-11-24: skolans plattform sade nej till ändringen",
            ),
        ),
        ("fi", ("Alva was reported absent for 2026-11-24",)),
    ],
)
async def test_the_logbook(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    language: str,
    lines: tuple[str, ...],
) -> None:
    """A change is told of in the language of the home, by the name of the child's device."""
    hass.config.language = language
    await set_up(hass, entry)
    device_id = device_of(hass, entry, platform, "Alva")
    written = [("report_absence", "written"), ("set_pick_up_comment", "written")]
    asked = [*written, ("report_absence", "refused")][: len(lines)]
    assert tuple(told(hass, device_id, *change) for change in asked) == lines
    dr.async_get(hass).async_update_device(device_id, name_by_user="Storasyster")
    assert told(hass, device_id, "report_absence", "written").startswith("Storasyster ")
    assert told(hass, "0123", "report_absence", "written").startswith("Skolplattformen ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_the_logbook(language: str) -> None:
    """There are words for every action, and for every way in which one can end."""
    ends = ("refused", "not_taken", "unknown")
    lines = {f"logbook_{what}" for what in (*ACTIONS, *ends)}
    assert lines == {key for key in translations(language)["common"] if key.startswith("logbook_")}


async def test_nothing_private(
    hass: HomeAssistant,
    platform: Simulator,
    add_account: AddAccount,
    hass_storage: dict[str, Any],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whatever goes wrong: no name and no text in errors, in our log, or on the disk."""
    caplog.set_level(logging.DEBUG, logger="custom_components.skolplattformen")
    plant(platform)
    entry = await add_account()
    hass.config_entries.async_update_entry(entry, options={CONF_ALLOW_CHANGES: True})
    await set_up(hass, entry)
    device_id = device_of(hass, entry, platform, "Alva")
    write = {"device_id": device_id, "date": "2026-11-24", "confirm_child": "Alva"}
    calls: dict[str, dict[str, Any]] = {
        "report_absence": write,
        "set_pick_up_comment": write | {"comment": SECRET},
        "get_messages": {"device_id": device_id},
        "get_message": {"device_id": device_id, "message_id": 1},
        "get_news": {"device_id": device_id},
    }
    failures: list[str] = []
    for kind in KINDS:
        for action, data in calls.items():
            platform.faults.add(Fault(kind=kind, delay=0, path="attendance|Time|message|news"))  # type: ignore[arg-type]
            entry.runtime_data.coordinator.questions.forget()
            try:
                await answer_of(hass, action, data)
            except HomeAssistantError as err:
                failures.append(f"{err} {err!r} {err.__cause__!r}")
            platform.faults.clear()
    await hass.async_block_till_done(wait_background_tasks=True)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()

    assert len(failures) > len(KINDS)
    for failure in failures:
        assert_nothing(platform, "error", failure)
    ours = [record for record in caplog.records if record.name.startswith("custom_components")]
    for record in ours:
        assert_nothing(platform, "log", record.getMessage() + str(record.exc_text or ""))
    for name, content in hass_storage.items():
        if not name.startswith(f"{DOMAIN}."):
            assert SECRET not in str(content), name
