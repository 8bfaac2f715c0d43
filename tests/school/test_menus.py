"""Menus of several weeks as one, and what is kept of those before."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from custom_components.skolplattformen.school.menus import is_quiet, join_menus, passed, renewed

from .facts import at, menu, served


def test_join_two_weeks() -> None:
    """Days are in order, the range is whole, and the menu is as old as its oldest part."""
    newer = menu(served("2026-12-07", "Kalops"), first="2026-12-07", read_at="2026-10-25 02:10")
    newer = replace(newer, read_at=newer.read_at.replace(fold=1))
    older = menu(
        served("2026-11-24", "Pasta"), served("2026-11-23", "Fisk"), read_at="2026-10-25 02:30"
    )

    joined = join_menus([newer, replace(older, school=None)])

    assert joined is not None
    assert joined.school == "Lärkskolan"
    assert (joined.first, joined.last) == (older.first, newer.last)
    assert joined.read_at == at("2026-10-25 02:30")
    assert [day.day.day for day in joined.days] == [23, 24, 7]


def test_join_nothing() -> None:
    """Without menus there is none."""
    assert join_menus([]) is None


def test_days_that_have_passed_stay_as_they_were() -> None:
    """What another kitchen says today of yesterday changes nothing; of today and later it does."""
    kept = menu(
        served("2026-11-20", "Kalops"),
        served("2026-11-23", "Pasta"),
        served("2026-11-25", "Soppa"),
        first="2026-11-16",
    )
    read = menu(
        served("2026-11-23", "Gröt"), served("2026-11-24", "Fisk"), read_at="2026-11-24 06:00"
    )

    after = renewed(kept, replace(read, school=None), date(2026, 11, 24))

    assert [(day.day.day, day.dishes[0].name) for day in after.days] == [
        (20, "Kalops"),
        (23, "Pasta"),
        (24, "Fisk"),
    ]
    assert (after.first, after.last, after.read_at) == (kept.first, read.last, read.read_at)
    assert after.school == "Lärkskolan"


def test_days_beyond_what_can_be_read_now_stay() -> None:
    """A site that lets us have no more than this week does not take the next one away."""
    kept = menu(served("2026-11-24", "Pasta"), served("2026-12-01", "Soppa"))
    read = replace(menu(served("2026-11-24", "Fisk")), last=date(2026, 11, 29))

    after = renewed(kept, read, date(2026, 11, 24))

    assert [day.dishes[0].name for day in after.days] == ["Fisk", "Soppa"]
    assert after.last == kept.last


def test_old_days_are_forgotten_after_three_months() -> None:
    """What was served before that is gone, and so is the claim to know of it."""
    kept = replace(
        menu(served("2026-08-25", "Kalops"), served("2026-08-26", "Pasta")), first=date(2026, 8, 1)
    )
    read = menu(served("2026-11-24", "Fisk"))

    after = renewed(kept, read, date(2026, 11, 24))

    assert [day.day for day in after.days] == [date(2026, 8, 26), date(2026, 11, 24)]
    assert after.first == date(2026, 8, 26)
    assert renewed(None, read, date(2026, 11, 24)) == read


def test_what_stays_of_a_kitchen_that_was_left() -> None:
    """The days before today, and nothing without any."""
    left = menu(served("2026-11-23", "Kalops"), served("2026-11-24", "Pasta"))

    kept = passed(left, date(2026, 11, 24))

    assert kept is not None
    assert kept.days == left.days[:1]
    assert kept.last == date(2026, 11, 23)
    assert passed(left, date(2026, 11, 23)) is None


@pytest.mark.parametrize(("days_ago", "quiet"), [(30, False), (31, True)])
def test_a_kitchen_without_anything_new_for_a_month_is_quiet(days_ago: int, *, quiet: bool) -> None:
    """The newest day counts; without any, since when we know that there is none."""
    today = date(2026, 11, 23) + timedelta(days=days_ago)

    assert is_quiet(menu(served("2026-11-16", "Kalops"), served("2026-11-23", "x")), today) is quiet
    assert is_quiet(menu(), today) is quiet
