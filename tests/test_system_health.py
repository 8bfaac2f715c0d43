"""System information: numbers about the accounts, without a request and without a name."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_system_health_info,
)

from custom_components.skolplattformen.const import DOMAIN
from tests.conftest import AddAccount, PassTime
from tests.integration_files import LANGUAGES, translations
from tests.platform import set_up
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator


@pytest.fixture(autouse=True)
async def system_health(hass: HomeAssistant, platform: Simulator) -> None:
    """Set Home Assistant's own side up."""
    assert await async_setup_component(hass, "system_health", {})


async def info(hass: HomeAssistant) -> dict[str, Any]:
    """Return what is told; each line of it must have words in every language."""
    told = await get_system_health_info(hass, DOMAIN)
    for language in LANGUAGES:
        assert told.keys() <= translations(language)["system_health"]["info"].keys()
    assert all(type(value) is int for value in told.values())
    return told


async def test_accounts(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    add_account: AddAccount,
    pass_time: PassTime,
) -> None:
    """Through a good day, an outage, a refused sign-in and a second account."""
    await set_up(hass, entry)
    await pass_time(timedelta(minutes=10))
    platform.log.clear()
    good = {
        "accounts": 1,
        "accounts_set_up": 1,
        "accounts_signed_in": 1,
        "accounts_in_contact": 1,
        "minutes_since_contact": 10,
    }
    assert await info(hass) == good
    assert not platform.log

    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    await pass_time(timedelta(hours=2))
    assert await info(hass) == good | {"accounts_in_contact": 0, "minutes_since_contact": 130}

    platform.faults.clear()
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=2))
    second = await add_account(guardian=1, title="Skolplattformen 2")
    assert await info(hass) == {
        "accounts": 2,
        "accounts_set_up": 1,
        "accounts_signed_in": 0,
        "accounts_in_contact": 0,
        "minutes_since_contact": 250,
    }
    await set_up(hass, second)
    assert await info(hass) == {
        "accounts": 2,
        "accounts_set_up": 2,
        "accounts_signed_in": 1,
        "accounts_in_contact": 1,
        "minutes_since_contact": 0,
    }


async def test_nothing_is_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """An account that is not set up tells of no contact."""
    # The integration is loaded, but its one account is not.
    hass.config.components.add(DOMAIN)

    assert await info(hass) == {
        "accounts": 1,
        "accounts_set_up": 0,
        "accounts_signed_in": 0,
        "accounts_in_contact": 0,
    }
