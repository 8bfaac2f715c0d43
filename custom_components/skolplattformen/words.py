"""Words of our own in what would otherwise hold the school's alone."""

from homeassistant.core import HomeAssistant
from homeassistant.helpers import translation

from .const import DOMAIN


def word(hass: HomeAssistant, key: str) -> str:
    """Return a word in Home Assistant's language."""
    words = translation.async_get_cached_translations(hass, hass.config.language, "common", DOMAIN)
    return words[f"component.{DOMAIN}.common.{key}"]
