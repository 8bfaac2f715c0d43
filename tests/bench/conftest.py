"""Fixtures of the measurements: a Home Assistant as it runs at home, and the platform apart from it."""

from collections.abc import Iterator
from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_ACCOUNT, DOMAIN
from custom_components.skolplattformen.store import SecretsStore
from tests.platform import led_to, sign_in_by

from .apart import Platform, platform_apart


@pytest.fixture(autouse=True)
def enable_event_loop_debug() -> None:
    """Do not, as the test package does: a debugged loop is slow."""


@pytest.fixture
def hass_config_dir(tmp_path: Path) -> str:
    """Let the stores be real files."""
    return str(tmp_path)


@pytest.fixture
def apart(hass: HomeAssistant, socket_enabled: None) -> Iterator[Platform]:
    """Run the platform in another process, in real time."""
    with platform_apart() as platform, led_to(platform.guide):
        yield platform


@pytest.fixture
async def apart_entry(hass: HomeAssistant, apart: Platform) -> MockConfigEntry:
    """Return an account that has just signed in at the platform apart, not yet set up."""
    await hass.config.async_set_time_zone("Europe/Stockholm")
    signed_in, secrets = await sign_in_by(hass, apart.approve)
    await SecretsStore(hass, signed_in.account).save(secrets)
    entry = MockConfigEntry(
        domain=DOMAIN, unique_id=signed_in.account, data={CONF_ACCOUNT: signed_in.account}
    )
    entry.add_to_hass(hass)
    return entry
