"""Care in Home Assistant: times, who has come, and the comment about who fetches the child."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import AddAccount, PassTime
from tests.platform import kinds, press_refresh, set_up, shown, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

START = "sensor.alva_care_start"
END = "sensor.alva_care_end"
CHECKED_IN = "binary_sensor.alva_checked_in"
MISSING = "binary_sensor.alva_pick_up_comment_missing"
TUESDAY = date(2026, 11, 24)


def utc(text: str) -> str:
    """Return a Swedish time as a state has it."""
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM).astimezone(UTC).isoformat()


async def test_times(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Today's until the care has ended, then the next day's: a day without care is passed over."""
    await set_up(hass, entry)
    assert (value(hass, START), value(hass, END)) == (
        utc("2026-11-24 07:20"),
        utc("2026-11-24 16:15"),
    )
    await pass_time(timedelta(hours=9, minutes=4))
    assert value(hass, START) == utc("2026-11-24 07:20")
    await pass_time(timedelta(minutes=1))
    # Wednesday has no times.
    assert (value(hass, START), value(hass, END)) == (
        utc("2026-11-26 07:20"),
        utc("2026-11-26 15:30"),
    )


async def test_over_a_weekend(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """After Friday comes Monday; without care in what is kept it is unknown."""
    freezer.move_to(datetime(2026, 11, 27, 17, tzinfo=STOCKHOLM))
    vilmer = platform.family.child("Vilmer")
    for day in range(24, 31):
        platform.care.of(vilmer).days[date(2026, 11, day)] = {
            "isSchoolClosed": True,
            "schoolClosedReason": "Lov",
        }
    for day in range(1, 7):
        platform.care.of(vilmer).days[date(2026, 12, day)] = {"onLeave": True}
    await set_up(hass, entry)

    assert value(hass, END) == utc("2026-11-30 15:45")
    assert value(hass, "sensor.vilmer_care_end") == STATE_UNKNOWN


async def test_after_the_last_day_of_a_week(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A child with care on Tuesdays and Thursdays has its next care on Tuesday."""
    freezer.move_to(datetime(2026, 11, 26, 17, tzinfo=STOCKHOLM))
    alva = platform.family.child("Alva")
    for day in (date(2026, 11, 27), date(2026, 11, 30)):
        platform.care.of(alva).days[day] = {"startDateTime": None, "endDateTime": None}
    vilmer = platform.family.child("Vilmer")
    platform.care.of(vilmer).days[date(2026, 11, 27)] = {
        "startDateTime": "2026-11-27T07:00:00",
        "endDateTime": "2026-11-27T16:00:00",
        "onLeave": False,
    }
    await set_up(hass, entry)
    assert value(hass, START) == utc("2026-12-01 07:20")
    assert value(hass, END) == utc("2026-12-01 16:15")
    # Of Vilmer, who has care on Friday, the next week is not asked for.
    assert kinds(platform)["care_week"] == 3


async def test_only_one_time(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """What is not entered is unknown."""
    child = platform.family.child("Alva")
    platform.care.of(child).days[TUESDAY] = {"startDateTime": None}
    await set_up(hass, entry)
    assert (value(hass, START), value(hass, END)) == (STATE_UNKNOWN, utc("2026-11-24 16:15"))


async def test_checked_in(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """On from check-in to check-out; unknown before it is asked for, and when the day is over."""
    child = platform.family.child("Alva")
    platform.care.of(child).details[TUESDAY] = {"checkedIn": "", "checkedOut": ""}
    await set_up(hass, entry)
    assert value(hass, CHECKED_IN) == STATE_UNKNOWN
    assert shown(hass, CHECKED_IN).attributes["checked_in"] is None

    await pass_time(timedelta(minutes=20))
    await press_refresh(hass)
    assert value(hass, CHECKED_IN) == "off"

    platform.care.of(child).details[TUESDAY] = {"checkedIn": "07:24", "checkedOut": ""}
    await pass_time(timedelta(minutes=10))
    await press_refresh(hass)
    assert value(hass, CHECKED_IN) == "on"
    assert shown(hass, CHECKED_IN).attributes["checked_in"] == "2026-11-24T07:24:00+01:00"
    assert shown(hass, CHECKED_IN).attributes["checked_out"] is None

    # Entered ahead: it counts from its time on.
    platform.care.of(child).details[TUESDAY] = {"checkedIn": "07:24", "checkedOut": "08:30"}
    await pass_time(timedelta(minutes=30))
    await press_refresh(hass)
    assert value(hass, CHECKED_IN) == "on"
    await pass_time(timedelta(minutes=20))
    assert value(hass, CHECKED_IN) == "off"
    assert shown(hass, CHECKED_IN).attributes["checked_out"] == "2026-11-24T08:30:00+01:00"

    await pass_time(timedelta(hours=15, minutes=30))
    assert value(hass, CHECKED_IN) == STATE_UNKNOWN
    assert shown(hass, CHECKED_IN).attributes["checked_in"] is None


@pytest.mark.parametrize("changes", [{"isSchoolClosed": True}, {"onLeave": True}])
async def test_nobody_comes(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, changes: dict[str, Any]
) -> None:
    """On a day of leave, or when care is closed, nobody is checked in."""
    platform.care.of(platform.family.child("Alva")).days[TUESDAY] = changes
    await set_up(hass, entry)
    assert value(hass, CHECKED_IN) == "off"


async def test_in_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Who has come is worth nothing after two hours; the times are a plan."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop"))
    await pass_time(timedelta(hours=1, minutes=59))
    assert value(hass, CHECKED_IN) != STATE_UNAVAILABLE
    await pass_time(timedelta(minutes=2))
    assert value(hass, CHECKED_IN) == STATE_UNAVAILABLE
    assert value(hass, END) == utc("2026-11-24 16:15")


async def test_pick_up_comment(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
) -> None:
    """Missing while there is none; when the day's comments are read, only the guardian's counts."""
    child = platform.family.child("Alva")
    await set_up(hass, entry)
    assert value(hass, MISSING) == "on"
    assert shown(hass, MISSING).attributes["date"] == "2026-11-24"

    # The staff's comment is none about who comes, but the week does not say whose it is.
    platform.care.of(child).days[TUESDAY] = {"hasComments": True}
    await pass_time(timedelta(minutes=6))
    await press_refresh(hass)
    assert value(hass, MISSING) == STATE_UNKNOWN

    await pass_time(timedelta(minutes=30))
    await press_refresh(hass)
    assert value(hass, MISSING) == "on"
    platform.care.write(child, TUESDAY, "Mormor hämtar.")
    await pass_time(timedelta(minutes=6))
    await press_refresh(hass)
    assert value(hass, MISSING) == "off"

    # When the day's care has ended there is none tomorrow.
    await pass_time(timedelta(hours=9))
    assert value(hass, MISSING) == "off"
    assert shown(hass, MISSING).attributes["date"] == "2026-11-26"
    # At midnight that is tomorrow, and there is a comment in it: the staff's.
    await pass_time(timedelta(hours=8))
    assert value(hass, MISSING) == STATE_UNKNOWN


async def test_absent(
    hass: HomeAssistant, all_enabled: None, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child that is reported absent is not fetched that day."""
    platform.attendance.of(platform.family.child("Alva")).absent[TUESDAY] = "Sjuk"
    await set_up(hass, entry)
    assert value(hass, "sensor.alva_today") == "absent"
    assert value(hass, END) == utc("2026-11-26 15:30")
    assert value(hass, MISSING) == "off"


async def test_a_child_without_care(
    hass: HomeAssistant,
    all_enabled: None,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
) -> None:
    """It has no such entities; when care ends they go after a week."""
    platform.switches.hub_session_seconds = 30 * 24 * 3600
    platform.care.end(platform.family.child("Vilmer"))
    await set_up(hass, entry)
    registry = er.async_get(hass)

    def entities(name: str) -> set[str]:
        keys = {"care_start", "care_end", "checked_in", "pick_up_comment_missing"}
        return {
            entity_id
            for entity_id in registry.entities
            for key in keys
            if entity_id.endswith(f".{name}_{key}")
        }

    assert len(entities("alva")) == 4
    assert not entities("vilmer")
    platform.care.end(platform.family.child("Alva"))
    for _ in range(9):
        await pass_time(timedelta(days=1))
    assert not entities("alva")


async def test_enabled_by_default(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """The missing comment is for those who want to be told of it."""
    await set_up(hass, entry)
    registry = er.async_get(hass)
    names = (START, END, CHECKED_IN, MISSING)
    assert {name for name in names if registry.entities[name].disabled} == {MISSING}


async def test_two_accounts_and_a_child_that_leaves(
    hass: HomeAssistant, platform: Simulator, add_account: AddAccount, pass_time: PassTime
) -> None:
    """Each account has its own; those of a child that has left are unavailable in both."""
    platform.switches.hub_session_seconds = 7 * 24 * 3600
    await add_account()
    await set_up(hass, await add_account(guardian=1, title="Skolplattformen 2"))
    both = (END, END.replace("alva", "alva_2"))
    assert {value(hass, name) for name in both} == {utc("2026-11-24 16:15")}

    platform.family.remove_child(platform.family.child("Alva"))
    await pass_time(timedelta(days=1))
    assert {value(hass, name) for name in both} == {STATE_UNAVAILABLE}
    assert value(hass, "sensor.vilmer_care_end") != STATE_UNAVAILABLE
