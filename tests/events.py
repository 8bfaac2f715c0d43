"""What tests of events share: an account at home, which is read at will and listened to."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import Event, EventStateChangedData, HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.platform import set_up


@dataclass(frozen=True, kw_only=True)
class Home:
    """A Home Assistant with one account, not yet set up, whose events are kept."""

    hass: HomeAssistant
    entry: MockConfigEntry
    pass_time: Callable[[timedelta], Awaitable[None]]
    changes: Sequence[Event[EventStateChangedData]]

    async def set_up(self) -> None:
        """Set up the account."""
        await set_up(self.hass, self.entry)

    async def with_the_bell(self) -> None:
        """Set up the account with its notifications, which are off by default."""
        await self.set_up()
        registry = er.async_get(self.hass)
        for entity in er.async_entries_for_config_entry(registry, self.entry.entry_id):
            if entity.domain == Platform.EVENT and entity.disabled:
                registry.async_update_entity(entity.entity_id, disabled_by=None)
        # Core then sets up the account anew.
        await self.pass_time(timedelta(minutes=1))

    async def read(self, entry: MockConfigEntry | None = None) -> None:
        """Read everything of the account, or of another one, a few minutes later."""
        await self.pass_time(timedelta(minutes=6))
        await (entry or self.entry).runtime_data.coordinator.async_refresh_for_guardian()

    async def restart(self) -> None:
        """Start the account anew from what lies on the disk."""
        await self.hass.config_entries.async_reload(self.entry.entry_id)
        await self.hass.async_block_till_done(wait_background_tasks=True)

    def kinds(self) -> list[str]:
        """Return the kinds of all events so far."""
        return [state.attributes["event_type"] for state in self.told()]

    def told(self) -> list[State]:
        """Return all events so far, each once and in order."""
        seen: dict[tuple[str, str], State] = {}
        for change in self.changes:
            state = change.data["new_state"]
            known = state is not None and state.state not in {STATE_UNKNOWN, STATE_UNAVAILABLE}
            if state is not None and known and state.domain == Platform.EVENT:
                seen.setdefault((state.entity_id, state.state), state)
        return list(seen.values())
