"""What a child has for lunch: which dishes, on which day, until when, from which kitchen."""

from dataclasses import replace
from datetime import UTC, date
from zoneinfo import ZoneInfo

import pytest

from custom_components.skolplattformen.school.lunches import (
    Choice,
    Lunch,
    alternatives_of,
    lunch_end,
    lunches,
    meals_of,
    next_lunch,
)
from custom_components.skolplattformen.school.models import STOCKHOLM, Dish, Menu, MenuDay

from .facts import at, menu, plan, row, served

TUESDAY = date(2026, 11, 24)

ZONES = pytest.mark.parametrize(
    "zone", [STOCKHOLM, UTC, ZoneInfo("US/Pacific")], ids=["stockholm", "utc", "pacific"]
)


def known(*menus: Menu) -> dict[date, Lunch]:
    """Return the lunches of a child without any choice of its own."""
    return lunches((each, Choice()) for each in menus)


def day_of(*dishes: tuple[str, str | None, str | None]) -> MenuDay:
    """Return a Tuesday with these dishes: name, meal, label."""
    return MenuDay(
        day=TUESDAY,
        dishes=tuple(Dish(name=name, meal=meal, label=label) for name, meal, label in dishes),
    )


def names(dishes: tuple[Dish, ...]) -> list[str]:
    """Return what the dishes are called."""
    return [dish.name for dish in dishes]


@pytest.mark.parametrize(
    ("meals", "lunch"),
    [
        ((None, None), ["0", "1"]),
        (("Lunch", "Middag"), ["0"]),
        (("Frukost", "Lunch 1", "Skollunch", None), ["1", "2"]),
        (("Dagens rätt", "Mellanmål"), ["0"]),
        (("Middag",), None),
    ],
)
def test_what_is_lunch(meals: tuple[str | None, ...], lunch: list[str] | None) -> None:
    """A kitchen that publishes every meal shows lunch as lunch, and nothing else."""
    found = known(menu(day_of(*((str(number), meal, None) for number, meal in enumerate(meals)))))

    assert (names(found[TUESDAY].dishes) if found else None) == lunch


def test_a_chosen_meal_is_lunch() -> None:
    """The guardian's choice goes before names; one that the kitchen no longer uses does not count."""
    published = menu(day_of(("Soppa", "Lunch", None), ("Pasta", "Skolans val", None)))

    chosen = lunches([(published, Choice(meal="Skolans val"))])
    gone = lunches([(published, Choice(meal="Något annat"))])

    assert names(chosen[TUESDAY].dishes) == ["Pasta"]
    assert names(gone[TUESDAY].dishes) == ["Soppa"]


@pytest.mark.parametrize(
    ("alternative", "own"),
    [
        (None, ["Fisk", "Linser", "Soja"]),
        ("Vegetariskt", ["Linser", "Soja"]),
        ("vegetariskt", ["Linser", "Soja"]),
        ("1", ["Fisk"]),
        ("3", ["Soja"]),
        ("4", ["Fisk", "Linser", "Soja"]),
        ("0", ["Fisk", "Linser", "Soja"]),
        ("Veganskt", ["Fisk", "Linser", "Soja"]),
    ],
)
def test_the_alternative_of_a_child(alternative: str | None, own: list[str]) -> None:
    """A label, or a place in the day; on a day without it whatever is served may be theirs."""
    published = menu(
        day_of(
            ("Fisk", "Lunch", None),
            ("Linser", "Lunch", "Vegetariskt"),
            ("Soja", "Lunch", "Vegetariskt"),
        )
    )

    lunch = lunches([(published, Choice(alternative=alternative))])[TUESDAY]

    assert names(lunch.own) == own
    assert names(lunch.dishes) == ["Fisk", "Linser", "Soja"]


def test_what_there_is_to_choose_from() -> None:
    """Meals and labels as the kitchen has them; places where it has no labels; else nothing."""
    labelled = day_of(
        ("Fil", "Frukost", None), ("Fisk", "Lunch", "Lunch 1"), ("Linser", "Lunch", "Lunch 2")
    )
    plain = served("2026-11-25", "Fisk", "Linser")

    assert meals_of([labelled, plain]) == ("Frukost", "Lunch")
    assert alternatives_of([labelled, plain], None) == ("Lunch 1", "Lunch 2")
    assert alternatives_of([labelled], "Frukost") == ()
    assert alternatives_of([plain, served("2026-11-26", "Soppa")], None) == ("1", "2")
    assert alternatives_of([served("2026-11-26", "Soppa")], None) == ()
    assert alternatives_of([], None) == ()


