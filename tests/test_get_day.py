"""The action `get_day`: a whole day of children, as facts and in words."""

from datetime import date, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from tests.actions import answer_of, device_of, failure_of
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, set_up
from tests.simulator.entries import all_day_entry
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
WEEK = timedelta(weeks=1)


@pytest.fixture
def tuesday(platform: Simulator) -> None:
    """Serve Alva a Tuesday that begins later than the next two do."""
    alva = platform.family.child("Alva")
    for weeks in range(3):
        day = TUESDAY + weeks * WEEK
        off = "Inställt" if weeks == 0 else ""
        rows = [
            timetable_row(day, "08:00", "09:00", "Bild", note=off),
            timetable_row(day, "09:00", "10:00", "Idrott och hälsa", room="Hallen"),
            timetable_row(day, "10:40", "11:10", "Lunch"),
            timetable_row(day, "11:10", "12:00", "MA"),
        ]
        platform.school.override(alva, day, rows)
    platform.school.add_entry(alva, all_day_entry(alva, TUESDAY, "Prov i matematik"))
    platform.menus.set_day("larkskolan", TUESDAY, ("Köttbullar",))


@pytest.fixture
async def devices(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, tuesday: None
) -> dict[str, str]:
    """Return the devices of the children of an account that is set up, with Alva's menu."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.log.clear()
    return {name: device_of(hass, entry, platform, name) for name in ("Alva", "Vilmer")}


async def of_alva(hass: HomeAssistant, devices: dict[str, str], **data: Any) -> dict[str, Any]:
    """Return what is answered of Alva alone."""
    answer = await answer_of(hass, "get_day", {"device_id": devices["Alva"], **data})
    [child] = answer["children"]
    assert answer["sentence"] == child["sentence"]
    assert answer["paragraph"] == child["paragraph"]
    found: dict[str, Any] = child
    return found


async def test_today(hass: HomeAssistant, platform: Simulator, devices: dict[str, str]) -> None:
    """Everything about today, which is kept: nobody is asked."""
    alva = await of_alva(hass, devices)

    assert not platform.log
    lessons = alva.pop("lessons")
    assert [(lesson["subject"], lesson["status"]) for lesson in lessons] == [
        ("Bild", "cancelled"),
        ("Idrott och hälsa", "planned"),
        ("Mathematics", "planned"),
    ]
    assert lessons[1]["room"] == "Hallen"
    [_, *notes] = alva["bring"]
    assert all(thing["source"] == "notes" for thing in notes)
    assert alva.pop("bring")[0] == {
        "text": "PE clothes",
        "source": "subject",
        "subject": "Idrott och hälsa",
    }
    paragraph = alva.pop("paragraph")
    assert paragraph.startswith(
        "Alva has school today from 9 am to noon. The day starts an hour later than usual. "
        "Cancelled: Bild. Test: Prov i matematik. Bring: PE clothes."
    )
    assert paragraph.endswith("Lunch: Köttbullar. Drop-off at 7:20 am and pick-up at 4:15 pm.")
    assert alva == {
        "device_id": devices["Alva"],
        "name": "Alva",
        "sentence": (
            "Alva has school today from 9 am to noon, starts an hour later than usual, "
            "has a test and needs to bring PE clothes and other things."
        ),
        "mode": "school",
        "reason": None,
        "start": "2026-11-24T09:00:00+01:00",
        "end": "2026-11-24T12:00:00+01:00",
        "lunch": {
            "start": "2026-11-24T10:40:00+01:00",
            "end": "2026-11-24T11:10:00+01:00",
            "dishes": ["Köttbullar"],
            "closed": None,
        },
        "care": {"start": "2026-11-24T07:20:00+01:00", "end": "2026-11-24T16:15:00+01:00"},
        "due": [
            {
                "kind": "test",
                "title": "Prov i matematik",
                "subject": None,
                "due": "2026-11-24",
                "done": False,
            }
        ],
        "differences": {"start": 60, "end": 0, "added": [], "missing": ["Bild"]},
    }


async def test_in_swedish(hass: HomeAssistant, devices: dict[str, str]) -> None:
    """The language asked for, or else Home Assistant's."""
    asked = await of_alva(hass, devices, language="sv")
    hass.config.language = "sv"

    assert await of_alva(hass, devices) == asked
    assert asked["sentence"] == (
        "Alva har skola i dag från klockan 9 till klockan 12, börjar en timme senare än vanligt, "
        "har prov och ska ta med gympakläder och annat."
    )
    assert asked["lessons"][2]["subject"] == "Matematik"
    assert (await of_alva(hass, devices, language="en"))["sentence"].startswith("Alva has school")


async def test_several_children(hass: HomeAssistant, devices: dict[str, str]) -> None:
    """Each child's own day, in the order of the call, and one sentence for them all."""
    data = {"device_id": [devices["Vilmer"], devices["Alva"]], "date": "2026-11-24"}
    answer = await answer_of(hass, "get_day", data)

    assert answer["date"] == "2026-11-24"
    assert [child["name"] for child in answer["children"]] == ["Vilmer", "Alva"]
    vilmer, alva = answer["children"]
    assert answer["sentence"] == (
        "Vilmer has school today from 8:05 am to 1:15 pm, and Alva has school from 9 am to noon."
    )
    assert vilmer["paragraph"] in answer["paragraph"]
    assert not {lesson["room"] for lesson in vilmer["lessons"]} & {"Hallen"}
    assert vilmer["lunch"]["dishes"] is None
    assert alva["lunch"]["dishes"] == ["Köttbullar"]


