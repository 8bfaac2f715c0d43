"""What entities of the school day say beside its times: why, in words, and what is not known."""

from datetime import UTC, datetime, timedelta

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN
from custom_components.skolplattformen.entities.child_day import told_of
from custom_components.skolplattformen.school.models import STOCKHOLM
from custom_components.skolplattformen.school.told.sentences import sentence_of
from tests.conftest import PassTime
from tests.day_replay import (
    IDS,
    NONE,
    NORMAL,
    OFF,
    ON,
    TUESDAY,
    WEDNESDAY,
    WEDNESDAY_ROWS,
    all_shown,
    at,
    serve,
    told,
)
from tests.platform import child_key, set_up, shown, value
from tests.simulator.entries import all_day_entry
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

pytestmark = pytest.mark.usefixtures("all_enabled")


async def test_a_study_day_with_care(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The child is to come all the same: Alva has care on Thursdays."""
    alva, thursday = platform.family.child("Alva"), WEDNESDAY + timedelta(days=1)
    serve(platform, thursday, ())
    platform.school.add_entry(alva, all_day_entry(alva, thursday, "Studiedag"))
    await set_up(hass, entry)

    await pass_time(at(WEDNESDAY, "12:00") - datetime.now(STOCKHOLM))

    assert value(hass, IDS["tomorrow"]) == "care_only"
    assert shown(hass, IDS["tomorrow"]).attributes["reason"] == "Studiedag"
    assert value(hass, IDS["school_day_tomorrow"]) == OFF


async def test_a_day_that_nothing_explains(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Nothing published is unknown, not a day off; the way there is no lesson all the same."""
    serve(platform, TUESDAY, ())
    serve(platform, WEDNESDAY, NORMAL, Bild="Inställt", Slöjd="Inställt", Musik="Inställt")
    await set_up(hass, entry)

    for name in ("today", "tomorrow", "school_day", "school_day_tomorrow", "in_school", "current"):
        assert value(hass, IDS[name]) == NONE, name
    assert shown(hass, IDS["today"]).attributes["reason"] is None
    assert shown(hass, IDS["today"]).attributes["start_difference"] is None


async def test_a_summary(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The day in a sentence, which tells at once of what has become the past."""
    serve(platform, TUESDAY, NORMAL)
    serve(platform, WEDNESDAY, [("09:00", "10:00", "Idrott")])
    await set_up(hass, entry)

    before = shown(hass, IDS["today"]).attributes["summary"]
    tomorrow = shown(hass, IDS["tomorrow"]).attributes["summary"]
    await pass_time(at(TUESDAY, "12:00") - datetime.now(STOCKHOLM))

    after = shown(hass, IDS["today"]).attributes["summary"]
    assert len({before, after, tomorrow}) == 3
    assert all("Alva" in text for text in (before, after, tomorrow))
    told_now = told_of(
        entry.runtime_data.coordinator,
        child_key(platform, "Alva"),
        WEDNESDAY,
        datetime.now(UTC),
        "en",
    )
    assert [thing.text for thing in told_now.bring] == ["PE clothes"]
    assert tomorrow == sentence_of(told_now, datetime.now(UTC), "en")


async def test_absence(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A child who is reported absent has no school; what is reported for tomorrow waits for it."""
    alva = platform.family.child("Alva")
    serve(platform, TUESDAY, NORMAL)
    serve(platform, WEDNESDAY, NORMAL)
    thursday = WEDNESDAY + timedelta(days=1)
    serve(platform, thursday, WEDNESDAY_ROWS)
    platform.attendance.of(alva).absent[WEDNESDAY] = "Feber"
    await set_up(hass, entry)

    assert value(hass, "binary_sensor.alva_absent_today") == OFF
    assert value(hass, IDS["tomorrow"]) == "absent"
    assert value(hass, IDS["school_day_tomorrow"]) == OFF
    await pass_time(at(TUESDAY, "12:00") - datetime.now(STOCKHOLM))
    assert value(hass, IDS["start"]) == told(thursday, "09:00")
    assert value(hass, "sensor.alva_wake_up") == told(thursday, "07:45")
    await pass_time(at(WEDNESDAY, "00:00") - datetime.now(STOCKHOLM) - timedelta(seconds=1))
    assert value(hass, "binary_sensor.alva_absent_today") == OFF
    await pass_time(timedelta(seconds=1))
    assert value(hass, "binary_sensor.alva_absent_today") == ON
    assert value(hass, IDS["today"]) == "absent"
    await pass_time(timedelta(hours=9))
    assert value(hass, IDS["in_school"]) == OFF


async def test_absence_that_is_not_told(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, freezer: FrozenDateTimeFactory
) -> None:
    """On a day that the platform offers no report for, nobody knows."""
    freezer.move_to(at(TUESDAY + timedelta(days=4), "09:00"))
    platform.attendance.of(platform.family.child("Alva")).flags["absenceTodayDate"] = None
    await set_up(hass, entry)

    assert value(hass, "binary_sensor.alva_absent_today") == STATE_UNKNOWN


async def test_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What is true at a moment goes after two hours, what is planned after three days."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))

    await pass_time(timedelta(hours=1, minutes=59))
    assert value(hass, "binary_sensor.alva_absent_today") == OFF
    await pass_time(timedelta(minutes=1))
    assert value(hass, "binary_sensor.alva_absent_today") == STATE_UNAVAILABLE
    assert value(hass, IDS["today"]) == "school"
    await pass_time(timedelta(hours=69, minutes=59))
    assert STATE_UNAVAILABLE not in all_shown(hass).values()
    await pass_time(timedelta(minutes=1))
    assert set(all_shown(hass).values()) == {STATE_UNAVAILABLE}


async def test_names_of_subjects(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A code is translated, a subject is called as the guardian does; the school's word stays."""
    serve(platform, TUESDAY, [("08:00", "09:00", "MA")])
    platform.school.override(
        platform.family.child("Vilmer"), TUESDAY, [timetable_row(TUESDAY, "08:00", "09:00", "MA")]
    )
    names = {child_key(platform, "Vilmer"): {"wake_up_margin": 75, "renames": ["MA = Matte"]}}
    hass.config_entries.async_update_entry(entry, options={CONF_CHILDREN: names})
    await set_up(hass, entry)

    assert value(hass, IDS["next"]) == "Mathematics"
    assert shown(hass, IDS["next"]).attributes["title"] == "MA"
    assert value(hass, "sensor.vilmer_next_lesson") == "Matte"
    assert shown(hass, "sensor.vilmer_next_lesson").attributes["title"] == "MA"


async def test_children_without_a_timetable(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Without the module there are no entities of it; absence is still known, and midnight comes."""
    for child in platform.family.children:
        child.apps.remove("timetable")
        child.modules_off["timetable_list"] = "error"
    platform.attendance.of(platform.family.child("Alva")).absent[WEDNESDAY] = None

    await set_up(hass, entry)

    for entity_id in IDS.values():
        assert hass.states.get(entity_id) is None
    await pass_time(at(WEDNESDAY, "00:00") - datetime.now(STOCKHOLM) - timedelta(seconds=1))
    assert value(hass, "binary_sensor.alva_absent_today") == OFF
    await pass_time(timedelta(seconds=1))
    assert value(hass, "binary_sensor.alva_absent_today") == ON
