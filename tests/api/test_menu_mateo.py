"""Menus of Mateo: addresses, the simulated site, and good, bad and mutated answers."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import (
    UnexpectedAnswerError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import menu_source
from custom_components.skolplattformen.api.menus.mateo_schools import unit_names
from custom_components.skolplattformen.api.menus.mateo_week import week_menu
from custom_components.skolplattformen.school.models import Dish, Menu, MenuDay
from tests.properties import DETERMINISTIC
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, variants

from .conftest import TUESDAY
from .menu_mutations import JSON, check_any_mutation, mutated, names_of
from .menu_sites import MATEO, WEEK, MenuReader

NOW = TUESDAY
MONDAY = date(2026, 3, 9)
LARKSKOLAN = MATEO.address


def _meal(name: object, **fields: object) -> dict[str, Any]:
    return {
        "name": name,
        "image": "media/lunch.png",
        "description": None,
        "type": "Lunch 1",
        "categories": [],
        "allergens": [],
        "labels": [],
        **fields,
    }


def _day(day: object, *names: object) -> dict[str, Any]:
    return {"date": day, "deviation": None, "meals": [_meal(name) for name in names]}


def _read(data: object) -> tuple[Menu, Counter[str]]:
    skipped: Counter[str] = Counter()
    return week_menu(data, MONDAY, NOW, skipped), skipped


GOOD = [
    {
        **_day("2026-03-09T00:00:00.000Z"),
        "meals": [
            _meal(
                "Fisksoppa ",
                categories=[{"name": "Fisk", "color": "blue", "icon": "fish"}],
                allergens=["Mjölk", {"name": "Fisk"}],
                labels=[{"name": "MSC"}],
            ),
            _meal("Linssoppa", type="Lunch 2"),
        ],
    },
    _day("2026-03-10T00:00:00.000Z", "Sportlov"),
]


@pytest.mark.parametrize(
    "address",
    [
        "meny.mateo.se",
        "meny.mateo.se/exempelkommun",
        "meny.mateo.se/211",
        "meny.mateo.se/exempelkommun/larkskolan",
        "meny.mateo.se/exempelkommun/21a",
        "meny.mateo.se/exempelkommun/٢١١",
        "meny.mateo.se/../211",
        "meny.mateo.se/a%2Fb/211",
        f"meny.mateo.se/exempelkommun/{'1' * 13}",
    ],
)
def test_no_school(address: str) -> None:
    """The right site, but no unit."""
    with pytest.raises(UnknownSchoolError):
        menu_source(address)


async def test_name_is_asked_for_once(sim: Simulator, menus: MenuReader) -> None:
    """The second week costs one request."""
    source = menu_source(LARKSKOLAN)

    for offset in (0, 7):
        menu = await menus.read(source, WEEK + timedelta(days=offset))
        assert menu.school == "Lärkskolan"

    assert [entry.kind for entry in sim.log] == ["mateo_days", "mateo_units", "mateo_days"]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="status", status=404, path="organizations"),
        Fault(kind="status", status=500, path="organizations"),
        Fault(kind="status", status=429, path="organizations"),
        Fault(kind="html", path="organizations"),
        Fault(kind="truncate", path="organizations"),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
async def test_without_a_name(sim: Simulator, menus: MenuReader, fault: Fault) -> None:
    """A menu without the name of the school is still a menu."""
    sim.faults.add(fault)

    menu = await menus.read(LARKSKOLAN)

    assert menu.school is None
    assert menu.days


async def test_name_that_comes_later(sim: Simulator, menus: MenuReader) -> None:
    """A menu that has not changed gets the name that could not be read before."""
    source = menu_source(LARKSKOLAN)
    sim.faults.add(Fault(kind="status", path="organizations"))
    assert (await menus.read(source)).school is None

    sim.faults.clear()
    sim.clock.advance(timedelta(hours=4))
    menu = await menus.read(source)

    assert menu.school == "Lärkskolan"
    assert [one.status for one in menus.asked] == [200, 500, 304, 200]


@pytest.mark.parametrize("word", ["not_found", "answer"])
async def test_unknown_school(sim: Simulator, menus: MenuReader, word: str) -> None:
    """Whether the site says so or answers with an empty list."""
    sim.switches.set("menu_unknown", word)

    with pytest.raises(UnknownSchoolError):
        await menus.read("meny.mateo.se/exempelkommun/999")


async def test_unknown_municipality(sim: Simulator, menus: MenuReader) -> None:
    """What nobody denies is not said to be unknown."""
    sim.switches.menu_unknown = "answer"

    menu = await menus.read("meny.mateo.se/annan/999")

    assert (menu.school, menu.days) == (None, ())


def test_parsing() -> None:
    """Meals and labels are told apart, marks are named once, a holiday is no dish."""
    menu, skipped = _read(GOOD)

    assert menu.days == (
        MenuDay(
            day=MONDAY,
            dishes=(
                Dish(
                    name="Fisksoppa",
                    meal="Lunch",
                    label="Lunch 1",
                    marks=("Fisk", "Mjölk", "MSC"),
                ),
                Dish(name="Linssoppa", meal="Lunch", label="Lunch 2"),
            ),
        ),
        MenuDay(day=date(2026, 3, 10), closed="Sportlov"),
    )
    assert not skipped


def test_same_dish_and_same_day_twice() -> None:
    """Rows of one day are one day, and the same dish as two alternatives is one."""
    day = _day("2026-03-09T00:00:00.000Z", "Fisk")
    again = {**day, "meals": [_meal("FISK ", type="Lunch 2"), _meal("Pasta", type="Mellanmål")]}

    menu, _ = _read([day, again, _day("2026-03-16", "Fisk")])

    assert names_of(menu) == {MONDAY: ["Fisk", "Pasta"]}
    assert [dish.meal for dish in menu.days[0].dishes] == ["Lunch", "Mellanmål"]


@pytest.mark.parametrize(
    "data", [[], [{**_day("2026-03-09"), "meals": None}], [_day(MONDAY.isoformat())]]
)
def test_empty_week(data: object) -> None:
    """Nothing is published."""
    assert _read(data)[0].days == ()


@pytest.mark.parametrize(
    "data", [None, {}, "menu", 1, {"message": "hello"}, [None], [_day(3, "Fisk")]]
)
def test_no_menu_at_all(data: object) -> None:
    """Another shape is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        _read(data)


