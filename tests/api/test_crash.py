"""A process that is killed at the worst moment, and the one that starts after it."""

import asyncio
from collections.abc import Callable
import json
from pathlib import Path
import signal
import sys

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.identity import key_of
from custom_components.skolplattformen.api.secrets import Secrets
from tests.simulator.server import Simulator

from .conftest import SALT, MemoryStore


async def test_killed_between_rotation_and_save(
    sim: Simulator,
    client: SkolplattformenClient,
    store: MemoryStore,
    new_client: Callable[[], SkolplattformenClient],
    tmp_path: Path,
) -> None:
    """The note on the disk says what was begun; the next process gets in without the guardian."""
    sim.kill_sessions()
    secrets_file, ca_file = tmp_path / "secrets.json", tmp_path / "ca.pem"
    before = store.saved[-1]
    secrets_file.write_text(json.dumps(before.to_dict()), encoding="utf-8")
    ca_file.write_bytes(sim.ca_pem)

    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.api.crash",
        str(sim.port), str(ca_file), str(secrets_file), key_of(sim.family.guardians[0].id, SALT),
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert await process.wait() == -signal.SIGKILL

    left = Secrets.from_dict(json.loads(secrets_file.read_text(encoding="utf-8")))
    assert left.renewal_begun
    assert left.refresh_token == before.refresh_token
    assert sim.state.refresh_tokens[str(before.refresh_token)].spent

    store.saved.append(left)
    restarted = new_client()
    await restarted.load()
    assert await restarted.notifications()
    assert len(sim.state.orders) == 1
    assert not store.saved[-1].renewal_begun
    assert store.saved[-1].refresh_token in sim.state.refresh_tokens
    await restarted.close()
