"""The script of a page of Mashie: good, bad, hostile and mutated ones."""

from collections import Counter
from datetime import date, datetime, timedelta
import json
import re
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import (
    UnexpectedAnswerError,
)
from custom_components.skolplattformen.api.menus.mashie_page import menu_of_page
from custom_components.skolplattformen.api.menus.week import week_of
from custom_components.skolplattformen.school.models import STOCKHOLM, Dish, Menu, MenuDay
from tests.properties import DETERMINISTIC
from tests.simulator.shapes import check, variants

from .menu_mutations import check_any_mutation, mutated, names_of

NOW = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)

type Json = Any


def _ms(day: date) -> int:
    """Return midnight in Sweden."""
    return int(datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM).timestamp()) * 1000


def _dish(name: object, alternative: object = "Lunch") -> Json:
    return {
        "MenuAlternativeName": alternative,
        "DayMenuName": name,
        "DayMenuInfo": "",
        "MealId": "6ee1",
        "PortionTypeId": None,
        "HasExtendedInfo": False,
        "MealPictureURL": None,
        "MenuPresentation": {},
    }


def _day(offset: int, *names: object, **fields: object) -> Json:
    return {
        "IsHoliday": False,
        "HolidayName": None,
        "InfoText": None,
        "DayMenuDate": _ms(MONDAY + timedelta(days=offset)),
        "DayMenus": [_dish(name) for name in names],
        **fields,
    }


def _data(*days: Json) -> Json:
    week = {"MenuId": "a", "MenuName": " Lärkskolan", "WeekNumber": 11, "Days": list(days)}
    return {"Weeks": [week]}


def _page(data: Json) -> str:
    text = re.sub(r'("DayMenuDate": )(-?\d+)', r"\1new Date(\2)", json.dumps(data))
    return f"<html><body><script>var weeks = {text};</script><h2>Matsedel</h2></body></html>"


def _read(page: str) -> tuple[Menu, Counter[str]]:
    skipped: Counter[str] = Counter()
    return week_of(menu_of_page(page, NOW, skipped), MONDAY), skipped


def test_week() -> None:
    """Days are Swedish, names clean, duplicates merged, meals and alternatives told apart."""
    tuesday = _day(1, "Fisksoppa*")
    tuesday["DayMenus"] += [
        _dish("Fisksoppa "),
        _dish("linssoppa\r\nmed bröd", "Lunch vegetarisk"),
        _dish("Äpple", "Mellanmål"),
        _dish(None, "Frukost"),
        _dish("Pasta", "Husman"),
        _dish("Kaka", None),
    ]
    page = _page(_data(tuesday, _day(0, "Kebab"), _day(5), _day(7, "Lasagne")))

    menu, skipped = _read(page)

    assert menu == Menu(
        school="Lärkskolan",
        first=MONDAY,
        last=date(2026, 3, 15),
        read_at=NOW,
        days=(
            MenuDay(day=MONDAY, dishes=(Dish(name="Kebab", meal="Lunch"),)),
            MenuDay(
                day=date(2026, 3, 10),
                dishes=(
                    Dish(name="Fisksoppa", meal="Lunch"),
                    Dish(name="Linssoppa med bröd", meal="Lunch", label="Lunch vegetarisk"),
                    Dish(name="Äpple", meal="Mellanmål"),
                    Dish(name="Pasta", label="Husman"),
                    Dish(name="Kaka"),
                ),
            ),
        ),
    )
    assert not skipped


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25), date(2027, 1, 3)])
def test_midnight_before(day: date) -> None:
    """The moment lies in the day before in UTC, also when clocks change and in week 53."""
    monday = day - timedelta(days=6)
    data = _data(*({**_day(0, "Fisk"), "DayMenuDate": _ms(monday + timedelta(n))} for n in (0, 6)))

    now = datetime(day.year, day.month, day.day, 12, tzinfo=STOCKHOLM)
    menu = menu_of_page(_page(data), now, Counter())

    assert [known.day for known in menu.days] == [monday, day]


@pytest.mark.parametrize(
    ("fields", "closed"),
    [
        ({"IsHoliday": True, "HolidayName": " Påsk&shy;lov "}, "Påsk\xadlov"),
        ({"IsHoliday": True, "HolidayName": None, "InfoText": "Studiedag"}, "Studiedag"),
        ({"IsHoliday": True, "HolidayName": " "}, None),
        ({"IsHoliday": False, "HolidayName": "Skärtorsdag"}, None),
        ({"InfoText": "Med reservation för ändringar"}, None),
    ],
)
def test_closed_day(fields: dict[str, object], closed: str | None) -> None:
    """A holiday is closed when it says which; otherwise what is cooked counts."""
    menu, skipped = _read(_page(_data(_day(0, "Julbord", **fields))))

    (day,) = menu.days
    assert day.closed == closed
    assert bool(day.dishes) == (closed is None)
    assert not skipped


def test_holiday_as_dish() -> None:
    """A day off that stands where a dish should is no dish."""
    assert _read(_page(_data(_day(0, "Sportlov"))))[0].days == (
        MenuDay(day=MONDAY, closed="Sportlov"),
    )


