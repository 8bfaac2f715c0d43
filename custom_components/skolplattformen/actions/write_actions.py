"""The actions that change something on the platform: absence, and the comment about the pick-up.

They refuse until the account's option allows them, and only administrators and automations may
call them.
"""

from datetime import date
from typing import Final

from homeassistant.const import ATTR_DATE
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..const import DOMAIN
from ..options import allows_changes
from ..school.models import Module
from .answers import named
from .fields import CHILD_FIELDS, NamedChild, children_of, day_field
from .write import ATTR_OUTCOME, Write, async_write

SERVICE_REPORT_ABSENCE: Final = "report_absence"
SERVICE_WITHDRAW_ABSENCE: Final = "withdraw_absence"
SERVICE_SET_PICK_UP_COMMENT: Final = "set_pick_up_comment"

ATTR_CONFIRM_CHILD: Final = "confirm_child"
ATTR_DRY_RUN: Final = "dry_run"
ATTR_COMMENT: Final = "comment"

ABSENCE_SCHEMA: Final = vol.Schema(
    {
        **CHILD_FIELDS,
        vol.Required(ATTR_DATE): day_field,
        vol.Required(ATTR_CONFIRM_CHILD): cv.string,
        vol.Optional(ATTR_DRY_RUN, default=False): cv.boolean,
    }
)
SET_PICK_UP_COMMENT_SCHEMA: Final = ABSENCE_SCHEMA.extend({vol.Required(ATTR_COMMENT): cv.string})


async def async_report_absence(call: ServiceCall) -> ServiceResponse:
    """Report that a child is absent all day, today or on the next day that the platform offers.

    The answer is `device_id`, `name`, `date`, `outcome` (`written`, `already_so`, or `dry_run`), and
    of the day, as it was read last, `absent`, `locked` and `comment`.

    Raises:
        Unauthorized: the caller is a user who is no administrator.
        ServiceValidationError: the call is not allowed, or names what is not there; nothing was sent.
        HomeAssistantError: it was not done, or it is unknown whether it was; the message says so.

    """
    return await _change_absence(call, absent=True)


async def async_withdraw_absence(call: ServiceCall) -> ServiceResponse:
    """Take back that a child is absent all day; answers and errors are those of a report."""
    return await _change_absence(call, absent=False)


async def async_set_pick_up_comment(call: ServiceCall) -> ServiceResponse:
    """Write the guardian's comment of a day of after-school care; an empty one takes it away.

    The answer is `device_id`, `name`, `date`, `outcome` (`written`, `already_so`, or `dry_run`), and
    `comment` as it was read last. Errors are those of a report.
    """
    child = _confirmed_child(call)
    day: date = call.data[ATTR_DATE]
    write = Write(
        action=SERVICE_SET_PICK_UP_COMMENT,
        child=child,
        day=day,
        module=Module.CARE,
        make=lambda: child.coordinator.client.set_pickup_comment(
            child.key, day, call.data[ATTR_COMMENT], dry_run=call.data[ATTR_DRY_RUN]
        ),
    )
    result = await async_write(call.hass, call.context, write)
    return {**_made(write, result.outcome), ATTR_COMMENT: result.state.own}


async def _change_absence(call: ServiceCall, *, absent: bool) -> ServiceResponse:
    """Report that a child is absent, or take that back, and answer with the day as it is then."""
    child = _confirmed_child(call)
    day: date = call.data[ATTR_DATE]
    client = child.coordinator.client
    change = client.report_absence if absent else client.withdraw_absence
    write = Write(
        action=SERVICE_REPORT_ABSENCE if absent else SERVICE_WITHDRAW_ABSENCE,
        child=child,
        day=day,
        module=Module.ATTENDANCE,
        make=lambda: change(child.key, day, dry_run=call.data[ATTR_DRY_RUN]),
    )
    result = await async_write(call.hass, call.context, write)
    offer = result.state.offered(day)
    return {
        **_made(write, result.outcome),
        "absent": None if offer is None else offer.absent,
        "locked": None if offer is None else offer.locked,
        ATTR_COMMENT: None if offer is None else offer.comment,
    }


def _made[T](write: Write[T], outcome: str) -> JsonObjectType:
    return {
        **named(write.child),
        ATTR_DATE: write.day.isoformat(),
        ATTR_OUTCOME: str(outcome),
    }


def _confirmed_child(call: ServiceCall) -> NamedChild:
    """Return the child of a call that may change something, and says twice which child it is."""
    [child] = children_of(call)
    if not allows_changes(child.coordinator.config_entry):
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="changes_not_allowed"
        )
    first_name = child.coordinator.data.children[child.key].child.first_name
    if call.data[ATTR_CONFIRM_CHILD].strip().casefold() != first_name.casefold():
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="child_not_confirmed"
        )
    return child
