"""The school whose menu a dialog is about: what it serves now, or why that cannot be told."""

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..api.exceptions import (
    DeniedError,
    RateLimitedError,
    SkolplattformenError,
    UnknownMenuSiteError,
    UnknownSchoolError,
    UnreachableError,
)
from ..api.menus import MenuSource
from ..api.transport import Pause, Transport
from ..const import LOGGER
from ..school.models import Menu, monday_of
from ..school.moments import swedish_day
from ..session import session_factory

_WEEK: Final = timedelta(weeks=1)

# The words about an error, and whether it is about what was entered; the first that fits counts.
_FAULTS: Final[tuple[tuple[type[SkolplattformenError], str, bool], ...]] = (
    (UnknownMenuSiteError, "unknown_site", True),
    (UnknownSchoolError, "unknown_school", True),
    (UnreachableError, "cannot_connect", False),
    (DeniedError, "denied", False),
    (RateLimitedError, "rate_limited", False),
    (SkolplattformenError, "unexpected_answer", False),
)


@dataclass(frozen=True, kw_only=True)
class School:
    """A school, and what it serves this week; next week if that is nothing."""

    address: str
    name: str
    menu: Menu


async def read_school(hass: HomeAssistant, source: MenuSource, name: str | None) -> School:
    """Return the school behind an address, called `name` if its own site does not name it.

    Errors as `MenuSource.read`.
    """
    now = dt_util.utcnow()
    today = swedish_day(now)
    transport = Transport(
        session_factory(hass),
        pause=Pause(clock=dt_util.utcnow),
        counts=Counter(),
        hosts=source.hosts,
    )
    async with transport:
        menu = await source.read(transport, today, now)
        if not menu.days:
            # A site may let us have no more than this week.
            with suppress(DeniedError):
                following = await source.read(transport, today + _WEEK, now)
                menu = replace(following, school=menu.school or following.school)
    return School(
        address=source.address,
        name=menu.school or name or source.address.removeprefix("https://"),
        menu=menu,
    )


def kept_school(kept: Menu | None, address: str, name: str) -> School | None:
    """Return the school of a menu that is kept; None when it says nothing of today any more."""
    today = swedish_day(dt_util.utcnow())
    if kept is None or kept.last < today:
        return None
    monday = monday_of(today)
    weeks = (
        tuple(day for day in kept.days if first <= day.day < first + _WEEK)
        for first in (monday, monday + _WEEK)
    )
    menu = replace(kept, days=next(filter(None, weeks), ()))
    return School(address=address, name=kept.school or name, menu=menu)


def errors_of(err: Exception, field: str) -> dict[str, str]:
    """Return the words for an error by field; log only what nobody foresaw."""
    for kind, key, is_entered in _FAULTS:
        if isinstance(err, kind):
            return {field if is_entered else "base": key}
    LOGGER.error("Unexpected error while reading a menu", exc_info=err)
    return {"base": "unknown"}
