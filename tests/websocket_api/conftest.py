"""Fixtures for tests of the card's command: an account with all entities, a child, and a page."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.actions import device_of
from tests.cards import Card, home_of
from tests.simulator.server import Simulator


@pytest.fixture
async def home(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, all_enabled: None
) -> MockConfigEntry:
    """Return an account that is set up with all entities and Alva's menu."""
    await home_of(hass, platform, entry)
    return entry


@pytest.fixture
def alva(hass: HomeAssistant, platform: Simulator, home: MockConfigEntry) -> str:
    """Return Alva's device."""
    return device_of(hass, home, platform, "Alva")


@pytest.fixture
async def card(
    hass: HomeAssistant, home: MockConfigEntry, hass_ws_client: WebSocketGenerator
) -> Card:
    """Return a page of the owner."""
    return await Card.opened(hass, hass_ws_client, MockUser(is_owner=True).add_to_hass(hass))
