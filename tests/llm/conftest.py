"""A fixture for tests of the assistants' tools: an account of which nothing is exposed."""

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.assistant import home_of
from tests.simulator.server import Simulator


@pytest.fixture
async def home(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, all_enabled: None
) -> MockConfigEntry:
    """Return an account that is set up with all entities and a menu; nothing is exposed."""
    await home_of(hass, platform, entry)
    return entry
