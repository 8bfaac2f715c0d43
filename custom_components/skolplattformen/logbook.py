"""The logbook's words for changes that were sent to the platform."""

from collections.abc import Callable, Mapping

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.const import ATTR_DATE, ATTR_DEVICE_ID
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_get_cached_translations

from .actions.write import ATTR_ACTION, ATTR_OUTCOME, WRITTEN
from .const import DOMAIN, EVENT_WRITE


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], Mapping[str, str]]], None],
) -> None:
    """Describe the event of a change, in the language of this home."""

    @callback
    def describe(event: Event) -> Mapping[str, str]:
        """Return name and words of an entry."""
        outcome = event.data[ATTR_OUTCOME]
        what = event.data[ATTR_ACTION] if outcome == WRITTEN else outcome
        words = async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
        text = words.get(f"component.{DOMAIN}.common.logbook_{what}", f"{what} {{date}}")
        device = dr.async_get(hass).async_get(event.data[ATTR_DEVICE_ID])
        name = None if device is None else device.name_by_user or device.name
        return {
            LOGBOOK_ENTRY_NAME: name or "Skolplattformen",
            LOGBOOK_ENTRY_MESSAGE: text.format(date=event.data[ATTR_DATE]),
            LOGBOOK_ENTRY_ICON: "mdi:school-outline",
        }

    async_describe_event(DOMAIN, EVENT_WRITE, describe)
