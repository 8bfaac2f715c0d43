"""The blueprint about timetable changes: what they mean first, and only of the days that are near."""

from datetime import date, datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.actions import device_of
from tests.blueprints.house import automate, texts
from tests.events import Home
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
THURSDAY, FRIDAY, MONDAY = date(2026, 11, 26), date(2026, 11, 27), date(2026, 11, 30)
type Row = dict[str, Any]


def lessons(day: date) -> tuple[Row, Row, Row]:
    """Return the lessons of a day as they are at first."""
    return (
        timetable_row(day, "08:20", "09:20", "Matematik", room="B1", tutors="Anna Provén"),
        timetable_row(day, "09:40", "10:40", "Bild", room="B2", tutors="Bo Provén"),
        timetable_row(day, "13:00", "14:00", "Musik", room="M1", tutors="Eva Provén"),
    )


def serve(platform: Simulator, day: date, *rows: Row) -> None:
    """Serve these lessons of Alva's on a day."""
    platform.school.override(platform.family.child("Alva"), day, list(rows))


async def use(home: Home, platform: Simulator, language: str, **inputs: Any) -> None:
    """Set up the account, and an automation about Alva."""
    for day in (TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, MONDAY):
        serve(platform, day, *lessons(day))
    await home.set_up()
    alva = device_of(home.hass, home.entry, platform, "Alva")
    inputs |= {"children": [alva], "phones": ["notify.phone"]}
    await automate(home.hass, "timetable_change", language, **inputs)


SLEEP_IN = {
    "en": (
        "Alva may sleep in tomorrow: school starts at 9:40 am instead of 8:20 am. "
        "Matematik at 8:20 am is cancelled."
    ),
    "sv": (
        "Alva får sovmorgon i morgon: skolan börjar klockan 9:40 i stället för 8:20. "
        "Matematik klockan 8:20 ställs in."
    ),
}


