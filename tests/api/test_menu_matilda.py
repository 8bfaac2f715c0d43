"""Menus of Matilda: addresses, weeks, and what 404 means."""

from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    SkolplattformenError,
    TooLargeError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import menu_source
from custom_components.skolplattformen.api.menus.matilda_schools import kitchens
from custom_components.skolplattformen.api.menus.matilda_week import week_menu
from custom_components.skolplattformen.school.models import Dish, Menu, MenuDay
from tests.simulator.browser import Browser
from tests.simulator.faults import Fault
from tests.simulator.menu_matilda import KEYS
from tests.simulator.server import Simulator
from tests.simulator.shapes import check

from .conftest import TUESDAY
from .menu_sites import WEEK, MenuReader
from .samples.menu_matilda import MENU, MONDAY, READ_AT

NOW = TUESDAY
SITE = "https://menu.matildaplatform.com"
KEY = KEYS["larkskolan"]


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/sv",
        "/meals/week/larkskolan",
        f"/meals/week/{KEY[:-1]}",
        f"/meals/week/{KEY}0",
        "/meals/week/64aa0000000000000000000g",
        f"/meals/week?id={KEY}",
    ],
)
def test_no_kitchen(path: str) -> None:
    """The right site, but no kitchen."""
    with pytest.raises(UnknownSchoolError):
        menu_source(f"{SITE}{path}")


async def test_nothing_published(sim: Simulator, menus: MenuReader) -> None:
    """404 is an empty week when the list has the kitchen; the list is asked once a day."""
    sim.kitchens.unpublish("larkskolan", WEEK)
    source = menu_source(f"{SITE}/meals/week/{KEY}")

    menu = await menus.read(source)
    assert menu == Menu(
        school=None, first=date(2026, 11, 23), last=date(2026, 11, 29), read_at=TUESDAY, days=()
    )
    assert [entry.kind for entry in sim.log] == ["matilda_menu", "matilda_kitchens"]

    sim.clock.advance(timedelta(hours=23))
    await menus.read(source)
    assert len(sim.log) == 3
    sim.clock.advance(timedelta(hours=1))
    await menus.read(source)
    assert len(sim.log) == 5


async def test_next_week_is_not_published_yet(sim: Simulator, menus: MenuReader) -> None:
    """A kitchen whose menu was just read needs no list."""
    sim.kitchens.unpublish("larkskolan", WEEK + timedelta(weeks=1))
    source = menu_source(f"{SITE}/meals/week/{KEY}")

    assert (await menus.read(source)).days
    assert not (await menus.read(source, WEEK + timedelta(weeks=1))).days
    assert [entry.kind for entry in sim.log] == ["matilda_menu", "matilda_menu"]


