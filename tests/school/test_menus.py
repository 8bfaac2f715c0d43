"""Menus of several weeks as one, and what of them is lunch."""

from dataclasses import replace
from datetime import date

import pytest

from custom_components.skolplattformen.school.menus import join_menus, lunch_of
from custom_components.skolplattformen.school.models import Dish, MenuDay

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


@pytest.mark.parametrize(
    ("meals", "lunch"),
    [
        ((None, None), ("0", "1")),
        (("Lunch", "Middag"), ("0",)),
        (("Frukost", "Lunch 1", "Skollunch", None), ("1", "2")),
        (("Dagens rätt", "Mellanmål"), ("0",)),
        (("Middag",), ()),
    ],
)
def test_what_is_lunch(meals: tuple[str | None, ...], lunch: tuple[str, ...]) -> None:
    """A kitchen that publishes every meal shows lunch as lunch, and nothing else."""
    dishes = tuple(Dish(name=str(number), meal=meal) for number, meal in enumerate(meals))
    found = lunch_of(MenuDay(day=date(2026, 11, 24), dishes=dishes))
    assert tuple(dish.name for dish in found.dishes) == lunch
