"""What holds of timetable changes whatever is read and whenever."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

from hypothesis import given, strategies as st

from custom_components.skolplattformen.school.announced import news_of_changes
from custom_components.skolplattformen.school.changes import compare, second_look
from custom_components.skolplattformen.school.day_changes import SECOND_LOOK
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    ChangeKind,
    Timetable,
    TimetableEntry,
)
from custom_components.skolplattformen.school.moments import instant, swedish_day
from tests.properties import DETERMINISTIC

from .facts import KEY, cases
from .readings import never

_FIRSTS = ("2026-10-22", "2026-03-26", "2026-12-28", "2026-11-23")
_STEPS = st.integers(0, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))


@st.composite
def _days(draw: st.DrawFn, first: date) -> tuple[TimetableEntry, ...]:
    """Return the rows of up to four days, as a reading of them might say."""
    rows = draw(
        st.lists(
            st.builds(
                _row,
                st.just(first),
                st.integers(0, 3),
                st.sampled_from((8, 9, 9, 10, 13)),
                st.sampled_from((45, 60, 90)),
                st.sampled_from(("Svenska", "Matematik", "Bild", "Lunch", "Bild inställd")),
                st.sampled_from((None, "Provén", "Vikarie")),
            ),
            max_size=12,
            unique=True,
        )
    )
    return tuple(rows)


def _row(
    first: date, offset: int, hour: int, minutes: int, title: str, teacher: str | None
) -> TimetableEntry:
    start = datetime(first.year, first.month, first.day, hour, tzinfo=STOCKHOLM)
    start += timedelta(days=offset)
    end = start + timedelta(minutes=minutes)
    return TimetableEntry(start=start, end=end, title=title, teacher=teacher)


@st.composite
def _readings(draw: st.DrawFn, *, least: int = 2, most: int = 5) -> list[Timetable]:
    """Return readings of one child's week, one after the other, from half past five on."""
    first = date.fromisoformat(draw(st.sampled_from(_FIRSTS)))
    read_at = datetime(first.year, first.month, first.day, 5, 30, tzinfo=STOCKHOLM)
    whole = draw(_days(first))
    readings = []
    for _ in range(draw(st.integers(least, most))):
        some = draw(st.sets(st.integers(0, 11), max_size=4))
        rows = draw(
            st.sampled_from((whole, tuple(row for n, row in enumerate(whole) if n not in some)))
            | _days(first)
            | st.just(())
        )
        readings.append(
            Timetable(first=first, last=first + timedelta(days=6), read_at=read_at, entries=rows)
        )
        read_at = (read_at.astimezone(UTC) + draw(_STEPS)).astimezone(STOCKHOLM)
    return readings


@DETERMINISTIC
@given(cases(), cases(), st.booleans())
def test_any_plans_and_any_moment(
    one: tuple[object, ...], other: tuple[object, ...], closed: bool
) -> None:
    """There is always an answer, and it can be stored and compared again."""
    kept, read, now = one[0], other[0], other[2]
    assert kept is None or isinstance(kept, Timetable)
    assert isinstance(now, datetime)
    if not isinstance(read, Timetable):
        return
    found = compare(kept, read, lambda _day: closed, now)

    assert Timetable.from_dict(found.timetable.to_dict()) == found.timetable
    assert found.timetable.covers(read.first)
    assert found.timetable.covers(read.last)
    again = compare(found.timetable, read, lambda _day: closed, now)
    assert again.changes == ()
    news = news_of_changes(KEY, found.changes, {}, swedish_day(now))
    assert news_of_changes(KEY, found.changes, news.announced, swedish_day(now)).changes == ()
    second_look(found.timetable, now)


@DETERMINISTIC
@given(_readings())
def test_reading_the_same_again_announces_nothing(readings: list[Timetable]) -> None:
    """Nor does it change what is kept."""
    kept: Timetable | None = None
    for read in readings:
        found = compare(kept, read, never, read.read_at)
        again = compare(found.timetable, read, never, read.read_at)
        assert again.changes == ()
        assert Counter(again.timetable.entries) == Counter(found.timetable.entries)
        kept = found.timetable


