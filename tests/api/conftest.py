"""Fixtures for client tests: the platform, a still clock, and sessions that reach nothing else."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime

import aiohttp
import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import SecretsNotSavedError
from custom_components.skolplattformen.api.hub import session as hub_session
from custom_components.skolplattformen.api.menus.search import Search
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.api.sign_in import Method, SignedIn, SignIn
from custom_components.skolplattformen.api.transport import SessionFactory
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.simulator.server import Simulator

from .menu_sites import MenuReader

SALT = "an-instance-id"
# An ordinary Tuesday in term, before the first lesson.
TUESDAY = datetime(2026, 11, 24, 6, 0, tzinfo=STOCKHOLM)


@dataclass
class MemoryStore:
    """A store that remembers every save, and can be full."""

    saved: list[Secrets] = field(default_factory=list)
    full: bool = False

    async def load(self) -> Secrets | None:
        """Return the newest secrets."""
        return self.saved[-1] if self.saved else None

    async def save(self, secrets: Secrets) -> None:
        """Remember the secrets as a disk would: as plain data."""
        if self.full:
            raise SecretsNotSavedError("disk full")
        self.saved.append(Secrets.from_dict(secrets.to_dict()))


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look again at once when a switch takes its time."""
    monkeypatch.setattr(hub_session, "SWITCH_PAUSES", (0.0, 0.0, 0.0))


@pytest.fixture
async def sim(socket_enabled: None) -> AsyncIterator[Simulator]:
    """Start the platform with a clock that stands still."""
    simulator = Simulator()
    simulator.clock.set(TUESDAY)
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def sessions(sim: Simulator) -> AsyncIterator[SessionFactory]:
    """Return a session factory whose connections all end at the simulator."""
    connector = aiohttp.TCPConnector(resolver=sim.resolver(), ssl=sim.client_ssl)

    def new_session(jar: aiohttp.CookieJar) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(connector=connector, connector_owner=False, cookie_jar=jar)

    yield new_session
    await connector.close()
    # The transports of closed TLS connections end one turn of the loop later.
    await asyncio.sleep(0)


@pytest.fixture
async def menus(sim: Simulator, sessions: SessionFactory) -> AsyncIterator[MenuReader]:
    """Return a reader of menus."""
    reader = MenuReader(sim, sessions)
    yield reader
    reader.close()


@pytest.fixture
def schools(sim: Simulator, sessions: SessionFactory) -> Search:
    """Return a search for schools that has no lists yet."""
    return Search(sessions, sim.clock.now)


@pytest.fixture
def store() -> MemoryStore:
    """Return an empty store."""
    return MemoryStore()


@pytest.fixture
def new_sign_in(sim: Simulator, sessions: SessionFactory) -> Callable[[], SignIn]:
    """Return a maker of interactive sign-ins."""
    return lambda: SignIn(sessions, salt=SALT, clock=sim.clock.now)


async def approve(sim: Simulator, sign_in: SignIn, *, guardian: int = 0) -> SignedIn:
    """Sign in by QR code, approved at once by the guardian's phone."""
    await sign_in.start(Method.BANKID_QR)
    newest = next(reversed(sim.state.orders.values()))
    newest.approve(sim.family.guardians[guardian].id)
    await sign_in.poll()
    return await sign_in.complete()


@pytest.fixture
def new_client(
    sim: Simulator, sessions: SessionFactory, store: MemoryStore, new_sign_in: Callable[[], SignIn]
) -> Callable[[], SkolplattformenClient]:
    """Return a maker of clients of the first guardian that read the store's secrets."""
    from custom_components.skolplattformen.api.identity import key_of

    account = key_of(sim.family.guardians[0].id, SALT)
    return lambda: SkolplattformenClient(
        sessions, store, account=account, salt=SALT, clock=sim.clock.now
    )


@pytest.fixture
async def client(
    sim: Simulator,
    store: MemoryStore,
    new_sign_in: Callable[[], SignIn],
    new_client: Callable[[], SkolplattformenClient],
) -> AsyncIterator[SkolplattformenClient]:
    """Return a client that has just been signed in; the platform's log is empty."""
    sign_in = new_sign_in()
    await approve(sim, sign_in)
    await store.save(await sign_in.pair())
    sign_in.close()
    sim.log.clear()
    client = new_client()
    await client.load()
    yield client
    await client.close()
