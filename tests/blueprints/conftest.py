"""Fixtures for tests of blueprints."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.actions import device_of
from tests.blueprints.house import LANGUAGES, automate
from tests.conftest import PassTime
from tests.simulator.server import Simulator

type AutomateFor = Callable[..., Awaitable[None]]
type JumpTo = Callable[[date, int], Awaitable[None]]


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
def automate_for(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> AutomateFor:
    """Return what makes an automation of a blueprint that is about these children."""

    async def automated(name: str, language: str, *children: str, **inputs: Any) -> None:
        devices = [device_of(hass, entry, platform, child) for child in children]
        await automate(hass, name, language, children=devices, **inputs)

    return automated


@pytest.fixture
def jump_to(freezer: FrozenDateTimeFactory, pass_time: PassTime) -> JumpTo:
    """Return what lets an hour of a day come, and leaves out what there was before it."""

    async def jump(day: date, hour: int) -> None:
        freezer.move_to(datetime.combine(day, time(hour), STOCKHOLM) - timedelta(seconds=1))
        await pass_time(timedelta(seconds=1))

    return jump


@pytest.fixture
def sent(hass: HomeAssistant) -> list[ServiceCall]:
    """Return the notifications that were sent, as they come."""
    return async_mock_service(hass, "notify", "send_message")