async def test_sleep_in(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """It is told once that tomorrow begins later; a restart does not tell it again."""
    await use(home, platform, language)
    maths, *others = lessons(WEDNESDAY)
    serve(platform, WEDNESDAY, maths | {"title": "Matematik (inställt)"}, *others)
    await home.read()
    assert texts(sent) == [SLEEP_IN[language]]
    assert sent[0].data["entity_id"] == ["notify.phone"]

    await home.read()
    await home.restart()
    await home.read()
    assert len(sent) == 1


TODAY = {
    "en": [
        (
            "Alva starts later today: at 8:30 am instead of 8:20 am. "
            "Matematik at 8:20 am is moved to 8:30 am."
        ),
        "Alva today: Bild at 9:40 am has another room: B9.",
        "Alva today: Musik at 1 pm has another teacher: Ada Provén.",
        "Alva finishes later today: at 3 pm instead of 2 pm. Slöjd at 2:10 pm is added.",
    ],
    "sv": [
        (
            "Alva börjar senare i dag: klockan 8:30 i stället för 8:20. "
            "Matematik klockan 8:20 flyttas till klockan 8:30."
        ),
        "Alva i dag: Bild klockan 9:40 har en annan sal: B9.",
        "Alva i dag: Musik klockan 13 har en annan lärare: Ada Provén.",
        "Alva slutar senare i dag: klockan 15 i stället för 14. Slöjd klockan 14:10 tillkommer.",
    ],
}


def change_much(platform: Simulator) -> None:
    """Change four things of today."""
    serve(
        platform,
        TUESDAY,
        timetable_row(TUESDAY, "08:30", "09:30", "Matematik", room="B1", tutors="Anna Provén"),
        timetable_row(TUESDAY, "09:40", "10:40", "Bild", room="B9", tutors="Bo Provén"),
        timetable_row(TUESDAY, "13:00", "14:00", "Musik", room="M1", tutors="Ada Provén"),
        timetable_row(TUESDAY, "14:10", "15:00", "Slöjd"),
    )


async def test_all_changes(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """Each is told, in the order of the day."""
    await use(home, platform, language)
    change_much(platform)
    await home.read()

    assert texts(sent) == TODAY[language]


async def test_only_start_and_end(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """Without the small ones, those are told by which the day begins or ends at another time."""
    await use(home, platform, language, all_changes=False)
    change_much(platform)
    await home.read()

    assert texts(sent) == [TODAY[language][0], TODAY[language][3]]


OTHERS = {
    "en": [
        "Alva finishes earlier tomorrow: at 10:40 am instead of 2 pm. Musik at 1 pm is cancelled.",
        (
            "Alva finishes later tomorrow: at 2 pm instead of 10:40 am. "
            "Musik at 1 pm takes place after all."
        ),
        (
            "Alva starts earlier tomorrow: at 8 am instead of 8:20 am. "
            "Matematik at 8:20 am is moved to 8 am."
        ),
        "Alva tomorrow: the lesson at 9:40 am is now Slöjd.",
    ],
    "sv": [
        (
            "Alva slutar tidigare i morgon: klockan 10:40 i stället för 14. "
            "Musik klockan 13 ställs in."
        ),
        (
            "Alva slutar senare i morgon: klockan 14 i stället för 10:40. "
            "Musik klockan 13 blir av ändå."
        ),
        (
            "Alva börjar tidigare i morgon: klockan 8 i stället för 8:20. "
            "Matematik klockan 8:20 flyttas till klockan 8."
        ),
        "Alva i morgon: lektionen klockan 9:40 är nu Slöjd.",
    ],
}


async def test_other_kinds(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """A day that ends earlier, and as before again; one that begins earlier; another subject."""
    await use(home, platform, language)
    maths, art, music = lessons(WEDNESDAY)
    serve(platform, WEDNESDAY, maths, art, music | {"title": "Musik (inställt)"})
    await home.read()
    serve(platform, WEDNESDAY, maths, art, music)
    await home.read()
    early = timetable_row(WEDNESDAY, "08:00", "09:00", "Matematik", room="B1", tutors="Anna Provén")
    serve(platform, WEDNESDAY, early, art, music)
    await home.read()
    serve(platform, WEDNESDAY, early, art | {"title": "Slöjd"}, music)
    await home.read()

    assert texts(sent) == OTHERS[language]


@pytest.mark.parametrize("language", ["en"], indirect=True)
async def test_a_reading_without_lessons(
    platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """Half an answer lets nobody sleep in."""
    await use(home, platform, language)
    serve(platform, WEDNESDAY)
    for _ in range(3):
        await home.read()

    assert not sent


MONDAYS = {
    "en": SLEEP_IN["en"].replace("tomorrow", "on Monday"),
    "sv": SLEEP_IN["sv"].replace("i morgon", "på måndag"),
}


async def test_what_is_far_away(
    platform: Simulator,
    home: Home,
    freezer: FrozenDateTimeFactory,
    language: str,
    sent: list[ServiceCall],
) -> None:
    """The day after tomorrow is not told of on a Wednesday, but Monday is on a Friday."""
    freezer.move_to(datetime(2026, 11, 25, 15, tzinfo=STOCKHOLM))
    await use(home, platform, language)
    maths, *others = lessons(FRIDAY)
    serve(platform, FRIDAY, maths | {"title": "Matematik (inställt)"}, *others)
    await home.read()
    assert home.kinds() == ["cancelled"]
    await home.pass_time(datetime(2026, 11, 27, 15, tzinfo=STOCKHOLM) - datetime.now(STOCKHOLM))
    assert not sent

    maths, *others = lessons(MONDAY)
    serve(platform, MONDAY, maths | {"title": "Matematik (inställt)"}, *others)
    await home.read()
    assert texts(sent) == [MONDAYS[language]]


@pytest.mark.parametrize("language", ["sv"], indirect=True)
async def test_the_switch_is_off(
    hass: HomeAssistant, platform: Simulator, home: Home, language: str, sent: list[ServiceCall]
) -> None:
    """Nothing is told in the weeks when the child lives elsewhere."""
    hass.states.async_set("schedule.my_weeks", "off")
    await use(home, platform, language, only_while=["schedule.my_weeks"])
    change_much(platform)
    await home.read()

    assert not sent
