"""The city login in each of its modes, walked by a browser that knows nothing of our client."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from tests.simulator.browser import HUB, SERVICE, Browser, startpage_of
from tests.simulator.server import Simulator

MENTOR = "https://infomentor.se/swedish/production/mentor/"


@pytest.fixture
async def other(simulator: Simulator) -> AsyncIterator[Browser]:
    """Return a second browser."""
    browser = Browser(simulator)
    yield browser
    await browser.close()


async def test_sign_in(browser: Browser) -> None:
    """A signed order leads to the home page (Q 4a, 7a)."""
    home = await browser.sign_in()
    assert home.url == f"{HUB}/"
    assert "IMHome.home.homeData = {" in home.text
    assert await browser.is_authenticated() == "true"


async def test_each_guardian_has_their_own_home(browser: Browser) -> None:
    """The order is approved as a guardian, and the home page is theirs."""
    home = await browser.sign_in(guardian=1)
    assert '"7005678"' in home.text.replace(" ", "")


async def test_start_with_a_posting_page(simulator: Simulator, browser: Browser) -> None:
    """The start can be a page that posts the SAMLRequest (Q 4a)."""
    simulator.switches.start = "auto_post"
    page = await browser.request("GET", SERVICE)
    assert page.status == 200
    assert set(page.form.inputs) == {"SAMLRequest", "RelayState"}
    assert (await browser.sign_in()).url == f"{HUB}/"


async def test_start_at_the_hub(browser: Browser) -> None:
    """The hub leads to the municipalities, and one of them is Stockholm (Q 1a, 1b, 3a)."""
    relay = await browser.open(f"{HUB}/")
    assert "Login in progress" in relay.text
    assert 'name="oauth_token" value="' in relay.text
    assert set("&+=/<") <= set(relay.form.inputs["oauth_token"])
    municipalities = await browser.submit(relay)
    rows = [v for k, v in municipalities.form.inputs.items() if k.endswith("$url")]
    assert SERVICE in rows
    assert len(rows) >= 3


async def test_password_is_refused(browser: Browser) -> None:
    """A password leads back to the page, with its error."""
    page = await browser.open(MENTOR, form={"login_ascx$txtLykilord": "hemligt"})
    assert "Felaktigt" in page.text


async def test_chooser_links(browser: Browser) -> None:
    """The chooser carries the start page packed, in the links to both e-IDs (Q 5a, 5b)."""
    chooser = await browser.open_chooser()
    assert "&amp;" in chooser.text
    assert startpage_of(chooser).startswith(
        "https://login001.stockholm.se/affwebservices/redirectjsp/medborgareonly.jsp?SAMLRequest="
    )
    for way in ("mbid", "freja"):
        page = await browser.open(next(link for link in chooser.form.links if f"/{way}/" in link))
        assert f"/NECSadc{way}/" in page.url
        assert (page.status, page.form.inputs) == (200, {})


async def test_living_city_session_needs_no_order(simulator: Simulator, browser: Browser) -> None:
    """With a living SMSESSION the service answers by itself, until it dies (Q 4b)."""
    await browser.sign_in()
    simulator.kill_sessions()
    page = await browser.open(SERVICE)
    assert "SAMLResponse" in page.form.inputs
    assert (await browser.submit_all(page)).url == f"{HUB}/"
    simulator.clock.advance(timedelta(seconds=simulator.switches.city_session_seconds + 1))
    assert startpage_of(await browser.open_chooser())


async def test_stale_cookie_page(simulator: Simulator, browser: Browser) -> None:
    """A dead SMSESSION can get a page in place of the chooser (Q 5c)."""
    await browser.sign_in()
    simulator.kill_city_sessions()
    simulator.switches.stale_cookie_page = True
    page = await browser.open(SERVICE)
    assert (page.status, page.form.links, page.form.inputs) == (200, [], {})


async def test_altered_city_session_is_unknown(browser: Browser) -> None:
    """A quoted SMSESSION is not the session."""
    await browser.sign_in()
    cookie = next(cookie for cookie in browser.jar if cookie.key == "SMSESSION")
    header = {"Cookie": f'SMSESSION="{cookie.value}"'}
    browser.jar.clear()
    hop = await browser.request("GET", SERVICE)
    asked = await browser.request("GET", hop.location or "", headers=header)
    assert "medborgareonly.jsp" in (asked.location or "")


async def test_older_parallel_flow_is_refused(browser: Browser) -> None:
    """Of two flows in one browser the older gets 400; starting again works (Q 4c)."""
    await browser.sign_in()
    older = await browser.request("GET", SERVICE)
    older = await browser.request("GET", older.location or "")
    assert "SMASSERTIONREF=QUERY" in (older.location or "")
    newer = await browser.open(SERVICE)
    assert (await browser.request("GET", older.location or "")).status == 400
    assert "SAMLResponse" in newer.form.inputs
    assert "SAMLResponse" in (await browser.open(SERVICE)).form.inputs


async def test_parallel_flows_that_are_taken(simulator: Simulator, browser: Browser) -> None:
    """Without the rule the older flow is answered as well (Q 4c)."""
    simulator.switches.parallel_saml_400 = False
    await browser.sign_in()
    older = await browser.request("GET", SERVICE)
    older = await browser.request("GET", older.location or "")
    assert "SAMLResponse" in (await browser.open(SERVICE)).form.inputs
    assert (await browser.submit_all(await browser.open(older.location or ""))).url == f"{HUB}/"


async def test_failing_post_of_the_answer(simulator: Simulator, browser: Browser) -> None:
    """A post of a SAMLResponse can fail; starting again works (Q 4d)."""
    simulator.switches.saml_post_fails = 1
    page = await browser.approved()
    assert (await browser.submit_all(await browser.open(page.url))).status == 500
    assert (await browser.submit_all(await browser.open(SERVICE))).url == f"{HUB}/"


async def test_order_in_time(simulator: Simulator, browser: Browser) -> None:
    """The QR text changes each second; scanning hides it; the phone decides (Q 6b)."""
    page = await browser.open_bankid(await browser.open_chooser())
    first = (await browser.order(page)).json
    assert first.keys() == {"order", "qrData"}
    simulator.clock.advance(timedelta(seconds=1))
    second = (await browser.verify(page, first["order"])).json
    assert second["state"] == "PENDING"
    assert second["qrData"] != first["qrData"]
    order = simulator.state.orders[first["order"]]
    order.open()
    assert (await browser.verify(page, order.id)).json == {"state": "USER_SIGN"}
    order.refuse()
    assert (await browser.verify(page, order.id)).json == {"state": "CANCELLED"}


async def test_same_device_order(simulator: Simulator, browser: Browser) -> None:
    """An order for this device has a token and no QR text."""
    page = await browser.open_bankid(await browser.open_chooser())
    made = (await browser.order(page, "bankid")).json
    assert made.keys() == {"order", "token"}
    state = (await browser.verify(page, made["order"])).json
    assert state == {"state": "OUTSTANDING_TRANSACTION"}
    simulator.state.orders[made["order"]].open()
    assert (await browser.verify(page, made["order"])).json == {"state": "STARTED"}


async def test_unstarted_order_dies(simulator: Simulator, browser: Browser) -> None:
    """An order that no phone opens is ERROR after 30 s, and later gone (Q 6e)."""
    page = await browser.open_bankid(await browser.open_chooser())
    order_id = (await browser.order(page)).json["order"]
    simulator.clock.advance(timedelta(seconds=31))
    assert (await browser.verify(page, order_id)).json == {"state": "ERROR"}
    simulator.clock.advance(timedelta(seconds=30))
    assert (await browser.verify(page, order_id)).status == 500


async def test_life_of_an_order(simulator: Simulator, browser: Browser) -> None:
    """How long an order waits, may be signed, and is remembered are switches (Q 6e)."""
    simulator.switches.bankid_unstarted_seconds = 5
    simulator.switches.bankid_total_seconds = 50
    simulator.switches.bankid_error_seconds = 3
    for opened, life in ((False, 5), (True, 50)):
        page = await browser.open_bankid(await browser.open_chooser())
        order = simulator.state.orders[(await browser.order(page)).json["order"]]
        if opened:
            order.open()
        simulator.clock.advance(timedelta(seconds=life))
        assert (await browser.verify(page, order.id)).json["state"] in {"PENDING", "USER_SIGN"}
        simulator.clock.advance(timedelta(seconds=1))
        assert (await browser.verify(page, order.id)).json == {"state": "ERROR"}
        simulator.clock.advance(timedelta(seconds=3))
        assert (await browser.verify(page, order.id)).status == 500


async def test_scripted_order(simulator: Simulator, browser: Browser) -> None:
    """A script decides the states (Q 6a)."""
    simulator.switches.set("bankid_script", [[0, "NO_CLIENT"], [2, "STARTED"], [4, "OK"]])
    page = await browser.open_bankid(await browser.open_chooser())
    order_id = (await browser.order(page)).json["order"]
    states = []
    for _ in range(5):
        states.append((await browser.verify(page, order_id)).json["state"])
        simulator.clock.advance(timedelta(seconds=1))
    assert states == ["NO_CLIENT", "NO_CLIENT", "STARTED", "STARTED", "OK"]
    assert (await browser.submit_all(await browser.open(page.url))).url == f"{HUB}/"


async def test_ill_born_orders(simulator: Simulator, browser: Browser) -> None:
    """Some orders are born dead, some are no JSON, some use words nobody knows (Q 6c, 6d, 6f)."""
    simulator.switches.stillborn = 1
    simulator.switches.initialise_not_json = 1
    page = await browser.open_bankid(await browser.open_chooser())
    assert (await browser.order(page)).text.startswith("<!DOCTYPE")
    page = await browser.open_bankid(await browser.open_chooser())
    order_id = (await browser.order(page)).json["order"]
    assert (await browser.verify(page, order_id)).json == {"state": "ERROR"}
    page = await browser.open_bankid(await browser.open_chooser())
    simulator.switches.unknown_state_word = True
    order_id = (await browser.order(page)).json["order"]
    assert (await browser.verify(page, order_id)).json["state"] == "AWAITING_MRTD"


async def test_order_belongs_to_its_page(browser: Browser, other: Browser) -> None:
    """Another landing, another browser or a second initialise gets nothing (Q 6g)."""
    page = await browser.open_bankid(await browser.open_chooser())
    order_id = (await browser.order(page)).json["order"]
    assert (await browser.order(page)).status == 500
    assert (await other.verify(page, order_id)).status == 500
    another = await browser.open_bankid(await browser.open_chooser())
    assert another.url != page.url
    assert (await browser.verify(another, order_id)).status == 500


async def test_unsigned_order_signs_nobody_in(browser: Browser) -> None:
    """Coming back without a signature shows the page again."""
    page = await browser.open_bankid(await browser.open_chooser())
    await browser.order(page)
    again = await browser.open(page.url)
    assert (again.url, again.form.inputs) == (page.url, {})


@pytest.mark.parametrize("mode", ["bounce_target", "bounce_chooser_form", "fresh_chain"])
async def test_bounce_after_ok(simulator: Simulator, browser: Browser, mode: Any) -> None:
    """After OK another BankID page can come; each mode has its one way on (Q 7b, 7c, 7d)."""
    simulator.switches.after_ok = mode
    chooser = await browser.open_chooser()
    page = await browser.open_bankid(chooser)
    order = simulator.state.orders[(await browser.order(page)).json["order"]]
    order.approve("7001234")
    bounced = await browser.open(page.url)
    assert "NECSadcmbid" in bounced.url
    assert bounced.url != page.url
    target = await browser.open(startpage_of(chooser))
    rounds = 0
    while "SAMLResponse" not in target.form.inputs and target.form.action and rounds < 3:
        target = await browser.open(target.form.action)
        rounds += 1
    assert rounds == (2 if mode == "bounce_chooser_form" else 0)
    if mode == "fresh_chain":
        assert "amedborgare.jsp" in target.url
        target = await browser.open(SERVICE)
    assert (await browser.submit_all(target)).url == f"{HUB}/"


async def test_error_page_after_ok(simulator: Simulator, browser: Browser) -> None:
    """InfoMentor can refuse who the city has let in (Q 7e)."""
    simulator.switches.after_ok = "error_page"
    assert "/Error/" in (await browser.sign_in()).url
    assert await browser.is_authenticated() == "false"


async def test_new_city_session_after_ok(browser: Browser) -> None:
    """The chooser sets an SMSESSION, the signature another."""

    def value() -> str:
        """Return the cookie's value."""
        return next(cookie.value for cookie in browser.jar if cookie.key == "SMSESSION")

    page = await browser.approved()
    before = value()
    await browser.open(page.url)
    assert value() != before


