"""Menus of Mashie: addresses, the script of the page, and weeks read from the simulated site."""

from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
import json
import re
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    TooLargeError,
    UnexpectedAnswerError,
    UnknownMenuSiteError,
    UnknownSchoolError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import SITES, menu_source
from custom_components.skolplattformen.api.menus.mashie_week import week_menu
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from custom_components.skolplattformen.school.models import STOCKHOLM, Dish, Menu, MenuDay
from tests.properties import DETERMINISTIC
from tests.simulator.browser import Browser
from tests.simulator.faults import Fault
from tests.simulator.menu_mashie import KEYS
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, variants

from .conftest import TUESDAY
from .test_parsers import JSON, mutated

PAGE = "https://mpi.mashie.matildaplatform.com/public/app/Exempel%20kommun/1a2b3c01"
SCHOOL = menu_source(PAGE)
NOW = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)
WEEK = date(2026, 11, 24)

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
    return week_menu(page, MONDAY, NOW, skipped), skipped


def _names(menu: Menu) -> dict[int, list[str]]:
    return {day.day.day: [dish.name for dish in day.dishes] for day in menu.days}


@pytest.mark.parametrize(
    "address",
    [
        PAGE,
        f"{PAGE}/",
        f" {PAGE}?country=se\n",
        PAGE.replace("/app/", "/menu/"),
        PAGE.replace("https", "http"),
        PAGE.removeprefix("https://"),
        PAGE.replace("mashie.matildaplatform.com", "mashie.com"),
        "HTTPS://MPI.Mashie.COM/Public/App/Exempel kommun/1A2B3C01",
        "https://mpi.mashie.com//public/app//Exempel%20kommun/1a2b3c01#vecka",
    ],
)
def test_one_school(address: str) -> None:
    """Every way to write it is the same school, on today's host."""
    source = menu_source(address)

    assert source.address == PAGE
    assert source.site == "Mashie"
    assert source.site in SITES
    assert source.hosts == {"mpi.mashie.matildaplatform.com"}


@pytest.mark.parametrize("company", ["mpi", "sodexo", "compass"])
def test_companies(company: str) -> None:
    """Each company has its own host; letters and blanks of a name survive."""
    host = f"{company}.mashie.matildaplatform.com"
    source = menu_source(
        f"https://{company}.mashie.com/public/menu/Pr%C3%B6v+%C3%96st, F-9/abcdef12"
    )

    assert source.address == f"https://{host}/public/app/Pr%C3%B6v+%C3%96st,%20F-9/abcdef12"
    assert source.hosts == {host}
    assert menu_source(source.address).address == source.address


@pytest.mark.parametrize(
    "address",
    [
        "https://mashie.com/public/app/Exempel/1a2b3c01",
        "https://other.mashie.com/public/app/Exempel/1a2b3c01",
        "https://mpi.mashie.se/public/app/Exempel/1a2b3c01",
        "https://mpi.mashie.com.example.invalid/public/app/Exempel/1a2b3c01",
        "https://mpixmashie.com/public/app/Exempel/1a2b3c01",
        "ftp://mpi.mashie.com/public/app/Exempel/1a2b3c01",
    ],
)
def test_another_site(address: str) -> None:
    """An address that only looks like one of the site's."""
    with pytest.raises(UnknownMenuSiteError):
        menu_source(address)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/public/app/Exempel",
        "/public/app/1a2b3c01",
        "/public/icalendar/Exempel/1a2b3c01.ics",
        "/public/app/Exempel/larkskolan",
        "/public/app/Exempel/1a2b",
        "/public/app/Exempel%2Fkommun/1a2b3c01",
        "/public/app/%2e%2e/1a2b3c01",
        f"/public/app/{'a' * 101}/1a2b3c01",
        "/app/Exempel/1a2b3c01",
    ],
)
def test_no_school(path: str) -> None:
    """The right site, but no school."""
    with pytest.raises(UnknownSchoolError):
        menu_source(f"https://mpi.mashie.com{path}")


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

    menu = week_menu(_page(data), monday, NOW, Counter())

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

    assert _names(menu) == {9: [name]}


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

    assert _names(menu) == {11: ["Pasta"]}
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

    assert _names(menu) == {9: ["Fisk", "Pasta"]}
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
            assert _names(menu)[10] == ["Pasta"], place


@DETERMINISTIC
@given(path=st.lists(st.integers(0, 20), max_size=6), replacement=JSON)
def test_any_mutation(path: list[int], replacement: object) -> None:
    """Any change to good data gives a menu that can be stored, or the typed error."""
    data = _data(_day(0, "Fisk", "Pasta"), _day(1, IsHoliday=True, HolidayName="Lov"))
    try:
        menu, _ = _read(_page(mutated(data, path, replacement)))
    except UnexpectedAnswerError:
        return
    assert all(bool(day.dishes) != bool(day.closed) for day in menu.days)
    assert Menu.from_dict(json.loads(json.dumps(menu.to_dict()))) == menu


@DETERMINISTIC
@given(path=st.lists(st.integers(0, 20), min_size=1, max_size=4), replacement=JSON)
def test_good_days_survive_any_neighbour(path: list[int], replacement: object) -> None:
    """A day that was right stays, whatever stands beside it."""
    other = mutated(_day(1, "Pasta", "Kebab"), path, replacement)

    menu, _ = _read(_page(_data(other, _day(0, "Fisk"))))

    # The other may have become a row of the same day.
    assert "Fisk" in _names(menu)[9]


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


