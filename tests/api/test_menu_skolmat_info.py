"""Menus of skolmat.info: addresses, the simulated site, and good, bad and mutated answers."""

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
from custom_components.skolplattformen.api.menus.skolmat_info_week import week_menu
from custom_components.skolplattformen.school.models import Dish, Menu, MenuDay, monday_of
from tests.properties import DETERMINISTIC
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, variants

from .conftest import TUESDAY
from .menu_mutations import check_any_mutation, mutated, names_of
from .menu_sites import WEEK, MenuReader

NOW = TUESDAY
MONDAY = date(2026, 3, 9)
PAGE = "https://www.skolmat.info/matsedlar"
GUID = "3f2b8c1e-5a47-4d0e-9b6a-000000000211"
LARKSKOLAN = f"{PAGE}?facilityId={GUID}"


def _day(*texts: object, is_open: object = True) -> dict[str, Any]:
    return {
        "isOpen": is_open,
        "rows": [{"id": "0b1c", "text": text, "allergens": []} for text in texts],
    }


def _answer(*, year: object = 2026, number: object = 11, **days: object) -> dict[str, Any]:
    return {
        "ok": True,
        "facility": {"id": GUID, "name": "Lärkskolan "},
        "week": {
            "year": year,
            "weekNumber": number,
            "freeText": "Med reservation för ändringar",
            "days": days,
        },
    }


def _read(data: object) -> tuple[Menu, Counter[str]]:
    skipped: Counter[str] = Counter()
    return week_menu(data, MONDAY, NOW, skipped), skipped


GOOD = _answer(
    MONDAY={
        "isOpen": True,
        "rows": [
            {"id": "1", "text": "Fisksoppa ", "allergens": ["FISH", "TREE_NUTS", "MJÖLK"]},
            {"id": "2", "text": "", "allergens": []},
            {"id": "3", "text": "Linssoppa", "allergens": []},
        ],
    },
    TUESDAY=_day("Studiedag", is_open=False),
    SATURDAY=_day("", is_open=False),
)


@pytest.mark.parametrize(
    "address",
    [
        "skolmat.info",
        PAGE,
        f"{PAGE}?municipalityId=1081",
        f"{PAGE}?facilityId=",
        f"{PAGE}?facilityId=larkskolan/x",
        f"{PAGE}?facilityId={'a' * 65}",
        "https://www.skolmat.info/api/public/matsedlar",
        "https://meny.skolmat.info/blekinge/karlskrona/larkskolan",
        f"https://meny.skolmat.info/matsedlar?facilityId={GUID}",
    ],
)
def test_no_school(address: str) -> None:
    """The right site, or its former pages, but no kitchen."""
    with pytest.raises(UnknownSchoolError):
        menu_source(address)


@pytest.mark.parametrize("weekday", [0, 2])
async def test_closed_day(sim: Simulator, menus: MenuReader, weekday: int) -> None:
    """The reason for a day without lunch is told, whether the box was ticked or not."""
    day = monday_of(WEEK) + timedelta(days=weekday)
    sim.kitchens.set_day("larkskolan", day, cancelled="Höstlov v. 44")

    menu = await menus.read(LARKSKOLAN)

    assert MenuDay(day=day, closed="Höstlov v. 44") in menu.days


@pytest.mark.parametrize("word", ["not_found", "answer"])
async def test_unknown_school(sim: Simulator, menus: MenuReader, word: str) -> None:
    """Whether the site says so by the status or in words."""
    sim.switches.set("menu_unknown", word)

    with pytest.raises(UnknownSchoolError):
        await menus.read(f"{PAGE}?facilityId=cmannan00000000000000")


