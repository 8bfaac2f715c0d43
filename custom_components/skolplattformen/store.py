"""The two private files of an account: its secrets, and what was read last."""

from contextlib import suppress
from dataclasses import replace
from typing import Any, override

from homeassistant.core import CoreState, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.storage import Store

from .api.exceptions import SecretsNotSavedError
from .api.secrets import Secrets, SecretStore
from .const import DOMAIN, LOGGER
from .school.models import ChildSnapshot
from .snapshot import AccountData, KeptMenu, Snapshot

_VERSION = 1
_MINOR_VERSION = 1

# What mashumaro raises for data of another shape.
_MISFITS = (AttributeError, LookupError, TypeError, ValueError)


def private_store(hass: HomeAssistant, account: str, name: str) -> Store[dict[str, Any]]:
    """Return a private file of an account."""
    return Store(
        hass,
        _VERSION,
        f"{DOMAIN}.{account}.{name}",
        private=True,
        atomic_writes=True,
        minor_version=_MINOR_VERSION,
    )


class SecretsStore(SecretStore):
    """Where the keys of one account lie."""

    def __init__(self, hass: HomeAssistant, account: str) -> None:
        """Choose the file."""
        self._hass = hass
        self._store = private_store(hass, account, "secrets")

    @override
    async def load(self) -> Secrets | None:
        """Return the saved secrets; None without any that can be read."""
        try:
            data = await self._store.async_load()
            return None if data is None else Secrets.from_dict(data)
        except (HomeAssistantError, NotImplementedError, OSError, *_MISFITS) as err:
            # Signing in again is the cure, so this is no reason to stop.
            LOGGER.warning("The saved sign-in could not be read (%s)", type(err).__name__)
            return None

    @override
    async def save(self, secrets: Secrets) -> None:
        """Write the secrets now and read them back.

        Core's Store logs a failed write but does not say so; a lost key costs a sign-in.

        Raises:
            SecretsNotSavedError: what lies on the disk is something else.

        """
        data = secrets.to_dict()
        await self._store.async_save(data)
        if self._hass.state is CoreState.stopping:
            # Core now writes at its very end; there is nothing to read back before that.
            return
        if await self._read_back() != data:
            raise SecretsNotSavedError("the keys are not on the disk")

    async def remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()

    async def _read_back(self) -> dict[str, Any] | None:
        """Return what lies on the disk: after a write core's Store holds nothing in memory."""
        try:
            return await self._store.async_load()
        except HomeAssistantError, OSError:
            return None


def _readable(data: dict[str, Any]) -> Snapshot:
    """Return what can be read: what another version wrote of one child costs that child alone."""
    account, menus = data.get("account"), {}
    for subentry_id, menu in (data.get("menus") or {}).items():
        with suppress(*_MISFITS):
            menus[subentry_id] = KeptMenu.from_dict(menu)
    if account is None:
        return Snapshot(menus=menus)
    children = {}
    for key, child in account["children"].items():
        with suppress(*_MISFITS):
            children[key] = ChildSnapshot.from_dict(child)
    try:
        rest = AccountData.from_dict({**account, "children": {}})
    except _MISFITS:
        # Nothing but the children is worth more than the next reading.
        rest = AccountData()
    return Snapshot(account=replace(rest, children=children), menus=menus)


class SnapshotStore:
    """Where the last good data of one account lies."""

    def __init__(self, hass: HomeAssistant, account: str) -> None:
        """Choose the file."""
        self._store = private_store(hass, account, "snapshot")
        self._saved = Snapshot()
        self._closed = False

    async def load(self) -> Snapshot:
        """Return what was saved; an empty snapshot when there is none that can be read."""
        try:
            data = await self._store.async_load()
            self._saved = Snapshot() if data is None else _readable(data)
        except (HomeAssistantError, NotImplementedError, OSError, *_MISFITS) as err:
            LOGGER.warning("The data kept from before could not be read (%s)", type(err).__name__)
            self._saved = Snapshot()
        return self._saved

    @property
    def saved(self) -> Snapshot:
        """Return what was loaded or saved last."""
        return self._saved

    async def save(self, snapshot: Snapshot) -> None:
        """Write the snapshot if it differs from what was saved last."""
        if self._closed or snapshot == self._saved:
            return
        self._saved = snapshot
        await self._store.async_save(snapshot.to_dict())

    def close(self) -> None:
        """Write no more: an update that ends after the entry must not bring the file back."""
        self._closed = True

    async def remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()
