"""The actions: what is registered once, whether or not an account is set up."""

from typing import Final

from homeassistant.core import HomeAssistant, SupportsResponse, callback

from .const import DOMAIN
from .get_menu import GET_MENU_SCHEMA, async_get_menu

SERVICE_GET_MENU: Final = "get_menu"


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register the actions."""
    hass.services.async_register(
        DOMAIN,
        SERVICE_GET_MENU,
        async_get_menu,
        schema=GET_MENU_SCHEMA,
        supports_response=SupportsResponse.ONLY,
    )
