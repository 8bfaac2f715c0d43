"""What assistants with a language model are answered, through the API that they use."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.actions import answer_of, device_of
from tests.assistant import (
    ALWAYS,
    DAY,
    WEEK,
    asked,
    expose,
    expose_all,
    hide,
    told,
)
from tests.conftest import PassTime
from tests.platform import value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


async def test_a_whole_day(hass: HomeAssistant, platform: Simulator, home: MockConfigEntry) -> None:
    """All that the action tells of the day, which is kept: nobody is asked."""
    expose_all(hass)
    device = device_of(hass, home, platform, "Alva")
    action = await answer_of(hass, "get_day", {"device_id": device, "language": "en"})
    platform.log.clear()

    [alva] = await told(hass, DAY, child="Alva")

    assert not platform.log
    [whole] = action["children"]
    assert whole.keys() - alva.keys() == {"device_id", "paragraph"}
    assert {name: alva[name] for name in whole.keys() & alva.keys()} == {
        name: whole[name] for name in whole.keys() & alva.keys()
    }
    assert alva["sentence"].startswith("Alva has school today from 9 am to noon, starts an hour")
    test = next(event for event in alva["events"] if event["title"] == "Prov i matematik")
    assert test.keys() == {"title", "kind", "first", "last", "start", "end", "subjects"}
    assert (test["first"], test["last"], test["start"]) == ("2026-11-24", "2026-11-24", None)
    assert {name: alva[name] for name in alva.keys() - whole.keys() - {"events"}} == {
        "read_at": "2026-11-24T07:10+01:00",
        "outdated": False,
        "has_timetable": True,
        "timetable_known": {"first": "2026-11-23", "last": "2026-12-13"},
        "menu_read_at": "2026-11-24T07:10+01:00",
    }


async def test_all_children(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """Each has its own day, and its own facts."""
    expose_all(hass)
    hide(hass, "calendar.vilmer_timetable")

    alva, vilmer = await told(hass, DAY)

    assert [alva["name"], vilmer["name"]] == ["Alva", "Vilmer"]
    assert vilmer["sentence"].startswith("Vilmer has school today from 8:05 am")
    assert "Hallen" in {lesson["room"] for lesson in alva["lessons"]}
    assert "lessons" not in vilmer
    assert "lunch" not in vilmer


async def test_how_a_child_is_named(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """Models are not exact."""
    expose_all(hass)

    for name in ("Alva", " alva", "ALVA"):
        assert [child["name"] for child in await told(hass, DAY, child=name)] == ["Alva"]
    assert len(await told(hass, DAY, child="", date="")) == 2


async def test_days(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """A day is named as people do; which one it was is answered."""
    expose(hass, "sensor.alva_today")

    for asked_for, named in {
        "today": ("2026-11-24", "tuesday"),
        "Tomorrow": ("2026-11-25", "wednesday"),
        "Tuesday": ("2026-11-24", "tuesday"),
        "monday": ("2026-11-30", "monday"),
        "2026-12-04": ("2026-12-04", "friday"),
    }.items():
        data = (await asked(hass, DAY, date=asked_for)).data
        assert (data["date"], data["weekday"]) == named


async def test_today_is_swedish(
    hass: HomeAssistant, home: MockConfigEntry, pass_time: PassTime
) -> None:
    """Days begin in Sweden, wherever Home Assistant is."""
    expose(hass, "sensor.alva_today")
    await hass.config.async_set_time_zone("America/New_York")
    await pass_time(timedelta(hours=17))

    assert (await asked(hass, DAY)).data["date"] == "2026-11-25"


async def test_no_day(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """What is no day, or too far away, is answered with how to name one."""
    expose(hass, "sensor.alva_today")

    for day in ("someday", "2026-13-01", "2028-01-10", "0001-01-01", 7):
        result = await asked(hass, DAY, date=day)
        assert result.error
        assert "YYYY-MM-DD" in str(result.data["error"])


async def test_a_day_that_is_not_kept(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry
) -> None:
    """It is not read: it is unknown, and not empty."""
    expose_all(hass)

    [alva] = await told(hass, DAY, child="Alva", date="2027-03-02")

    assert not platform.log
    assert alva["mode"] == "unknown"
    assert alva["sentence"].startswith("It is not known whether Alva has school")
    assert alva["timetable_known"]["last"] == "2026-12-13"
    unknown = ("lessons", "bring", "due", "care", "events", "differences", "start", "end")
    assert [alva[name] for name in unknown] == [None] * len(unknown)
    assert alva["lunch"]["dishes"] is None


async def test_a_day_off(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """What is known to be empty is empty."""
    expose_all(hass)

    [alva] = await told(hass, DAY, child="Alva", date="saturday")

    assert alva["mode"] == "weekend"
    assert alva["sentence"] == "Alva has the day off on Saturday, because it is the weekend."
    assert [alva[name] for name in ("lessons", "bring", "due", "events")] == [[], [], [], []]


async def test_an_outage(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was read before is told with its age, until it can no longer be believed."""
    expose_all(hass)
    platform.faults.add(Fault(kind="status", status=503))
    await pass_time(timedelta(hours=3))
    [new] = await told(hass, DAY, child="Alva")
    [week] = await told(hass, WEEK, child="Alva")
    await pass_time(timedelta(days=3))
    [old] = await told(hass, DAY, child="Alva")

    assert new["outdated"] is True
    assert new["read_at"] == "2026-11-24T07:10+01:00"
    assert new["lessons"]
    # How much is unread is true for a moment only.
    assert week["unread_messages"] is None
    assert old["outdated"] is True
    assert old["read_at"] == "2026-11-24T07:10+01:00"
    assert old["mode"] == "unknown"
    unknown = ("lessons", "bring", "due", "care", "events")
    assert [old[name] for name in unknown] == [None] * len(unknown)


