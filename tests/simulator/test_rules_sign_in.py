"""The sign-in's rules of docs/protocol.md Q that no ordinary sign-in walks, one test for each."""

from typing import get_args
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.simulator.browser import HUB, SERVICE, Answer, Browser, startpage_of
from tests.simulator.mentor import PASSWORD, user_name
from tests.simulator.pages import MENTOR
from tests.simulator.server import Simulator
from tests.simulator.switches import Place
from tests.simulator.test_oauth import authorise, exchange, one_time
from tests.simulator.walker import Walker

MESSAGES = f"{HUB}/Message/message/GetMessages"
ROWS = "IdpListRepeater"


async def test_unknown_relay_token(browser: Browser) -> None:
    """A token that the platform never made leads to the sign-in page, signed in or not (Q 2b)."""
    page = await browser.open(MENTOR, form={"oauth_token": "unknown"})
    assert any(ROWS in name for name in page.form.inputs)
    await browser.sign_in()
    page = await browser.open(MENTOR, form={"oauth_token": "unknown"})
    assert any(ROWS in name for name in page.form.inputs)


async def password_page(sim: Simulator, browser: Browser) -> Answer:
    """Return the sign-in page of a platform that takes passwords."""
    sim.switches.passwords_work = True
    return await browser.submit(await browser.open(f"{HUB}/"))


def typed(simulator: Simulator, *, password: str = PASSWORD) -> dict[str, str]:
    """Return what the first guardian types."""
    return {
        "login_ascx$txtNotandanafn": user_name(simulator.family.guardians[0]),
        "login_ascx$txtLykilord": password,
    }


@pytest.mark.parametrize(
    "button",
    [{"login_ascx$btnLogin": "Logga in"}, {"__EVENTTARGET": "login_ascx$btnLogin"}],
    ids=["button", "event target"],
)
async def test_password(simulator: Simulator, browser: Browser, button: dict[str, str]) -> None:
    """A user name and its password, with either way to press the button, sign in (Q 3b, U.13)."""
    page = await password_page(simulator, browser)
    wrong = page.form.inputs | typed(simulator, password="gissat") | button
    assert "Felaktigt" in (await browser.open(page.url, form=wrong)).text
    unpressed = page.form.inputs | typed(simulator)
    assert "Felaktigt" in (await browser.open(page.url, form=unpressed)).text
    right = page.form.inputs | typed(simulator) | button
    home = await browser.submit_all(await browser.open(page.url, form=right))
    assert home.url == f"{HUB}/"
    assert (await browser.request("POST", MESSAGES)).status == 200


@pytest.mark.parametrize("needed", [True, False])
async def test_password_without_rows(simulator: Simulator, browser: Browser, needed: bool) -> None:
    """Without the municipalities the pages open, and data calls redirect where they count (Q 3c)."""
    simulator.switches.password_needs_rows = needed
    page = await password_page(simulator, browser)
    fields = {name: value for name, value in page.form.inputs.items() if ROWS not in name}
    fields |= typed(simulator) | {"login_ascx$btnLogin": "Logga in"}
    home = await browser.submit_all(await browser.open(page.url, form=fields))
    assert "IMHome.home.homeData" in home.text
    assert await browser.is_authenticated() == "true"
    assert (await browser.request("POST", MESSAGES)).status == (302 if needed else 200)


@pytest.mark.parametrize(
    ("sent", "required", "good"),
    [("own", True, True), ("wrong", False, False), (None, False, True), (None, True, False)],
)
async def test_relay_state(
    simulator: Simulator, browser: Browser, sent: str | None, required: bool, good: bool
) -> None:
    """A RelayState is its flow's; whether it may be left out is a switch (Q 4e)."""
    simulator.switches.relay_state_required = required
    page = await browser.open((await browser.approved()).url)
    form = dict(page.form.inputs)
    if sent is None:
        del form["RelayState"]
    elif sent == "wrong":
        form["RelayState"] = "wrong"
    end = await browser.submit_all(await browser.open(page.form.action, form=form))
    assert (end.url == f"{HUB}/") == good
    assert ("/Error/" in end.url) != good