@pytest.fixture
async def transport(sim: Simulator, sessions: SessionFactory) -> AsyncIterator[Transport]:
    """Return a transport that may ask the site and no one else."""
    transport = Transport(
        sessions, pause=Pause(clock=sim.clock.now), counts=Counter(), hosts=SCHOOL.hosts
    )
    yield transport
    transport.close()


@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
@pytest.mark.parametrize("weeks", [0, 3])
async def test_site(sim: Simulator, transport: Transport, slug: str, weeks: int) -> None:
    """Every week of the page is read as the kitchen published it, with one request."""
    day = WEEK + timedelta(weeks=weeks)
    monday = day - timedelta(days=1)
    published = sim.kitchens.days(slug, monday, monday + timedelta(days=6))

    source = menu_source(PAGE.replace(KEYS["larkskolan"], KEYS[slug]))
    menu = await source.read(transport, day, TUESDAY)

    assert menu.school == {"larkskolan": "Lärkskolan", "ekskolan": "Ekskolan"}[slug]
    assert [known.day for known in menu.days] == [known.day for known in published]
    for known, was in zip(menu.days, published, strict=True):
        assert known.closed == was.cancelled
        assert len(known.dishes) == len(was.dishes)
    assert not source.skipped
    assert [entry.kind for entry in sim.log] == ["mashie_menu"]


async def test_week_53_and_beyond(sim: Simulator, transport: Transport) -> None:
    """The turn of the year is read; a week that the page does not reach has no menu."""
    sim.clock.set(datetime(2026, 12, 22, 6, tzinfo=STOCKHOLM))

    menu = await SCHOOL.read(transport, date(2027, 1, 1), TUESDAY)
    beyond = await SCHOOL.read(transport, date(2027, 2, 1), TUESDAY)

    assert (menu.first, menu.last) == (date(2026, 12, 28), date(2027, 1, 3))
    assert menu.days
    assert beyond.days == ()


async def test_nothing_published_at_all(sim: Simulator, transport: Transport) -> None:
    """The page without data that says so is an answer."""
    for week in range(4):
        sim.kitchens.unpublish("larkskolan", WEEK + timedelta(weeks=week))

    assert (await SCHOOL.read(transport, WEEK, TUESDAY)).days == ()


async def test_closed_and_unpublished(sim: Simulator, transport: Transport) -> None:
    """A holiday is closed; another week's missing menu changes nothing."""
    sim.kitchens.set_day("larkskolan", WEEK, cancelled="Kökets val")
    sim.kitchens.unpublish("larkskolan", WEEK + timedelta(weeks=1))

    this = await SCHOOL.read(transport, WEEK, TUESDAY)
    following = await SCHOOL.read(transport, WEEK + timedelta(weeks=1), TUESDAY)

    assert MenuDay(day=WEEK, closed="Kökets val") in this.days
    assert following.days == ()


async def test_unknown_school(transport: Transport) -> None:
    """The site does not know the school."""
    with pytest.raises(UnknownSchoolError):
        await menu_source(PAGE.replace("1a2b3c01", "ffffffff")).read(transport, WEEK, TUESDAY)


async def test_without_the_language(transport: Transport, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that came without its data is no empty week."""
    monkeypatch.setattr(
        "custom_components.skolplattformen.api.menus.mashie._HEADERS", {"Accept": "text/html"}
    )

    with pytest.raises(UnexpectedAnswerError):
        await SCHOOL.read(transport, WEEK, TUESDAY)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="truncate"), UnreachableError),
        (Fault(kind="status", status=500), UnreachableError),
        (Fault(kind="status", status=429), RateLimitedError),
        (Fault(kind="status", status=404), UnknownSchoolError),
        (Fault(kind="status", status=418), UnexpectedAnswerError),
        (Fault(kind="forbidden"), DeniedError),
        (Fault(kind="html"), UnexpectedAnswerError),
        (Fault(kind="garbage"), UnexpectedAnswerError),
        (Fault(kind="bad_utf8"), UnexpectedAnswerError),
        (Fault(kind="huge"), TooLargeError),
        (Fault(kind="foreign_redirect"), UnexpectedAnswerError),
    ],
    ids=lambda value: (
        f"{value.kind}-{value.status}" if isinstance(value, Fault) else value.__name__
    ),
)
async def test_fault(
    sim: Simulator, transport: Transport, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """Every fault is a typed error that names no school."""
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await SCHOOL.read(transport, WEEK, TUESDAY)

    assert type(raised.value) is error
    assert "1a2b3c01" not in str(raised.value)


async def test_data_has_its_shape(sim: Simulator) -> None:
    """What the simulated page assigns is what the field table says."""
    browser = Browser(sim)
    answer = await browser.request(
        "GET",
        PAGE.replace("/app/", "/menu/"),
        headers={"Cookie": "cookieLanguage=sv-SE", "User-Agent": "Mozilla/5.0"},
    )
    await browser.close()

    script = re.search(r"weekMenues = (.*);\r\n</script>", answer.body.decode())
    assert script is not None
    assert "new Date(" in script[1]
    assert check("mashie_menu", json.loads(re.sub(r"new Date\((\d+)\)", r"\1", script[1]))) == []