async def test_assignments_that_are_too_old(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, pass_time: PassTime
) -> None:
    """After three days without them nobody knows what is due, though all else is read."""
    expose_all(hass)
    platform.faults.add(Fault(kind="garbage", path="GetTasks"))
    await pass_time(timedelta(days=2))
    [known] = await told(hass, DAY, child="Alva")
    await pass_time(timedelta(days=1, hours=1))
    [old] = await told(hass, DAY, child="Alva")

    assert known["due"] == []
    assert old["due"] is None
    assert old["lessons"]


async def test_a_refused_sign_in(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, pass_time: PassTime
) -> None:
    """That nothing can be read until a guardian signs in counts as well."""
    expose_all(hass)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=2))

    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    assert all(child["outdated"] for child in await told(hass, DAY))


async def test_a_part_that_cannot_be_read(
    hass: HomeAssistant, platform: Simulator, home: MockConfigEntry, pass_time: PassTime
) -> None:
    """Only what is told from it is outdated."""
    expose(hass, "sensor.alva_care_end", "sensor.vilmer_today")
    platform.faults.add(Fault(kind="garbage", path="TimeRegistration"))
    await pass_time(timedelta(hours=12))

    alva, vilmer = await told(hass, DAY)

    assert (alva["outdated"], vilmer["outdated"]) == (True, False)


async def test_a_week(hass: HomeAssistant, platform: Simulator, home: MockConfigEntry) -> None:
    """Seven days in short, what the calendar has on them, and how much is unread."""
    expose_all(hass)

    [alva] = await told(hass, WEEK, child="Alva")

    assert not platform.log
    assert [(day["weekday"], day["mode"]) for day in alva["days"]] == [
        ("tuesday", "school"),
        ("wednesday", "school"),
        ("thursday", "school"),
        ("friday", "school"),
        ("saturday", "weekend"),
        ("sunday", "weekend"),
        ("monday", "school"),
    ]
    today = alva["days"][0]
    assert today["subjects"] == ["Idrott och hälsa", "Mathematics"]
    assert today["lunch"]["dishes"] == ["Köttbullar"]
    assert [work["title"] for work in today["due"]] == ["Prov i matematik"]
    assert not {"sentence", "lessons", "differences"} & today.keys()
    assert {"Prov i matematik", "Utflykt"} <= {event["title"] for event in alva["events"]}
    assert alva["unread_messages"] == int(value(hass, "sensor.alva_unread_messages"))
    assert alva["unread_notifications"] == int(value(hass, "sensor.alva_unread_notifications"))


async def test_only_what_is_unread(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """A number may be told without anything else."""
    expose(hass, "sensor.alva_unread_messages")

    [alva] = await told(hass, WEEK)

    assert alva.keys() == ALWAYS | {"unread_messages", "days"}
    assert all(day.keys() == {"date", "weekday"} for day in alva["days"])


async def test_another_week(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """The week begins on the day that is asked for; unknown days are unknown."""
    expose(hass, "calendar.alva_timetable", "sensor.alva_today")

    [alva] = await told(hass, WEEK, date="2026-12-10")

    assert [day["date"] for day in alva["days"]][::6] == ["2026-12-10", "2026-12-16"]
    assert alva["days"][0]["subjects"]
    assert alva["days"][-1]["subjects"] is None
    assert alva["days"][-1]["mode"] == "unknown"


async def test_in_swedish(hass: HomeAssistant, home: MockConfigEntry) -> None:
    """In the language of the conversation, or else Home Assistant's."""
    expose_all(hass)

    [alva] = await told(hass, DAY, "sv-SE", child="Alva")
    [english] = await told(hass, DAY, "en-GB", child="Alva")
    hass.config.language = "sv"
    [same] = await told(hass, DAY, None, child="Alva")

    assert alva["sentence"] == (
        "Alva har skola i dag från klockan 9 till klockan 12, börjar en timme senare än vanligt, "
        "har prov och ska ta med gympakläder och annat."
    )
    assert [lesson["subject"] for lesson in alva["lessons"]] == ["Idrott och hälsa", "Matematik"]
    assert english["sentence"].startswith("Alva has school")
    assert same == alva
