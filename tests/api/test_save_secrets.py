"""Keys that the disk did not take are written when somebody asks for it."""

import asyncio
from collections.abc import Callable

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    SecretsNotSavedError,
    SignInRequiredError,
    StoppingError,
)
from custom_components.skolplattformen.api.secrets import Secrets
from tests.simulator.server import Simulator

from .conftest import MemoryStore


async def test_written_once_more(
    sim: Simulator, client: SkolplattformenClient, store: MemoryStore
) -> None:
    """A full disk is told of, and one with space again gets the newest keys, without a request."""
    store.full = True
    with pytest.raises(SecretsNotSavedError):
        await client.save_secrets()
    told = [client.secrets_saved]
    store.full = False
    before = len(store.saved)

    await client.save_secrets()

    assert [*told, client.secrets_saved] == [False, True]
    assert len(store.saved) == before + 1
    assert not sim.log


async def test_nothing_to_write(
    client: SkolplattformenClient, new_client: Callable[[], SkolplattformenClient]
) -> None:
    """A client that has no keys writes none, and a closed one leaves them to the next."""
    with pytest.raises(SignInRequiredError):
        await new_client().save_secrets()
    await client.close()
    with pytest.raises(StoppingError):
        await client.save_secrets()


async def test_closing_waits_for_a_write_under_way(
    client: SkolplattformenClient, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a slow disk it could otherwise end after the next client's first one, and undo it."""
    save, begun, turns = store.save, asyncio.Event(), asyncio.Event()

    async def save_slowly(secrets: Secrets) -> None:
        begun.set()
        await turns.wait()
        await save(secrets)

    monkeypatch.setattr(store, "save", save_slowly)
    write = asyncio.create_task(client.save_secrets())
    await begun.wait()
    close = asyncio.create_task(client.close())
    for _ in range(10):
        await asyncio.sleep(0)
    assert not close.done()

    turns.set()
    await close
    assert write.done()
    await write
