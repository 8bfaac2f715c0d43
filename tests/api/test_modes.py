"""Every mode of the platform against every question: what is true, or a typed error."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import cache
import inspect
from random import Random
import re

import aiohttp
import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    SkolplattformenError,
    UnexpectedAnswerError,
)
from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.api.sign_in import Method, SignedIn, SignIn
from custom_components.skolplattformen.school.models import Module
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator
from tests.simulator.switches import Switches
from tests.simulator.weather import Rates, Weather

from .conftest import SALT, TUESDAY, MemoryStore
from .modes import SIGN_IN, Mode, modes, other_values
from .questions import DAYS, QUESTIONS, texts
from .test_client import key

type Outcomes = dict[tuple[str, str], object]

CHILDREN = ("Alva", "Vilmer")
_NUMBER = re.compile(r"\b\d{6}\b")
# Both are taught it on a Wednesday, when one of them has no school that week.
SHARED = {"Musik"}
# One question of each kind. Vilmer, who is not chosen after a sign-in, is asked everything.
FEW = ("read_child", "report_absence")

# Modes, or switches in all their values, in which nobody can sign in.
NO_SIGN_IN = frozenset(
    {
        "everywhere",
        "after_ok=error_page",
        "bankid_script",
        "bankid_unstarted_seconds",
        "city_session_seconds",
        "elsewhere",
        "extra_relays=50",
        "freja_init",
        "freja_script",
        "home_page=changed",
        "hub_session_seconds",
        "initialise_not_json=9",
        "points_elsewhere=chooser",
        "points_elsewhere=relay_form",
        "points_elsewhere=saml_form",
        "rate_limit",
        "rate_limit_host",
        "rate_limit_path=login.ashx",
        "rate_limit_seconds",
        "rate_limit_times",
        "saml_post_fails=9",
        "stillborn=9",
    }
)
# In which some questions about children have no answer.
NO_ANSWER = frozenset(
    {
        "data",
        "everywhere",
        "access_token_seconds",
        "drift_after",
        "elsewhere",
        "expiry_mode=firewall_forbidden",
        "expiry_mode=firewall_html",
        "extra_relays=50",
        "home_page=changed",
        "hub_session_seconds",
        "points_elsewhere=one_time",
        "points_elsewhere=relay_form",
        "points_elsewhere=switch",
        "rate_limit",
        "rate_limit_host",
        "rate_limit_path=GetMessages",
        "rate_limit_path=OAuth2/Token",
        "rate_limit_seconds",
        "rate_limit_times",
        "switch_delay",
        "switch_delay_requests=100",
        "writes_take_effect",
    }
)
# In which some answers are others, as they should be.
OTHER_ANSWER = frozenset(
    {
        "latency everywhere",
        "latency on data",
        "absence_paging",
        "calendar_mode",
        "drift_after",
        "file_names",
        "learning_log_paging",
        "message_app_listed",
        "message_time",
        "news_date_text",
        "news_dated",
        "news_most",
        "writes_take_effect",
    }
)


class House:
    """A simulator, and a client of it that has just been signed in."""

    def __init__(self, sim: Simulator, connector: aiohttp.TCPConnector) -> None:
        """Prepare."""
        self.sim = sim
        self._connector = connector
        self.client: SkolplattformenClient

    def new_session(self, jar: aiohttp.CookieJar) -> aiohttp.ClientSession:
        """Return a session that ends at the simulator."""
        return aiohttp.ClientSession(
            connector=self._connector, connector_owner=False, cookie_jar=jar
        )

    async def sign_in(self, method: Method = Method.BANKID_QR) -> tuple[SignedIn, MemoryStore]:
        """Sign in, approved at once, and pair."""
        way = SignIn(self.new_session, salt=SALT, clock=self.sim.clock.now)
        try:
            await way.start(method, "198507099805")
            if self.sim.state.orders:
                newest = next(reversed(self.sim.state.orders.values()))
                newest.approve(self.sim.family.guardians[0].id)
            if method is not Method.BANKID_QR or self.sim.state.orders:
                await way.poll()
            signed_in = await way.complete()
            store = MemoryStore()
            await store.save(await way.pair())
        finally:
            way.close()
        return signed_in, store

    async def open_client(self) -> None:
        """Sign in and let the client read its keys."""
        signed_in, store = await self.sign_in()
        self.client = SkolplattformenClient(
            self.new_session, store, account=signed_in.account, salt=SALT, clock=self.sim.clock.now
        )
        await self.client.load()

    async def ask(self, child: str, names: Iterable[str]) -> Outcomes:
        """Ask about a child; a typed error is an outcome, any other error is not."""
        outcomes: Outcomes = {}
        for name in names:
            try:
                outcomes[child, name] = await QUESTIONS[name](self.client, key(self.sim, child))
            except SkolplattformenError as err:
                outcomes[child, name] = err
        return outcomes


@asynccontextmanager
async def house() -> AsyncIterator[House]:
    """Open a house on an ordinary Tuesday morning."""
    # The loop's debug mode takes as long as all the rest.
    asyncio.get_running_loop().set_debug(False)
    sim = Simulator()
    sim.clock.set(TUESDAY)
    await sim.start()
    connector = aiohttp.TCPConnector(resolver=sim.resolver(), ssl=sim.client_ssl)
    opened = House(sim, connector)
    try:
        await opened.open_client()
        yield opened
        await opened.client.close()
    finally:
        await connector.close()
        # The transports of closed TLS connections end one turn of the loop later.
        await asyncio.sleep(0)
        await sim.stop()


_known: dict[str, Outcomes] = {}


async def everyday() -> Outcomes:
    """Return what the answers are when nothing is unusual."""
    if not _known:
        async with house() as opened:
            # In the order of the modes: some ids go by who was asked about first.
            _known["everyday"] = (
                await opened.ask("Alva", FEW)
                | await opened.ask("Vilmer", QUESTIONS)
                | await opened.ask("Alva", [name for name in QUESTIONS if name not in FEW])
            )
    return _known["everyday"]


@cache
def own_texts(child: str) -> set[str]:
    """Return all texts that are a child's own, or both children's."""
    answers = _known["everyday"]
    return SHARED.union(*(texts(answers[child, name]) for name in QUESTIONS))


async def test_everyday(socket_enabled: None) -> None:
    """Without any mode there is an answer to every question, and each child has its own."""
    answers = await everyday()
    for name in QUESTIONS:
        alva, vilmer = (answers[child, name] for child in CHILDREN)
        assert not isinstance(alva, Exception), name
        assert not isinstance(vilmer, Exception), name
        assert alva != vilmer, name


def test_every_question_is_asked() -> None:
    """The client has no other method about a child."""
    about_a_child = {
        name
        for name, method in inspect.getmembers(SkolplattformenClient, inspect.iscoroutinefunction)
        if not name.startswith("_")
        and list(inspect.signature(method).parameters)[1:2] == ["key"]
        and name not in {"visit", "visit_to_write"}
    }
    assert set(QUESTIONS) == about_a_child


@pytest.mark.parametrize("switch", Switches.kinds())
def test_every_switch_has_a_mode(switch: str) -> None:
    """Each switch is tried with another value than on other days."""
    assert other_values(switch)


@pytest.mark.parametrize("mode", modes(), ids=lambda mode: mode.name)
async def test_mode(socket_enabled: None, mode: Mode) -> None:
    """Signing in, renewing and asking end in what is true or in a typed error.

    Never in another error, and never in what is the sibling's; afterwards all is as before.
    """
    expected = await everyday()
    async with house() as opened:
        mode.begin(opened.sim)
        method = Method.FREJA if "freja" in mode.first_switch else Method.BANKID_QR
        try:
            signed_in, _ = await opened.sign_in(method)
        except SkolplattformenError:
            assert _is_listed(mode, NO_SIGN_IN)
        else:
            assert not _is_listed(mode, NO_SIGN_IN)
            assert signed_in.account == key_of(opened.sim.family.guardians[0].id, SALT)
        opened.sim.kill_sessions()
        outcomes = await opened.ask("Alva", FEW)
        outcomes |= await opened.ask("Vilmer", FEW if mode.first_switch in SIGN_IN else QUESTIONS)
        for (child, name), outcome in outcomes.items():
            _check(mode, child, name, outcome, expected)
        mode.end(opened.sim)
        opened.sim.kill_sessions()
        opened.sim.clock.advance(timedelta(hours=2))
        again = await opened.ask("Alva", ["tasks"])
        assert not isinstance(again["Alva", "tasks"], Exception)


@pytest.mark.parametrize("seed", range(12))
async def test_all_at_once(socket_enabled: None, seed: int) -> None:
    """Some modes together, in bad weather: nothing but answers about the child and typed errors."""
    expected, random = await everyday(), Random(seed)  # noqa: S311
    async with house() as opened:
        for mode in random.sample([mode for mode in modes() if mode.switches], 4):
            mode.begin(opened.sim)
        rates = Rates(faults=random.choice([0.02, 0.1]), lost_tokens=0.1, hub_deaths=200)
        Weather(opened.sim, rates, seed=seed)
        for _ in range(10):
            opened.sim.clock.advance(timedelta(minutes=random.choice([1, 5, 20])))
            asked = [(random.choice(CHILDREN), random.choice(list(QUESTIONS))) for _ in range(2)]
            answers = await asyncio.gather(*(opened.ask(child, [name]) for child, name in asked))
            for (child, name), outcome in (item for each in answers for item in each.items()):
                [sibling] = set(CHILDREN) - {child}
                foreign = texts(expected[sibling, name]) - own_texts(child)
                # Files are numbered as they are asked for.
                assert {
                    text for text in texts(outcome) & foreign if not _NUMBER.search(text)
                } == set()


async def test_a_part_that_alone_stays_dead(sim: Simulator, client: SkolplattformenClient) -> None:
    """It is odd, and no part of an answer says that the session is dead."""
    sim.faults.add(Fault(kind="status", path="GetMessages", status=401))
    answer = await client.read_child(
        key(sim, "Alva"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS}
    )
    assert answer.facts.timetable is not None
    assert type(answer.failures[Module.MESSAGES]) is UnexpectedAnswerError


def _check(mode: Mode, child: str, name: str, outcome: object, expected: Outcomes) -> None:
    """Check one outcome of a mode."""
    [sibling] = set(CHILDREN) - {child}
    foreign = texts(expected[sibling, name]) - own_texts(child)
    assert texts(outcome) & foreign == set()
    if mode.first_switch != "calendar_mode":
        # Days alone tell nobody apart where the school year is another.
        assert outcome != expected[sibling, name]
    if isinstance(outcome, Exception):
        assert _is_listed(mode, NO_ANSWER), (child, name, outcome)
    elif not _is_listed(mode, OTHER_ANSWER):
        assert outcome == expected[child, name], (child, name)


def _is_listed(mode: Mode, names: frozenset[str]) -> bool:
    """Tell whether a mode, or the switch that it is about, is in a list."""
    return (
        mode.name in names
        or mode.first_switch in names
        or (mode.fault is not None and mode.name.rpartition(" ")[2] in names)
    )
