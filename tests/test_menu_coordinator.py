"""How a menu is read: calmly, kept when it fails, and over a change of kitchen."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_ADDRESS, CONF_CHILDREN, DOMAIN
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
LUNCH = "sensor.alva_lunch"
HOUR = timedelta(hours=1)


def issues(hass: HomeAssistant) -> list[tuple[str | None, bool | None]]:
    """Return the issues of the integration: what they say, and whether they can be mended."""
    ours = [issue for issue in ir.async_get(hass).issues.values() if issue.domain == DOMAIN]
    return sorted((issue.translation_key, issue.is_fixable) for issue in ours)


async def test_a_day_costs_little(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, pass_time: PassTime
) -> None:
    """Two weeks, a few times a day, and only asked whether they have changed."""
    await set_up(hass, with_menus)
    platform.log.clear()
    for _ in range(48):
        await pass_time(HOUR / 2)

    menus = [request for request in platform.log if request.kind == "menu"]
    assert 2 * 2 * 3 <= len(menus) <= 2 * 2 * 4


async def test_a_summer_without_menus(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A kitchen that has published nothing for a month is asked once a day."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    for week in range(48, 54):
        platform.menus.unpublish("larkskolan", 2026, week)
    for week in range(1, 5):
        platform.menus.unpublish("larkskolan", 2027, week)
    await set_up(hass, entry)

    for _ in range(4):
        await pass_time(6 * HOUR)
    assert kinds(platform)["menu"] >= 8
    for _ in range(32):
        await pass_time(24 * HOUR)
    platform.log.clear()
    for _ in range(8):
        await pass_time(6 * HOUR)
    assert 2 <= kinds(platform)["menu"] <= 2 * 2


async def test_a_site_that_is_down_is_asked_less_and_less(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Soon at first, and a few times a day in the end; it is read at once when it is there."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    platform.faults.add(Fault(kind="status", status=503, host="skolmaten.se"))
    await set_up(hass, entry)
    platform.log.clear()

    for _ in range(8):
        await pass_time(HOUR / 4)
    assert kinds(platform)["menu"] == 2
    platform.log.clear()
    for _ in range(48):
        await pass_time(HOUR / 2)
    assert 3 <= kinds(platform)["menu"] <= 8


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"kind": "status", "status": 503}, "menu_unreachable"),
        ({"kind": "garbage"}, "menu_changed"),
        ({"kind": "status", "status": 404}, "menu_unavailable"),
    ],
)
async def test_what_is_wrong_has_its_own_words(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    fault: dict[str, Any],
    told: str,
) -> None:
    """A site that is down, another form and a school that is gone are three different things."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.faults.add(Fault(host="skolmaten.se", **fault))

    for _ in range(7):
        await pass_time(12 * HOUR)

    assert issues(hass) == [(told, True)]
    assert value(hass, LUNCH) not in ("unavailable", "unknown")
    platform.faults.clear()
    await pass_time(10 * HOUR)
    await pass_time(10 * HOUR)
    assert issues(hass) == []


async def test_a_refused_token_is_told(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An issue says that only this week can be read; next week's days stay as they were read."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    menu = entry.runtime_data.coordinator.menus[child_key(platform, "Alva")].main
    days = {day.day for day in menu.data.days}
    with monkeypatch.context() as refused:
        refused.setattr("tests.simulator.menus.CLIENT_TOKEN", "web-another")
        await pass_time(6 * HOUR)
        assert issues(hass) == [("menu_restricted", False)]
        (issue,) = ir.async_get(hass).issues.values()
        assert str(issue.learn_more_url).endswith("/skolplattformen-home-assistant/issues")
        assert {day.day for day in menu.data.days} == days
        platform.log.clear()
        await pass_time(6 * HOUR)
        assert sum(kinds(platform)[kind] for kind in ("menu", "menu_feed")) == 2

    await pass_time(12 * HOUR)
    assert issues(hass) == []


async def test_a_school_changes_its_kitchen(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Days that have passed stay as they were served; from today on the new kitchen counts."""
    monday = TUESDAY - timedelta(days=1)
    for day in (monday, TUESDAY):
        platform.menus.set_day("larkskolan", day, ("Fisk",))
        platform.kitchens.set_day("larkskolan", day, ("Korv",))
    alva = child_key(platform, "Alva")
    menu = add_menu(hass, entry, "larkskolan", alva)
    await set_up(hass, entry)
    assert value(hass, LUNCH) == "Fisk"

    await change(hass, entry, menu.subentry_id, "https://meny.mateo.se/exempelkommun/211", alva)

    assert value(hass, LUNCH) == "Korv"
    lunches = entry.runtime_data.coordinator.menus[alva].lunches
    assert [lunches[day].dishes[0].name for day in (monday, TUESDAY)] == ["Fisk", "Korv"]


async def test_a_new_kitchen_that_cannot_be_read_yet(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The old kitchen's days to come are not shown as the new one's; those passed come back."""
    alva = child_key(platform, "Alva")
    monday = TUESDAY - timedelta(days=1)
    platform.menus.set_day("larkskolan", monday, ("Fisk",))
    menu = add_menu(hass, entry, "larkskolan", alva)
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="status", status=503, host="meny-api.mateo.se"))

    await change(hass, entry, menu.subentry_id, "https://meny.mateo.se/exempelkommun/211", alva)
    assert value(hass, LUNCH) == "unavailable"
    # What has passed is still known, and nothing is asked for it.
    passed = await entry.runtime_data.coordinator.menus[alva].async_lunches(monday, monday)
    assert passed[monday].dishes[0].name == "Fisk"

    platform.faults.clear()
    await pass_time(HOUR)
    lunches = entry.runtime_data.coordinator.menus[alva].lunches
    assert lunches[monday].dishes[0].name == "Fisk"
    assert value(hass, LUNCH) != "unavailable"


async def change(
    hass: HomeAssistant, entry: MockConfigEntry, subentry_id: str, address: str, *children: str
) -> None:
    """Let a guardian give a menu another address, and wait for its first reading."""
    hass.config_entries.async_update_subentry(
        entry,
        entry.subentries[subentry_id],
        data=MappingProxyType({CONF_ADDRESS: address, CONF_CHILDREN: list(children)}),
        unique_id=address,
    )
    await hass.async_block_till_done(wait_background_tasks=True)
