"""Pairing as an app and renewal without an e-ID, with every token counting once."""

from datetime import timedelta
import re
from typing import Any

from aiohttp import ServerDisconnectedError
import pytest

from tests.simulator.browser import HUB, Answer, Browser
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

PAIR = f"{HUB}/account/pair/GetAuthenticationData"
TOKEN = "https://im.infomentor.se/Authentication/OAuth2/Token"
ONE_TIME = "https://api-im.infomentor.se/NA1/Authentication/sso"
ACCOUNT = "https://api-im.infomentor.se/NA1/account/Account"
CALLBACK = "InfomentorNotification://oauth2Callback"
APP = {"client_id": "notificationapp", "client_secret": "NONE"}


async def authorise(browser: Browser, template: str) -> Answer:
    """Fill the template and ask for the code."""
    filled = (
        template.replace("{DeviceIdentifier}", "device-1")
        .replace("{DeviceFriendlyName}", "Home%20Assistant")
        .replace("{DeviceType}", "Android")
    )
    return await browser.request(
        "GET",
        f"{filled}&scope=IM2-API-NOTIFICATION&client_id=notificationapp&response_type=code"
        "&redirect_uri=InfomentorNotification%3A%2F%2Foauth2Callback",
    )


async def exchange(browser: Browser, location: str | None) -> Answer:
    """Exchange the code of a redirect for tokens."""
    found = re.fullmatch(re.escape(CALLBACK) + r"\?code=([^&]+)", location or "")
    assert found is not None
    code = found[1].replace("%2B", "+").replace("%2F", "/").replace("%3D", "=")
    grant = {"code": code, "grant_type": "authorization_code", "redirect_uri": CALLBACK}
    return await browser.request("POST", TOKEN, form=APP | grant)


async def pair(browser: Browser) -> dict[str, Any]:
    """Sign in, pair, and return the tokens."""
    await browser.sign_in()
    template = (await browser.request("POST", PAIR)).json["authenticationUrl"]
    tokens: dict[str, Any] = (
        await exchange(browser, (await authorise(browser, template)).location)
    ).json
    return tokens


async def refresh(browser: Browser, token: str) -> Answer:
    """Ask for new tokens."""
    grant = {
        "refresh_token": token,
        "grant_type": "refresh_token",
        "scope": "IM2-API-NOTIFICATION",
    }
    return await browser.request("POST", TOKEN, form=APP | grant)


async def one_time(browser: Browser, access_token: str) -> Answer:
    """Ask for the one-time address."""
    return await browser.request(
        "GET", ONE_TIME, headers={"Authorization": f"Bearer {access_token}"}
    )


@pytest.mark.parametrize("hops", [0, 2])
async def test_pair(simulator: Simulator, browser: Browser, hops: int) -> None:
    """The template leads to a code, at once or by hops, and the code to tokens (Q 17b, 17c)."""
    simulator.switches.oauth_hops = hops
    await browser.sign_in()
    answer = await browser.request("POST", PAIR)
    assert "&DeviceIdentifier={DeviceIdentifier}&" in answer.text
    template = answer.json["authenticationUrl"]
    browser.jar.clear()
    step = await authorise(browser, template)
    for _ in range(hops):
        assert (step.location or "").startswith("https://im.infomentor.se/Authentication/")
        step = await browser.request("GET", step.location or "")
    tokens = await exchange(browser, step.location)
    assert tokens.json.keys() == {"access_token", "refresh_token", "expires_in", "token_type"}
    assert [device.name for device in simulator.state.devices] == ["Home Assistant"]
    assert (await exchange(browser, step.location)).json == {"error": "invalid_grant"}
    assert (await authorise(browser, template)).status == 400


async def test_pairing_needs_a_living_session(simulator: Simulator, browser: Browser) -> None:
    """Nobody pairs without a session, and nobody with an unfilled template (Q 17a)."""
    assert (await browser.request("POST", PAIR)).status == 302
    await browser.sign_in()
    template = (await browser.request("POST", PAIR)).json["authenticationUrl"]
    assert (await browser.request("GET", template)).status == 400
    assert simulator.state.devices == []


