"""Menus from a guardian's own file: which addresses are one, and what is read out of it."""

from collections import Counter
from datetime import date, datetime, timedelta
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.addresses import checked
from custom_components.skolplattformen.api.exceptions import (
    UnexpectedAnswerError,
    UnknownMenuSiteError,
)
from custom_components.skolplattformen.api.menus import SITES, menu_source
from custom_components.skolplattformen.api.menus.own_json_days import menu_of
from custom_components.skolplattformen.api.menus.week import week_of
from custom_components.skolplattformen.school.models import STOCKHOLM, Dish, Menu, MenuDay
from tests.properties import DETERMINISTIC
from tests.simulator.browser import Browser
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, variants

from .menu_mutations import JSON, check_any_mutation, names_of
from .menu_sites import OWN_JSON, WEEK, MenuReader

FILE = OWN_JSON.address
NOW = datetime(2026, 3, 9, 6, 10, tzinfo=STOCKHOLM)
MONDAY = date(2026, 3, 9)

type Json = Any


def _read(data: object) -> tuple[Menu, Counter[str]]:
    skipped: Counter[str] = Counter()
    return week_of(menu_of(data, NOW, skipped), MONDAY), skipped


@pytest.mark.parametrize(
    ("address", "form", "host"),
    [
        (FILE, FILE, "lunch.example.org"),
        (" lunch.example.org/larkskolan.json\n", FILE, "lunch.example.org"),
        ("HTTPS://LUNCH.Example.ORG:443/larkskolan.json#today", FILE, "lunch.example.org"),
        ("https://lunch.example.org./larkskolan.json", FILE, "lunch.example.org"),
        ("https://lunch.example.org/a/../larkskolan%2Ejson", FILE, "lunch.example.org"),
        ("https://example.org/Ät.JSON?a=1", "https://example.org/%C3%84t.JSON?a=1", "example.org"),
        (
            "https://lärk.example.org/a.json",
            "https://xn--lrk-qla.example.org/a.json",
            "lärk.example.org",
        ),
    ],
)
def test_own_file(address: str, form: str, host: str) -> None:
    """Every way to write it is the same file, and the only host that is asked is its own."""
    source = menu_source(address)

    assert (source.site, source.address) == ("JSON (.json)", form)
    assert source.hosts == {host}
    assert source.site in SITES
    assert menu_source(form).address == form
    assert checked(form, source.hosts)


@pytest.mark.parametrize(
    "address",
    [
        # A page of a site that is not understood.
        "https://example.org/larkskolan",
        "https://example.org/lunch.json/",
        "https://example.org/lunch?file=a.json",
        "https://example.org/lunch#a.json",
        "https://lunch.json",
        "https://example.org/lunch.jsonp",
        # Not as it must be asked.
        "http://example.org/lunch.json",
        "ftp://example.org/lunch.json",
        "https://example.org:8443/lunch.json",
        "https://example.org:80/lunch.json",
        "https://karin@example.org/lunch.json",
        "https://karin:x@example.org/lunch.json",
        "https://:@example.org/lunch.json",
        f"https://example.org/{'a' * 1000}.json",
        # Addresses of machines, in all their spellings.
        "https://127.0.0.1/lunch.json",
        "https://127.0.0.1./lunch.json",
        "https://192.168.1.10/lunch.json",
        "https://169.254.169.254/lunch.json",
        "https://8.8.8.8/lunch.json",
        "https://127.1/lunch.json",
        "https://0x7f.0x0.0x0.0x1/lunch.json",
        "https://0177.0.0.1/lunch.json",
        "https://2130706433/lunch.json",
        "https://\uff11\uff12\uff17.0.0.1/lunch.json",
        "https://[::1]/lunch.json",
        "https://[fe80::1%25eth0]/lunch.json",
        "https://[::ffff:127.0.0.1]/lunch.json",
        # Names that mean something at home, or nothing anywhere.
        "https://localhost/lunch.json",
        "https://LOCALHOST./lunch.json",
        "https://a.localhost/lunch.json",
        "https://homeassistant/lunch.json",
        "https://homeassistant.local/lunch.json",
        "https://homeassistant.local./lunch.json",
        "https://router.lan/lunch.json",
        "https://nas.home.arpa/lunch.json",
        "https://nas.home/lunch.json",
        "https://hassio.internal/lunch.json",
        "https://menu.example.invalid/lunch.json",
        "https://\uff4c\uff4f\uff43\uff41\uff4c\uff48\uff4f\uff53\uff54/lunch.json",
        # No names at all.
        "https://.org/lunch.json",
        "https://a..org/lunch.json",
        "https://-a.org/lunch.json",
        "https://a_b.org/lunch.json",
        "https://example.org..//lunch.json",
        "https:///lunch.json",
        "https://example.org\\@127.0.0.1/lunch.json",
    ],
)
def test_no_file_that_is_asked_for(address: str) -> None:
    """Only a file at a public name, over https, is one."""
    with pytest.raises(UnknownMenuSiteError):
        menu_source(address)