def test_the_kitchen_of_the_breaks() -> None:
    """It counts where the school's kitchen is known to serve nothing, and nowhere else."""
    school = menu(
        served("2026-11-23", "Fisk"), served("2026-11-24", closed="Studiedag"), served("2026-11-26")
    )
    care = menu(
        served("2026-11-23", "Korv"),
        served("2026-11-24", "Pannkakor"),
        served("2026-11-25", closed="Stängt"),
        served("2026-11-26", "Soppa"),
        served("2026-12-08", "Gröt"),
    )

    found = known(school, care)

    assert {day.isoformat(): names(lunch.dishes) for day, lunch in found.items()} == {
        "2026-11-23": ["Fisk"],
        "2026-11-24": ["Pannkakor"],
        "2026-11-25": [],
        "2026-11-26": ["Soppa"],
    }
    assert found[date(2026, 11, 25)].closed == "Stängt"
    assert known(school, replace(care, days=())) == known(school)


def test_lunch_end() -> None:
    """The Lunch row's end counts, the last of several, else 13:30; never a cancelled one."""
    timetable = plan(
        row("2026-11-23 11:40", "12:00", "Lunch"),
        row("2026-11-23 11:10", "11:30", " lunch "),
        row("2026-11-24 11:10", "11:40", "Lunch", notes="Inställd"),
        row("2026-11-25 11:10", "11:40", "Lunchrast ute"),
    )

    assert lunch_end(timetable, date(2026, 11, 23)) == at("2026-11-23 12:00")
    assert lunch_end(timetable, date(2026, 11, 24)) == at("2026-11-24 13:30")
    assert lunch_end(timetable, date(2026, 11, 25)) == at("2026-11-25 13:30")
    assert lunch_end(None, date(2026, 3, 29)) == at("2026-03-29 13:30")


@ZONES
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-23 00:00", "2026-11-23"),
        ("2026-11-23 11:39", "2026-11-23"),
        ("2026-11-23 11:40", "2026-11-24"),
        ("2026-11-24 13:29", "2026-11-24"),
        ("2026-11-24 13:30", "2026-11-27"),
        ("2026-11-25 11:00", "2026-11-25"),
        ("2026-11-25 13:30", "2026-11-27"),
        ("2026-11-26 08:00", "2026-11-27"),
        ("2026-11-27 14:00", "2026-11-30"),
        ("2026-11-28 09:00", "2026-11-30"),
        ("2026-11-30 14:00", None),
        ("2026-12-01 08:00", "2026-12-08"),
    ],
)
def test_lunch(now: str, expected: str | None, zone: ZoneInfo) -> None:
    """Today's until it is over, a closed today with its reason, then the next with dishes."""
    timetable = plan(row("2026-11-23 11:10", "11:40", "Lunch"))
    published = menu(
        served("2026-12-08", "Kalops"),
        served("2026-11-30", "Pannkakor"),
        served("2026-11-23", "Fisksoppa"),
        served("2026-11-24", "Pasta", "Linsgryta"),
        served("2026-11-25", closed="Studiedag"),
        served("2026-11-26"),
        served("2026-11-27", "Ärtsoppa"),
    )

    shown = next_lunch(known(published), timetable, at(now).astimezone(zone))

    assert (shown.day.isoformat() if shown else None) == expected


def test_lunch_over_new_year_and_week_53() -> None:
    """The look-ahead does not stop at the year's or at week 53's end."""
    published = menu(served("2027-01-04", "Fisk"), first="2026-12-28")

    assert next_lunch(known(published), None, at("2026-12-27 12:00")) is None
    assert (
        next_lunch(known(published), None, at("2026-12-28 12:00"))
        == known(published)[published.days[0].day]
    )
    assert (
        next_lunch(known(published), None, at("2027-01-03 12:00"))
        == known(published)[published.days[0].day]
    )


def test_lunch_in_the_hour_that_comes_twice() -> None:
    """Lunch that ends at 02:10 after the clocks went back is not over at 02:30 before."""
    end = at("2026-10-25 02:10").replace(fold=1)
    night = replace(row("2026-10-25 01:00", "03:00", "Lunch"), end=end)
    timetable = plan(night, first="2026-10-19")
    published = menu(served("2026-10-25", "Soppa"), first="2026-10-19")
    before = at("2026-10-25 02:30")

    assert (
        next_lunch(known(published), timetable, before) == known(published)[published.days[0].day]
    )
    assert next_lunch(known(published), timetable, before.replace(fold=1)) is None


def test_no_lunch_in_july() -> None:
    """Nothing published is no lunch, today and later."""
    empty = menu(first="2026-07-06")

    assert known(empty) == {}
    assert next_lunch({}, plan(first="2026-07-06"), at("2026-07-06 14:00")) is None
    assert next_lunch({}, None, at("2026-07-06 14:00")) is None
