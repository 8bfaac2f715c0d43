"""The simulator's clock: real time until a test sets it."""

from datetime import datetime, timedelta
import time
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Clock:
    """Tell the time in Stockholm, as everything in the simulator must ask for it."""

    def __init__(self) -> None:
        """Start as a real clock."""
        self._offset = 0.0
        self._frozen: float | None = None

    @property
    def running(self) -> bool:
        """Return whether the clock moves by itself."""
        return self._frozen is None

    def time(self) -> float:
        """Return the seconds since the epoch."""
        return time.time() + self._offset if self._frozen is None else self._frozen

    def now(self) -> datetime:
        """Return the aware time in Stockholm."""
        return datetime.fromtimestamp(self.time(), STOCKHOLM)

    def set(self, moment: datetime) -> None:
        """Set the clock; it stands still from then on. A naive moment is Swedish time."""
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=STOCKHOLM)
        self._frozen = moment.timestamp()

    def advance(self, step: timedelta) -> None:
        """Move the clock; a standing clock stands still afterwards too."""
        if self._frozen is None:
            self._offset += step.total_seconds()
        else:
            self._frozen += step.total_seconds()

    def run(self) -> None:
        """Let a standing clock go on from the moment it shows."""
        self._offset = self.time() - time.time()
        self._frozen = None
