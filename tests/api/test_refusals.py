"""What is refused for good asks the guardian; what is not, never does; and nothing is lost meanwhile."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    SecretsNotSavedError,
    SignInRequiredError,
    SkolplattformenError,
    StoppingError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.sign_in import SignIn
from custom_components.skolplattformen.school.models import Module
from tests.simulator import mentor, pages
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .conftest import MemoryStore, approve
from .test_client import DAYS, key
from .test_renewal import TOKEN, requested

type NewClient = Callable[[], SkolplattformenClient]


async def outcomes(sim: Simulator, client: SkolplattformenClient, updates: int) -> list[type]:
    """Return how so many updates ended, half an hour apart."""
    ended: list[type] = []
    for _ in range(updates):
        try:
            ended.append(type(await client.notifications()))
        except SkolplattformenError as err:
            ended.append(type(err))
        sim.clock.advance(timedelta(minutes=30))
    return ended


@pytest.fixture
async def unpaired(
    sim: Simulator,
    client: SkolplattformenClient,
    store: MemoryStore,
    new_client: NewClient,
) -> AsyncIterator[SkolplattformenClient]:
    """Return a client that has cookies and no refresh token."""
    await client.close()
    store.saved.append(replace(store.saved[-1], refresh_token=None))
    made = new_client()
    await made.load()
    yield made
    await made.close()


async def test_a_city_that_shows_a_page_to_old_cookies(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """A dead city session that brings neither word nor choice is proved dead by a clean visit."""
    sim.switches.stale_cookie_page = True
    sim.forget_sign_ins()
    assert await outcomes(sim, client, 1) == [SignInRequiredError]


@pytest.mark.parametrize("status", [401, 403])
async def test_a_one_time_link_that_is_refused_for_good(
    sim: Simulator, client: SkolplattformenClient, status: int
) -> None:
    """Keys that rotate and open nothing are refused after three updates."""
    sim.kill_city_sessions()
    sim.kill_sessions()
    sim.faults.add(Fault(kind="status", path="Authentication/sso", status=status))
    ended = await outcomes(sim, client, 3)
    assert SignInRequiredError not in ended[:2]
    assert ended[2] is SignInRequiredError


async def test_an_error_page_behind_the_link_for_good(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The city is asked when the keys open only an error page."""
    original = mentor._signed_in
    monkeypatch.setattr(mentor, "_signed_in", lambda *_: pages.redirect(mentor.ERROR_PAGE))
    sim.kill_city_sessions()
    sim.kill_sessions()
    assert (await outcomes(sim, client, 3))[2] is SignInRequiredError
    monkeypatch.setattr(mentor, "_signed_in", original)


async def test_a_page_of_maintenance_is_no_refusal(
    sim: Simulator, unpaired: SkolplattformenClient, store: MemoryStore
) -> None:
    """However long it stands there, the living city session is kept."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind="status", status=200, path="^/$"))
    assert SignInRequiredError not in await outcomes(sim, unpaired, 4)
    assert store.saved[-1].city_cookies


async def test_a_disk_that_stays_full(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """The second update rotates no key either, nor does one after a lost answer."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind="drop", path=TOKEN))
    with pytest.raises(UnreachableError):
        await client.notifications()
    sim.faults.clear()
    asked = requested(sim, "token")
    store.full = True
    for _ in range(3):
        with pytest.raises(SecretsNotSavedError):
            await client.notifications()
        saved = client.secrets_saved
        assert not saved
    assert requested(sim, "token") == asked


async def test_a_client_that_is_closed_under_an_update(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """It renews nothing and writes nothing any more: the next client has the keys."""
    sim.switches.set("expiry_mode", "unauthorized")
    sim.kill_sessions()
    sim.faults.add(Fault(kind="delay", path="GetNotifications", delay=30))
    update = asyncio.create_task(client.notifications())
    while not requested(sim, "notification_list"):  # noqa: ASYNC110 - the log has no event
        await asyncio.sleep(0)
    await client.close()
    saved = len(store.saved)
    sim.faults.clear()
    with pytest.raises(StoppingError):
        await update
    assert requested(sim, "token") == 0
    assert len(store.saved) == saved


async def test_refused_cookies_do_not_come_back(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """What the ladder dropped is not written again at the end."""
    sim.kill_refresh_tokens()
    sim.kill_sessions()
    sim.faults.add(Fault(kind="status", path="GetAuthenticationData"))
    await client.notifications()
    sim.faults.clear()
    sim.kill_sessions()
    sim.kill_city_sessions()
    with pytest.raises(SignInRequiredError):
        await client.notifications()
    await client.close()
    assert store.saved[-1].city_cookies == ()


async def test_a_bell_that_alone_is_closed(sim: Simulator, client: SkolplattformenClient) -> None:
    """One endpoint that calls a renewed session dead is its own trouble."""
    sim.faults.add(Fault(kind="status", path="GetNotifications", status=401))
    with pytest.raises(UnexpectedAnswerError):
        await client.notifications()
    assert requested(sim, "token") == 1


async def test_a_part_that_alone_is_closed(sim: Simulator, client: SkolplattformenClient) -> None:
    """The rest of the child is read all the same."""
    sim.faults.add(Fault(kind="status", path="GetMessages", status=401))
    answer = await client.read_child(
        key(sim, "Alva"), {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS}
    )
    assert answer.facts.timetable is not None
    assert set(answer.failures) == {Module.MESSAGES}


async def test_nothing_is_paired_for_another_guardian(
    sim: Simulator, unpaired: SkolplattformenClient, store: MemoryStore
) -> None:
    """A session that has become someone else's gets no keys."""
    for session in sim.state.hub_sessions.values():
        session.account_id = sim.family.guardians[1].id
    await outcomes(sim, unpaired, 1)
    assert store.saved[-1].refresh_token is None
    assert len(sim.state.devices) == 1


async def test_a_pause_met_while_pairing_is_kept(
    sim: Simulator, unpaired: SkolplattformenClient, store: MemoryStore
) -> None:
    """What was read is returned; the pause survives a restart."""
    sim.faults.add(Fault(kind="status", status=429, path="GetAuthenticationData"))
    assert await unpaired.notifications()
    assert store.saved[-1].pause_until == sim.clock.now() + timedelta(minutes=1)


async def test_a_pause_met_at_the_sign_in_is_kept(
    sim: Simulator, new_sign_in: Callable[[], SignIn]
) -> None:
    """It is handed on with the keys."""
    sign_in = new_sign_in()
    await approve(sim, sign_in)
    sim.faults.add(Fault(kind="status", status=429, path="GetAuthenticationData"))
    secrets = await sign_in.pair()
    sign_in.close()
    assert secrets.pause_until is not None


async def test_an_account_stays_one_app_device(
    sim: Simulator, new_sign_in: Callable[[], SignIn]
) -> None:
    """Signing in again with the known id adds no device with the platform."""
    first = new_sign_in()
    await approve(sim, first)
    device_id = (await first.pair()).device_id
    first.close()
    again = new_sign_in()
    await approve(sim, again)
    assert (await again.pair(device_id)).device_id == device_id
    again.close()
    assert {device.identifier for device in sim.state.devices} == {device_id}


async def test_a_renewal_that_takes_too_long(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It ends as an outage."""
    monkeypatch.setattr("custom_components.skolplattformen.api.renewal._LONGEST_CLIMB", 0.01)
    sim.kill_sessions()
    sim.faults.add(Fault(kind="delay", path="Authentication/sso", delay=30))
    with pytest.raises(UnreachableError):
        await client.notifications()
    sim.faults.clear()
