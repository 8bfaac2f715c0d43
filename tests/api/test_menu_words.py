"""Kitchens' words for days off and for meals."""

from collections import Counter
from datetime import date, timedelta

import pytest

from custom_components.skolplattformen.api.menus.day_off import is_day_off
from custom_components.skolplattformen.api.menus.meal import meal_and_label
from custom_components.skolplattformen.api.menus.week import Week
from custom_components.skolplattformen.school.models import MenuDay

from .conftest import TUESDAY
from .menu_mutations import names_of

MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize(
    "name",
    [
        "Sportlov",
        "LOV",
        "Lovdag",
        "Höstlov v. 44",
        "Påsklov!",
        "Jullov - skolan är stängd",
        "Studiedag",
        "Studiedag, eleverna är lediga",
        "Kompetensutvecklingsdag",
        "Klämdag.",
        "Röd dag",
        "Stängt",
        "Stängt för sommaren",
        "Skolan är stängd",
        "Ingen servering idag",
        "Trettondagen",
        "Trettondagsafton",
        "Trettondedag jul",
        "Långfredagen",
        "Annandag påsk",
        "Första maj",
        "1 maj",
        "Kristi himmelsfärdsdag",
        "Nationaldagen",
        "Midsommarafton",
        "Julafton",
        "Nyårsdagen",
        "Julavslutning",
    ],
)
def test_day_off(name: str) -> None:
    """A name that is nothing but a reason."""
    assert is_day_off(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "Fisksoppa",
        "Kökets val",
        "Lovbiff",
        "Lövbiff med lök",
        "Jullunch",
        "Julbord",
        "Julafton: skinka och sill",
        "Påskbuffé",
        "Pizza inför sportlov",
        "Midsommarsill",
        "Nyårsdagens soppa",
        "Tisdag",
        "Avslutningslunch",
        "Meny saknad för denna dag.",
        pytest.param("Sportlov" + " -" * 500_000, id="too long to be looked at"),
    ],
)
def test_no_day_off(name: str) -> None:
    """Dishes stay dishes, and what says nothing of a day off is no reason."""
    assert not is_day_off(name)


@pytest.mark.parametrize(
    ("text", "meal", "label"),
    [
        ("", None, None),
        ("Lunch", "Lunch", None),
        (" lunch ", "Lunch", None),
        ("Lunch 2", "Lunch", "Lunch 2"),
        ("Dagens lunch", "Lunch", "Dagens lunch"),
        ("MELLANMÅL", "Mellanmål", None),
        ("Mellanmålet", "Mellanmål", None),
        ("Vegetariskt", None, "Vegetariskt"),
        ("Lunchkorv", None, "Lunchkorv"),
    ],
)
def test_meal(text: str, meal: str | None, label: str | None) -> None:
    """The meal is told from the alternative."""
    assert meal_and_label(text) == (meal, label)


def test_day_off_in_a_week() -> None:
    """It closes a day on which nothing else is served, and is no dish of one where something is."""
    week = Week(MONDAY)
    tuesday, wednesday = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
    for day, name in (
        (MONDAY, "Sportlov "),
        (MONDAY, ""),
        (MONDAY, "Lov"),
        (tuesday, "Julavslutning"),
        (tuesday, "Gröt"),
        (wednesday, "Lov"),
        (MONDAY + timedelta(days=7), "Lov"),
    ):
        week.serve(day, name)
    week.close(wednesday, "Studiedag")

    menu = week.menu("Lärkskolan", TUESDAY, Counter())

    assert menu.days[0] == MenuDay(day=MONDAY, closed="Sportlov")
    assert menu.days[2] == MenuDay(day=wednesday, closed="Studiedag")
    assert names_of(menu) == {MONDAY: [], tuesday: ["Gröt"], wednesday: []}
