"""What kind of value an entity has, by the values themselves: moments, numbers and fixed words."""

from datetime import datetime

from homeassistant.components.sensor import SensorDeviceClass
from homeassistant.const import STATE_UNAVAILABLE, STATE_UNKNOWN, Platform
from homeassistant.core import HomeAssistant, State
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.platform import set_up


def is_moment(state: State) -> bool:
    """Return whether a state is a point in time."""
    try:
        return datetime.fromisoformat(state.state).tzinfo is not None
    except ValueError:
        return False


@pytest.mark.usefixtures("all_enabled")
async def test_values_have_their_class(hass: HomeAssistant, with_menus: MockConfigEntry) -> None:
    """A moment is a timestamp, a fixed choice an enum, and a number something to be measured."""
    await set_up(hass, with_menus)
    sensors = [
        state
        for state in hass.states.async_all(Platform.SENSOR)
        if state.state not in {STATE_UNAVAILABLE, STATE_UNKNOWN}
    ]

    moments = {state.entity_id for state in sensors if is_moment(state)}
    numbers = {state.entity_id for state in sensors if state.state.isdecimal()}
    chosen = {state.entity_id for state in sensors if "options" in state.attributes}
    assert moments
    assert numbers
    assert chosen
    for kind, found in (
        (SensorDeviceClass.TIMESTAMP, moments),
        (SensorDeviceClass.ENUM, chosen),
    ):
        assert found == {
            state.entity_id for state in sensors if state.attributes.get("device_class") == kind
        }
    assert numbers == {state.entity_id for state in sensors if "state_class" in state.attributes}
