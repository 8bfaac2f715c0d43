"""What a guardian has ticked off: kept in a private file of its own, and told nobody."""

from collections.abc import Container
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from ..const import LOGGER
from ..store import private_store

# Longer than any list shows what has been ticked off.
_KEPT: Final = timedelta(days=400)


class Ticks:
    """When each thing that is ticked off was, by child."""

    def __init__(self, hass: HomeAssistant, account: str) -> None:
        """Choose the file."""
        self._store = private_store(hass, account, "ticks")
        self._by_child: dict[str, dict[str, datetime]] = {}

    async def load(self) -> None:
        """Read the file; what of it cannot be read is not ticked off."""
        try:
            data = await self._store.async_load()
        except (HomeAssistantError, NotImplementedError, OSError) as err:
            LOGGER.warning("What was ticked off could not be read (%s)", type(err).__name__)
            return
        for key, ticks in (data or {}).items():
            for uid, at in ticks.items():
                with suppress(TypeError, ValueError):
                    self._by_child.setdefault(key, {})[uid] = datetime.fromisoformat(at)

    def at(self, key: str, uid: str) -> datetime | None:
        """Return when something was ticked off; None when it is not."""
        return self._by_child.get(key, {}).get(uid)

    async def tick(self, key: str, uid: str, *, done: bool, listed: Container[str]) -> None:
        """Tick something off or take that back, and forget what is not listed and long ago."""
        now = dt_util.utcnow()
        ticks = {
            other: at
            for other, at in self._by_child.get(key, {}).items()
            if other != uid and (other in listed or now - at < _KEPT)
        }
        self._by_child[key] = ticks | {uid: now} if done else ticks
        await self._store.async_save(
            {
                child: {name: at.isoformat() for name, at in of_child.items()}
                for child, of_child in self._by_child.items()
            }
        )

    async def remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()
