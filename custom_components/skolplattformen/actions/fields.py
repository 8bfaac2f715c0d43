"""What several actions ask for: children, named by their devices, and a range of days."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from homeassistant.const import ATTR_DATE, ATTR_DEVICE_ID
from homeassistant.core import ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_device_and_config_entry
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import AccountCoordinator, SkolplattformenConfigEntry, SkolplattformenData
from ..device import child_of
from ..school.moments import swedish_day
from .questions import Questions

ATTR_START_DATE: Final = "start_date"
ATTR_END_DATE: Final = "end_date"

# How far from today days may be asked for. Beyond that no school has published or kept anything.
_REACH = timedelta(days=366)
# From the first day to the last one, where only the first is known: a week.
_WEEK_OF_DAYS = timedelta(days=6)


@dataclass(frozen=True, kw_only=True)
class NamedChild:
    """A child that a call names, and the account that it belongs to."""

    # As the call has it.
    device_id: str
    # What the guardian calls the device.
    name: str
    key: str
    account: SkolplattformenData

    @property
    def coordinator(self) -> AccountCoordinator:
        """Return what reads the child."""
        return self.account.coordinator

    @property
    def questions(self) -> Questions:
        """Return what asks the platform about the child."""
        return self.account.coordinator.questions


def day_field(value: Any) -> date:
    """Accept a date, or a text that is one."""
    if isinstance(value, datetime):
        # Which day a moment is on depends on where one is.
        raise vol.Invalid("expected a date without a time")
    return cv.date(value)


CHILDREN_FIELDS: Final = {
    vol.Required(ATTR_DEVICE_ID): vol.All(cv.ensure_list, vol.Length(min=1), [cv.string]),
}
# Exactly one, also found by `children_of`.
CHILD_FIELDS: Final = {
    vol.Required(ATTR_DEVICE_ID): vol.All(cv.ensure_list, vol.Length(min=1, max=1), [cv.string]),
}
DAY_FIELDS: Final = {vol.Optional(ATTR_DATE): day_field}
DAYS_FIELDS: Final = {
    vol.Optional(ATTR_START_DATE): day_field,
    vol.Optional(ATTR_END_DATE): day_field,
}


@callback
def children_of(call: ServiceCall) -> list[NamedChild]:
    """Return the children that a call names by `CHILDREN_FIELDS` or `CHILD_FIELDS`, each of them once.

    Raises:
        ServiceValidationError: a device is not that of a child, or its account is not set up.

    """
    return [_child(call, device_id) for device_id in dict.fromkeys(call.data[ATTR_DEVICE_ID])]


@callback
def day_of(call: ServiceCall) -> date:
    """Return the day that a call names by `DAY_FIELDS`; without one it is today in Sweden.

    Raises:
        ServiceValidationError: it is too far from today.

    """
    today = swedish_day(dt_util.utcnow())
    day: date = call.data.get(ATTR_DATE, today)
    if abs(day - today) > _REACH:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="day_out_of_reach")
    return day


@callback
def days_of(call: ServiceCall) -> tuple[date, date]:
    """Return the first and the last day that a call names by `DAYS_FIELDS`.

    Without a first day it is today in Sweden, and without a last one six days after the first.

    Raises:
        ServiceValidationError: the last day is before the first, or one is too far from today.

    """
    today = swedish_day(dt_util.utcnow())
    given = {
        name: call.data[name] for name in (ATTR_START_DATE, ATTR_END_DATE) if name in call.data
    }
    if any(abs(day - today) > _REACH for day in given.values()):
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="day_out_of_reach")
    first = given.get(ATTR_START_DATE, today)
    last = given.get(ATTR_END_DATE, first + _WEEK_OF_DAYS)
    if last < first:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="end_before_start")
    return first, last


def _child(call: ServiceCall, device_id: str) -> NamedChild:
    """Return the child whose device it is; core refuses devices that are not ours."""
    entry: SkolplattformenConfigEntry
    device, entry = async_get_device_and_config_entry(call.hass, DOMAIN, device_id)
    name = device.name_by_user or device.name or device_id
    key = child_of(entry, device.identifiers)
    if key is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="not_a_child",
            translation_placeholders={"device": name},
        )
    return NamedChild(device_id=device_id, name=name, key=key, account=entry.runtime_data)
