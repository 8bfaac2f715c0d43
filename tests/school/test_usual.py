"""What is different from a usual day of that weekday: by hand, over four Mondays."""

from dataclasses import replace
from datetime import UTC, date

import pytest

from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.models import TimetableEntry
from custom_components.skolplattformen.school.usual import Differences, differences

from .facts import at, plan, row

MONDAY = date(2026, 11, 23)
OTHERS = ("2026-11-30", "2026-12-07", "2026-12-14")

type Lesson = tuple[str, str, str]

ART = ("08:20", "09:20", "Bild")
MATHS = ("09:30", "10:30", "Matematik")
MUSIC = ("13:00", "14:00", "Musik")


def on(day: str, *lessons: Lesson) -> list[TimetableEntry]:
    """Return the lessons of a day."""
    return [row(f"{day} {start}", end, title) for start, end, title in lessons]


def compared(own: list[Lesson], *others: list[Lesson]) -> Differences | None:
    """Return how Monday differs from the Mondays after it."""
    rows = on("2026-11-23", *own)
    for day, lessons in zip(OTHERS, others, strict=False):
        rows += on(day, *lessons)
    return differences(Known(timetable=replace(plan(*rows), last=date(2026, 12, 20))), MONDAY)


def test_a_usual_day() -> None:
    """Nothing is different, and that is not nothing to compare with."""
    usual = compared([ART, MATHS, MUSIC], [ART, MATHS, MUSIC])

    assert usual == Differences()
    assert not usual


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ([MATHS, MUSIC], Differences(start=70, missing=("Bild",))),
        ([ART, MATHS], Differences(end=-210, missing=("Musik",))),
        ([("07:50", "09:20", "Bild"), MATHS, MUSIC], Differences(start=-30)),
        ([ART, MATHS, ("13:00", "14:30", "Musik")], Differences(end=30)),
        (
            [ART, MATHS, ("13:00", "14:00", "Simning")],
            Differences(added=("Simning",), missing=("Musik",)),
        ),
        ([MUSIC, MATHS, ART], Differences()),
        (
            [ART, ("09:30", "10:30", "Temadag"), MUSIC, ("14:00", "14:30", "Temadag")],
            Differences(end=30, added=("Temadag",), missing=("Matematik",)),
        ),
        # On the day itself a cancelled lesson is missing.
        (
            [("08:20", "09:20", "Bild inställd"), MATHS, MUSIC],
            Differences(start=70, missing=("Bild",)),
        ),
        # A word with which a school calls it by another case is no other subject.
        ([("08:20", "09:20", "BILD "), MATHS, MUSIC], Differences()),
    ],
)
def test_differences(own: list[Lesson], expected: Differences) -> None:
    """Times in minutes, later is more; subjects in the order of the day."""
    assert compared(own, [ART, MATHS, MUSIC], [ART, MATHS, MUSIC]) == expected
    assert compared(own, [ART, MATHS, MUSIC]) == expected


def test_cancelled_lessons_of_other_weeks() -> None:
    """They were planned: a week whose first lesson is cancelled does not make later usual."""
    cancelled = [("08:20", "09:20", "INSTÄLLT: Bild"), MATHS, MUSIC]
    earlier = [("08:10", "09:20", "INSTÄLLT: Bild"), MATHS, MUSIC]

    assert compared([ART, MATHS, MUSIC], cancelled) == Differences()
    assert compared([MATHS, MUSIC], earlier, [ART, MATHS, MUSIC], cancelled) == Differences(
        start=70, missing=("Bild",)
    )


def test_most_weeks_count() -> None:
    """One odd week among three changes nothing."""
    odd = [("10:00", "11:00", "Friluftsdag")]
    usual = [ART, MATHS, MUSIC]

    assert compared(usual, usual, odd, usual) == Differences()
    assert compared(odd, usual, odd, usual) == Differences(
        start=100, end=-180, added=("Friluftsdag",), missing=("Bild", "Matematik", "Musik")
    )
    twice = [ART, ("09:30", "10:00", "Drama"), ("10:00", "10:30", "Drama"), MATHS, MUSIC]
    assert compared(usual, twice, usual, usual) == Differences()


def test_weeks_that_take_turns() -> None:
    """What half of the weeks have is neither new nor missing, and the day's own time is usual."""
    one, other = [ART, MATHS], [MATHS, MUSIC]

    assert compared(one, one, other) == Differences()
    assert compared(other, one, other) == Differences()
    # Neither: compared with the earlier one.
    assert compared([("08:00", "10:30", "Matematik")], one, other) == Differences(start=-20)


@pytest.mark.parametrize(
    "known",
    [
        Known(),
        Known(timetable=plan()),
        # No other Monday, only another day.
        Known(timetable=plan(*on("2026-11-23", ART), *on("2026-12-01", ART))),
        # No lesson that takes place on the day itself: that is not a difference, it is a mode.
        Known(timetable=plan(*on("2026-11-30", ART))),
        Known(
            timetable=plan(
                *on("2026-11-23", ("08:20", "09:20", "Bild inställd")), *on("2026-11-30", ART)
            )
        ),
        # Lunch alone is no other week.
        Known(
            timetable=plan(*on("2026-11-23", ART), *on("2026-11-30", ("11:10", "11:40", "Lunch")))
        ),
    ],
)
def test_nothing_to_compare(known: Known) -> None:
    """A day is usual only beside others."""
    assert differences(known, MONDAY) is None


@pytest.mark.parametrize("days", [("2026-10-19", "2026-10-26"), ("2026-03-23", "2026-03-30")])
def test_clock_changes(days: tuple[str, str]) -> None:
    """What begins at the same time on the wall begins as usual."""
    first, second = days
    known = Known(timetable=plan(*on(first, ART), *on(second, ART), first=first))

    assert differences(known, date.fromisoformat(second)) == Differences()


def test_times_of_another_zone() -> None:
    """The clock on the wall is the one in Sweden."""
    there = replace(on("2026-11-30", ART)[0], start=at("2026-11-30 08:20").astimezone(UTC))
    known = Known(timetable=plan(*on("2026-11-23", ART), there))

    assert differences(known, MONDAY) == Differences()