@pytest.mark.parametrize("altered", ["Signature", "RelayState", "SAMLRequest"])
async def test_altered_request(browser: Browser, altered: str) -> None:
    """What the service hands out must reach the city as it was (Q 4f)."""
    handed = (await browser.request("GET", SERVICE)).location or ""
    values = parse_qs(urlsplit(handed).query)
    assert {"SAMLRequest", "RelayState", "SigAlg", "Signature"} == values.keys()
    [value] = values[altered]
    wrong = handed.replace(f"{altered}=", f"{altered}=x", 1)
    assert (await browser.request("GET", wrong)).status == 500
    assert (await browser.request("GET", handed)).status == 302
    assert value


async def test_standard_base64(simulator: Simulator, browser: Browser) -> None:
    """The chooser's links can be in the standard alphabet, with padding (Q 5d)."""
    simulator.switches.startpage_base64 = "standard"
    page = await browser.open_bankid(await browser.open_chooser())
    assert "NECSadcmbid" in page.url
    assert (await browser.sign_in()).url == f"{HUB}/"


async def test_callback_to_a_fragment(simulator: Simulator, browser: Browser) -> None:
    """LoginCallback can lead to the web application's own root (Q 7i)."""
    simulator.switches.callback_to = "/#/"
    home = await browser.sign_in()
    assert home.url == f"{HUB}/#/"
    assert "homeData" in home.text


@pytest.mark.parametrize("status", [301, 303, 307, 308])
async def test_redirect_status(simulator: Simulator, browser: Browser, status: int) -> None:
    """Redirects can have any status; the answer to a POST never asks for another POST (U.5)."""
    simulator.switches.set("redirect_status", status)
    assert (await browser.request("GET", SERVICE)).status == status
    assert (await browser.sign_in()).url == f"{HUB}/"
    simulator.kill_sessions()
    simulator.switches.expiry_mode = "redirect"
    simulator.kill_sessions()
    posted = (await browser.request("POST", MESSAGES)).status
    assert posted == (302 if status >= 307 else status)


@pytest.mark.parametrize("place", get_args(Place.__value__))
async def test_points_elsewhere(simulator: Simulator, browser: Browser, place: Place) -> None:
    """Each address that the platform hands out can be a hostile one (docs/protocol.md 1)."""
    simulator.switches.start = "auto_post"
    simulator.switches.points_elsewhere = place
    assert "example.invalid" in await handed_out(simulator, browser, place)


async def handed_out(sim: Simulator, browser: Browser, place: Place) -> str:
    """Return the address that is handed out at one place."""
    match place:
        case "relay_form":
            return (await browser.open(f"{HUB}/")).form.action
        case "saml_form":
            return (await browser.open(SERVICE)).form.action
        case "chooser":
            return next(a for a in (await browser.open_chooser()).form.links if "/mbid/" in a)
        case "startpage":
            return startpage_of(await browser.open_chooser())
        case "switch":
            walker = Walker(sim)
            await walker.sign_in()
            address: str = (await walker.home_data())["account"]["pupils"][1]["switchPupilUrl"]
            await walker.close()
            return address
        case _:
            return await handed_to_the_app(browser, place)


async def handed_to_the_app(browser: Browser, place: Place) -> str:
    """Return the address that is handed out while an app is paired and renewed."""
    await browser.sign_in()
    pairing = (await browser.request("POST", f"{HUB}/account/pair/GetAuthenticationData")).json
    if place in {"pairing", "token"}:
        return str(pairing["authenticationUrl" if place == "pairing" else "tokenUrl"])
    redirect = (await authorise(browser, pairing["authenticationUrl"])).location or ""
    if place == "code":
        return redirect
    tokens = (await exchange(browser, redirect)).json
    return (await one_time(browser, tokens["access_token"])).text


@pytest.mark.parametrize(
    ("how", "start"),
    [
        ("host", "https://infomentor.se.example.invalid/swedish/"),
        ("scheme", "http://infomentor.se/swedish/"),
        ("port", "https://infomentor.se:8443/swedish/"),
        ("user", "https://infomentor.se@infomentor.se/swedish/"),
    ],
)
async def test_what_is_wrong_with_an_address(
    simulator: Simulator, browser: Browser, how: str, start: str
) -> None:
    """It can be another host, http, another port, or hold user info (docs/protocol.md 1)."""
    simulator.switches.points_elsewhere = "relay_form"
    simulator.switches.set("elsewhere", how)
    assert (await browser.open(f"{HUB}/")).form.action.startswith(start)
