"""Sign-in needed: said at once, then once a day, and no more when it is done."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall, State
from homeassistant.helpers import restore_state
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.store import SecretsStore
from tests.blueprints.house import LANGUAGES, automate, texts
from tests.conftest import PassTime
from tests.platform import TUESDAY, set_up, sign_in, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

SENSOR = "sensor.skolplattformen_sign_in"
CHOICES: dict[str, Any] = {"sign_in": SENSOR, "phones": ["notify.phone"]}

MESSAGE = {
    "en": (
        "Sign in to Skolplattformen again: until then nothing new is read from school. "
        "Open Settings, Devices & services, Skolplattformen."
    ),
    "sv": (
        "Logga in på Skolplattformen igen: tills dess hämtas inget nytt från skolan. "
        "Öppna Inställningar, Enheter och tjänster, Skolplattformen."
    ),
}


@pytest.fixture
async def sent(hass: HomeAssistant, entry: MockConfigEntry) -> list[ServiceCall]:
    """Set up the account, and return what is sent."""
    await set_up(hass, entry)
    return async_mock_service(hass, "notify", "send_message")


async def refuse(hass: HomeAssistant, platform: Simulator, pass_time: PassTime) -> None:
    """Let the platform refuse the kept sign-in, at a quarter past eight in the morning."""
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1, minutes=5))
    assert value(hass, SENSOR) == "sign_in_required"


@pytest.mark.parametrize("language", LANGUAGES)
async def test_until_it_is_done(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    sent: list[ServiceCall],
    language: str,
) -> None:
    """At once, not again the same day or after a restart, the next day at six, then no more."""
    await automate(hass, "sign_in", language, **CHOICES)
    assert not sent
    await refuse(hass, platform, pass_time)
    assert texts(sent) == [MESSAGE[language]]
    assert sent[0].data["entity_id"] == ["notify.phone"]

    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, SENSOR) == "sign_in_required"
    await pass_time(timedelta(hours=9, minutes=45))
    assert len(sent) == 1
    await pass_time(timedelta(days=1))
    assert len(sent) == 2

    await hass.config_entries.async_unload(entry.entry_id)
    _, secrets = await sign_in(hass, platform)
    await SecretsStore(hass, str(entry.unique_id)).save(secrets)
    await set_up(hass, entry)
    assert value(hass, SENSOR) == "signed_in"
    await pass_time(timedelta(days=1))
    assert len(sent) == 2


async def test_first_sight(
    hass: HomeAssistant, platform: Simulator, pass_time: PassTime, sent: list[ServiceCall]
) -> None:
    """What is so already when the automation is made is told at the time of reminders."""
    await refuse(hass, platform, pass_time)
    await automate(hass, "sign_in", "sv", **CHOICES, at="09:00:00")
    assert not sent

    await pass_time(timedelta(minutes=45))

    assert len(sent) == 1


async def test_after_a_restart(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    platform: Simulator,
    pass_time: PassTime,
    sent: list[ServiceCall],
) -> None:
    """What was told earlier today is remembered."""
    told = State("automation.automation_0", "on", {"last_triggered": TUESDAY.isoformat()})
    kept = {"state": told.as_dict(), "last_seen": TUESDAY.isoformat()}
    hass_storage["core.restore_state"] = {"version": 1, "data": [kept]}
    await restore_state.async_get(hass).async_load()
    await automate(hass, "sign_in", "sv", **CHOICES)

    await refuse(hass, platform, pass_time)
    assert not sent
    await pass_time(timedelta(days=1, hours=10))
    assert len(sent) == 1


async def test_an_outage(
    hass: HomeAssistant, platform: Simulator, pass_time: PassTime, sent: list[ServiceCall]
) -> None:
    """A platform that cannot be reached asks nobody to sign in, nor does one that is not there."""
    await automate(hass, "sign_in", "sv", **CHOICES)
    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))

    for _ in range(3):
        await pass_time(timedelta(days=1))

    hass.states.async_set(SENSOR, "unavailable")
    await pass_time(timedelta(days=1))
    assert not sent


@pytest.mark.parametrize("helper", ["on", "off"])
async def test_only_while(
    hass: HomeAssistant,
    platform: Simulator,
    pass_time: PassTime,
    sent: list[ServiceCall],
    helper: str,
) -> None:
    """It is quiet while something is off."""
    hass.states.async_set("input_boolean.our_week", helper)
    await automate(hass, "sign_in", "sv", **CHOICES, only_while=["input_boolean.our_week"])

    await refuse(hass, platform, pass_time)

    assert len(sent) == (helper == "on")
