"""The command that the dashboard card asks: a child's days, and again whenever they change.

Calendars cannot tell what it does: which lessons are cancelled, when lunch is, what differs from
usual, what is to be brought. It tells a user no more than the entities that the user may read.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any, Final

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.components.websocket_api.messages import BASE_COMMAND_MESSAGE_SCHEMA
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.util import dt as dt_util
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from .const import DOMAIN
from .coordinator import SkolplattformenConfigEntry
from .device import child_of
from .telling.children import OF_DAYS, MayKnow, ToldChild, told_child
from .telling.facts import WHOLE_DAY, about, day_of

# What a card hears of a child that there is not, or not for this user.
_GONE: Final[JsonObjectType] = {"gone": True}
# A week that is looked at, and those beside it.
_MOST_DAYS: Final = 21

# What is told beside the days, of what is told about a child.
_BESIDE: Final = frozenset({"read_at", "outdated", "has_timetable", "timetable_known", "events"})


@callback
def async_setup_websocket_api(hass: HomeAssistant) -> None:
    """Register the command."""
    async_register_command(hass, subscribe_days)


def _range(message: dict[str, Any]) -> dict[str, Any]:
    """Accept a range of days that is not too long."""
    days = (message["end"] - message["start"]).days + 1
    if not 1 <= days <= _MOST_DAYS:
        raise vol.Invalid(f"expected 1 to {_MOST_DAYS} days")
    return message


@websocket_command(
    vol.All(
        BASE_COMMAND_MESSAGE_SCHEMA.extend(
            {
                vol.Required("type"): f"{DOMAIN}/subscribe_days",
                vol.Required("device_id"): str,
                vol.Required("start"): cv.date,
                vol.Required("end"): cv.date,
                vol.Required("language"): str,
            }
        ),
        _range,
    )
)
@callback
def subscribe_days(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Tell of a child's days from `start` to `end`, both inclusive, now and when they change.

    Each event has `read_at`, `outdated`, `has_timetable`, `timetable_known`, `events` and `days`: as the tools for
    assistants tell them, since a listener may know as much here as there. That the same was read
    once more is no event.
    """
    device, entry = dr.async_get_device_and_config_entry_for_domain(
        hass, msg["device_id"], domain=DOMAIN
    )
    if device is None or entry is None:
        connection.send_error(msg["id"], ERR_NOT_FOUND, "No such child")
        return
    days = _Days(hass, connection, msg, entry)
    if entry.state is ConfigEntryState.LOADED and days.child is None:
        connection.send_error(msg["id"], ERR_NOT_FOUND, "No such child")
        return
    connection.subscriptions[msg["id"]] = days.stop
    connection.send_result(msg["id"])
    days.start()


class _Days:
    """One card that looks at some days of a child, through reloads of the account."""

    def __init__(
        self,
        hass: HomeAssistant,
        connection: ActiveConnection,
        msg: dict[str, Any],
        entry: SkolplattformenConfigEntry,
    ) -> None:
        """Take the question."""
        self._hass = hass
        self._connection = connection
        self._entry = entry
        self._id: int = msg["id"]
        self._device_id: str = msg["device_id"]
        self._language: str = msg["language"]
        self._first: date = msg["start"]
        self._last: date = msg["end"]
        self._news: JsonObjectType | None = None
        self._ends: list[CALLBACK_TYPE] = []
        self._end_following: CALLBACK_TYPE | None = None

    @property
    def child(self) -> ToldChild | None:
        """Return the child, as far as the user may know of it now."""
        device = dr.async_get(self._hass).async_get(self._device_id)
        key = None if device is None else child_of(self._entry, device.identifiers)
        if key is None:
            return None
        may_read: MayKnow = partial(self._connection.user.permissions.check_entity, key=POLICY_READ)
        coordinator = self._entry.runtime_data.coordinator
        return told_child(self._hass, may_read, coordinator, key, OF_DAYS)

    @callback
    def start(self) -> None:
        """Tell for the first time, and follow the account."""
        self._end_following = self._entry.async_on_state_change(self._follow)
        self._follow()

    @callback
    def stop(self) -> None:
        """Tell nothing any more."""
        if self._end_following is not None:
            self._end_following()
        self._let_go()

    @callback
    def _follow(self) -> None:
        """Listen to the account that is set up now, if it is."""
        self._let_go()
        if self._entry.state is not ConfigEntryState.LOADED:
            return
        data = self._entry.runtime_data
        self._ends = [data.coordinator.async_add_listener(self._tell)]
        self._ends += [menu.async_add_listener(self._tell) for menu in data.menus.by_child.values()]
        self._tell()

    @callback
    def _let_go(self) -> None:
        while self._ends:
            self._ends.pop()()

    @callback
    def _tell(self) -> None:
        """Send what is known, if that is something else than before."""
        child = self.child
        if child is None:
            # It has left, or may not be known of any more: what was told is not to be shown either.
            if self._news != _GONE:
                self._news = _GONE
                self._connection.send_event(self._id, _GONE)
            return
        told = self._of(child)
        # How old it is matters to a family only once it can no longer be read.
        news = told if told["outdated"] else told | {"read_at": None}
        if news != self._news:
            self._news = news
            self._connection.send_event(self._id, told)

    def _of(self, child: ToldChild) -> JsonObjectType:
        now = dt_util.utcnow()
        beside = about(child, self._first, self._last, now)
        told = {name: fact for name, fact in beside.items() if name in _BESIDE}
        days = [
            self._first + timedelta(days=number)
            for number in range((self._last - self._first).days + 1)
        ]
        told["days"] = [
            {"date": day.isoformat(), **day_of(child, day, now, self._language, WHOLE_DAY)}
            for day in days
        ]
        return told