def test_bad_neighbours() -> None:
    """Bad days and dishes are counted, and good ones survive them."""
    menu, skipped = _read(
        [
            None,
            {},
            _day("10 mars", "Fisk"),
            {**_day("2026-03-11"), "meals": "Fisk"},
            {**_day("2026-03-09"), "meals": [None, _meal(None), _meal("Fisk", type=7, labels=3)]},
        ]
    )

    assert names_of(menu) == {MONDAY: ["Fisk"]}
    assert skipped == {"day": 4, "dish": 2}


def test_every_allowed_variant() -> None:
    """What the field tables allow to be null or missing costs no day."""
    assert check("mateo_days", GOOD) == []
    found = dict(variants("mateo_days", GOOD))
    assert "mateo_days.meals.labels missing" in found
    for place, value in found.items():
        menu, skipped = _read(value)
        lost = place == "mateo_days.meals null"
        assert len(menu.days) == (1 if lost else 2), place
        assert not skipped


@DETERMINISTIC
@given(st.data())
def test_any_mutation(data: st.DataObject) -> None:
    """Any change to a good answer gives a menu or the typed error, and can be stored."""
    check_any_mutation(data, lambda answer: _read(answer)[0], GOOD)


@DETERMINISTIC
@given(st.data())
def test_good_days_survive_any_neighbour(data: st.DataObject) -> None:
    """A day that was right stays, whatever stands beside it."""
    other = mutated(data, _day("2026-03-10T00:00:00.000Z", "Pasta"))

    menu, _ = _read([other, _day("2026-03-09T00:00:00.000Z", "Fisk")])

    assert names_of(menu)[MONDAY][-1] == "Fisk"


@DETERMINISTIC
@given(st.data())
def test_names_of_units(data: st.DataObject) -> None:
    """Any change to a municipality gives names or the typed error."""
    good = {"units": [{"id": 211, "name": "Lärkskolan ", "type": "school"}, {"id": "212"}]}
    assert unit_names(good) == {"211": "Lärkskolan", "212": None}
    try:
        unit_names(data.draw(st.one_of(JSON, st.just(mutated(data, good)))))
    except UnexpectedAnswerError:
        return