async def test_unknown_kitchen(sim: Simulator, menus: MenuReader) -> None:
    """404 is an unknown school when the list does not have it."""
    source = menu_source(f"{SITE}/meals/week/{'0' * 24}")

    for _ in range(2):
        with pytest.raises(UnknownSchoolError):
            await menus.read(source)
    assert len(sim.log) == 4


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="drop", path="distributors"), UnreachableError),
        (Fault(kind="status", status=503, path="distributors"), UnreachableError),
        (Fault(kind="status", status=404, path="distributors"), UnexpectedAnswerError),
        (Fault(kind="forbidden", path="distributors"), DeniedError),
        (Fault(kind="html", path="distributors"), UnexpectedAnswerError),
        (Fault(kind="huge", path="distributors"), TooLargeError),
    ],
)
async def test_list_that_cannot_be_read(
    sim: Simulator, menus: MenuReader, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """Without the list 404 is neither an empty week nor an unknown school."""
    sim.kitchens.unpublish("larkskolan", WEEK)
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await menus.read(f"{SITE}/meals/week/{KEY}")
    assert type(raised.value) is error


@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
async def test_simulated_answers_have_their_shape(sim: Simulator, slug: str) -> None:
    """The simulator answers what the tables say."""
    dates = "startDate=2026-11-23&endDate=2026-12-13"
    browser = Browser(sim)
    menu = await browser.request("GET", f"{SITE}/api/menu?distributorId={KEYS[slug]}&{dates}")
    kitchens = await browser.request("GET", f"{SITE}/api/distributors")
    await browser.close()
    assert check("matilda_menu", menu.json) == []
    assert check("matilda_kitchen_list", kitchens.json) == []


def meal(day: object, *names: object, **fields: object) -> dict[str, Any]:
    """Return a meal."""
    courses = [{"name": name, "order": number} for number, name in enumerate(names)]
    return {"date": day, "name": "Lunch", "courses": courses, **fields}


def read(*meals: object) -> tuple[Menu, Counter[str]]:
    """Parse these meals."""
    skipped: Counter[str] = Counter()
    return week_menu({"meals": list(meals)}, MONDAY, READ_AT, skipped), skipped


def names(menu: Menu) -> dict[int, list[str]]:
    """Return the dishes by day of the month."""
    return {day.day.day: [dish.name for dish in day.dishes] for day in menu.days}


def test_meals_alternatives_and_marks() -> None:
    """Rows of one date are one day; meals and courses stand as the kitchen ordered them."""
    lunch = deepcopy(MENU["meals"][0])
    lunch["courses"].insert(0, {"name": "Linssoppa ", "optionName": "", "order": 1})
    lunch["courses"].append({"name": "linssoppa", "optionName": "Dagens 2"})
    breakfast = meal("2026-03-09T00:00:00", "Gröt", name="Frukost", order=1)
    nameless = meal("2026-03-09", "Soppa", name=None)

    menu, skipped = read(nameless, lunch, breakfast)

    assert menu.days == (
        MenuDay(
            day=MONDAY,
            dishes=(
                Dish(name="Gröt", meal="Frukost"),
                Dish(
                    name="Fisksoppa, bröd",
                    meal="Lunch",
                    label="Dagens 1",
                    marks=("Fisk", "Selleri"),
                ),
                Dish(name="Linssoppa", meal="Lunch"),
                Dish(name="Soppa"),
            ),
        ),
    )
    assert not skipped


@pytest.mark.parametrize(
    ("name", "option", "meal_read", "label"),
    [
        ("Lunch", "Dagens 1", "Lunch", "Dagens 1"),
        ("Lunch 2", "", "Lunch", "Lunch 2"),
        ("Vegetarisk", None, None, "Vegetarisk"),
        ("Vegetarisk", " Kall ", None, "Vegetarisk, Kall"),
        ("Dagens", "Dagens", None, "Dagens"),
        (None, None, None, None),
        (7, 7, None, None),
    ],
)
def test_labels(name: object, option: object, meal_read: str | None, label: str | None) -> None:
    """An alternative in place of a meal is a label."""
    row = meal("2026-03-09", "Fisk", name=name)
    row["courses"][0]["optionName"] = option

    menu, skipped = read(row)

    assert menu.days[0].dishes == (Dish(name="Fisk", meal=meal_read, label=label),)
    assert not skipped


@pytest.mark.parametrize("data", [None, [], {}, {"distributors": {}}, {"distributors": [{}, 7]}])
def test_no_list_of_kitchens(data: object) -> None:
    """Another shape is an error, not an unknown kitchen."""
    with pytest.raises(UnexpectedAnswerError):
        kitchens(data)


@pytest.mark.parametrize("field", ["holidayName", "dateDescription"])
def test_holidays(field: str) -> None:
    """The name of a day closes it when nothing is served, and is never a dish."""
    named = {field: " Lovdag i Exempelby "}
    menu, skipped = read(
        meal("2026-03-09", **named),
        meal("2026-03-10", "lovdag i exempelby", None, **named),
        meal("2026-03-11", "Fisk", **named),
        meal("2026-03-12", **named),
        meal("2026-03-12", "Fisk", name="Mellanmål"),
    )

    assert [day.closed for day in menu.days] == ["Lovdag i Exempelby"] * 2 + [None, None]
    assert names(menu) == {9: [], 10: [], 11: ["Fisk"], 12: ["Fisk"]}
    assert not skipped


@pytest.mark.parametrize(
    "data", [None, [], "menu", 7, {}, {"message": "hello"}, {"meals": "?", "distributor": {}}]
)
def test_no_menu_at_all(data: object) -> None:
    """Another shape is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        week_menu(data, MONDAY, READ_AT, Counter())


@pytest.mark.parametrize("data", [{"meals": []}, {"distributor": {"name": "Lärkskolan"}}])
def test_no_meals(data: object) -> None:
    """A menu without meals is an empty week."""
    assert week_menu(data, MONDAY, READ_AT, Counter()).days == ()


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "meal",
        7,
        meal(None, "Fisk"),
        meal("9 mars", "Fisk"),
        meal("2026-02-30", "Fisk"),
        {"date": "2026-03-10", "courses": "Fisk"},
    ],
)
def test_bad_meal_is_skipped_and_counted(bad: object) -> None:
    """Good meals survive it; when it is all there is, the answer is none."""
    menu, skipped = read(bad, meal("2026-03-11", "Pasta"))

    assert names(menu) == {11: ["Pasta"]}
    assert skipped == {"meal": 1}
    with pytest.raises(UnexpectedAnswerError):
        read(bad)


def test_bad_course_is_skipped_and_counted() -> None:
    """Good courses of the meal survive it; one without name is a blank line."""
    row = meal("2026-03-09", "Fisk", 7, None)
    row["courses"] += [None, "Pasta", {"name": ["Pasta"]}, {}]

    menu, skipped = read(row)

    assert names(menu) == {9: ["Fisk"]}
    assert skipped == {"dish": 4}


def test_days_of_other_weeks_are_left_out() -> None:
    """What was not asked for is neither taken nor bad."""
    menu, skipped = read(*(meal(f"2026-03-{day}", "Fisk") for day in ("08", "15", "16")))

    assert names(menu) == {15: ["Fisk"]}
    assert not skipped
