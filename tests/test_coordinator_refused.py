"""The account that the platform turns away: it asks for a sign-in when that helps, and else waits."""

from datetime import timedelta

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import PassTime
from tests.logs import lines
from tests.platform import add_menu, child_key, kinds, set_up, sign_in, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

HUB = "hub.infomentor.se"


async def test_the_sign_in_is_refused(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The guardian is asked once; nothing more is asked of the hub; plans and menus live on."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))

    [flow] = hass.config_entries.flow.async_progress()
    assert flow["context"]["source"] == SOURCE_REAUTH
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    platform.log.clear()
    await pass_time(timedelta(hours=10))
    await pass_time(timedelta(hours=14))

    assert kinds(platform).keys() == {"menu"}
    assert len(hass.config_entries.flow.async_progress()) == 1
    assert lines(caplog, "must sign in") == 1
    assert value(hass, "sensor.alva_next_lesson") == "Swedish"
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE
    assert value(hass, "sensor.alva_lunch") != STATE_UNAVAILABLE

    await hass.config_entries.async_unload(entry.entry_id)
    _, secrets = await sign_in(hass, platform)
    await SecretsStore(hass, str(entry.unique_id)).save(secrets)
    await set_up(hass, entry)
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"
    assert value(hass, "sensor.alva_unread_messages") == "3"


async def test_the_platform_asks_for_a_pause(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Nothing is asked before the pause is over, not even after a restart."""
    await set_up(hass, entry)
    platform.switches.hub_session_seconds = 24 * 3600
    platform.switches.rate_limit = "seconds"
    platform.switches.rate_limit_seconds = 3000
    platform.switches.rate_limit_times = 1
    await pass_time(timedelta(minutes=45))
    platform.log.clear()

    await pass_time(timedelta(minutes=30))
    assert not platform.log
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not platform.log
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"

    await pass_time(timedelta(minutes=60))
    assert kinds(platform)["notification_list"] == 1


async def test_a_firewall_is_no_refusal(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Who is turned away at the gate is not asked to sign in, and goes on trying."""
    await set_up(hass, entry)
    platform.faults.add(Fault(kind="forbidden", host=HUB))
    await pass_time(timedelta(hours=1))

    assert not hass.config_entries.flow.async_progress()
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"
    assert value(hass, "sensor.alva_next_lesson") == "Matematik"

    platform.faults.clear()
    platform.log.clear()
    await pass_time(timedelta(hours=1))
    assert kinds(platform)["notification_list"] >= 1
