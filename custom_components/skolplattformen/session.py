"""Sessions for the client out of Home Assistant's own connections."""

import aiohttp
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_create_clientsession

from .api.transport import SessionFactory


def session_factory(hass: HomeAssistant) -> SessionFactory:
    """Return what makes a session for a cookie jar; whoever asks for one detaches it."""

    def create(jar: aiohttp.CookieJar) -> aiohttp.ClientSession:
        return async_create_clientsession(hass, auto_cleanup=False, cookie_jar=jar)

    return create
