"""Fixtures for tests of blueprints."""

from collections.abc import AsyncIterator

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from tests.blueprints.house import LANGUAGES


@pytest.fixture(autouse=True)
async def quiet_in_the_end(hass: HomeAssistant) -> AsyncIterator[None]:
    """Switch automations off when a test is done, so that they wait for nothing."""
    yield
    for automation in hass.states.async_entity_ids("automation"):
        await hass.services.async_call(
            "automation", "turn_off", {"entity_id": automation}, blocking=True
        )


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, hass: HomeAssistant) -> str:
    """Return the language of the guardian, of Home Assistant, and of the blueprint."""
    found: str = request.param
    hass.config.language = found
    return found


@pytest.fixture
def sent(hass: HomeAssistant) -> list[ServiceCall]:
    """Return the notifications that were sent, as they come."""
    return async_mock_service(hass, "notify", "send_message")
