"""Menus of MenuGo: addresses, the simulated site, and good, bad and mutated answers."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import (
    UnexpectedAnswerError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import menu_source
from custom_components.skolplattformen.api.menus.menugo_days import menu_of
from custom_components.skolplattformen.api.menus.week import week_of
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Dish,
    Menu,
    MenuDay,
)
from tests.properties import DETERMINISTIC
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, variants

from .menu_mutations import check_any_mutation, mutated, names_of
from .menu_sites import MENUGO, MenuReader

NOW = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)
EKSKOLAN = MENUGO.other


def _day(day: object, *names: object) -> dict[str, Any]:
    return {
        "Datum": day,
        "HighlightedDay": False,
        "Maträtt": [{"Namn": name, "Matgrupp": []} for name in names],
    }


def _answer(*days: object) -> dict[str, Any]:
    return {"CacheObjekt": {"DatumObjekt": list(days)}}


def _read(data: object) -> tuple[Menu, Counter[str]]:
    skipped: Counter[str] = Counter()
    return week_of(menu_of(data, NOW, skipped), MONDAY), skipped


GOOD = _answer(
    {
        "Datum": "2026-03-09",
        "HighlightedDay": True,
        "Maträtt": [
            {"Namn": "Lunch: Fisksoppa ", "Matgrupp": ["Fisk", "Fisk"]},
            {"Namn": "Middag: Smörgås", "Matgrupp": None},
        ],
    },
    _day("2026-03-10", "Lunch: Sportlov"),
    _day("2026-03-11", "Meny saknad för denna dag."),
)


def test_address_of_an_address() -> None:
    """The one form is understood again, with letters beyond ASCII too."""
    source = menu_source("menugo.se/m/0180/Ekskolan-åk-F-9")

    assert source.address == EKSKOLAN
    assert menu_source(EKSKOLAN).address == EKSKOLAN


@pytest.mark.parametrize(
    "address",
    [
        "menugo.se",
        "menugo.se/m/0180",
        "menugo.se/0180/Larkskolan",
        "menugo.se/m/180/Larkskolan",
        "menugo.se/m/Larkskolan/0180",
        "menugo.se/m/0180/%22%7D",
        "menugo.se/m/0180/a%2Fb",
        f"menugo.se/m/0180/{'a' * 101}",
    ],
)
def test_no_school(address: str) -> None:
    """The right site, but no kitchen."""
    with pytest.raises(UnknownSchoolError):
        menu_source(address)


async def test_no_menu_in_the_answer(sim: Simulator, menus: MenuReader) -> None:
    """What may be an unknown school or a fault is said to be neither, nor an empty week."""
    sim.switches.menu_unknown = "answer"

    with pytest.raises(UnexpectedAnswerError):
        await menus.read("menugo.se/m/0180/Sparvskolan")


def test_parsing() -> None:
    """The meal stands before the dish; a holiday and "no menu" are no dishes."""
    menu, skipped = _read(GOOD)

    assert menu.days == (
        MenuDay(
            day=MONDAY,
            dishes=(
                Dish(name="Fisksoppa", meal="Lunch", marks=("Fisk",)),
                Dish(name="Smörgås", meal="Middag"),
            ),
        ),
        MenuDay(day=date(2026, 3, 10), closed="Sportlov"),
    )
    assert not skipped


@pytest.mark.parametrize(
    ("text", "dish"),
    [
        ("Fisksoppa", Dish(name="Fisksoppa")),
        ("Vegetariskt: Linssoppa", Dish(name="Vegetariskt: Linssoppa")),
        ("LUNCH : fisksoppa", Dish(name="Fisksoppa", meal="Lunch")),
        ("Lunch 2: Linssoppa", Dish(name="Linssoppa", meal="Lunch", label="Lunch 2")),
        ("Lunch: Soppa: ärter", Dish(name="Soppa: ärter", meal="Lunch")),
        ("Lunch: Meny saknad för denna dag.", None),
        ("Middag:", None),
        (" ", None),
    ],
)
def test_what_stands_before_a_dish(text: str, dish: Dish | None) -> None:
    """Only the name of a meal is taken off."""
    menu, skipped = _read(_answer(_day("2026-03-09", text)))

    assert [dish for day in menu.days for dish in day.dishes] == ([dish] if dish else [])
    assert not skipped


@pytest.mark.parametrize(
    "data",
    [
        _answer(),
        {"CacheObjekt": {"DatumObjekt": None}},
        {"CacheObjekt": {}},
        _answer({**_day("2026-03-09"), "Maträtt": None}),
    ],
)
def test_empty_week(data: object) -> None:
    """Nothing is published."""
    assert _read(data)[0].days == ()


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "menu",
        {},
        {"CacheObjekt": None},
        {"CacheObjekt": []},
        {"CacheObjekt": {"DatumObjekt": "?"}},
        _answer(None, {}),
        _answer(_day("2026-03-09", None)),
        _answer({**_day("2026-03-09"), "Maträtt": "Fisk"}),
    ],
)
def test_no_menu_at_all(data: object) -> None:
    """Another shape is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        _read(data)


def test_bad_neighbours() -> None:
    """Bad days and dishes are counted, and good ones survive them."""
    menu, skipped = _read(
        _answer(
            None,
            _day("9 mars", "Fisk"),
            {**_day("2026-03-10"), "Maträtt": "Fisk"},
            {
                **_day("2026-03-09", None, "Fisk"),
                "Matratt": [],
            },
        )
    )

    assert names_of(menu) == {MONDAY: ["Fisk"]}
    assert skipped == {"day": 3, "dish": 1}


def test_bad_days_of_other_weeks() -> None:
    """They are no reason to doubt that nothing is planned in this one."""
    menu, skipped = _read(_answer(_day("2026-03-17", None), _day("2026-03-18", "Fisk"), 7))

    assert menu.days == ()
    assert skipped == {"day": 1, "dish": 1}


def test_every_allowed_variant() -> None:
    """What the field tables allow to be null or missing costs no day."""
    assert check("menugo_menu", GOOD) == []
    for place, value in variants("menugo_menu", GOOD):
        if place == "menugo_menu.CacheObjekt null":
            continue  # An error: test_no_menu_at_all.
        menu, skipped = _read(value)
        lost = {
            "menugo_menu.CacheObjekt.DatumObjekt null": 2,
            "menugo_menu.CacheObjekt.DatumObjekt.Maträtt null": 1,
        }
        assert len(menu.days) == 2 - lost.get(place, 0), place
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
    other = mutated(data, _day("2026-03-10", "Lunch: Pasta"))

    menu, _ = _read(_answer(other, _day("2026-03-09", "Lunch: Fisk")))

    assert names_of(menu)[MONDAY][-1] == "Fisk"
