"""The lists of schools have their shapes, and their sites' quirks."""

from typing import Any

import pytest

from tests.simulator.browser import Browser
from tests.simulator.family import EKSKOLAN
from tests.simulator.invented_schools import BROKEN
from tests.simulator.menu_matilda import OTHERS
from tests.simulator.menu_skolmat_info import HOSTS
from tests.simulator.menu_skolmaten_lists import DISTRICTS, menu_id
from tests.simulator.menus import CLIENT_TOKEN
from tests.simulator.server import Simulator
from tests.simulator.shapes import check

SKOLMATEN = "https://skolmaten.se/api/4"
TOKEN = {"client-token": CLIENT_TOKEN}


async def skolmaten(browser: Browser, path: str, name: str) -> list[dict[str, Any]]:
    """Return the rows of a list of skolmaten.se."""
    answer = (await browser.request("GET", f"{SKOLMATEN}/{path}", headers=TOKEN)).json
    assert check(f"skolmaten_{name}_list", answer) == []
    rows: list[dict[str, Any]] = answer[f"{name}s"]
    return rows


async def test_skolmaten(browser: Browser) -> None:
    """Provinces lead to districts, and those to schools, one of which has no name in addresses."""
    found: dict[str, dict[str, Any]] = {}
    for province in await skolmaten(browser, "provinces", "province"):
        districts = await skolmaten(browser, f"districts?province={province['id']}", "district")
        assert tuple(district["name"] for district in districts) == DISTRICTS[province["name"]]
        for district in districts:
            schools = await skolmaten(browser, f"schools?district={district['id']}", "school")
            found |= {school["menuId"]: school for school in schools}
    assert found[menu_id(EKSKOLAN)]["name"] == "Ekskolan "
    assert "urlName" not in found[menu_id(EKSKOLAN)]
    assert "larkskolan" in {school.get("urlName") for school in found.values()}


@pytest.mark.parametrize("path", ["provinces", "districts?province=1", "schools?district=1"])
async def test_skolmaten_refuses(browser: Browser, path: str) -> None:
    """Nothing is told without the token; what is not there is 404."""
    assert (await browser.request("GET", f"{SKOLMATEN}/{path}")).status == 401
    status = (await browser.request("GET", f"{SKOLMATEN}/{path}", headers=TOKEN)).status
    assert status == (200 if path == "provinces" else 404)


async def test_matilda(browser: Browser) -> None:
    """There are thousands, and some have no town."""
    url = "https://menu.matildaplatform.com/api/distributors"
    answer = (await browser.request("GET", url)).json
    assert check("matilda_kitchen_list", answer) == []
    rows = answer["distributors"]
    assert len(rows) == OTHERS + 3
    assert None in {row["address"]["addressLocality"] for row in rows}


@pytest.mark.parametrize("host", HOSTS)
async def test_skolmat_info(browser: Browser, host: str) -> None:
    """Both hosts have the list, for who comes from their own pages."""
    url = f"https://{host}/api/public/matsedlar"
    answer = await browser.request("GET", url, headers={"Referer": f"https://{host}/"})
    assert check("skolmat_info_list", answer.json) == []
    refusal = await browser.request("GET", url)
    assert refusal.status == 403
    assert check("skolmat_info_failure", refusal.json) == []


async def test_broken_rows(simulator: Simulator, browser: Browser) -> None:
    """The switch puts them among the good ones on every site."""
    simulator.switches.menu_list_rows = "broken"
    for url, name in (
        ("https://menu.matildaplatform.com/api/distributors", "distributors"),
        ("https://meny-api.mateo.se/api/v1/organizations/exempelkommun", "units"),
        (f"{SKOLMATEN}/provinces", "provinces"),
        (f"https://{HOSTS[0]}/api/public/matsedlar", "counties"),
    ):
        headers = {**TOKEN, "Referer": f"https://{HOSTS[0]}/"}
        answer = (await browser.request("GET", url, headers=headers)).json
        rows = answer[name]
        assert rows[: len(BROKEN)] == list(BROKEN)
        assert len(rows) > len(BROKEN)
