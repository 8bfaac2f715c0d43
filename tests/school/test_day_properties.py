"""What holds of the answers about a school day whatever the plans and the moment."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.skolplattformen.school.agenda import agenda, current_or_next
from custom_components.skolplattformen.school.day import (
    next_boundary,
    next_lesson,
    school_start,
    wake_up,
)
from custom_components.skolplattformen.school.lunches import Choice, Lunch, lunches, next_lunch
from custom_components.skolplattformen.school.models import Menu, Timetable
from custom_components.skolplattformen.school.moments import swedish_day
from tests.properties import DETERMINISTIC

from .facts import KEY, MARGIN, cases

type Case = tuple[Timetable | None, Menu | None, datetime]


def _lunches(menu: Menu | None) -> dict[date, Lunch]:
    return {} if menu is None else lunches([(menu, Choice())])


def _answers(timetable: Timetable | None, menu: Menu | None, now: datetime) -> tuple[object, ...]:
    """Return all that an entity shows."""
    return (
        next_lesson(timetable, now),
        school_start(timetable, now),
        wake_up(timetable, MARGIN, now),
        current_or_next(agenda(KEY, timetable), now),
        next_lunch(_lunches(menu), timetable, now),
    )


@DETERMINISTIC
@given(cases(), st.integers(min_value=0, max_value=99))
def test_answers_stand_until_the_next_boundary(case: Case, percent: int) -> None:
    """No answer changes before the boundary, which is in the future and within a day."""
    timetable, menu, now = case
    boundary = next_boundary(timetable, now, eats=menu is not None, margin=MARGIN)
    if boundary is None:
        assert timetable is None
        assert menu is None
        return
    wait = boundary.astimezone(UTC) - now.astimezone(UTC)
    assert timedelta() < wait <= timedelta(hours=25)
    for later in (
        now.astimezone(UTC) + wait * percent / 100,
        boundary.astimezone(UTC) - timedelta.resolution,
    ):
        assert _answers(timetable, menu, later) == _answers(timetable, menu, now)


@DETERMINISTIC
@given(cases())
def test_answers_do_not_depend_on_the_zone_of_the_machine(case: Case) -> None:
    """The same moment in another zone gives the same answers."""
    timetable, menu, now = case

    assert _answers(timetable, menu, now) == _answers(timetable, menu, now.astimezone(UTC))
    assert next_boundary(timetable, now, eats=menu is not None, margin=MARGIN) == next_boundary(
        timetable, now.astimezone(UTC), eats=menu is not None, margin=MARGIN
    )


@DETERMINISTIC
@given(cases())
def test_answers_do_not_depend_on_the_order_of_rows(case: Case) -> None:
    """A timetable in another order gives the same answers."""
    timetable, menu, now = case
    turned = timetable and Timetable(
        first=timetable.first,
        last=timetable.last,
        read_at=timetable.read_at,
        entries=timetable.entries[::-1],
    )

    assert _answers(timetable, menu, now) == _answers(turned, menu, now)


@DETERMINISTIC
@given(cases())
def test_next_lesson_is_one_that_takes_place(case: Case) -> None:
    """It is a lesson of the timetable, later than now, and none comes between."""
    timetable, _, now = case
    lesson = next_lesson(timetable, now)
    held = [row for row in timetable.lessons if not row.cancelled] if timetable else []
    coming = [row.start.timestamp() for row in held if row.start.timestamp() > now.timestamp()]

    if lesson is None:
        assert coming == []
    else:
        assert lesson in held
        assert lesson.start.timestamp() == min(coming)


@DETERMINISTIC
@given(cases(), st.integers(0, 240).map(lambda minutes: timedelta(minutes=minutes)))
def test_wake_up_comes_the_margin_before_a_school_day(case: Case, margin: timedelta) -> None:
    """It lies ahead, and the margin after it begins a day's first lesson that takes place."""
    timetable, _, now = case
    alarm = wake_up(timetable, margin, now)
    if alarm is None:
        return
    assert timetable is not None
    assert alarm.timestamp() > now.timestamp()
    start = alarm.timestamp() + margin.total_seconds()
    day = swedish_day(datetime.fromtimestamp(start, UTC))
    first = min(
        row.start.timestamp()
        for row in timetable.lessons
        if not row.cancelled and swedish_day(row.start) == day
    )
    assert start == first
    assert swedish_day(now) <= day <= swedish_day(now) + timedelta(days=14)


@DETERMINISTIC
@given(cases())
def test_lunch_is_today_or_within_a_week(case: Case) -> None:
    """A shown day is of the menu and near; one that is not today has dishes."""
    timetable, menu, now = case
    shown = next_lunch(_lunches(menu), timetable, now)
    if shown is None:
        return
    today = swedish_day(now)

    assert menu is not None
    assert shown.day in {day.day for day in menu.days}
    assert shown.dishes or (shown.day == today and shown.closed)
    assert today <= shown.day <= today + timedelta(days=7)
