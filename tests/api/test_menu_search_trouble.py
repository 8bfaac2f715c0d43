"""Sites that do not answer, or not as they should, while a school is looked for."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.menus import matilda_schools, search
from custom_components.skolplattformen.api.menus.school_list import Listed
from custom_components.skolplattformen.api.menus.search import Findings, Found, Search
from custom_components.skolplattformen.api.transport import SessionFactory
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .test_menu_search import kinds

HOSTS = {
    "skolmaten.se": "skolmaten.se",
    "Matilda": "menu.matildaplatform.com",
    "Mateo": "meny-api.mateo.se",
    "skolmat.info": "www.skolmat.info",
    "omsorgen.se": "www.omsorgen.se",
}


def without(findings: Findings, *sites: str) -> tuple[Found, ...]:
    """Return what was found elsewhere."""
    return tuple(school for school in findings.schools if school.site not in sites)


@pytest.mark.parametrize("site", HOSTS)
@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind="drop"),
        Fault(kind="truncate"),
        Fault(kind="status", status=503),
        Fault(kind="rate_limit"),
        Fault(kind="status", status=418),
        Fault(kind="status", status=401),
        Fault(kind="forbidden"),
        Fault(kind="html"),
        Fault(kind="empty"),
        Fault(kind="garbage"),
        Fault(kind="huge"),
        Fault(kind="foreign_redirect"),
    ],
    ids=lambda fault: f"{fault.kind}-{fault.status}",
)
async def test_silent_site(sim: Simulator, schools: Search, site: str, fault: Fault) -> None:
    """It is named, the others are heard, and it is asked again the next time."""
    sim.faults.add(replace(fault, host=HOSTS[site]))

    findings = await schools.find("lärkskolan", "Exempelkommun")

    assert findings.silent == (site,)
    sim.faults.clear()
    sim.clock.advance(timedelta(minutes=1))
    everything = await schools.find("lärkskolan", "Exempelkommun")
    assert everything.silent == ()
    assert without(everything, site) == findings.schools
    # In another municipality than Stockholm, skolmaten.se was not looked through for the school.
    assert (len(everything.schools) > len(findings.schools)) == (site != "skolmaten.se")


@pytest.mark.parametrize("site", [site for site in HOSTS if site != "Mateo"])
async def test_list_that_is_gone(sim: Simulator, schools: Search, site: str) -> None:
    """Only of a municipality it says nothing that there is no list."""
    sim.faults.add(Fault(kind="status", status=404, host=HOSTS[site]))

    assert (await schools.find("lärkskolan", "Stockholm")).silent == (site,)


async def test_all_silent(sim: Simulator, schools: Search) -> None:
    """Nothing is found, and nothing is raised."""
    sim.faults.add(Fault(kind="drop"))

    assert await schools.find("lärkskolan", "Stockholm") == Findings(
        schools=(), silent=tuple(HOSTS)
    )


async def test_refused_token(
    sim: Simulator, schools: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then the lists of skolmaten.se cannot be read."""
    monkeypatch.setattr("tests.simulator.menus.CLIENT_TOKEN", "web-another")

    findings = await schools.find("lärkskolan", "Stockholm")

    assert findings.silent == ("skolmaten.se",)
    assert kinds(sim)["skolmaten_districts"] == 0


async def test_pause_that_a_site_asked_for(sim: Simulator, schools: Search) -> None:
    """It is kept, for that site alone."""
    sim.faults.add(Fault(kind="rate_limit", host=HOSTS["Matilda"], pause=120, times=1))
    for seconds, silent, asked in ((0, ("Matilda",), 1), (119, ("Matilda",), 1), (1, (), 2)):
        sim.clock.advance(timedelta(seconds=seconds))
        assert (await schools.find("lärkskolan", "Stockholm")).silent == silent
        assert kinds(sim)["matilda_kitchens"] == asked
    assert kinds(sim)["skolmat_info_kitchens"] == 2


async def test_site_that_fails_in_the_middle(sim: Simulator, schools: Search) -> None:
    """What it has told counts, and it is named all the same."""
    await schools.find("lärkskolan", "Stockholms stad norr")
    sim.faults.add(Fault(kind="drop", host="skolmaten.se"))

    findings = await schools.find("skolan", "Stockholm")

    assert findings.silent == ("skolmaten.se",)
    assert [found.address for found in findings.schools if found.site == "skolmaten.se"][0:1] == [
        "https://skolmaten.se/larkskolan"
    ]


async def test_slow_site(sim: Simulator, schools: Search, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it longer than for the patience; here there is none left."""
    sim.faults.add(Fault(kind="drop", host=HOSTS["Matilda"]))
    others = await schools.find("lärkskolan", "Stockholm")
    sim.faults.clear()
    sim.faults.add(Fault(kind="delay", delay=60, host=HOSTS["Matilda"]))
    monkeypatch.setattr(search, "PATIENCE", 0)

    findings = await schools.find("lärkskolan", "Stockholm")

    assert findings == others
    assert findings.silent == ("Matilda",)
    sim.faults.clear()
    monkeypatch.undo()
    assert (await schools.find("lärkskolan", "Stockholm")).silent == ()


async def test_search_that_is_broken_off(schools: Search) -> None:
    """The next one begins anew."""
    task = asyncio.create_task(schools.find("lärkskolan", "Stockholm"))
    # Until every site has been asked.
    for _ in range(5):
        await asyncio.sleep(0)
    assert schools.counts == {"menu_list": len(HOSTS)}
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    findings = await schools.find("lärkskolan", "Stockholm")

    assert len(findings.schools) == 4
    assert findings.silent == ()


async def test_broken_rows(sim: Simulator, sessions: SessionFactory, schools: Search) -> None:
    """They cost no school."""
    good = await schools.find("skolan", "Exempelkommun")
    sim.switches.menu_list_rows = "broken"

    assert await Search(sessions, sim.clock.now).find("skolan", "Exempelkommun") == good
    assert good.silent == ()


@pytest.mark.parametrize(
    ("rows", "silent"),
    [
        ((Listed(name="", place=None, key="64aa0000000000000000000a"),), ("Matilda",)),
        # Keys that are none, or that an address would be read without.
        ((Listed(name="Lärkskolan", place=None, key="1"),), ()),
        ((Listed(name="Lärkskolan", place=None, key="64aa0000000000000000000a_x"),), ()),
    ],
)
async def test_useless_rows(
    schools: Search,
    monkeypatch: pytest.MonkeyPatch,
    rows: tuple[Listed, ...],
    silent: tuple[str, ...],
) -> None:
    """A list without any name has changed; a row without a page is left out."""
    changed = replace(matilda_schools.KITCHENS, parse=lambda _: rows)
    monkeypatch.setattr(matilda_schools, "KITCHENS", changed)

    findings = await schools.find("lärkskolan", "Stockholm")

    assert findings.silent == silent
    assert len(findings.schools) == 3
    assert "Matilda" not in {found.site for found in findings.schools}


async def test_log_names_no_school(
    sim: Simulator, schools: Search, caplog: pytest.LogCaptureFixture
) -> None:
    """Which site was silent stands there, and why; not what was looked for."""
    sim.faults.add(Fault(kind="status", status=503, host=HOSTS["Matilda"]))
    with caplog.at_level("DEBUG", logger="custom_components.skolplattformen"):
        await schools.find("lärkskolan", "Stockholm")

    told = [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith("custom_components.skolplattformen")
    ]
    assert told == ["Matilda could not be searched (UnreachableError)"]
