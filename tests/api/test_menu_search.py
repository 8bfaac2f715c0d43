"""Schools looked for by name on all simulated sites, and how few requests that costs."""

import asyncio
from collections import Counter
from datetime import date, timedelta

import pytest

from custom_components.skolplattformen.api.menus import SITES, menu_source
from custom_components.skolplattformen.api.menus.search import Findings, Found, Search
from custom_components.skolplattformen.api.transport import Pause, SessionFactory, Transport
from tests.simulator.family import EKSKOLAN
from tests.simulator.menu_matilda import KEYS
from tests.simulator.menu_skolmat_info import FACILITIES
from tests.simulator.menu_skolmaten_lists import DISTRICTS, HOMES, menu_id
from tests.simulator.server import Simulator

from .conftest import TUESDAY

WEEK = date(2026, 11, 24)
GUID, _ = FACILITIES


def kinds(sim: Simulator) -> Counter[str]:
    """Return how many requests have come, by the simulator's handler."""
    return Counter(entry.kind for entry in sim.log)


async def test_found_on_every_site(schools: Search) -> None:
    """The nearest first, each with the address of its page."""
    findings = await schools.find("Lark", "Stockholm")

    assert findings == Findings(
        schools=tuple(
            Found(name="Lärkskolan", place=place, site=site, address=address)
            for site, place, address in (
                (
                    "Matilda",
                    "Stockholm",
                    f"https://menu.matildaplatform.com/meals/week/{KEYS['larkskolan']}",
                ),
                (
                    "skolmat.info",
                    "Stockholm",
                    f"https://www.skolmat.info/matsedlar?facilityId={GUID}",
                ),
                (
                    "omsorgen.se",
                    "Stockholm",
                    f"https://www.omsorgen.se/matsedlar?facilityId={GUID}",
                ),
                ("skolmaten.se", "Stockholms stad norr", "https://skolmaten.se/larkskolan"),
            )
        ),
        silent=(),
    )


async def test_found_in_the_municipality(schools: Search) -> None:
    """Mateo is asked for its schools; homes for the elderly are none, after-school care is."""
    findings = await schools.find("lärkskolan", "Exempelkommun ")

    assert findings.silent == ()
    assert [
        (found.name, found.place, found.address)
        for found in findings.schools
        if found.site == "Mateo"
    ] == [
        ("Lärkskolan", "Exempelkommun", "https://meny.mateo.se/exempelkommun/211"),
        ("Lärkskolans fritids", "Exempelkommun", "https://meny.mateo.se/exempelkommun/215"),
    ]
    assert findings.schools[0].site == "Mateo"
    assert findings.schools[-1].name == "Lärkskolans fritids"


@pytest.mark.parametrize("name", ["Lärkskolan", "Ekskolan"])
@pytest.mark.parametrize("municipality", ["Stockholm", "Exempelkommun"])
async def test_what_is_found_can_be_read(
    sim: Simulator, sessions: SessionFactory, schools: Search, name: str, municipality: str
) -> None:
    """The address of every school that was found has its menu."""
    findings = await schools.find(name, municipality)

    assert len(findings.schools) >= 3
    for found in findings.schools:
        assert found.site in SITES
        source = menu_source(found.address)
        assert (source.site, source.address) == (found.site, found.address)
        if found.name != name:
            continue
        pause = Pause(clock=sim.clock.now)
        async with Transport(
            sessions, pause=pause, counts=Counter(), hosts=source.hosts
        ) as transport:
            menu = await source.read(transport, WEEK, TUESDAY)
        assert menu.school == name
        assert menu.days


async def test_school_without_a_name_in_addresses(schools: Search) -> None:
    """Its menu's id stands there."""
    found = (await schools.find("ekskolan", "Stockholm")).schools[-1]

    assert found.address == f"https://skolmaten.se/{menu_id(EKSKOLAN)}"
    assert (found.name, found.site) == ("Ekskolan", "skolmaten.se")


async def test_thousands(schools: Search) -> None:
    """All that fit are found, each once, those of the municipality first."""
    findings = await schools.find("provskolan", "Påhittköping")

    addresses = [found.address for found in findings.schools]
    assert len(addresses) == len(set(addresses)) == 3500 + 2 * 400 + 12 * 3
    there = [found.place == "Påhittköping" for found in findings.schools]
    assert there == sorted(there, reverse=True)
    assert sum(there) == 500