@DETERMINISTIC
@given(_readings(most=2), st.integers(0, 30))
def test_there_and_back(readings: list[Timetable], hours: int) -> None:
    """What comes back is as it was; what there was beside it is in doubt."""
    first, second = readings
    now = first.read_at
    later = [now + timedelta(hours=hours), now + timedelta(hours=hours, minutes=5)]

    there = compare(first, second, never, now).timetable
    there = compare(there, replace(second, read_at=later[0]), never, now).timetable
    back = compare(there, replace(first, read_at=later[1]), never, now).timetable

    lessons = list(back.lessons)
    for lesson in first.lessons:
        lessons.remove(lesson)
    assert all(lesson.cancelled or not lesson.confirmed for lesson in lessons)


@DETERMINISTIC
@given(_readings(most=2), st.sets(st.integers(0, 11)))
def test_what_is_lost_for_a_moment(readings: list[Timetable], lost: set[int]) -> None:
    """Rows that one reading lacks are back with the next one, without a word."""
    whole = readings[0]
    some = tuple(row for place, row in enumerate(whole.entries) if place not in lost)
    now = whole.read_at

    there = compare(whole, replace(whole, entries=some), never, now)
    back = compare(there.timetable, whole, never, now)

    assert not {ChangeKind.CANCELLED, ChangeKind.RESTORED} & {
        change.kind for change in (*there.changes, *back.changes)
    }
    assert set(whole.lessons) == set(back.timetable.lessons)


@DETERMINISTIC
@given(_readings())
def test_one_reading_loses_no_lesson(readings: list[Timetable]) -> None:
    """One that was certain and has not begun is there, or has changed, or is part of another."""
    kept: Timetable | None = None
    for read in readings:
        found = compare(kept, read, never, read.read_at)
        changed = {change.before for change in found.changes}
        for lesson in kept.lessons if kept else ():
            if lesson.cancelled or not lesson.confirmed or lesson.start <= read.read_at:
                continue
            there = any(
                lesson.plain_title == row.plain_title
                and row.start < lesson.end
                and lesson.start < row.end
                for row in found.timetable.lessons
            )
            silently = any(
                row.start <= read.read_at and row.plain_title == lesson.plain_title
                for row in read.lessons
            )
            assert there or silently or lesson in changed
        kept = found.timetable


@DETERMINISTIC
@given(_readings(most=6))
def test_cancelled_needs_two_readings_and_other_lessons(readings: list[Timetable]) -> None:
    """A lesson is cancelled by silence only then, and never when it has begun."""
    kept = readings[0]
    for place, read in enumerate(readings[1:], 1):
        found = compare(kept, read, never, read.read_at)
        for change in found.changes:
            lesson = change.before
            assert all(
                side is None or instant(side.start) > instant(read.read_at)
                for side in (lesson, change.after)
            )
            if change.kind is not ChangeKind.CANCELLED or change.after or lesson is None:
                continue
            assert any(swedish_day(row.start) == change.day for row in read.lessons)
            assert lesson not in read.entries
            assert any(
                instant(read.read_at) - instant(before.read_at) >= SECOND_LOOK
                and not any(
                    (row.start, row.end, row.title) == (lesson.start, lesson.end, lesson.title)
                    for row in before.entries
                )
                for before in readings[1:place]
            )
        kept = found.timetable


@DETERMINISTIC
@given(_readings(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(readings: list[Timetable], random: Random) -> None:
    """Nor does the zone in which the moment is given."""
    kept: Timetable | None = None
    turned: Timetable | None = None
    for read in readings:
        shuffled = replace(read, entries=tuple(random.sample(read.entries, len(read.entries))))
        one = compare(kept, read, never, read.read_at)
        other = compare(turned, shuffled, never, read.read_at.astimezone(UTC))
        assert one.changes == other.changes
        kept, turned = one.timetable, other.timetable
