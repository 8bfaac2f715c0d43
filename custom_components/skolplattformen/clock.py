"""The account's one clock: rings when what the entities show changes though nothing is read."""

from collections.abc import Callable
from datetime import datetime

from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_track_point_in_time
from homeassistant.util import dt as dt_util


class BoundaryClock:
    """Rings at the next boundary, again and again, until it is stopped."""

    def __init__(
        self,
        hass: HomeAssistant,
        next_boundary: Callable[[datetime], datetime | None],
        ring: CALLBACK_TYPE,
    ) -> None:
        """Begin stopped."""
        self._hass = hass
        self._next_boundary = next_boundary
        self._ring = ring
        self._cancel: CALLBACK_TYPE | None = None

    @callback
    def set(self) -> None:
        """Set the clock to what is the next boundary now."""
        self.stop()
        moment = self._next_boundary(dt_util.utcnow())
        if moment is not None and not self._hass.is_stopping:
            self._cancel = async_track_point_in_time(
                self._hass, HassJob(self._at_boundary, "Skolplattformen boundary"), moment
            )

    @callback
    def stop(self) -> None:
        """Ring no more."""
        if self._cancel is not None:
            self._cancel()
            self._cancel = None

    @callback
    def _at_boundary(self, _now: datetime) -> None:
        self._cancel = None
        self._ring()
        self.set()