@pytest.mark.parametrize("name", ["", " ", "-", "\u0301"])
async def test_no_name(sim: Simulator, schools: Search, name: str) -> None:
    """Without a name nobody is asked."""
    assert await schools.find(name, "Stockholm") == Findings(schools=(), silent=())
    assert not sim.log


@pytest.mark.parametrize("municipality", ["Ingenstans", "", "   ", "..", "東京", "x" * 90])
async def test_unknown_municipality(sim: Simulator, schools: Search, municipality: str) -> None:
    """It is no failure, and the school is found all the same."""
    findings = await schools.find("lärkskolan", municipality)

    assert {found.site for found in findings.schools} >= {"Matilda", "skolmat.info"}
    assert findings.silent == ()
    asked = kinds(sim)["mateo_units"]
    assert asked == (1 if municipality == "Ingenstans" else 0)


async def test_nothing_found(schools: Search) -> None:
    """That is an answer."""
    assert await schools.find("sparvskolan", "Stockholm") == Findings(schools=(), silent=())


async def test_address_of_a_municipality(sim: Simulator, schools: Search) -> None:
    """Mateo writes it without accents and blanks."""
    await schools.find("lärkskolan", " Östra Prov-Ås ")

    paths = [entry.path for entry in sim.log if entry.kind == "mateo_units"]
    assert paths == ["/api/v1/organizations/ostra-prov-as"]


@pytest.mark.parametrize(
    ("municipality", "districts"),
    [
        ("Stockholm", 2),
        ("", 2),
        ("Provö 7", 1),
        # One called after the province alone, and one that nothing is called after.
        ("Exempels", 12),
        ("Ingenstans", 12),
        ("Exempel", len(DISTRICTS["Exempels län"])),
    ],
)
async def test_districts(
    sim: Simulator, schools: Search, municipality: str, districts: int
) -> None:
    """Only those that can have the school are asked, one after the other."""
    await schools.find("lärkskolan", municipality)

    assert kinds(sim)["skolmaten_provinces"] == kinds(sim)["skolmaten_districts"] == 1
    assert kinds(sim)["skolmaten_schools"] == districts


async def test_no_province(
    schools: Search, sim: Simulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where none can be the right one, no district is."""
    monkeypatch.delitem(DISTRICTS, "Stockholms län")

    findings = await schools.find("lärkskolan", "Stockholm")

    assert findings.silent == ()
    assert kinds(sim)["skolmaten_districts"] == 0


async def test_kept_for_a_day(sim: Simulator, schools: Search) -> None:
    """Lists are asked for once, whatever is looked for in them."""
    first = await schools.find("lärk", "Stockholm")
    expected = {
        "skolmaten_provinces": 1,
        "skolmaten_districts": 1,
        "skolmaten_schools": len(HOMES),
        "matilda_kitchens": 1,
        "mateo_units": 1,
        "skolmat_info_kitchens": 2,
    }
    assert kinds(sim) == expected
    assert schools.counts == {"menu_list": 8}

    sim.clock.advance(timedelta(hours=23, minutes=59))
    assert await schools.find("lärk", "Stockholm") == first
    assert (await schools.find("ek", "stockholm")).schools
    assert kinds(sim) == expected
    await schools.find("lärk", "Exempelkommun")
    assert kinds(sim)["mateo_units"] == 2
    assert kinds(sim)["matilda_kitchens"] == 1

    sim.clock.advance(timedelta(minutes=1))
    sim.log.clear()
    assert await schools.find("lärk", "Stockholm") == first
    assert kinds(sim) == expected


async def test_two_at_once_share_the_lists(sim: Simulator, schools: Search) -> None:
    """The second waits for what the first has asked for."""
    one, other, third = await asyncio.gather(
        schools.find("lärk", "Stockholm"),
        schools.find("ek", "Stockholm"),
        schools.find("lärk", "Stockholm"),
    )

    assert one == third
    assert len(one.schools) == len(other.schools) == 4
    assert schools.counts == {"menu_list": 8}