def test_known_sites_are_not_own_files() -> None:
    """A site that is understood keeps its own rules."""
    assert menu_source("https://skolmaten.se/larkskolan.json").site == "skolmaten.se"


@DETERMINISTIC
@given(
    st.text(max_size=20).map("https://{}/a.json".format)
    | st.text(alphabet="lochst.127:@[]%/x-\\?#", max_size=20).map("https://{}/a.json".format)
    | st.text(max_size=20).map("https://example.org/{}.json".format)
)
def test_any_address(address: str) -> None:
    """Any address is one with a name and no more, or a typed error."""
    try:
        source = menu_source(address)
    except UnknownMenuSiteError:
        return
    url = checked(source.address, source.hosts)
    assert url.path.casefold().endswith(".json")
    assert "." in (url.host or "")
    assert menu_source(source.address).address == source.address


def test_week() -> None:
    """Dishes are in their order, clean and once; those without order come last, as they came."""
    menu, skipped = _read(
        {
            "2026-03-10": [
                {"dish": "Kaka", "meal": " Mellanmål "},
                {"dish": "Frukt", "meal": "Mellanmål", "order": "1"},
                {"dish": "linsgryta*", "meal": "Lunch", "label": "Vegetariskt", "order": 2},
                {"dish": "Fisk", "meal": "Lunch", "label": "", "order": -1, "picture": "a.png"},
                {"dish": "FISK ", "meal": "Lunch", "order": 3},
                {"dish": " ", "order": 0},
            ],
            "2026-03-09": [{"dish": "Pasta", "meal": 3, "label": ["a"]}],
            "2026-03-11": [{"dish": "Studiedag"}],
            "2026-03-12": [],
            "2026-03-13": None,
            "2026-03-16": [{"dish": "Nästa vecka"}],
        }
    )

    assert menu == Menu(
        school=None,
        first=MONDAY,
        last=date(2026, 3, 15),
        read_at=NOW,
        days=(
            MenuDay(day=MONDAY, dishes=(Dish(name="Pasta"),)),
            MenuDay(
                day=date(2026, 3, 10),
                dishes=(
                    Dish(name="Fisk", meal="Lunch"),
                    Dish(name="Linsgryta", meal="Lunch", label="Vegetariskt"),
                    Dish(name="Kaka", meal="Mellanmål"),
                    Dish(name="Frukt", meal="Mellanmål"),
                ),
            ),
            MenuDay(day=date(2026, 3, 11), closed="Studiedag"),
        ),
    )
    assert not skipped


@pytest.mark.parametrize("data", [{}, {"2026-03-16": [{"dish": "Fisk"}]}, {"2026-03-09": []}])
def test_nothing_published(data: object) -> None:
    """A file without the week is an answer."""
    menu, skipped = _read(data)

    assert menu.days == ()
    assert not skipped


@pytest.mark.parametrize("data", [None, [], "menu", 1, [{"date": "2026-03-09"}], {"error": "no"}])
def test_no_menu_at_all(data: object) -> None:
    """Another shape is an error, not an empty week."""
    with pytest.raises(UnexpectedAnswerError):
        _read(data)