async def test_renew(simulator: Simulator, browser: Browser) -> None:
    """A refresh token leads to a signed-in hub with an empty jar, without any e-ID (Q 17h)."""
    tokens = await pair(browser)
    browser.jar.clear()
    simulator.kill_city_sessions()
    renewed = (await refresh(browser, tokens["refresh_token"])).json
    assert renewed["refresh_token"] != tokens["refresh_token"]
    address = (await one_time(browser, renewed["access_token"])).json
    assert address.startswith("https://infomentor.se/swedish/production/mentor/?")
    page = await browser.open(address)
    assert "Login in progress" in page.text
    assert (await browser.submit_all(page)).url == f"{HUB}/"
    assert await browser.is_authenticated() == "true"
    browser.jar.clear()
    assert "txtLykilord" in (await browser.open(address)).text


async def test_bare_address(simulator: Simulator, browser: Browser) -> None:
    """The one-time address can come without quotes (Q 17g)."""
    simulator.switches.sso_bare = True
    tokens = await pair(browser)
    assert (await one_time(browser, tokens["access_token"])).text.startswith("https://")


async def test_access_token_expires(simulator: Simulator, browser: Browser) -> None:
    """An access token lives ten minutes (Q 17f)."""
    assert simulator.switches.access_token_seconds == 600
    tokens = await pair(browser)
    simulator.clock.advance(timedelta(seconds=599))
    assert (await one_time(browser, tokens["access_token"])).status == 200
    simulator.clock.advance(timedelta(seconds=1))
    assert (await one_time(browser, tokens["access_token"])).status == 401
    assert (await one_time(browser, "none")).status == 401


async def test_account(browser: Browser) -> None:
    """The app learns who it belongs to, and the switch ids."""
    tokens = await pair(browser)
    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    account = (await browser.request("GET", ACCOUNT, headers=bearer)).json
    assert account["UserId"] == 7001234
    assert [pupil["UserRoleId"] for pupil in account["Pupils"]] == [6100001, 6100002]


async def test_refresh_token_counts_once(simulator: Simulator, browser: Browser) -> None:
    """A spent refresh token is refused, and so is any after a revocation (Q 17d)."""
    old = (await pair(browser))["refresh_token"]
    new = (await refresh(browser, old)).json["refresh_token"]
    again = await refresh(browser, old)
    assert (again.status, again.json) == (400, {"error": "invalid_grant"})
    simulator.kill_refresh_tokens()
    assert (await refresh(browser, new)).status == 400


async def test_spent_token_once_more(simulator: Simulator, browser: Browser) -> None:
    """One mode takes the token that was spent last one more time (Q 17d)."""
    simulator.switches.refresh_reuse = "once"
    old = (await pair(browser))["refresh_token"]
    assert (await refresh(browser, old)).status == 200
    assert (await refresh(browser, old)).status == 200
    assert (await refresh(browser, old)).status == 400


async def test_lost_answer(simulator: Simulator, browser: Browser) -> None:
    """The platform has rotated the token, though nobody got the answer (Q 17i)."""
    old = (await pair(browser))["refresh_token"]
    simulator.faults.add(Fault(kind="drop_after", path="oauth2/token$", times=1))
    with pytest.raises(ServerDisconnectedError):
        await refresh(browser, old)
    assert (await refresh(browser, old)).json == {"error": "invalid_grant"}


async def test_wrong_client(browser: Browser) -> None:
    """The app's public constants must be there."""
    answer = await browser.request("POST", TOKEN, form={"grant_type": "refresh_token"})
    assert (answer.status, answer.json) == (400, {"error": "invalid_client"})
    answer = await browser.request("POST", TOKEN, form=APP | {"grant_type": "password"})
    assert (answer.status, answer.json) == (400, {"error": "unsupported_grant_type"})