@pytest.mark.parametrize("rounds", [1, 6])
async def test_extra_relays(simulator: Simulator, browser: Browser, rounds: int) -> None:
    """More "login in progress" rounds can come, in lower case too (Q 7f, 7g)."""
    simulator.switches.extra_relays = rounds
    simulator.switches.relay_lower_case = True
    page = await browser.submit(await browser.open((await browser.approved()).url))
    for _ in range(rounds + 1):
        assert "login in progress" in page.text
        assert "Login in progress" not in page.text
        page = await browser.submit(page)
    assert page.url == f"{HUB}/"


async def test_relay_token_counts_once(browser: Browser, other: Browser) -> None:
    """A token is spent by a post of someone signed in, and by no other (Q 2a)."""
    page = await browser.approved()
    relay = await browser.submit(await browser.open(page.url))
    assert "oauth_token" in relay.form.inputs
    outsider = await other.request("POST", MENTOR, form=relay.form.inputs)
    assert outsider.status == 200
    first = await browser.request("POST", MENTOR, form=relay.form.inputs)
    assert "LoginCallback" in (first.location or "")
    second = await browser.request("POST", MENTOR, form=relay.form.inputs)
    assert second.status == 200
    assert (await browser.open(first.location or "")).url == f"{HUB}/"
    assert "LoginCallback" not in (await browser.open(first.location or "")).text


async def test_callback_without_referer(simulator: Simulator, browser: Browser) -> None:
    """One mode sends a LoginCallback without Referer to the error page (Q 7h)."""
    simulator.switches.callback_needs_referer = True
    assert (await browser.sign_in()).url == f"{HUB}/Home/Errors/Server"
