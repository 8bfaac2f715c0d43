"""One change on the platform for an action: made once, told of, and read again."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from homeassistant.const import ATTR_DATE, ATTR_DEVICE_ID
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError

from ..api.exceptions import (
    NotAllowedError,
    NotAllowedReason,
    NotTakenError,
    OutcomeUnknownError,
    SkolplattformenError,
)
from ..api.hub.writing import WriteOutcome, WriteResult
from ..const import EVENT_WRITE
from ..errors import translated_write
from ..school.models import Module
from .fields import NamedChild

ATTR_ACTION: Final = "action"
ATTR_OUTCOME: Final = "outcome"

# What became of a change that was sent.
WRITTEN: Final = "written"
REFUSED: Final = "refused"
NOT_TAKEN: Final = "not_taken"
UNKNOWN: Final = "unknown"


@dataclass(frozen=True, kw_only=True)
class Write[T]:
    """What an action changes of a child; T is the state that is read back."""

    action: str
    child: NamedChild
    day: date
    # What is read again afterwards.
    module: Module
    make: Callable[[], Awaitable[WriteResult[T]]]


async def async_write[T](hass: HomeAssistant, context: Context, write: Write[T]) -> WriteResult[T]:
    """Make a change, which is sent once at most, and return what was read back.

    Raises:
        HomeAssistantError: it was not made, or it is unknown whether it was; the message says so.

    """
    try:
        write.child.coordinator.require_sign_in()
        result = await write.make()
    except SkolplattformenError as err:
        if (outcome := _outcome(err)) is not None:
            _tell(hass, context, write, outcome)
        raise translated_write(HomeAssistantError, err) from err
    if result.outcome is WriteOutcome.WRITTEN:
        _tell(hass, context, write, WRITTEN)
    return result


def _outcome(err: SkolplattformenError) -> str | None:
    """Return what became of the change; None when it was not sent."""
    if isinstance(err, OutcomeUnknownError):
        return UNKNOWN
    if isinstance(err, NotTakenError):
        return NOT_TAKEN
    if isinstance(err, NotAllowedError) and err.reason is NotAllowedReason.REFUSED:
        return REFUSED
    return None


def _tell[T](hass: HomeAssistant, context: Context, write: Write[T], outcome: str) -> None:
    """Tell automations and the logbook, and have it read again what there is now."""
    hass.bus.async_fire(
        EVENT_WRITE,
        {
            ATTR_DEVICE_ID: write.child.device_id,
            ATTR_ACTION: write.action,
            ATTR_DATE: write.day.isoformat(),
            ATTR_OUTCOME: outcome,
        },
        context=context,
    )
    write.child.coordinator.read_again_in_background(write.child.key, write.module)