def test_parsing() -> None:
    """Dates go by the weekday; blank rows are none; what is closed says why, or nothing."""
    menu, skipped = _read(GOOD)

    assert menu.days == (
        MenuDay(
            day=MONDAY,
            dishes=(
                Dish(name="Fisksoppa", marks=("Fish", "Tree nuts", "Mjölk")),
                Dish(name="Linssoppa"),
            ),
        ),
        MenuDay(day=date(2026, 3, 10), closed="Studiedag"),
    )
    assert menu.school == "Lärkskolan"
    assert not skipped


def test_dishes_of_a_closed_day_are_left_over() -> None:
    """They are neither served nor a reason."""
    menu, _ = _read(_answer(MONDAY=_day("Fisksoppa", is_open=False), FRIDAY=_day("Pasta")))

    assert names_of(menu) == {date(2026, 3, 13): ["Pasta"]}


def test_week_53() -> None:
    """The days of week 53 lie in two years."""
    skipped: Counter[str] = Counter()
    data = _answer(number=53, MONDAY=_day("Fisk"), FRIDAY=_day("Nyårsdagen"))

    menu = week_menu(data, date(2026, 12, 28), NOW, skipped)

    assert [(day.day, day.closed) for day in menu.days] == [
        (date(2026, 12, 28), None),
        (date(2027, 1, 1), "Nyårsdagen"),
    ]


@pytest.mark.parametrize(
    "data",
    [
        _answer(),
        {**_answer(), "week": None},
        {"ok": True},
        {"ok": True, "week": {"year": 2026, "weekNumber": 11}},
        _answer(MONDAY=None, TUESDAY={}, WEDNESDAY={"isOpen": True, "rows": None}),
    ],
)
def test_empty_week(data: object) -> None:
    """Nothing is published."""
    menu, skipped = _read(data)

    assert menu.days == ()
    assert not skipped


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "menu",
        {},
        {"message": "hello"},
        {"ok": False},
        {"ok": False, "error": "Database timeout"},
        {"ok": True, "week": "11"},
        {"ok": True, "week": {"year": 2026, "weekNumber": 11, "days": []}},
        _answer(number=10, MONDAY=_day("Fisk")),
        _answer(year="2026", MONDAY=_day("Fisk")),
        _answer(MONDAY="Fisk"),
        _answer(HOLIDAY=_day("Fisk")),
    ],
)
def test_no_menu_at_all(data: object) -> None:
    """Another shape or another week is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        _read(data)


@pytest.mark.parametrize("error", ["Facility not found", "Okänd anläggning", "Skolan finns inte"])
def test_unknown_in_words(error: str) -> None:
    """The site says what is missing."""
    with pytest.raises(UnknownSchoolError):
        _read({"ok": False, "error": error})


def test_bad_neighbours() -> None:
    """Bad days and rows are counted, and good ones survive them."""
    monday = _day("Fisk", None, 7)
    monday["rows"] += [None, {"text": "Pasta", "allergens": "FISH"}]

    menu, skipped = _read(
        _answer(MONDAY=monday, TUESDAY=3, WEDNESDAY={"rows": "Fisk"}, SOMEDAY=_day("Fisk"))
    )

    assert names_of(menu) == {MONDAY: ["Fisk", "Pasta"]}
    assert skipped == {"day": 3, "dish": 3}


def test_every_allowed_variant() -> None:
    """What the field tables allow to be null or missing costs no other day."""
    shape = "skolmat_info_menu"
    good = {
        **GOOD,
        "week": {**GOOD["week"], "days": {**GOOD["week"]["days"], "FRIDAY": _day("Ris")}},
    }
    assert check(shape, good) == []
    whole = {".week", ".week.days"}
    for place, value in variants(shape, good):
        menu, skipped = _read(value)
        where = place.removeprefix(shape).rpartition(" ")[0]
        assert bool(menu.days) == (where not in whole), place
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
    other = mutated(data, _day("Pasta", "Linsgryta"))

    menu, _ = _read(_answer(TUESDAY=other, MONDAY=_day("Fisk")))

    assert names_of(menu)[MONDAY] == ["Fisk"]