@pytest.mark.parametrize(
    "page",
    [
        "<h2>Det finns ingen matsedel att visa</h2>",
        '<H2 class="a">\n Ingen&#32;MATSEDEL\n publicerad</H2>',
        "<script src='/a.js'></script><script>var a = {};</script><h2>Ingen matsedel</h2>",
        _page({"Weeks": []}),
        _page({"Weeks": None}),
        _page(_data()),
    ],
)
def test_nothing_published(page: str) -> None:
    """The page says so, or its data has no days."""
    menu, skipped = _read(page)

    assert menu.days == ()
    assert not skipped


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<h1>Mashie</h1>",
        "<p>ingen matsedel</p>",
        "<script>var weeks = {}</script>",
        '<script>var weeks = {"Weeks": [}</script><h2>Ingen matsedel</h2>',
        '<script>var weeks = {"Weeks": [load()]}</script><h2>Ingen matsedel</h2>',
        '<script>var weeks = {"Weeks": "none"}</script>',
        '<script>var weeks = {"Weeks": [{"Days": 3}]}</script>',
        '<script>var weeks = {"Weeks": []}',
        '<script>load("Weeks")</script>',
        '<script>var weeks = {"Weeks": ' + "[" * 100_000 + "}</script>",
        '<script>var weeks = {"Weeks": ' + "9" * 5_000 + "}</script>",
        '<script>var weeks = {"Weeks": "' + '\\"' * 100_000 + "</script>",
    ],
)
def test_no_menu_at_all(page: str) -> None:
    """Another page is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        _read(page)


def test_text_is_not_taken_for_code() -> None:
    """What looks like a date, a script or an end within a name stays a name."""
    name = 'Soppa = {new Date(15)} "new Date(16)" \\'
    page = _page(_data(_day(0, name)))
    before = '<script>a = new Date(7); b = {"texts": {"Weeks": "Veckor"}};</script>'

    menu, _ = _read(before + page.replace("</script>", "; c = {};</script>"))

    assert names_of(menu) == {MONDAY: [name]}


@pytest.mark.parametrize(
    "unit",
    [
        "<script>",
        "<script",
        "</script>",
        "<script></script>",
        "<script>={",
        '<script>a={"Weeks":\\"',
        "<h2",
        "<h2>",
        "<h2>ingen ",
        "new Date(",
        "=    ",
    ],
)
def test_hostile_page_is_read_once(unit: str) -> None:
    """However a page repeats itself, it is read once: the square of its length would take hours."""
    page = unit * (2_000_000 // len(unit))

    for text in (page, f'<script>var a = {{"Weeks": "{page}</script>'):
        with pytest.raises(UnexpectedAnswerError):
            _read(text)


@pytest.mark.parametrize(
    "bad",
    [
        None,
        "day",
        {},
        _day(1, "Fisk", DayMenuDate=None),
        _day(1, "Fisk", DayMenuDate="2026-03-10"),
        _day(1, "Fisk", DayMenuDate=True),
        _day(1, "Fisk", DayMenuDate=1.5),
        _day(1, "Fisk", DayMenuDate=10**15),
        _day(1, "Fisk", DayMenuDate=-(10**15)),
        _day(1, "Fisk", DayMenuDate=253402300799999),
        _day(1, "Fisk", DayMenus="Fisk"),
        _day(1, *(f"Fisk {number}" for number in range(101))),
    ],
)
def test_bad_day_is_skipped_and_counted(bad: object) -> None:
    """Good days survive it; when it is all there is, the page has no menu."""
    menu, skipped = _read(_page(_data(bad, _day(2, "Pasta"))))

    assert names_of(menu) == {date(2026, 3, 11): ["Pasta"]}
    assert skipped == {"day": 1}
    # Nothing of this week, but the page is understood.
    assert _read(_page(_data(bad, _day(8, "Pasta"))))[0].days == ()
    with pytest.raises(UnexpectedAnswerError):
        _read(_page(_data(bad)))


def test_bad_dish_and_bad_week() -> None:
    """Good dishes of the day, and good weeks, survive them."""
    day = _day(0, 7, "Fisk")
    day["DayMenus"] += [None, _dish("Pasta", 3)]
    data = _data(day)
    data["Weeks"] += [None, {"Days": 3}, {"MenuName": "Ekskolan"}]

    menu, skipped = _read(_page(data))

    assert names_of(menu) == {MONDAY: ["Fisk", "Pasta"]}
    assert skipped == {"dish": 2, "week": 2}


def test_every_allowed_variant() -> None:
    """What the field tables allow to be null or missing costs nothing beside it."""
    data = _data(_day(0, "Fisk"), _day(1, "Pasta"))
    assert check("mashie_menu", data) == []
    assert check("mashie_day", _day(0, "Fisk")) == []
    for place, variant in variants("mashie_menu", data):
        menu, skipped = _read(_page(variant))
        assert not skipped, place
        if "Days.DayMenus" not in place and not place.endswith(".Days null"):
            # The other day is there in any case.
            assert names_of(menu)[date(2026, 3, 10)] == ["Pasta"], place


@DETERMINISTIC
@given(st.data())
def test_any_mutation(data: st.DataObject) -> None:
    """Any change to good data gives a menu that can be stored, or the typed error."""
    good = _data(_day(0, "Fisk", "Pasta"), _day(1, IsHoliday=True, HolidayName="Lov"))
    check_any_mutation(data, lambda answer: _read(_page(answer))[0], good)


@DETERMINISTIC
@given(st.data())
def test_good_days_survive_any_neighbour(data: st.DataObject) -> None:
    """A day that was right stays, whatever stands beside it."""
    other = mutated(data, _day(1, "Pasta", "Kebab"))

    menu, _ = _read(_page(_data(other, _day(0, "Fisk"))))

    # The other may have become a row of the same day.
    assert "Fisk" in names_of(menu)[MONDAY]


@DETERMINISTIC
@given(st.text(max_size=60) | st.text(alphabet='<>/script="{}[]Weeks:new Date(1)\\', max_size=80))
def test_any_page(text: str) -> None:
    """Any text in and around the data gives a menu or the typed error."""
    for page in (
        text,
        f"<script>{text}</script>",
        _page(_data(_day(0, "Fisk"))).replace("a", text),
    ):
        try:
            _read(page)
        except UnexpectedAnswerError:
            continue
