"""What a child brings to school: by subject, and by what the school wrote for the day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.bring import (
    Bring,
    BringSource,
    bring,
    bring_on,
    usual_items,
)
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import (
    Menu,
    SchoolCalendar,
    SchoolEvent,
    Timetable,
)
from tests.properties import DETERMINISTIC

from .facts import at, cases, plan, row

MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
WEDNESDAY = date(2026, 11, 25)
USUAL = usual_items("sv")


def _event(
    title: str | None, text: str | None = None, first: date = MONDAY, last: date | None = None
) -> SchoolEvent:
    return SchoolEvent(id="1", first=first, last=last or first, title=title, text=text)


def _calendar(*events: SchoolEvent) -> SchoolCalendar:
    return SchoolCalendar(
        first=MONDAY, last=WEDNESDAY, read_at=at("2026-11-23 06:00"), events=events
    )


def _texts(found: Sequence[Bring] | None) -> list[str]:
    assert found is not None
    return [one.text for one in found]


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("IDH", ["Gympakläder"]),
        ("Idrott och hälsa", ["Gympakläder"]),
        ("Idrott & hälsa 7B", ["Gympakläder"]),
        ("Simning", ["Badkläder", "Handduk"]),
        ("Idrott (simning)", ["Badkläder", "Handduk"]),
        ("Slöjd", []),
        ("HKK", []),
        ("Matematik", []),
    ],
)
def test_usual_items(title: str, texts: list[str]) -> None:
    """Sports and swimming need something; other subjects only what a guardian adds."""
    lesson = row("2026-11-23 08:20", "09:20", title)

    found = bring([lesson], USUAL)

    assert _texts(found) == texts
    assert all(one.lesson == lesson and one.source is BringSource.SUBJECT for one in found)


def test_usual_items_in_english() -> None:
    """They come in the language of the home."""
    assert usual_items("en") == {"IDH": ("PE clothes",), "SIM": ("Swimwear", "Towel")}
    assert usual_items("en-GB") == usual_items("en")
    assert usual_items("sv-SE") == USUAL


@pytest.mark.parametrize(
    ("word", "title", "is_found"),
    [
        ("Slöjd", "SL", True),
        ("SL", "Textilslöjd", True),
        ("Spanska", "M2SP", True),
        ("Spanish", "M2SP", True),
        ("spanska", "Spanska", True),
        ("Spanska", "Franska", False),
        ("Klassens timme", "KLASSENS  TIMME", True),
        ("Klassens", "Klassens timme", False),
        ("PE", "Idrott och hälsa", True),
        ("Idrott", "Simning", False),
        ("", "Klassråd", False),
        ("", "", True),
    ],
)
def test_own_items(word: str, title: str, *, is_found: bool) -> None:
    """The guardian names a subject in any usual way, or a title as the school writes it."""
    lesson = row("2026-11-23 08:20", "09:20", title)

    assert _texts(bring([lesson], {word: ("Något",)})) == (["Något"] if is_found else [])


def test_a_title_goes_before_its_subject() -> None:
    """What is noted for just this title is what counts, even if it is nothing."""
    indoors = row("2026-11-23 08:20", "09:20", "Idrott inne")
    outdoors = row("2026-11-24 08:20", "09:20", "Idrott ute")
    items = {"Idrott": ["Gympapåse"], "Idrott ute": ["Löparskor"], "IDH": ["Vattenflaska"]}

    assert _texts(bring([indoors], items)) == ["Gympapåse", "Vattenflaska"]
    assert _texts(bring([outdoors], items)) == ["Löparskor"]
    assert bring([outdoors], items | {"Idrott ute": []}) == ()


def test_each_thing_once_in_the_order_of_lessons() -> None:
    """Two lessons of a subject need their things once; cancelled ones and breaks need nothing."""
    later = row("2026-11-23 12:00", "13:00", "Idrott")
    first = row("2026-11-23 09:00", "10:00", "IDH")
    crafts = row("2026-11-23 08:00", "09:00", "Slöjd")
    rows = [
        later,
        row("2026-11-23 10:00", "11:00", "Simning inställd"),
        replace(row("2026-11-23 07:00", "08:00", "Simning"), notes="Lektionen utgår"),
        replace(row("2026-11-23 07:00", "08:00", "Simning"), all_day=True),
        first,
        crafts,
    ]

    found = bring(rows, USUAL | {"Slöjd": ("Förkläde ", " förkläde", "", "Gympakläder")})

    assert [(one.text, one.lesson) for one in found] == [
        ("Förkläde", crafts),
        ("Gympakläder", crafts),
    ]
    assert bring(rows, USUAL)[0].lesson == first


def test_what_the_school_wrote() -> None:
    """A lesson's own note belongs to it; what is said of the day comes last, and once."""
    lesson = row("2026-11-23 08:20", "09:20", "Idrott", notes="Vi är ute. Ta med varma kläder!")
    trip = replace(
        row("2026-11-23 00:00", "00:00", "Friluftsdag", notes="Ta med matsäck"), all_day=True
    )

    found = bring([lesson, trip], USUAL, ["Ta med  matsäck", "Glöm inte vantar.\nVi ses!"])

    assert [(one.text, one.source, one.lesson) for one in found] == [
        ("Gympakläder", "subject", lesson),
        ("Ta med matsäck", "notes", None),
        ("Ta med varma kläder!", "notes", lesson),
        ("Glöm inte vantar.", "notes", None),
    ]