@pytest.mark.parametrize(
    ("key", "dishes"),
    [
        ("", []),
        ("comment", "Made by hand"),
        ("10 mars", [{"dish": "Fisk"}]),
        ("2026-3-10", [{"dish": "Fisk"}]),
        ("2026-02-30", [{"dish": "Fisk"}]),
        ("2026-03-10T00:00:00", [{"dish": "Fisk"}]),
        ("2026-03-10 ", [{"dish": "Fisk"}]),
        ("20260310", [{"dish": "Fisk"}]),
        ("2026-03-10", {"dish": "Fisk"}),
        ("2026-03-10", "Fisk"),
        ("2026-03-10", [{"dish": f"Fisk {number}"} for number in range(101)]),
    ],
)
def test_bad_day_is_skipped_and_counted(key: str, dishes: object) -> None:
    """Good days survive it, in whatever week they are; when it is all there is, it is no menu."""
    menu, skipped = _read({key: dishes, "2026-03-11": [{"dish": "Pasta"}]})

    assert names_of(menu) == {date(2026, 3, 11): ["Pasta"]}
    assert skipped == {"day": 1}
    assert _read({key: dishes, "2026-04-11": [{"dish": "Pasta"}]})[0].days == ()
    with pytest.raises(UnexpectedAnswerError):
        _read({key: dishes})


def test_bad_dish_is_skipped_and_counted() -> None:
    """Good dishes of the day survive it."""
    rows = [None, "Fisk", {}, {"dish": None}, {"dish": 7}, {"Dish": "Pasta", "order": True}]

    menu, skipped = _read({"2026-03-09": rows})

    assert names_of(menu) == {MONDAY: ["Pasta"]}
    assert skipped == {"dish": 5}


def test_every_allowed_variant() -> None:
    """What the field table allows to be null or missing costs no dish."""
    dish = {"dish": "Fisk", "meal": "Lunch", "label": "Dagens", "order": 1}
    assert check("own_dish", dish) == []
    for place, variant in variants("own_dish", dish):
        menu, skipped = _read({"2026-03-09": [variant]})
        assert not skipped, place
        assert names_of(menu) == {MONDAY: ["Fisk"]}, place


@DETERMINISTIC
@given(st.data())
def test_any_mutation(data: st.DataObject) -> None:
    """Any change to a good file gives a menu that can be stored, or the typed error."""
    good = {
        "2026-03-09": [{"dish": "Fisk", "order": 1}, {"dish": "Pasta", "order": 2}],
        "2026-03-10": [{"dish": "Lov"}],
    }
    check_any_mutation(data, lambda answer: _read(answer)[0], good)


@DETERMINISTIC
@given(replacement=JSON, beside=JSON, key=st.text(max_size=12))
def test_good_days_survive_any_neighbour(replacement: object, beside: object, key: str) -> None:
    """A day and a dish that were right stay, whatever stands beside them."""
    menu, _ = _read(
        {key: replacement, "2026-03-10": replacement, "2026-03-09": [beside, {"dish": "Fisk"}]}
    )

    assert "Fisk" in names_of(menu)[MONDAY]


def test_half_a_year() -> None:
    """So far the days of a file are read, back and ahead; a file may hold many more."""
    days = [date(2025, 9, 7), date(2025, 9, 8), date(2026, 9, 13), date(2026, 9, 14)]

    menu = menu_of({day.isoformat(): [{"dish": "Fisk"}] for day in days}, NOW, Counter())

    assert [day.day for day in menu.days] == days[1:3]


async def test_bad_items_are_counted_once(
    sim: Simulator, menus: MenuReader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many weeks are read out of one answer, and when it has not changed."""
    monkeypatch.setattr("tests.simulator.menu_own._dishes", lambda _: [{"dish": "Fisk"}, 7])
    source = menu_source(FILE)
    for _ in range(2):
        for day in (WEEK, WEEK + timedelta(weeks=1)):
            assert (await menus.read(source, day)).days
        sim.clock.advance(timedelta(hours=4))
    assert [one.status for one in menus.asked] == [200, 304]
    assert source.skipped == {"dish": 15}


async def test_data_has_its_shape(sim: Simulator) -> None:
    """The simulated file is what the field table says."""
    browser = Browser(sim)
    for slug in ("larkskolan", "ekskolan"):
        answer = await browser.request("GET", f"https://lunch.example.org/{slug}.json")
        assert check("own_menu", json.loads(answer.body)) == []
    await browser.close()
