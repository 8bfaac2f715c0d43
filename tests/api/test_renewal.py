"""Staying signed in: one test per rung, and nothing that loses a key."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    SecretsNotSavedError,
    SignInRequiredError,
    StoppingError,
)
from custom_components.skolplattformen.school.models import Module
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .conftest import MemoryStore
from .test_client import DAYS, key

type NewClient = Callable[[], SkolplattformenClient]

TOKEN = "OAuth2/Token"


def requested(sim: Simulator, kind: str) -> int:
    """Return how many requests of a kind the platform has seen."""
    return sum(entry.kind == kind for entry in sim.log)


@pytest.mark.parametrize("mode", ["empty", "redirect", "relay_html", "unauthorized"])
async def test_a_dead_session_is_renewed_once_and_the_read_repeated(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore, mode: str
) -> None:
    """However the platform says it, the guardian notices nothing."""
    sim.switches.set("expiry_mode", mode)
    before = store.saved[-1].refresh_token
    sim.kill_sessions()
    assert await client.notifications()
    assert requested(sim, "token") == 1
    after = store.saved[-1]
    assert after.refresh_token in sim.state.refresh_tokens
    assert after.refresh_token != before
    assert not after.renewal_begun
    assert requested(sim, "login_oauth2") == 0


@pytest.mark.parametrize("mode", ["firewall_html", "firewall_forbidden"])
async def test_a_firewall_is_no_reason_to_renew(
    sim: Simulator, client: SkolplattformenClient, mode: str
) -> None:
    """What refuses us without being the platform leaves the keys alone."""
    sim.switches.set("expiry_mode", mode)
    sim.kill_sessions()
    with pytest.raises(DeniedError):
        await client.notifications()
    assert requested(sim, "token") == 0


async def test_isauthenticated_that_lies(sim: Simulator, client: SkolplattformenClient) -> None:
    """The home page is asked too before an empty answer is believed."""
    sim.switches.lying_isauthenticated = True
    sim.kill_sessions()
    assert await client.notifications()
    assert requested(sim, "token") == 1


async def test_an_empty_answer_of_a_living_session_renews_nothing(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """Nothing is what it is called then, never an empty list."""
    sim.faults.add(Fault(kind="empty", path="GetMessages"))
    answer = await client.read_child(key(sim, "Alva"), {Module.MESSAGES: DAYS})
    assert answer.facts.messages is None
    assert set(answer.failures) == {Module.MESSAGES}
    assert requested(sim, "token") == 0


async def test_begun_is_noted_before_the_token_is_used(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """The order on disk: begun with the old token, then the new token, then its cookies."""
    old = store.saved[-1].refresh_token
    sim.kill_sessions()
    await client.notifications()
    begun, rotated, *_ = store.saved[1:]
    assert (begun.renewal_begun, begun.refresh_token) == (True, old)
    assert (rotated.renewal_begun, rotated.refresh_token == old) == (False, False)
    assert rotated.hub_cookies == begun.hub_cookies


async def test_a_lost_answer_tries_the_old_token_once_more(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The platform that lets it be used once more is met in the same breath."""
    sim.switches.refresh_reuse = "once"
    sim.kill_sessions()
    sim.kill_city_sessions()
    sim.faults.add(Fault(kind="drop_after", path=TOKEN, times=1))
    assert await client.notifications()
    assert requested(sim, "token") == 2


