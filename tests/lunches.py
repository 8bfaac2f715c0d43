"""What tests of the action `get_menu` share: how it is called, and days."""

from collections.abc import Sequence
from datetime import date, timedelta
import json
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from custom_components.skolplattformen.const import DOMAIN

TUESDAY = date(2026, 11, 24)
DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
# A Monday beyond the weeks that are kept.
BEYOND = date(2026, 12, 7)
ALVA = "sensor.alva_unread_messages"
VILMER = "sensor.vilmer_unread_messages"
# The menu of Lärkskolan elsewhere than on skolmaten.se.
MATEO = "https://meny.mateo.se/exempelkommun/211"


async def dates(
    hass: HomeAssistant, first: object = None, last: object = None, *, of: str = ALVA
) -> list[str]:
    """Return the days of a child's menu."""
    (child,) = await get_menu(hass, of, first, last)
    return [day["date"] for day in child["days"]]


async def get_menu(
    hass: HomeAssistant,
    entity_ids: str | Sequence[str] = ALVA,
    first: object = None,
    last: object = None,
) -> list[dict[str, Any]]:
    """Return what the action says of the children whose entities these are."""
    if isinstance(entity_ids, str):
        device_id: Any = device_of(hass, entity_ids)
    else:
        device_id = [device_of(hass, entity_id) for entity_id in entity_ids]
    days = {"start_date": first, "end_date": last}
    answer = await hass.services.async_call(
        DOMAIN,
        "get_menu",
        {"device_id": device_id} | {name: day for name, day in days.items() if day is not None},
        blocking=True,
        return_response=True,
    )
    assert answer is not None
    found: list[dict[str, Any]] = json.loads(json.dumps(answer))["children"]
    return found


def device_of(hass: HomeAssistant, entity_id: str) -> str:
    """Return the device of an entity."""
    entity = er.async_get(hass).async_get(entity_id)
    assert entity is not None
    assert entity.device_id is not None
    return entity.device_id
