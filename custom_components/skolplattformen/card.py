"""Serves the dashboard card and lets Home Assistant's pages load it by themselves."""

from hashlib import sha256
from pathlib import Path
from typing import Final

from homeassistant.components.frontend import add_extra_js_url
from homeassistant.components.http.server import StaticPathConfig
from homeassistant.core import HomeAssistant

from .const import DOMAIN

BUNDLE: Final = Path(__file__).parent / "frontend" / "skolplattformen.js"
ADDRESS: Final = f"/{DOMAIN}_frontend/{BUNDLE.name}"


async def async_setup_card(hass: HomeAssistant) -> None:
    """Serve the card, if there are pages to show it."""
    if "frontend" not in hass.config.components:
        return
    await hass.http.async_register_static_paths(
        [StaticPathConfig(ADDRESS, str(BUNDLE), cache_headers=True)]
    )
    version = await hass.async_add_executor_job(_version)
    # Browsers keep it for a month: another bundle must have another address.
    add_extra_js_url(hass, f"{ADDRESS}?v={version}")


def _version() -> str:
    return sha256(BUNDLE.read_bytes()).hexdigest()[:8]
