"""Menus of Matilda: addresses, weeks, and what 404 means."""

from collections import Counter
from collections.abc import AsyncIterator
from copy import deepcopy
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    TooLargeError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import SITES, matilda, menu_source
from custom_components.skolplattformen.api.menus.matilda_week import week_menu
from custom_components.skolplattformen.api.menus.text import dish_name
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from custom_components.skolplattformen.school.models import Dish, Menu, MenuDay, monday_of
from tests.simulator.browser import Browser
from tests.simulator.faults import Fault
from tests.simulator.menu_matilda import KEYS
from tests.simulator.server import Simulator
from tests.simulator.shapes import check

from .conftest import TUESDAY
from .samples.menu_matilda import MENU, MONDAY, READ_AT

NOW = TUESDAY
WEEK = date(2026, 11, 24)
SITE = "https://menu.matildaplatform.com"
KEY = KEYS["larkskolan"]


@pytest.fixture
async def transport(sim: Simulator, sessions: SessionFactory) -> AsyncIterator[Transport]:
    """Return a transport that may ask the site and no one else."""
    transport = Transport(
        sessions,
        pause=Pause(clock=sim.clock.now),
        counts=Counter(),
        hosts=menu_source(f"{SITE}/meals/week/{KEY}").hosts,
    )
    yield transport
    transport.close()


@pytest.mark.parametrize(
    "address",
    [
        f"{SITE}/meals/week/{KEY}",
        f"{SITE}/meals/week/{KEY}/",
        f"{SITE}/meals/week/{KEY}_Larkskolan",
        f"{SITE}/meals/week/{KEY}_Lärk skolan",
        f"{SITE}/meals/week/{KEY.upper()}_LARKSKOLAN",
        f"{SITE}/sv/meals/week/{KEY}_larkskolan?startDate=2026-03-09&endDate=2026-03-15",
        f"{SITE}/sv/meals/{KEY}",
        f"{SITE}/en/meals/month/{KEY}#today",
        f"{SITE}/rss?displayMode=Week&distributorId={KEY}&lang=sv",
        f"{SITE}/api/menu?DistributorID={KEY}",
        f"http://menu.matildaplatform.com/meals/week/{KEY}",
        f"MENU.MatildaPlatform.com/meals/week/{KEY}",
    ],
)
def test_one_kitchen(address: str) -> None:
    """Every way to write it is the same kitchen."""
    source = menu_source(address)

    assert source.address == f"{SITE}/meals/week/{KEY}"
    assert menu_source(source.address).address == source.address
    assert source.site == "Matilda"
    assert source.site in SITES
    assert source.hosts == {"menu.matildaplatform.com"}


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


@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
@pytest.mark.parametrize(
    "day", [date(2026, 11, 24), date(2026, 3, 29), date(2027, 1, 1), date(2026, 7, 8)]
)
async def test_week(sim: Simulator, transport: Transport, slug: str, day: date) -> None:
    """Any ISO week is read as it was published, week 53 on New Year's Day too."""
    monday = monday_of(day)
    published = sim.kitchens.days(slug, monday, monday + timedelta(days=6))
    source = menu_source(f"{SITE}/meals/week/{KEYS[slug]}")

    menu = await source.read(transport, day, NOW)

    assert menu.school == {"larkskolan": "Lärkskolan", "ekskolan": "Ekskolan"}[slug]
    assert (menu.first, menu.last) == (monday, monday + timedelta(days=6))
    assert menu.read_at == NOW
    assert [known.day for known in menu.days] == [raw.day for raw in published]
    for known, raw in zip(menu.days, published, strict=True):
        assert known.closed == raw.cancelled
        lunch = [dish.name for dish in known.dishes if dish.meal == "Lunch"]
        assert lunch == [dish_name(unescape(dish)) for dish in raw.dishes]
        snacks = [dish.name for dish in known.dishes if dish.meal == "Mellanmål"]
        assert snacks == (["Frukt"] if known.dishes and known.day.weekday() == 4 else [])
    assert not source.skipped
    assert len(sim.log) == 1


async def test_nothing_published(sim: Simulator, transport: Transport) -> None:
    """404 is an empty week when the list has the kitchen; the list is asked once a day."""
    sim.kitchens.unpublish("larkskolan", WEEK)
    source = menu_source(f"{SITE}/meals/week/{KEY}")

    menu = await source.read(transport, WEEK, NOW)
    assert menu == Menu(
        school=None, first=date(2026, 11, 23), last=date(2026, 11, 29), read_at=NOW, days=()
    )
    assert [entry.kind for entry in sim.log] == ["matilda_menu", "matilda_kitchens"]

    await source.read(transport, WEEK, NOW + timedelta(hours=23))
    assert len(sim.log) == 3
    await source.read(transport, WEEK, NOW + timedelta(hours=24))
    assert len(sim.log) == 5


async def test_next_week_is_not_published_yet(sim: Simulator, transport: Transport) -> None:
    """A kitchen whose menu was just read needs no list."""
    sim.kitchens.unpublish("larkskolan", WEEK + timedelta(weeks=1))
    source = menu_source(f"{SITE}/meals/week/{KEY}")

    assert (await source.read(transport, WEEK, NOW)).days
    assert not (await source.read(transport, WEEK + timedelta(weeks=1), NOW)).days
    assert [entry.kind for entry in sim.log] == ["matilda_menu", "matilda_menu"]


async def test_unknown_kitchen(sim: Simulator, transport: Transport) -> None:
    """404 is an unknown school when the list does not have it."""
    source = menu_source(f"{SITE}/meals/week/{'0' * 24}")

    for _ in range(2):
        with pytest.raises(UnknownSchoolError):
            await source.read(transport, WEEK, NOW)
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
    sim: Simulator, transport: Transport, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """Without the list 404 is neither an empty week nor an unknown school."""
    sim.kitchens.unpublish("larkskolan", WEEK)
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await menu_source(f"{SITE}/meals/week/{KEY}").read(transport, WEEK, NOW)
    assert type(raised.value) is error


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(kind="drop"), UnreachableError),
        (Fault(kind="status", status=500), UnreachableError),
        (Fault(kind="status", status=429), RateLimitedError),
        (Fault(kind="status", status=401), DeniedError),
        (Fault(kind="status", status=400), UnexpectedAnswerError),
        (Fault(kind="forbidden"), DeniedError),
        (Fault(kind="html"), UnexpectedAnswerError),
        (Fault(kind="empty"), UnexpectedAnswerError),
        (Fault(kind="foreign_redirect"), UnexpectedAnswerError),
    ],
)
async def test_fault(
    sim: Simulator, transport: Transport, fault: Fault, error: type[SkolplattformenError]
) -> None:
    """Every fault is a typed error that names no kitchen."""
    sim.faults.add(fault)

    with pytest.raises(error) as raised:
        await menu_source(f"{SITE}/meals/week/{KEY}").read(transport, WEEK, NOW)
    assert type(raised.value) is error
    assert KEY not in str(raised.value)


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
        matilda._kitchens(data)


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
