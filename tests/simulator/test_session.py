"""Hub sessions: the cookies that make one, and every way in which one can be dead."""

from datetime import timedelta

import pytest

from tests.simulator.browser import HUB, SERVICE, Answer, Browser
from tests.simulator.server import Simulator
from tests.simulator.switches import ExpiryMode

PAIR = f"{HUB}/account/pair/GetAuthenticationData"
MINUTES_20 = timedelta(minutes=20)
NODE = "BIGipServer~INFOMENTOR~INFOMENTOR-SE-HTTPS-POOL"


def hub_cookies(browser: Browser) -> dict[str, str]:
    """Return the hub's cookies by name, as the browser would send them."""
    return {
        cookie.key: cookie.value
        for cookie in browser.jar
        if cookie["domain"] == "hub.infomentor.se" or cookie.key == "IMHome"
    }


async def ask(browser: Browser, cookies: dict[str, str] | str) -> Answer:
    """Post to a hub endpoint with these cookies and no others."""
    if not isinstance(cookies, str):
        cookies = "; ".join(f"{name}={value}" for name, value in cookies.items())
    browser.jar.clear()
    return await browser.request("POST", PAIR, headers={"Cookie": cookies})


async def test_minimum_of_cookies(browser: Browser) -> None:
    """Three cookies revive a session, in any order and with more of the same name."""
    await browser.sign_in()
    cookies = hub_cookies(browser)
    assert {"ASP.NET_SessionId", "IMHome", NODE} <= cookies.keys()
    assert set("+/=~") <= set(cookies["ASP.NET_SessionId"])
    twice = "ASP.NET_SessionId=other; " + "; ".join(
        f"{name.replace('IMHome', 'imhome')}={value}" for name, value in cookies.items()
    )
    assert (await ask(browser, twice)).status == 200


async def test_same_name_on_two_hosts(browser: Browser) -> None:
    """The session cookie of infomentor.se is another than the hub's, both for one host alone (Q 19d)."""
    await browser.sign_in()
    found = {c["domain"]: c.value for c in browser.jar if c.key == "ASP.NET_SessionId"}
    assert found.keys() == {"infomentor.se", "hub.infomentor.se"}
    assert len(set(found.values())) == 2


@pytest.mark.parametrize("name", ["ASP.NET_SessionId", "IMHome", NODE])
@pytest.mark.parametrize("altered", ["quoted", "wrong", "missing"])
async def test_altered_cookie(browser: Browser, name: str, altered: str) -> None:
    """A session with one cookie altered is sent to the login page (Q 9b, 9c)."""
    await browser.sign_in()
    cookies = hub_cookies(browser)
    value = cookies.pop(name)
    if altered != "missing":
        cookies[name] = f'"{value}"' if altered == "quoted" else "wrong"
    answer = await ask(browser, cookies)
    assert (answer.status, answer.location) == (
        302,
        f"{HUB}/authentication/authentication/login?apitype=im1&forceOAuth=true",
    )


async def test_browser_that_quotes(simulator: Simulator) -> None:
    """A client that puts quotes around cookie values does not get anywhere."""
    quoting = Browser(simulator, quote_cookie=True)
    page = await quoting.open_bankid(await quoting.open_chooser())
    assert (await quoting.order(page)).status == 500
    await quoting.close()


async def test_set_cookie_quirks(browser: Browser) -> None:
    """A sign-in sets several cookies in lines of their own, some of them odd (Q 19a, 19b, 19c)."""
    page = await browser.submit(await browser.open((await browser.approved()).url))
    hop = await browser.request("POST", page.form.action, form=page.form.inputs)
    callback = await browser.request("GET", hop.location or "")
    lines = [value for name, value in callback.headers if name == "Set-Cookie"]
    assert any(not line.partition("=")[0].isascii() for line in lines)
    assert any(line.partition("=")[2].startswith(";") for line in lines)
    assert len(lines) >= 5
    assert any(line.startswith("f\udcf6rval=") for line in lines)


@pytest.mark.parametrize(
    ("mode", "status", "part"),
    [
        ("empty", 200, ""),
        ("redirect", 302, ""),
        ("relay_html", 200, "Login in progress"),
        ("unauthorized", 401, "Unauthorized"),
        ("firewall_html", 200, "support ID"),
        ("firewall_forbidden", 403, "support ID"),
    ],
)
async def test_dead_session(
    simulator: Simulator, browser: Browser, mode: ExpiryMode, status: int, part: str
) -> None:
    """A dead session answers as the switch says; signing in again revives it (Q 10a, 10b)."""
    await browser.sign_in()
    simulator.switches.expiry_mode = mode
    simulator.kill_sessions()
    answer = await browser.request("POST", PAIR)
    assert (answer.status, answer.text == "") == (status, part == "")
    assert part in answer.text
    assert await browser.is_authenticated() == "false"
    assert (await browser.submit_all(await browser.open(SERVICE))).url == f"{HUB}/"
    assert (await browser.request("POST", PAIR)).status == 200


async def test_lying_isauthenticated(simulator: Simulator, browser: Browser) -> None:
    """One mode says true for a dead session, though never for a stranger (Q 10c)."""
    simulator.switches.lying_isauthenticated = True
    assert await browser.is_authenticated() == "false"
    await browser.sign_in()
    simulator.kill_sessions()
    assert await browser.is_authenticated() == "true"


@pytest.mark.parametrize("slides", [True, False])
async def test_lifetime(simulator: Simulator, browser: Browser, slides: bool) -> None:
    """An unused session dies; use can make it live longer (Q 10d)."""
    simulator.switches.hub_session_slides = slides
    await browser.sign_in()
    for _ in range(3):
        simulator.clock.advance(MINUTES_20)
        await browser.request("POST", PAIR)
    assert await browser.is_authenticated() == ("true" if slides else "false")
    simulator.clock.advance(2 * MINUTES_20)
    assert await browser.is_authenticated() == "false"


async def test_relay_without_ticket_upsets_the_session(browser: Browser) -> None:
    """Redoing the relay without the ticket renews nothing and ends the old session (B.3)."""
    await browser.sign_in()
    kept = hub_cookies(browser)
    browser.jar.clear(lambda cookie: cookie.key == "IMHome")
    relay = await browser.open(f"{HUB}/")
    assert "txtLykilord" in (await browser.submit(relay)).text
    assert (await ask(browser, kept)).text == ""


@pytest.mark.parametrize("form", ["seconds", "date", "bare"])
async def test_rate_limit(simulator: Simulator, browser: Browser, form: str) -> None:
    """Too many requests: a pause in seconds, as a date, or unsaid (Q 18a, 18b, 18c)."""
    simulator.switches.set("rate_limit", form)
    simulator.switches.rate_limit_times = 1
    answer = await browser.request("POST", PAIR)
    headers = dict(answer.headers)
    assert answer.status == 429
    assert (
        headers.get("Retry-After")
        == {
            "seconds": "5",
            "date": "Tue, 24 Nov 2026 06:00:05 GMT",
            "bare": None,
        }[form]
    )
    assert (await browser.request("POST", PAIR)).status == 302


async def test_unknown_path_and_log(simulator: Simulator, browser: Browser) -> None:
    """An unknown path is a 404 page; case, slashes and doubled slashes do not matter."""
    assert (await browser.request("GET", f"{HUB}/nothing")).status == 404
    word = await browser.request(
        "POST",
        f"{HUB}//Authentication/AUTHENTICATION/isAuthenticated/",
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    assert word.text == "false"
    assert [(entry.kind, entry.xhr) for entry in simulator.log] == [
        ("unknown", False),
        ("is_authenticated", True),
    ]
