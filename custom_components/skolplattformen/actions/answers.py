"""How actions answer: a list of children, with moments and days as text."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonObjectType

from .fields import NamedChild, children_of

type Answer = Callable[[NamedChild], Awaitable[JsonObjectType]]


async def of_each_child(call: ServiceCall, answer: Answer) -> ServiceResponse:
    """Return the answer of each child that the call names, after its device and its name.

    One that fails fails the call: a list without it would look as if it had nothing.

    Raises:
        ServiceValidationError: a device is not that of a child, or its account is not set up.
        Otherwise what `answer` raises.

    """
    # All are known before the first is read: a wrong call asks nobody.
    children = children_of(call)
    return {"children": [named(child) | await answer(child) for child in children]}


def named(child: NamedChild) -> JsonObjectType:
    """Return what tells children apart in an answer."""
    return {"device_id": child.device_id, "name": child.name}


def iso(moment: date | datetime | None) -> str | None:
    """Return a day or a moment as text."""
    return None if moment is None else moment.isoformat()
