"""A week's menu out of good, bad and mutated answers of skolmaten.se."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.menus.skolmaten_week import week_menu
from custom_components.skolplattformen.school.models import STOCKHOLM, Dish, Menu, MenuDay
from tests.properties import DETERMINISTIC

from .menu_mutations import check_any_mutation, mutated

NOW = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)

type Json = Any


def _meal(name: object, **fields: object) -> Json:
    return {"id": "0b1c", "name": name, "MealAttributes": [], "image": None, **fields}


def _day(day: object, *names: object, cancelled: object = None) -> Json:
    return {"date": day, "cancelled": cancelled, "Meals": [_meal(name) for name in names]}


def _answer(*days: Json) -> Json:
    return {
        "id": "5e2d",
        "name": "Lärkskolan",
        "numberOfItems": 1,
        "WeekState": {"week": 11, "year": 2026, "Days": list(days)},
        "School": {"name": " Lärk&shy;skolan", "urlName": "larkskolan"},
    }


def _read(data: object) -> tuple[Menu, Counter[str]]:
    skipped: Counter[str] = Counter()
    return week_menu(data, MONDAY, NOW, skipped), skipped


def _names(menu: Menu) -> dict[int, list[str]]:
    return {day.day.day: [dish.name for dish in day.dishes] for day in menu.days}


def test_week() -> None:
    """Days are in order, names clean, duplicates merged, pictures and blanks gone."""
    picture = {"type": "Buffer", "data": [137, 80, 78, 71]}
    menu, skipped = _read(
        _answer(
            _day("2026-03-10T00:00:00.000Z", "V: linsgryta", "Linsgryta ", "LINSGRYTA", " "),
            {
                "date": "2026-03-09T00:00:00.000Z",
                "cancelled": None,
                "Meals": [_meal("Fisksoppa", image=picture)],
            },
            _day("2026-03-11T00:00:00.000Z", "Pasta", cancelled=" Studiedag "),
            _day("2026-03-12T00:00:00.000Z"),
        )
    )

    assert menu == Menu(
        school="Lärk\xadskolan",
        first=date(2026, 3, 9),
        last=date(2026, 3, 15),
        read_at=NOW,
        days=(
            MenuDay(day=date(2026, 3, 9), dishes=(Dish(name="Fisksoppa"),)),
            MenuDay(day=date(2026, 3, 10), dishes=(Dish(name="Linsgryta"),)),
            MenuDay(day=date(2026, 3, 11), closed="Studiedag"),
        ),
    )
    assert not skipped
    assert Menu.from_dict(menu.to_dict()) == menu


@pytest.mark.parametrize("week", [None, "no", 3, [], {}, {"Days": None}, {"Days": []}])
def test_nothing_published(week: object) -> None:
    """A week without menu has no days, but is known."""
    menu, skipped = _read({**_answer(), "WeekState": week})

    assert menu.days == ()
    assert (menu.first, menu.last) == (MONDAY, date(2026, 3, 15))
    assert not skipped


def test_week_state_missing() -> None:
    """The container may be missing."""
    assert _read({"id": "5e2d", "name": "Lärkskolan"})[0].school == "Lärkskolan"


@pytest.mark.parametrize(
    "data",
    [None, [], "menu", 1, {}, {"message": "hello"}, {**_answer(), "WeekState": {"Days": "?"}}],
)
def test_no_menu_at_all(data: object) -> None:
    """Another shape is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        _read(data)


def test_keys_in_another_case() -> None:
    """The case of a key does not matter."""
    data = {
        "weekState": {"days": [{"Date": "2026-03-09", "meals": [{"Name": "Fisk"}]}]},
        "school": {"Name": "Lärkskolan"},
    }

    menu, _ = _read(data)

    assert (menu.school, _names(menu)) == ("Lärkskolan", {9: ["Fisk"]})


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "day",
        7,
        _day(None, "Fisk"),
        _day(20260310, "Fisk"),
        _day("10 mars", "Fisk"),
        _day("2026-02-30T00:00:00.000Z", "Fisk"),
        _day("2026-03-101", "Fisk"),
        _day("2026-03-10", "Fisk", cancelled=True),
        _day("2026-03-10", "Fisk", cancelled={"reason": "Lov"}),
        {"date": "2026-03-10", "Meals": "Fisk"},
    ],
)
def test_bad_day_is_skipped_and_counted(bad: object) -> None:
    """Good days survive it; when it is all there is, the answer is none."""
    menu, skipped = _read(_answer(bad, _day("2026-03-11", "Pasta")))

    assert _names(menu) == {11: ["Pasta"]}
    assert skipped == {"day": 1}
    with pytest.raises(UnexpectedAnswerError):
        _read(_answer(bad))


def test_bad_dish_is_skipped_and_counted() -> None:
    """Good dishes of the day survive it."""
    day = _day("2026-03-09", None, "Fisk", 7)
    day["Meals"] += [None, "Pasta", {}]

    menu, skipped = _read(_answer(day))

    assert _names(menu) == {9: ["Fisk"]}
    assert skipped == {"dish": 5}


def test_days_of_other_weeks_are_left_out() -> None:
    """What was not asked for is neither taken nor bad."""
    menu, skipped = _read(
        _answer(*(_day(day, "Fisk") for day in ("2026-03-08", "2026-03-15", "2026-03-16")))
    )

    assert _names(menu) == {15: ["Fisk"]}
    assert not skipped


def test_two_rows_for_one_day() -> None:
    """Their dishes are one list; a row that says closed decides."""
    closed = _day("2026-03-10", cancelled="Lov")
    menu, _ = _read(
        _answer(
            _day("2026-03-09", "Fisk", "Pasta"),
            _day("2026-03-09", "Pasta", "Linsgryta"),
            closed,
            _day("2026-03-10", "Fisk"),
            _day("2026-03-11", "Fisk"),
            {**closed, "date": "2026-03-11"},
        )
    )

    assert _names(menu) == {9: ["Fisk", "Pasta", "Linsgryta"], 10: [], 11: []}
    assert [day.closed for day in menu.days] == [None, "Lov", "Lov"]


@DETERMINISTIC
@given(st.data())
def test_any_mutation(data: st.DataObject) -> None:
    """Any change to a good answer gives a menu or the typed error, and can be stored."""
    answer = _answer(
        _day("2026-03-09T00:00:00.000Z", "Fisk", "Linsgryta"),
        _day("2026-03-10T00:00:00.000Z", cancelled="Lov"),
    )
    check_any_mutation(data, lambda changed: _read(changed)[0], answer)


@DETERMINISTIC
@given(st.data())
def test_good_days_survive_any_neighbour(data: st.DataObject) -> None:
    """A day that was right stays, whatever stands beside it."""
    good = _day("2026-03-09T00:00:00.000Z", "Fisk")
    # The day that is to survive is told by its date: the other's stays as it is.
    other = mutated(data, _day("2026-03-10T00:00:00.000Z", "Pasta", "Linsgryta"), keep="date")

    menu, _ = _read(_answer(other, good))

    assert _names(menu)[9] == ["Fisk"]
