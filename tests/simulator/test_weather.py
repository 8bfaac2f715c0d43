"""The random life: its rates, and that one seed always brings the same."""

from collections import Counter
from datetime import timedelta

from aiohttp import ClientError
import pytest

from tests.simulator.browser import HUB, Browser
from tests.simulator.clock import STOCKHOLM
from tests.simulator.conftest import TUESDAY
from tests.simulator.server import Simulator
from tests.simulator.test_oauth import pair, refresh
from tests.simulator.weather import Rates, Weather

NOTHING = Rates(faults=0, rate_limits=0, lost_tokens=0, hub_deaths=0, city_deaths=0)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WORD = f"{HUB}/authentication/authentication/isauthenticated"


def only(**rates: float) -> Rates:
    """Return rates of which all others are nothing."""
    everything = dict.fromkeys(("faults", "rate_limits", "lost_tokens"), 0.0)
    return Rates(**everything | {"hub_deaths": 0, "city_deaths": 0} | rates)


async def outcomes(sim: Simulator, browser: Browser, count: int) -> list[str]:
    """Ask the same thing many times and return what came of it."""
    found = []
    for _ in range(count):
        try:
            answer = await browser.request("POST", WORD)
            found.append("fine" if answer.text == "false" else str(answer.status))
        except (ClientError, UnicodeDecodeError) as err:
            found.append(type(err).__name__)
    return found


async def test_calm(simulator: Simulator, browser: Browser) -> None:
    """With no rates nothing ever happens."""
    Weather(simulator, NOTHING)
    await browser.sign_in()
    simulator.switches.hub_session_seconds = simulator.switches.city_session_seconds = float("inf")
    for _ in range(100):
        simulator.clock.advance(DAY)
        assert await browser.is_authenticated() == "true"


async def test_share_of_faults(simulator: Simulator, browser: Browser) -> None:
    """About the given share of the requests fails, in many ways; after its end none does."""
    weather = Weather(simulator, only(faults=0.2, rate_limits=0.03), seed=1)
    found = Counter(await outcomes(simulator, browser, 400))
    assert 0.7 <= found["fine"] / found.total() <= 0.87
    assert found.keys() >= {"429", "403", "302", "503", "200", "ServerDisconnectedError"}
    weather.end()
    assert simulator.faults.active == []
    assert set(await outcomes(simulator, browser, 100)) == {"fine"}


async def test_seed(socket_enabled: None) -> None:
    """One seed brings one fate, another another."""
    fates = []
    for seed in (1, 1, 2):
        sim = Simulator(seed=seed)
        sim.clock.set(TUESDAY)
        await sim.start()
        browser = Browser(sim)
        Weather(sim, Rates(faults=0.3), seed=seed)
        fates.append(await outcomes(sim, browser, 50))
        await browser.close()
        await sim.stop()
    assert fates[0] == fates[1] != fates[2]


async def test_sessions_die(simulator: Simulator, browser: Browser) -> None:
    """As the clock is moved hub sessions die, in every way, and city sessions end."""
    simulator.switches.hub_session_seconds = simulator.switches.city_session_seconds = float("inf")
    weather = Weather(simulator, only(hub_deaths=4, city_deaths=1))
    modes, orders = Counter[str](), 0
    for _ in range(30 * 24):
        simulator.clock.advance(HOUR)
        weather.tick()
        dead = [s.dead_mode for s in simulator.state.hub_sessions.values() if s.dead_mode]
        if dead or not simulator.state.hub_sessions:
            modes.update(dead)
            simulator.state.hub_sessions.clear()
            browser.jar.clear(lambda cookie: cookie["domain"].endswith("infomentor.se"))
            page = await browser.open_chooser()
            if "SAMLResponse" not in page.form.inputs:
                orders += 1
                browser.jar.clear()
                await browser.sign_in()
            else:
                await browser.submit_all(page)
    assert modes.keys() == {"empty", "redirect", "relay_html", "unauthorized"}
    assert 80 <= modes.total() <= 150
    assert 15 <= orders <= 45


@pytest.mark.parametrize("running", [True, False])
async def test_a_clock_of_somebody_elses_is_left_alone(simulator: Simulator, running: bool) -> None:
    """Answers are slow only where the clock stands still; where it runs they would move it."""
    if running:
        simulator.clock.run()
    Weather(simulator)
    assert ("latency" in {fault.kind for fault in simulator.faults.active}) != running
    assert simulator.clock.now().tzinfo is STOCKHOLM


async def test_lost_token_answers(simulator: Simulator, browser: Browser) -> None:
    """A token's answer gets lost after the token was rotated: the old one is void (Q 17i)."""
    token = (await pair(browser))["refresh_token"]
    Weather(simulator, only(lost_tokens=1))
    with pytest.raises(ClientError):
        await refresh(browser, token)
    assert sum(not found.spent for found in simulator.state.refresh_tokens.values()) == 1
    assert simulator.state.refresh_tokens[token].spent
