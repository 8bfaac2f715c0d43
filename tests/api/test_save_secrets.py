"""Keys that the disk did not take are written when somebody asks for it."""

from collections.abc import Callable

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    SecretsNotSavedError,
    SignInRequiredError,
    StoppingError,
)
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
