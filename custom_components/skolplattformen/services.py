"""The actions: what is registered once, whether or not an account is set up."""

from collections.abc import Callable, Coroutine
from typing import Any, Final

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers.service import async_register_admin_service
import voluptuous as vol

from .actions.get_absences import GET_ABSENCES_SCHEMA, async_get_absences
from .actions.get_assignments import GET_ASSIGNMENTS_SCHEMA, async_get_assignments
from .actions.get_calendar import GET_CALENDAR_SCHEMA, async_get_calendar
from .actions.get_day import GET_DAY_SCHEMA, async_get_day
from .actions.get_menu import GET_MENU_SCHEMA, async_get_menu
from .actions.get_messages import (
    GET_MESSAGE_SCHEMA,
    GET_MESSAGES_SCHEMA,
    async_get_message,
    async_get_messages,
)
from .actions.get_news import (
    GET_LEARNING_LOG_SCHEMA,
    GET_NEWS_SCHEMA,
    async_get_learning_log,
    async_get_news,
)
from .actions.get_timetable import GET_TIMETABLE_SCHEMA, async_get_timetable
from .actions.write_actions import (
    ABSENCE_SCHEMA,
    SERVICE_REPORT_ABSENCE,
    SERVICE_SET_PICK_UP_COMMENT,
    SERVICE_WITHDRAW_ABSENCE,
    SET_PICK_UP_COMMENT_SCHEMA,
    async_report_absence,
    async_set_pick_up_comment,
    async_withdraw_absence,
)
from .const import DOMAIN

type _Action = tuple[Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]], vol.Schema]

_READS: Final[dict[str, _Action]] = {
    "get_absences": (async_get_absences, GET_ABSENCES_SCHEMA),
    "get_assignments": (async_get_assignments, GET_ASSIGNMENTS_SCHEMA),
    "get_calendar": (async_get_calendar, GET_CALENDAR_SCHEMA),
    "get_day": (async_get_day, GET_DAY_SCHEMA),
    "get_learning_log": (async_get_learning_log, GET_LEARNING_LOG_SCHEMA),
    "get_menu": (async_get_menu, GET_MENU_SCHEMA),
    "get_message": (async_get_message, GET_MESSAGE_SCHEMA),
    "get_messages": (async_get_messages, GET_MESSAGES_SCHEMA),
    "get_news": (async_get_news, GET_NEWS_SCHEMA),
    "get_timetable": (async_get_timetable, GET_TIMETABLE_SCHEMA),
}
_WRITES: Final[dict[str, _Action]] = {
    SERVICE_REPORT_ABSENCE: (async_report_absence, ABSENCE_SCHEMA),
    SERVICE_SET_PICK_UP_COMMENT: (async_set_pick_up_comment, SET_PICK_UP_COMMENT_SCHEMA),
    SERVICE_WITHDRAW_ABSENCE: (async_withdraw_absence, ABSENCE_SCHEMA),
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions; users who are no administrators may only read."""
    for name, (read, schema) in _READS.items():
        hass.services.async_register(
            DOMAIN, name, read, schema=schema, supports_response=SupportsResponse.ONLY
        )
    for name, (write, schema) in _WRITES.items():
        async_register_admin_service(
            hass, DOMAIN, name, write, schema, supports_response=SupportsResponse.OPTIONAL
        )
