"""The action `get_menu`: what children have for lunch on a range of days."""

from datetime import date
from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import ServiceValidationError
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..const import DOMAIN
from ..menus.child_menu import ChildMenu
from ..school.lunches import Lunch
from .fields import CHILDREN_FIELDS, DAYS_FIELDS, NamedChild, children_of, days_of

GET_MENU_SCHEMA: Final = vol.Schema({**CHILDREN_FIELDS, **DAYS_FIELDS})


async def async_get_menu(call: ServiceCall) -> ServiceResponse:
    """Return the lunches of each child that the call names; a day without any is not in the list.

    Raises:
        ServiceValidationError: the call names what is not there, or too many days.
        HomeAssistantError: a menu could not be read.

    """
    first, last = days_of(call)
    # All are known before the first is read: a wrong call asks nobody.
    menus = [(child, _menu(child)) for child in children_of(call)]
    return {"children": [await _of_child(child, menu, first, last) for child, menu in menus]}


def _menu(child: NamedChild) -> ChildMenu:
    menu = child.account.menus.by_child.get(child.key)
    if menu is None:
        raise ServiceValidationError(
            translation_domain=DOMAIN,
            translation_key="no_menu",
            translation_placeholders={"child": child.name},
        )
    return menu


async def _of_child(child: NamedChild, menu: ChildMenu, first: date, last: date) -> JsonObjectType:
    lunches = await menu.async_lunches(first, last)
    kept = menu.main.kept
    return {
        "device_id": child.device_id,
        "name": child.name,
        "school": None if kept is None else kept.school,
        "site": menu.main.source.site,
        "days": [_of_day(lunch) for lunch in lunches.values()],
    }


def _of_day(lunch: Lunch) -> JsonObjectType:
    return {
        "date": lunch.day.isoformat(),
        "closed": lunch.closed,
        "dishes": [
            {
                "name": dish.name,
                "meal": dish.meal,
                "label": dish.label,
                "marks": list(dish.marks),
                "own": dish in lunch.own,
            }
            for dish in lunch.dishes
        ],
    }
