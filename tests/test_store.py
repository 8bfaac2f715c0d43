"""The two private files on a real disk: full, broken, from another version."""

import json
from pathlib import Path
import stat
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util.file import WriteError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.exceptions import SecretsNotSavedError
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.const import DOMAIN
from custom_components.skolplattformen.school.models import Child, ChildSnapshot
from custom_components.skolplattformen.snapshot import AccountData, Snapshot
from custom_components.skolplattformen.store import SecretsStore, SnapshotStore
from tests.platform import phase, set_up, value
from tests.simulator.server import Simulator

ACCOUNT = "0123456789abcdef"
SECRETS = Secrets(device_id="a device", refresh_token="a token")
NEWER = Secrets(device_id="a device", refresh_token="a newer token")
SNAPSHOT = Snapshot(account=AccountData(sign_in_required=True))


@pytest.fixture
def hass_storage() -> dict[str, Any]:
    """Let Home Assistant use real files."""
    return {}


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Keep the files in a folder of the test's own."""
    return hass_tmp_config_dir


def file_of(hass: HomeAssistant, account: str, name: str) -> Path:
    """Return where a file lies."""
    return Path(hass.config.path(".storage", f"{DOMAIN}.{account}.{name}"))


def full_disk() -> Any:
    """Refuse every write, as a full disk does."""
    return patch(
        "homeassistant.helpers.storage.write_utf8_file_atomic", side_effect=WriteError("full")
    )


async def test_secrets_are_kept(hass: HomeAssistant) -> None:
    """What was saved is read back by the next start, and nobody else may read the file."""
    assert await SecretsStore(hass, ACCOUNT).load() is None

    await SecretsStore(hass, ACCOUNT).save(SECRETS)

    assert await SecretsStore(hass, ACCOUNT).load() == SECRETS
    assert stat.S_IMODE(file_of(hass, ACCOUNT, "secrets").stat().st_mode) == 0o600
    await SecretsStore(hass, ACCOUNT).remove()
    assert not file_of(hass, ACCOUNT, "secrets").exists()


async def test_a_full_disk(hass: HomeAssistant) -> None:
    """A failed write is an error, and the older keys stay where they are."""
    store = SecretsStore(hass, ACCOUNT)
    with full_disk(), pytest.raises(SecretsNotSavedError):
        await store.save(SECRETS)
    await store.save(SECRETS)
    with full_disk(), pytest.raises(SecretsNotSavedError):
        await store.save(NEWER)

    assert await SecretsStore(hass, ACCOUNT).load() == SECRETS
    await store.save(NEWER)
    assert await SecretsStore(hass, ACCOUNT).load() == NEWER


async def test_a_disk_that_cannot_be_read(hass: HomeAssistant) -> None:
    """What cannot be read back was not saved."""
    with (
        patch("homeassistant.util.json.open", side_effect=OSError("broken"), create=True),
        pytest.raises(SecretsNotSavedError),
    ):
        await SecretsStore(hass, ACCOUNT).save(SECRETS)


async def test_saved_at_the_end(hass: HomeAssistant) -> None:
    """While Home Assistant stops, core writes last of all; that is no failure."""
    hass.set_state(CoreState.stopping)

    await SecretsStore(hass, ACCOUNT).save(SECRETS)

    assert not file_of(hass, ACCOUNT, "secrets").exists()
    hass.set_state(CoreState.final_write)
    hass.bus.async_fire("homeassistant_final_write")
    await hass.async_block_till_done()
    assert json.loads(file_of(hass, ACCOUNT, "secrets").read_text())["data"] == SECRETS.to_dict()


@pytest.mark.parametrize(
    "content",
    [
        '{"version": 99, "minor_version": 1, "key": "", "data": {}}',
        '{"version": 1, "minor_version": 1, "key": "", "data": {"refresh_token": 7}}',
        '{"version": 1, "minor_version": 1, "key": "", "data": []}',
        '{"version": 1, "minor_version": 1, "key": "", "data": {"account": {"children": 5}}}',
        "{",
    ],
    ids=["newer version", "fields", "list", "field", "not JSON"],
)
async def test_unreadable_files(hass: HomeAssistant, content: str) -> None:
    """Files that make no sense are as if they were not there."""
    for name in ("secrets", "snapshot"):
        path = file_of(hass, ACCOUNT, name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)

    assert await SecretsStore(hass, ACCOUNT).load() is None
    assert await SnapshotStore(hass, ACCOUNT).load() == Snapshot()


async def test_a_newer_version_s_child_costs_that_child_alone(hass: HomeAssistant) -> None:
    """What cannot be understood of one child, menu or the account leaves the rest."""
    children = {"a": ChildSnapshot(child=Child(key="a", first_name="Alva"))}
    store = SnapshotStore(hass, ACCOUNT)
    await store.save(Snapshot(account=AccountData(children=children)))
    path = file_of(hass, ACCOUNT, "snapshot")
    whole = json.loads(path.read_text())
    account = whole["data"]["account"]
    account["children"]["b"] = {
        **next(iter(account["children"].values())),
        "modules_off": {"grades": "x"},
    }
    account["failing"] = {"a": "from the future"}
    whole["data"]["menus"]["x"] = {"days": "none"}
    path.write_text(json.dumps(whole))

    read = (await SnapshotStore(hass, ACCOUNT).load()).account

    assert read is not None
    assert read.children == children


async def test_the_snapshot_is_written_when_it_changes(hass: HomeAssistant) -> None:
    """An unchanged snapshot is not written again."""
    store = SnapshotStore(hass, ACCOUNT)
    assert await store.load() == Snapshot()
    await store.save(SNAPSHOT)
    path = file_of(hass, ACCOUNT, "snapshot")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert await SnapshotStore(hass, ACCOUNT).load() == SNAPSHOT

    path.unlink()
    await store.save(SNAPSHOT)
    assert not path.exists()
    await store.save(Snapshot())
    assert path.exists()


async def test_the_guardian_is_told(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    """Keys that cannot be saved are a repair, which goes away when they can be."""
    await set_up(hass, entry)
    issue = (DOMAIN, f"secrets_not_saved_{entry.entry_id}")
    coordinator = entry.runtime_data.coordinator
    platform.kill_sessions()

    with full_disk():
        await coordinator.async_refresh()
    raised = issue_registry.async_get_issue(*issue)
    assert raised is not None
    assert raised.translation_key == "secrets_not_saved"
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"

    await coordinator.async_refresh()
    assert issue_registry.async_get_issue(*issue) is None


async def test_a_real_restart(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry
) -> None:
    """What lies on the disk is what a restart begins with."""
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    platform.log.clear()

    await set_up(hass, entry)

    assert phase(entry) is ConfigEntryState.LOADED
    assert len(platform.log) == 1
