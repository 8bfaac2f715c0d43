"""Lessons that readings lack: in doubt, cancelled, back again; days that turn empty."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from custom_components.skolplattformen.school.changes import compare, second_look
from custom_components.skolplattformen.school.models import Timetable

from .facts import at, plan
from .readings import follow, kept_rows, lesson, never, reading

MATHS, SWEDISH, SPORTS = "08:20-09:20 Matematik", "09:40-10:40 Svenska", "13:00-14:00 Idrott"
FULL = (MATHS, SWEDISH, SPORTS)
CANCELLED = "cancelled 08:20 Matematik -> - start 08:20>09:40"


def monday(time: str, *texts: str) -> Timetable:
    """Return a reading of Tuesday, made on Monday at a time."""
    return reading(*texts, at_time=f"2026-11-23 {time}")


@pytest.mark.parametrize(
    ("second", "said"), [("12:19", []), ("12:20", [CANCELLED]), ("16:00", [CANCELLED])]
)
def test_missing_from_two_readings(second: str, said: list[str]) -> None:
    """It is cancelled when both are 20 minutes apart; until then it is in doubt and counts."""
    kept, told = follow(
        monday("11:00", *FULL),
        monday("12:00", SWEDISH, SPORTS),
        monday(second, SWEDISH, SPORTS),
    )

    assert told == [[], said]
    mark = " x" if said else " ?"
    assert kept_rows(kept) == [f"08:20 Matematik{mark}", "09:40 Svenska", "13:00 Idrott"]


def test_cancelled_once() -> None:
    """Readings after that say nothing new, and what is kept can be stored."""
    kept, told = follow(
        monday("11:00", *FULL), *(monday(f"{hour}:00", SWEDISH, SPORTS) for hour in range(12, 18))
    )

    assert told == [[], [CANCELLED], [], [], [], []]
    assert Timetable.from_dict(kept.to_dict()) == kept
    assert kept.entries[0].cancelled
    assert kept.entries[0].missing_since == at("2026-11-23 12:00")


def test_missing_once_is_nothing() -> None:
    """A half-empty answer that is whole again next time announces nothing."""
    kept, told = follow(
        monday("11:00", *FULL),
        monday("12:00", SPORTS),
        monday("12:10", *FULL),
        monday("13:00", SPORTS),
        monday("13:10", *FULL),
    )

    assert told == [[], [], [], []]
    assert kept == monday("13:10", *FULL)


def test_restored() -> None:
    """A lesson that was taken to be cancelled comes back, in whatever room."""
    kept, told = follow(
        monday("11:00", *FULL),
        monday("12:00", SWEDISH, SPORTS),
        monday("13:00", SWEDISH, SPORTS),
        monday("14:00", "08:20-09:20 matematik / / C3", SWEDISH, SPORTS),
        monday("15:00", SWEDISH, SPORTS),
        monday("16:00", SWEDISH, SPORTS),
    )

    assert told == [
        [],
        [CANCELLED],
        ["restored 08:20 Matematik -> 08:20 matematik start 09:40>08:20"],
        [],
        ["cancelled 08:20 matematik -> - start 08:20>09:40"],
    ]
    assert kept.entries[0].cancelled


def test_what_was_cancelled_cannot_move() -> None:
    """Another lesson of the subject that day is added; the one that was cancelled stays so."""
    kept, told = follow(
        monday("11:00", *FULL),
        monday("12:00", SWEDISH, SPORTS),
        monday("13:00", SWEDISH, SPORTS),
        monday("14:00", SWEDISH, SPORTS, "14:10-15:10 Matematik"),
    )

    assert told[2] == ["added - -> 14:10 Matematik end 14:00>15:10"]
    assert kept_rows(kept)[0] == "08:20 Matematik x"


def test_missing_and_then_moved() -> None:
    """A lesson in doubt that is found at another time has moved."""
    kept, told = follow(
        monday("11:00", *FULL),
        monday("12:00", SWEDISH, SPORTS),
        monday("13:00", SWEDISH, SPORTS, "14:10-15:10 Matematik"),
    )

    assert told == [
        [],
        ["moved 08:20 Matematik -> 14:10 Matematik start 08:20>09:40 end 14:00>15:10"],
    ]
    assert all(entry.confirmed for entry in kept.entries)


def test_replaced_is_not_cancelled() -> None:
    """The lesson that stands there instead is all there is to tell."""
    replaced = ("08:20-09:20 Engelska", SWEDISH, SPORTS)
    _, told = follow(
        monday("11:00", *FULL), *(monday(f"{hour}:00", *replaced) for hour in range(12, 15))
    )

    assert told == [["subject 08:20 Matematik -> 08:20 Engelska"], [], []]


def test_already_cancelled_in_words() -> None:
    """A lesson that the school called off and then took away is not cancelled twice."""
    kept, told = follow(
        monday("11:00", "08:20-09:20 Matematik inställd", SWEDISH),
        *(monday(f"{hour}:00", SWEDISH) for hour in range(12, 15)),
    )

    assert told == [[], [], []]
    assert kept_rows(kept) == ["08:20 Matematik inställd x", "09:40 Svenska"]


def test_begun_is_never_cancelled() -> None:
    """A lesson in doubt that has begun stays in doubt; one missing only after that is as it was."""
    today = [
        reading(*rows, at_time=f"2026-11-24 {time}")
        for time, rows in (
            ("08:10", (SWEDISH, SPORTS)),
            ("08:40", (SWEDISH, SPORTS)),
            ("09:50", (SPORTS,)),
            ("10:50", (SPORTS,)),
        )
    ]

    kept, told = follow(monday("11:00", *FULL), *today)

    assert told == [[], [], [], []]
    assert kept_rows(kept) == ["08:20 Matematik ?", "09:40 Svenska", "13:00 Idrott"]


def test_last_lesson_of_a_day_that_goes_on() -> None:
    """Pick-up is earlier only once a second reading says so."""
    early = [
        reading(MATHS, SWEDISH, at_time=f"2026-11-24 {time}")
        for time in ("10:50", "11:00", "11:20")
    ]

    assert follow(monday("11:00", *FULL), *early)[1] == [
        [],
        [],
        ["cancelled 13:00 Idrott -> - end 14:00>10:40"],
    ]


def test_an_empty_day_is_not_cancelled() -> None:
    """Its lessons, and its lunch, stay in doubt for half a day of readings; then it is empty."""
    lunch = "11:00-11:40 Lunch"
    start = monday("06:00", *FULL, lunch)
    doubtful, told = follow(start, monday("07:00"), monday("12:00"), monday("18:59"))
    empty, later = follow(monday("19:00"), monday("19:30", *FULL), kept=doubtful)

    assert told == [[], [], []]
    assert kept_rows(doubtful) == [
        "08:20 Matematik ?",
        "09:40 Svenska ?",
        "11:00 Lunch",
        "13:00 Idrott ?",
    ]
    assert not any(entry.cancelled for entry in doubtful.entries)
    assert follow(monday("19:00"), kept=doubtful) == (monday("19:00"), [[]])
    # What comes back on a day that was empty is not announced.
    assert later == [[], []]
    assert empty == monday("19:30", *FULL)


def test_half_a_day_counts_from_when_the_day_was_empty() -> None:
    """A lesson that was missing before does not make it shorter."""
    doubtful, _ = follow(
        monday("06:00", *FULL),
        monday("07:00", SWEDISH, SPORTS),
        monday("07:10"),
        monday("19:09"),
    )

    assert len(doubtful.entries) == 3
    assert follow(monday("19:10"), kept=doubtful) == (monday("19:10"), [[]])


def test_explained_when_the_day_has_begun() -> None:
    """Lessons in doubt go even if their time has come: there were none."""
    doubtful, _ = follow(monday("11:00", *FULL), reading(at_time="2026-11-24 07:00"))
    later = reading(at_time="2026-11-24 09:00")

    assert follow(later, kept=doubtful, closed={date(2026, 11, 24)}.__contains__) == (later, [[]])


def test_an_empty_day_that_the_calendar_explains() -> None:
    """It is empty at once, and nothing was cancelled; another day stays in doubt."""
    rows = [lesson(MATHS, f"2026-11-{day}") for day in (24, 25)]
    kept = plan(*rows, read_at="2026-11-23 06:00")

    after, told = follow(monday("07:00"), kept=kept, closed={date(2026, 11, 24)}.__contains__)

    assert told == [[]]
    assert [(row.start.day, row.confirmed) for row in after.entries] == [(25, False)]


def test_a_closed_day_with_lessons_is_read_as_it_is() -> None:
    """What the calendar says counts only where the timetable says nothing."""
    kept, told = follow(
        monday("11:00", *FULL), monday("12:00", *FULL), closed={date(2026, 11, 24)}.__contains__
    )

    assert told == [[]]
    assert kept == monday("12:00", *FULL)


def test_an_all_day_row_does_not_make_a_day_of_lessons() -> None:
    """A day with nothing but an outing has turned empty: its lessons are in doubt."""
    outing = replace(lesson("00:00-23:59 Friluftsdag"), all_day=True)

    kept, told = follow(
        monday("11:00", *FULL),
        *(plan(outing, read_at=f"2026-11-23 {time}") for time in ("12:00", "13:00")),
    )

    assert told == [[], []]
    assert kept_rows(kept)[:2] == ["00:00 Friluftsdag", "08:20 Matematik ?"]


def test_a_week_that_is_lost_and_comes_back() -> None:
    """Nothing is announced, neither of the loss nor of the return, and nothing is lost."""
    days = [f"2026-11-{day}" for day in (23, 24, 25, 26, 27, 30)]
    rows = [lesson(text, day) for day in days for text in FULL]
    whole = plan(*rows, read_at="2026-11-23 06:00")
    lost = [plan(*rows[-3:], read_at=f"2026-11-23 {time}") for time in ("06:30", "07:00", "12:00")]
    back = plan(*rows, read_at="2026-11-23 12:30")

    doubtful, told = follow(whole, *lost)

    assert told == [[], [], []]
    assert len(doubtful.entries) == len(rows)
    assert follow(back, kept=doubtful) == (back, [[]])


def test_what_comes_back_by_halves_is_counted_anew() -> None:
    """An empty answer is no first reading of a day of which the next one has half."""
    kept, told = follow(
        monday("11:00", *FULL),
        monday("12:00"),
        monday("12:30", SWEDISH, SPORTS),
        monday("12:49", SWEDISH, SPORTS),
        monday("12:50", SWEDISH, SPORTS),
    )

    assert told == [[], [], [], [CANCELLED]]
    assert kept.entries[0].missing_since == at("2026-11-23 12:30")


def test_what_had_begun_of_a_day_that_turns_empty() -> None:
    """It stays; the rest of the day is in doubt."""
    kept, told = follow(monday("11:00", *FULL), reading(at_time="2026-11-24 09:00"))

    assert told == [[]]
    assert kept_rows(kept) == ["08:20 Matematik", "09:40 Svenska ?", "13:00 Idrott ?"]


def test_a_clock_that_went_back() -> None:
    """A lesson missed in what is now the future is missed from now on."""
    kept, _ = follow(monday("11:00", *FULL), monday("18:00", SWEDISH, SPORTS))

    _, told = follow(monday("12:00", SWEDISH, SPORTS), monday("12:20", SWEDISH, SPORTS), kept=kept)

    assert told == [[], [CANCELLED]]


@pytest.mark.parametrize(
    ("rows", "now", "expected"),
    [
        (FULL, "12:05", None),
        ((), "12:05", None),
        ((SWEDISH, SPORTS), "12:05", at("2026-11-23 12:20")),
        ((SWEDISH, SPORTS), "13:00", at("2026-11-23 12:20")),
    ],
)
def test_when_to_look_again(rows: tuple[str, ...], now: str, expected: datetime | None) -> None:
    """A lesson missing among others asks for a second reading; an empty day does not."""
    kept, _ = follow(monday("11:00", *FULL), monday("12:00", *rows))
    moment = at(f"2026-11-23 {now}")

    assert second_look(kept, moment) == expected
    assert second_look(kept, moment + timedelta(days=1)) is None
    assert second_look(None, moment) is None


def test_nothing_to_look_at_again_once_it_is_cancelled() -> None:
    """Two readings are enough."""
    gone = monday("12:20", SWEDISH, SPORTS)
    kept, _ = follow(monday("11:00", *FULL), monday("12:00", SWEDISH, SPORTS), gone)

    assert second_look(kept, gone.read_at) is None
    assert compare(kept, gone, never, gone.read_at).timetable == kept
