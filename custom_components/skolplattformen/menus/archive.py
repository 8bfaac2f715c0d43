"""Weeks of a menu outside the kept ones, each read once a day."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date, timedelta

from homeassistant.util import dt as dt_util

from ..school.menus import join_menus
from ..school.models import Menu, monday_of
from ..school.moments import swedish_day

# The most days that are asked for at once.
LONGEST = timedelta(weeks=12)
_WEEK = timedelta(weeks=1)


class MenuArchive:
    """What has been read today of other weeks than the kept ones."""

    def __init__(self, read: Callable[[Sequence[date]], Awaitable[Menu]]) -> None:
        """Begin empty; `read` asks the site for the weeks of some days."""
        self._read = read
        self._lock = asyncio.Lock()
        self._day: date | None = None
        self._weeks: dict[date, Menu] = {}

    async def menu(self, kept: Menu | None, first: date, last: date) -> Menu | None:
        """Return what is known of these days and around them; None when that is nothing.

        Raises:
            SkolplattformenError: a week could not be read.

        """
        today = swedish_day(dt_util.utcnow())
        async with self._lock:
            if self._day != today:
                self._day, self._weeks = today, {}
            monday = monday_of(first)
            while monday <= last:
                if monday not in self._weeks and not _is_kept(kept, monday, today):
                    self._weeks[monday] = await self._read((monday,))
                monday += _WEEK
            weeks = tuple(self._weeks.values())
        # What is kept stands before what was read to look back or ahead.
        return join_menus(weeks if kept is None else (*weeks, kept))


def _is_kept(kept: Menu | None, monday: date, today: date) -> bool:
    """Return whether the week need not be asked for; one that has passed is kept if any day is."""
    if kept is None or not kept.first <= monday <= kept.last:
        return False
    return monday >= monday_of(today) or any(
        monday <= day.day < monday + _WEEK for day in kept.days
    )
