"""Which calendars there are: by default, of small children, of two guardians, of one that leaves."""

from datetime import date, timedelta

from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.calendars import ALVA, CARE, SCHOOL_DAYS, between
from tests.conftest import AddAccount, PassTime
from tests.platform import set_up, shown, value
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)


async def test_enabled_by_default(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Most families need no calendar of care times, nor one beside the timetable."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    disabled = {name for name in (ALVA, SCHOOL_DAYS, CARE) if registry.entities[name].disabled}
    assert disabled == {SCHOOL_DAYS, CARE}


async def test_a_child_in_preschool_beside_one_at_school(
    hass: HomeAssistant, all_enabled: None, platform: Simulator, entry: MockConfigEntry
) -> None:
    """It has the school's calendar and its care, but no school days and no assignments."""
    child = platform.family.child("Vilmer")
    child.preschool = True
    child.apps = [app for app in child.apps if app != "timetable"]
    await set_up(hass, entry)

    assert shown(hass, "calendar.vilmer_school_calendar").attributes["message"] == "Studiedag"
    assert shown(hass, "calendar.vilmer_after_school_care").state == "on"
    for name in (
        "calendar.vilmer_school_days",
        "calendar.vilmer_timetable",
        "todo.vilmer_assignments",
    ):
        assert hass.states.get(name) is None
    assert value(hass, SCHOOL_DAYS) == "off"
    assert value(hass, "todo.alva_assignments") != STATE_UNAVAILABLE


@pytest.mark.usefixtures("all_enabled")
async def test_two_accounts_with_the_same_children(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount
) -> None:
    """Each has its own calendars, which say the same."""
    await set_up(hass, await add_account())
    await set_up(hass, await add_account(guardian=1, title="Skolplattformen 2"))

    for entity_id in (ALVA, SCHOOL_DAYS):
        other = entity_id.replace("alva_", "alva_2_")
        days = date(2026, 11, 23), date(2026, 12, 11)
        assert await between(hass, entity_id, *days) == await between(hass, other, *days)
        assert value(hass, entity_id) == value(hass, other)


async def test_a_child_that_leaves(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
) -> None:
    """Its calendars are unavailable until the guardian deletes the device; a range is an error."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    await set_up(hass, entry)
    platform.family.remove_child(platform.family.child("Alva"))
    await pass_time(timedelta(days=1))

    for entity_id in (ALVA, SCHOOL_DAYS, CARE):
        assert value(hass, entity_id) == STATE_UNAVAILABLE
        with pytest.raises(HomeAssistantError) as failed:
            await between(hass, entity_id, TUESDAY, date(2026, 11, 27))
        assert failed.value.translation_key == "unknown_child"
    assert value(hass, "calendar.vilmer_school_calendar") != STATE_UNAVAILABLE
