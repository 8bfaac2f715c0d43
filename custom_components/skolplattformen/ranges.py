"""Ranges of days for the calendars: what is kept, or else what is read for them, errors in words."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Final

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.util import dt as dt_util

from .api.exceptions import SkolplattformenError
from .archive import covers
from .const import DOMAIN
from .coordinator import AccountCoordinator
from .errors import translated
from .schedule import archive_range
from .school.models import Care, SchoolCalendar, monday_of
from .school.moments import swedish_day

# Each week of care is a request.
_MOST_CARE: Final = timedelta(weeks=12)


async def async_school_calendar(
    coordinator: AccountCoordinator, key: str, first: date, last: date
) -> SchoolCalendar:
    """Return the child's calendar of these days, as far as the school year goes.

    Raises:
        HomeAssistantError: it could not be read, or the days are outside the school year.

    """
    child = coordinator.data.children.get(key)
    kept = None if child is None else child.calendar
    if kept is not None and covers(kept, first, last):
        return kept
    return await _read(
        coordinator,
        first,
        last,
        lambda first, last: coordinator.archive.calendar(key, first, last, kept),
    )


async def async_care(coordinator: AccountCoordinator, key: str, first: date, last: date) -> Care:
    """Return the child's care of the weeks of these days, as far as the school year goes.

    Raises:
        HomeAssistantError: as `async_school_calendar`, or the range is longer than 12 weeks.

    """
    child = coordinator.data.children.get(key)
    kept = None if child is None else child.care
    if kept is not None and covers(kept, first, last):
        return kept
    if last - monday_of(first) >= _MOST_CARE:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="care_range_too_long"
        )
    return await _read(
        coordinator,
        first,
        last,
        lambda first, last: coordinator.archive.care(key, first, last, kept),
    )


async def _read[T](
    coordinator: AccountCoordinator,
    first: date,
    last: date,
    read: Callable[[date, date], Awaitable[T]],
) -> T:
    """Return what is read of the whole weeks of the range."""
    days = archive_range(first, last, swedish_day(dt_util.utcnow()))
    if days is None:
        raise HomeAssistantError(translation_domain=DOMAIN, translation_key="outside_school_year")
    try:
        coordinator.require_sign_in()
        return await read(*days)
    except SkolplattformenError as err:
        raise translated(HomeAssistantError, err) from err