async def test_a_weekend(hass: HomeAssistant, devices: dict[str, str]) -> None:
    """A day off has a mode, and no times."""
    alva = await of_alva(hass, devices, date="2026-11-28")

    assert alva["mode"] == "weekend"
    assert alva["start"] is None
    assert alva["lessons"] == []
    assert alva["differences"] is None
    assert alva["lunch"]["dishes"] == []
    assert alva["sentence"] == "Alva has the day off on Saturday, because it is the weekend."


async def test_a_day_that_is_not_kept(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """It is read once, with the weeks beside it, which tell what is usual; so is one that is past."""
    spring = date(2027, 3, 2)
    alva = platform.family.child("Alva")
    platform.school.override(alva, spring, [timetable_row(spring, "10:00", "11:00", "Musik")])

    found = await of_alva(hass, devices, date=spring)
    asked = kinds(platform)
    again = await of_alva(hass, devices, date=spring)

    assert found == again
    assert kinds(platform) == asked
    assert asked["timetable_list"] == 1
    assert [lesson["subject"] for lesson in found["lessons"]] == ["Musik"]
    assert found["differences"]["start"] > 0
    assert found["sentence"].startswith("Alva has school on Tuesday 2 March from 10 am to 11 am")
    past = await of_alva(hass, devices, date="2026-10-06")
    assert past["sentence"].startswith("Alva had school on Tuesday 6 October from ")
    assert past["lessons"]


async def test_an_unknown_day(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str], pass_time: PassTime
) -> None:
    """A day without lessons that nothing explains is unknown, not free."""
    spring = date(2027, 3, 2)
    platform.school.override(platform.family.child("Alva"), spring, [])

    alva = await of_alva(hass, devices, date=spring)

    assert alva["mode"] == "unknown"
    assert alva["sentence"].startswith("It is not known whether Alva has school")


async def test_a_kitchen_that_cannot_be_read(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str]
) -> None:
    """Lunch is unknown then, and the school day is told all the same."""
    platform.faults.add(Fault(kind="drop", host="skolmaten.se"))

    alva = await of_alva(hass, devices, date="2027-03-02")

    assert alva["lunch"]["dishes"] is None
    assert alva["mode"] == "school"


async def test_a_child_in_preschool(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """A child without a timetable has no lessons, and times of care."""
    platform.family.child("Vilmer").apps.remove("timetable")
    await set_up(hass, entry)
    platform.log.clear()
    device = device_of(hass, entry, platform, "Vilmer")

    answer = await answer_of(hass, "get_day", {"device_id": device})

    assert answer["sentence"] == "Vilmer is dropped off at 7 am today and picked up at 4:40 pm."
    assert answer["children"][0]["lessons"] == []
    assert not platform.log


async def test_what_the_school_does_not_use(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """Without after-school care and a calendar the day is told from the timetable alone."""
    alva = platform.family.child("Alva")
    alva.apps.remove("timeregistration")
    alva.modules_off["calendar_list"] = "redirect"
    await set_up(hass, entry)
    platform.log.clear()
    device = device_of(hass, entry, platform, "Alva")

    answer = await answer_of(hass, "get_day", {"device_id": device, "date": "2027-03-02"})

    [child] = answer["children"]
    assert child["mode"] == "school"
    assert child["care"] == {"start": None, "end": None}
    assert not {"calendar_list", "care_week"} & kinds(platform).keys()


@pytest.mark.parametrize(
    ("day", "key"), [("2028-01-10", "day_out_of_reach"), ("2027-08-20", "outside_school_year")]
)
async def test_days_that_cannot_be_asked_for(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str], day: str, key: str
) -> None:
    """Another school year is refused, in words, and asks nobody."""
    err = await failure_of(hass, "get_day", {"device_id": devices["Alva"], "date": day})

    assert isinstance(err, ServiceValidationError)
    assert err.translation_key == key
    assert not platform.log


@pytest.mark.parametrize("data", [{"language": "fi"}, {"date": "2026-11-24T08:00:00"}, {"x": 1}])
async def test_a_wrong_call(
    hass: HomeAssistant, devices: dict[str, str], data: dict[str, Any]
) -> None:
    """What is not a day, a language that is spoken, or known at all is refused."""
    with pytest.raises(vol.Invalid):
        await answer_of(hass, "get_day", {"device_id": devices["Alva"], **data})


async def test_trouble(
    hass: HomeAssistant, platform: Simulator, devices: dict[str, str], pass_time: PassTime
) -> None:
    """What must be read and cannot be is an error in words; what is kept is told."""
    platform.faults.add(Fault(kind="status", status=503))
    data = {"device_id": list(devices.values()), "date": "2027-03-02"}

    err = await failure_of(hass, "get_day", data)

    assert err.translation_key == "cannot_connect"
    assert (await of_alva(hass, devices))["mode"] == "school"
    platform.faults.clear()
    await pass_time(timedelta(minutes=1))
    assert len((await answer_of(hass, "get_day", data))["children"]) == 2
