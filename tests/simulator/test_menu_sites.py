"""The menus of Mateo, skolmat.info and MenuGo have their shapes, and their sites' quirks."""

import json
from typing import Any
from urllib.parse import quote

import pytest

from tests.simulator.browser import Browser
from tests.simulator.conftest import TUESDAY
from tests.simulator.menu_menugo import MUNICIPALITY, NAMES, WEEKS
from tests.simulator.menu_skolmat_info import FACILITIES, HOSTS
from tests.simulator.server import Simulator
from tests.simulator.shapes import check

MATEO = "https://meny-api.mateo.se/api/v1"
RANGE = "from=2026-11-23&to=2026-11-29"
LARKSKOLAN, EKSKOLAN = FACILITIES


def menugo(name: str, municipality: str = MUNICIPALITY) -> str:
    """Return the address of a kitchen's menu."""
    asked = json.dumps({"Kommunkod": municipality, "LänkNamn": name}, ensure_ascii=False)
    return f"https://menugo.se/FetchTheMenu/{quote(asked, safe='')}"


async def skolmat_info(
    browser: Browser, facility: str, *, week: int = 48, host: str = HOSTS[0]
) -> tuple[int, Any]:
    """Return the status and the answer of skolmat.info."""
    answer = await browser.request(
        "GET",
        f"https://{host}/api/public/matsedlar/{facility}?year=2026&week={week}",
        headers={"Referer": f"https://{host}/"},
    )
    return answer.status, answer.json


async def test_mateo(simulator: Simulator, browser: Browser) -> None:
    """Two units differ; labels are missing on Fridays; the municipality names them."""
    answers = [
        (await browser.request("GET", f"{MATEO}/days/{unit}?{RANGE}")).json for unit in (211, 212)
    ]
    for answer in answers:
        assert check("mateo_days", answer) == []
        assert len(answer) == 5
        assert "labels" not in answer[4]["meals"][0]
    assert answers[0] != answers[1]
    simulator.kitchens.unpublish("larkskolan", TUESDAY.date())
    assert (await browser.request("GET", f"{MATEO}/days/211?{RANGE}")).json == []

    units = (await browser.request("GET", f"{MATEO}/organizations/exempelkommun")).json
    assert check("mateo_municipality", units) == []
    for path, status in (
        (f"days/999?{RANGE}", 404),
        ("days/211?from=2026-11-23", 400),
        ("organizations/annan", 404),
    ):
        assert (await browser.request("GET", f"{MATEO}/{path}")).status == status


@pytest.mark.parametrize("host", HOSTS)
async def test_skolmat_info(simulator: Simulator, browser: Browser, host: str) -> None:
    """Both hosts answer, with rows for every day, blank ones when nothing is published."""
    simulator.kitchens.unpublish("larkskolan", TUESDAY.date())
    for facility, published in ((LARKSKOLAN, False), (EKSKOLAN, True)):
        status, answer = await skolmat_info(browser, facility, host=host)
        assert status == 200
        assert check("skolmat_info_menu", answer) == []
        assert len(answer["week"]["days"]) == 7
        assert answer["week"]["persisted"] == published
        texts = [row["text"] for day in answer["week"]["days"].values() for row in day["rows"]]
        assert any(texts) == published
        assert "" in texts


async def test_skolmat_info_refuses(simulator: Simulator, browser: Browser) -> None:
    """It needs its own page as Referer; an unknown kitchen and an impossible week are failures."""
    address = f"https://{HOSTS[0]}/api/public/matsedlar/{LARKSKOLAN}?year=2026&week=48"
    assert (await browser.request("GET", address)).status == 403
    for facility, week, status in ((LARKSKOLAN, 54, 400), ("cmannan", 48, 404)):
        found, answer = await skolmat_info(browser, facility, week=week)
        assert found == status
        assert check("skolmat_info_failure", answer) == []
    simulator.switches.menu_unknown = "answer"
    assert (await skolmat_info(browser, "cmannan"))[0] == 200


async def test_menugo(simulator: Simulator, browser: Browser) -> None:
    """Each kitchen has some whole weeks, with words on days without a menu."""
    answers = [(await browser.request("GET", menugo(name))).json for name in NAMES]
    for answer in answers:
        assert check("menugo_menu", answer) == []
        days = answer["CacheObjekt"]["DatumObjekt"]
        assert len(days) == 7 * WEEKS
        assert days[0]["Datum"] == "2026-11-23"
        assert [day["Datum"] for day in days if day["HighlightedDay"]] == ["2026-11-24"]
        assert days[6]["Maträtt"][0]["Namn"] == "Meny saknad för denna dag."
    assert answers[0] != answers[1]


async def test_menugo_refuses(simulator: Simulator, browser: Browser) -> None:
    """An unknown kitchen is 404 or nothing; what is no JSON is an error."""
    assert (await browser.request("GET", menugo("Larkskolan", "0127"))).status == 404
    assert (await browser.request("GET", "https://menugo.se/FetchTheMenu/larkskolan")).status == 500
    simulator.switches.menu_unknown = "answer"
    answer = (await browser.request("GET", menugo("Sparvskolan"))).json
    assert check("menugo_menu", answer) == []
    assert answer == {"CacheObjekt": None}