async def test_a_lost_answer_and_a_void_token_lead_to_the_city(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """A platform that has rotated refuses the old one: the living city session pairs anew."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind="drop_after", path=TOKEN, times=1))
    assert await client.notifications()
    assert requested(sim, "login_oauth2") == 1
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens
    assert len(sim.state.orders) == 1


async def test_a_void_token_and_a_living_session_pair_anew(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """A session that was called dead by mistake is still good for new keys."""
    sim.kill_refresh_tokens()
    sim.kill_city_sessions()
    sim.faults.add(Fault(kind="status", path="GetNotifications", status=401, times=1))
    assert await client.notifications()
    assert requested(sim, "login_oauth2") == 1
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens


async def test_the_city_signs_in_silently(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """Without a token the saved city session is enough; no order is made."""
    orders = len(sim.state.orders)
    sim.kill_refresh_tokens()
    sim.kill_sessions()
    assert await client.notifications()
    assert len(sim.state.orders) == orders
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens


async def test_only_when_every_rung_has_failed(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore, new_client: NewClient
) -> None:
    """Then, and then for good: no more requests that cannot succeed."""
    sim.forget_sign_ins()
    with pytest.raises(SignInRequiredError):
        await client.notifications()
    assert store.saved[-1].refresh_token is None
    assert store.saved[-1].city_cookies == ()

    sim.log.clear()
    restarted = new_client()
    await restarted.load()
    with pytest.raises(SignInRequiredError):
        await restarted.notifications()
    assert requested(sim, "token") == requested(sim, "service") == 0
    await restarted.close()


@pytest.mark.parametrize("kind", ["drop", "status", "garbage", "huge", "bad_utf8"])
@pytest.mark.parametrize(
    "path", [TOKEN, "Authentication/sso", "LoginCallback", "production/mentor"]
)
async def test_trouble_on_the_way_is_never_a_refusal(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore, path: str, kind: str
) -> None:
    """An outage in the middle of a renewal keeps the newest key, and the next try succeeds."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind=kind, path=path))  # type: ignore[arg-type]
    with pytest.raises(Exception) as trouble:  # noqa: PT011
        await client.notifications()
    assert not isinstance(trouble.value, SignInRequiredError)
    sim.faults.clear()
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens
    assert await client.notifications()


@pytest.mark.parametrize("status", [400, 401, 403])
async def test_a_refusal_without_a_reason_counts_only_when_repeated(
    sim: Simulator, client: SkolplattformenClient, status: int
) -> None:
    """Firewalls say 403 too: three updates, a quarter of an hour apart, and not before."""
    sim.kill_city_sessions()
    sim.kill_sessions()
    sim.faults.add(Fault(kind="status", path=TOKEN, status=status))
    for minutes in (0, 1, 20):
        sim.clock.advance(timedelta(minutes=minutes))
        with pytest.raises(DeniedError):
            await client.notifications()
    sim.clock.advance(timedelta(minutes=20))
    with pytest.raises(SignInRequiredError):
        await client.notifications()


async def test_a_doubt_is_forgotten_after_a_success(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """Three bad mornings in a year are no refusal."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind="status", path=TOKEN, status=403, times=1))
    with pytest.raises(DeniedError):
        await client.notifications()
    assert store.saved[-1].doubts
    await client.notifications()
    assert store.saved[-1].doubts == ()


async def test_a_full_disk_rotates_nothing(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """A key that could not be kept is not asked for; with room on the disk all goes on."""
    sim.kill_sessions()
    store.full = True
    with pytest.raises(SecretsNotSavedError):
        await client.notifications()
    assert requested(sim, "token") == 0
    store.full = False
    assert await client.notifications()


async def test_a_disk_that_fills_up_during_a_renewal(
    sim: Simulator,
    client: SkolplattformenClient,
    store: MemoryStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The new key lives in memory, is said to be unsaved, and is saved when it can be."""
    original = store.save

    async def save_then_fill(secrets: object) -> None:
        await original(secrets)  # type: ignore[arg-type]
        store.full = True

    monkeypatch.setattr(store, "save", save_then_fill)
    sim.kill_sessions()
    assert await client.notifications()
    saved = client.secrets_saved
    assert not saved
    assert store.saved[-1].renewal_begun

    monkeypatch.setattr(store, "save", original)
    store.full = False
    await client.notifications()
    assert client.secrets_saved
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens


async def test_two_reads_that_find_the_session_dead_renew_it_once(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """One renewal at a time per account."""
    sim.kill_sessions()
    await asyncio.gather(
        client.notifications(),
        client.read_child(key(sim, "Alva"), {Module.MESSAGES: DAYS}),
        client.read_child(key(sim, "Vilmer"), {Module.MESSAGES: DAYS}),
    )
    assert requested(sim, "token") == 1


async def test_a_session_that_dies_again_at_once(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """One renewal, no loop."""
    sim.switches.hub_session_seconds = -1
    with pytest.raises(DeniedError):
        await client.account()
    assert requested(sim, "token") == 1


async def test_no_renewal_begins_while_stopping(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """A key that is rotated while the process ends could be lost."""
    client.stop()
    assert await client.notifications()
    sim.kill_sessions()
    with pytest.raises(StoppingError):
        await client.notifications()
    assert requested(sim, "token") == 0


async def test_a_cancelled_update_does_not_lose_the_rotated_key(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """The answer is waited for and saved although nobody wants the update any more."""
    sim.kill_sessions()
    sim.faults.add(Fault(kind="delay", path=TOKEN, delay=30))
    update = asyncio.create_task(client.notifications())
    while not requested(sim, "token"):  # noqa: ASYNC110 - the platform's log has no event
        await asyncio.sleep(0)
    update.cancel()
    with pytest.raises(asyncio.CancelledError):
        await update
    sim.faults.clear()
    await client.close()
    assert not store.saved[-1].renewal_begun
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens


async def test_an_unpaired_account_pairs_later(
    sim: Simulator,
    client: SkolplattformenClient,
    store: MemoryStore,
    new_client: NewClient,
) -> None:
    """A sign-in whose pairing failed is mended by the first read, and tried again hourly."""
    await client.close()
    store.saved.append(replace(store.saved[-1], refresh_token=None))
    sim.faults.add(Fault(kind="status", path="GetAuthenticationData", times=1))
    unpaired = new_client()
    await unpaired.load()
    await unpaired.notifications()
    await unpaired.notifications()
    assert requested(sim, "pair") == 1
    sim.clock.advance(timedelta(hours=1))
    await unpaired.notifications()
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens
    await unpaired.close()
