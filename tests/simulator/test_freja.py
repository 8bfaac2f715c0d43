"""The city's Freja page in each of its modes, walked by a browser that knows nothing of our client."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

from aiohttp import ClientSession
import pytest

from tests.simulator.browser import HUB, SERVICE, Answer, Browser, startpage_of
from tests.simulator.orders import Order
from tests.simulator.server import Simulator

# Of the birth numbers that the tax agency keeps for tests.
NUMBER = "198507099805"


@pytest.fixture
async def page(browser: Browser) -> Answer:
    """Return the Freja page, opened in the browser."""
    return await browser.open_freja(await browser.open_chooser())


@pytest.fixture
async def other(simulator: Simulator) -> AsyncIterator[Browser]:
    """Return a second browser."""
    browser = Browser(simulator)
    yield browser
    await browser.close()


def newest_order(simulator: Simulator) -> Order:
    """Return the order that was begun last."""
    return next(reversed(simulator.state.orders.values()))


async def status(browser: Browser, page: Answer) -> str:
    """Return the word for how the push stands."""
    word: str = (await browser.freja_status(page)).json["status"]
    return word


async def test_from_the_push_to_the_hub(
    simulator: Simulator, browser: Browser, page: Answer
) -> None:
    """Init answers nothing; the phone gets the push, approves, and the browser is let in (Q 8a, 8b)."""
    assert page.url.startswith(
        "https://login003.stockholm.se/NECSadcfreja/authenticate/NECSadcfreja?TYPE="
    )
    sent = await browser.init_freja(page, NUMBER)
    assert (sent.status, sent.body) == (200, b"")
    assert await status(browser, page) == "STARTED"
    newest_order(simulator).open()
    assert await status(browser, page) == "DELIVERED_TO_MOBILE"
    newest_order(simulator).approve(simulator.family.guardians[1].id)
    assert await status(browser, page) == "APPROVED"
    home = await browser.submit_all(await browser.open(page.url))
    assert home.url == f"{HUB}/"
    assert "Olof" in home.text


async def test_words(simulator: Simulator, browser: Browser, page: Answer) -> None:
    """The word can come bare, can be refused or too late, and can be one that nobody knows (Q 8b, 8d)."""
    simulator.switches.freja_status = "word"
    await browser.init_freja(page, NUMBER)
    assert (await browser.freja_status(page)).text.strip() == "STARTED"
    simulator.switches.unknown_state_word = True
    assert (await browser.freja_status(page)).text.strip() == "AWAITING_MRTD"
    simulator.clock.advance(timedelta(seconds=simulator.switches.freja_seconds + 1))
    assert (await browser.freja_status(page)).text.strip() == "EXPIRED"
    newest_order(simulator).refuse()
    assert (await browser.freja_status(page)).text.strip() == "CANCELED"


async def test_script(simulator: Simulator, browser: Browser, page: Answer) -> None:
    """A script decides the words (Q 8c)."""
    simulator.switches.set("freja_script", [[1, "DELIVERED_TO_MOBILE"], [2, "RP_CANCELED"]])
    await browser.init_freja(page, NUMBER)
    words = []
    for _ in range(3):
        words.append(await status(browser, page))
        simulator.clock.advance(timedelta(seconds=1))
    assert words == ["STARTED", "DELIVERED_TO_MOBILE", "RP_CANCELED"]


@pytest.mark.parametrize(("mode", "answered"), [("redirect", 302), ("error", 500)])
async def test_broken_init(
    simulator: Simulator, browser: Browser, page: Answer, mode: Any, answered: int
) -> None:
    """Init can fail; then there is no push (Q 8a)."""
    simulator.switches.freja_init = mode
    assert (await browser.init_freja(page, NUMBER)).status == answered
    assert not simulator.state.orders
    assert (await browser.freja_status(page)).status == 500


@pytest.mark.parametrize("number", ["8507099805", "19850709-9805", "", "19850709980A"])
async def test_anything_but_twelve_digits(
    simulator: Simulator, browser: Browser, page: Answer, number: str
) -> None:
    """Init wants twelve digits."""
    assert (await browser.init_freja(page, number)).status == 500
    assert not simulator.state.orders


async def test_only_the_cookie_binds_init_to_its_page(
    simulator: Simulator, browser: Browser, other: Browser, page: Answer
) -> None:
    """Without the page's cookie there is no push; a page sends one, and its browser asks on (Q 8e)."""
    assert (await other.init_freja(page, NUMBER)).status == 302
    assert not simulator.state.orders
    assert (await browser.init_freja(page, NUMBER)).status == 200
    assert (await browser.init_freja(page, NUMBER)).status == 302
    assert (await other.freja_status(page)).status == 302
    assert len(simulator.state.orders) == 1


async def test_who_asks(simulator: Simulator, browser: Browser, page: Answer) -> None:
    """Init comes from the bare address, the question after the push from the whole one (Q 8f)."""
    bare = page.url.partition("?")[0]
    assert (await browser.init_freja(page, NUMBER, Referer=page.url)).status == 302
    assert not simulator.state.orders
    await browser.init_freja(page, NUMBER)
    assert (await browser.freja_status(page, Referer=bare)).status == 302
    assert await status(browser, page) == "STARTED"


async def test_unapproved_push_signs_nobody_in(browser: Browser, page: Answer) -> None:
    """Coming back without an approval shows the page again."""
    await browser.init_freja(page, NUMBER)
    again = await browser.open(page.url)
    assert (again.url, again.form.inputs) == (page.url, {})


@pytest.mark.parametrize("mode", ["bounce_target", "bounce_chooser_form", "fresh_chain"])
async def test_bounce(simulator: Simulator, browser: Browser, mode: Any) -> None:
    """After the approval another Freja page can come, as BankID's does."""
    simulator.switches.after_ok = mode
    chooser = await browser.open_chooser()
    page = await browser.open_freja(chooser)
    await browser.init_freja(page, NUMBER)
    newest_order(simulator).approve("7001234")
    bounced = await browser.open(page.url)
    assert "/NECSadcfreja/" in bounced.url
    assert bounced.url != page.url
    target = await browser.open(startpage_of(chooser) if mode != "fresh_chain" else SERVICE)
    rounds = 0
    while "SAMLResponse" not in target.form.inputs and rounds < 3:
        target = await browser.open(target.form.action)
        rounds += 1
    assert (await browser.submit_all(target)).url == f"{HUB}/"


async def test_the_phone(simulator: Simulator, browser: Browser, page: Answer) -> None:
    """The control page shows the push without the number, and approves or refuses it."""
    await browser.init_freja(page, NUMBER)
    async with ClientSession(f"http://127.0.0.1:{simulator.control_port}") as phone:
        async with phone.get("/state") as answer:
            state = await answer.json()
        [order] = state["orders"]
        assert (order["kind"], order["state"], order["open"]) == ("freja", "STARTED", True)
        assert NUMBER not in str(state)
        async with phone.post(f"/orders/{order['id']}/scan") as answer:
            assert (await answer.json())["state"] == "DELIVERED_TO_MOBILE"
        async with phone.post(f"/orders/{order['id']}/refuse") as answer:
            assert (await answer.json())["open"] is False
    assert await status(browser, page) == "CANCELED"
