"""Base of the coordinators: each sets the moment of its own next update."""

from abc import abstractmethod
from datetime import datetime, timedelta
from random import Random
from typing import override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_time
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util import dt as dt_util

from .const import LOGGER

# How often a person or an automation may ask for an update.
ASKED_LIMIT = timedelta(minutes=5)
# An update that has not ended so long after its moment is not going as planned.
_OVERDUE = timedelta(minutes=15)


class PlannedCoordinator[T](DataUpdateCoordinator[T]):
    """A coordinator with a plan instead of a fixed interval.

    It goes on whether or not an entity listens: what is kept must not age because a guardian
    has disabled an entity.
    """

    config_entry: ConfigEntry

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, name: str, random: Random) -> None:
        """Begin without a plan."""
        super().__init__(hass, LOGGER, config_entry=entry, name=name)
        self.random = random
        self.next_update: datetime | None = None
        self._asked_at: datetime | None = None
        self._cancel: CALLBACK_TYPE | None = None
        entry.async_on_unload(self.async_stop)

    @property
    def kept(self) -> T | None:
        """Return the data; None before there is any."""
        return self.data

    @abstractmethod
    def _plan(self, now: datetime) -> datetime | None:
        """Return when to update next; None: not before something else happens."""

    def is_on_plan(self, now: datetime) -> bool:
        """Return whether the last update went well and the next one is not overdue."""
        return (
            self.last_update_success
            and self.next_update is not None
            and now <= self.next_update + _OVERDUE
        )

    def start_in_background(self) -> None:
        """Update now without making anyone wait."""
        self.config_entry.async_create_background_task(
            self.hass, self.async_refresh(), f"{self.name} update", eager_start=True
        )

    def may_be_asked(self) -> bool:
        """Return whether an update may be asked for now, and note that it was."""
        now = dt_util.utcnow()
        if self._asked_at is not None and now - self._asked_at < ASKED_LIMIT:
            return False
        self._asked_at = now
        return True

    @override
    async def async_request_refresh(self) -> None:
        """Update for `homeassistant.update_entity`, unless it was just asked for."""
        if self.may_be_asked():
            await super().async_request_refresh()

    @callback
    def async_stop(self) -> None:
        """Forget the plan."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None
        self.next_update = None

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Plan the next update."""
        self.set_plan()

    @callback
    def set_plan(self) -> None:
        """Set the moment of the next update, if there is to be one."""
        self.async_stop()
        if (
            self._shutdown_requested
            or self.hass.is_stopping
            or self.config_entry.pref_disable_polling
        ):
            return
        self.next_update = self._plan(dt_util.utcnow())
        if self.next_update is not None:
            job = HassJob(self._begin, f"{self.name} update", cancel_on_shutdown=True)
            self._cancel = async_track_point_in_time(self.hass, job, self.next_update)

    @callback
    def _begin(self, _now: datetime) -> None:
        self._cancel = None
        if not self.hass.is_stopping:
            self.start_in_background()