def test_bring_on_a_day() -> None:
    """The day's lessons and the calendar's entries of the day count, and no others."""
    known = Known(
        timetable=plan(
            row("2026-11-23 08:20", "09:20", "Idrott"),
            row("2026-11-24 08:20", "09:20", "Simning"),
        ),
        calendar=_calendar(
            _event("Friluftsdag", "Ta med matsäck, vattenflaska & oömma kläder."),
            _event("Skridskor, ta med hjälm", first=TUESDAY),
            _event("INSTÄLLT: Museum", "Ta med busskort."),
            _event(None, "Ta med frukt.", first=WEDNESDAY),
        ),
    )

    assert _texts(bring_on(known, MONDAY, USUAL)) == [
        "Gympakläder",
        "Ta med matsäck, vattenflaska & oömma kläder.",
    ]
    assert _texts(bring_on(known, TUESDAY, USUAL)) == [
        "Badkläder",
        "Handduk",
        "Skridskor, ta med hjälm",
    ]
    assert _texts(bring_on(known, WEDNESDAY, USUAL)) == ["Ta med frukt."]


def test_entries_for_several_days() -> None:
    """What is packed for a trip is packed once; what is brought each day is told each day."""
    camp = _event("Lägerskola", "Ta med sovsäck. Ta med frukt varje dag.", last=WEDNESDAY)
    known = Known(timetable=plan(), calendar=_calendar(camp))

    assert _texts(bring_on(known, MONDAY, {})) == ["Ta med sovsäck.", "Ta med frukt varje dag."]
    assert _texts(bring_on(known, TUESDAY, {})) == ["Ta med frukt varje dag."]


def test_unknown_is_not_nothing() -> None:
    """Without a timetable that covers the day, nothing found means that nothing is known."""
    calendar = _calendar(_event("Utflykt", "Ta med regnkläder"))

    assert bring_on(Known(), MONDAY, USUAL) is None
    assert bring_on(Known(calendar=calendar), TUESDAY, USUAL) is None
    assert bring_on(Known(timetable=plan(first="2026-11-24")), MONDAY, USUAL) is None
    assert bring_on(Known(timetable=plan()), MONDAY, USUAL) == ()
    assert _texts(bring_on(Known(calendar=calendar), MONDAY, USUAL)) == ["Ta med regnkläder"]


_texts_written = st.none() | st.sampled_from(("Ta med matsäck", "Glöm inte vantar.")) | st.text()


@DETERMINISTIC
@given(
    cases(),
    st.dictionaries(st.sampled_from(("Svenska", "BL", "")) | st.text(), st.lists(st.text())),
    st.lists(st.tuples(_texts_written, _texts_written, st.integers(-3, 3), st.integers(0, 3))),
)
def test_any_day_has_an_answer(
    case: tuple[Timetable | None, Menu | None, datetime],
    items: dict[str, list[str]],
    written: list[tuple[str | None, str | None, int, int]],
) -> None:
    """Things are the guardian's, of lessons that take place; notes are the school's; none twice."""
    events = [
        _event(title, text, first, first + timedelta(days=length))
        for title, text, offset, length in written
        for first in (MONDAY + timedelta(days=offset),)
    ]
    rows = case[0].entries if case[0] else ()
    for found in (
        bring(rows, items, [event.text or "" for event in events]),
        bring_on(Known(calendar=_calendar(*events)), MONDAY, items) or (),
    ):
        texts = [one.text for one in found]
        assert len(texts) == len(set(texts))
        assert "" not in texts
        own = {" ".join(item.split()) for things in items.values() for item in things}
        for one in found:
            if one.source is BringSource.SUBJECT:
                assert one.text in own
                assert one.lesson in rows
                assert one.lesson is not None
                assert not one.lesson.cancelled
