"""An entry that ends while something is under way, and what trouble may and may not take along."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_UNAVAILABLE
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.exceptions import SecretsNotSavedError
from custom_components.skolplattformen.api.hub import session as hub_session
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.const import DOMAIN
from custom_components.skolplattformen.school.models import STOCKHOLM
from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import PassTime
from tests.platform import (
    add_menu,
    calendar_events,
    child_key,
    kinds,
    press_refresh,
    set_up,
    sign_in,
    value,
)
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

HUB = "hub.infomentor.se"


async def until(seen: Callable[[], bool]) -> None:
    """Let everything run until something has happened."""
    for _ in range(20_000):
        if seen():
            return
        await asyncio.sleep(0)
    raise AssertionError("it did not happen")


def kept(hass_storage: dict[str, Any]) -> list[str]:
    """Return the names of our files."""
    return [name for name in hass_storage if name.startswith(DOMAIN)]


async def begin_rotation(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Let an update rotate a key whose answer is slow."""
    await set_up(hass, entry)
    platform.kill_sessions()
    platform.faults.add(Fault(kind="delay", path="OAuth2/Token", delay=25))
    platform.log.clear()
    entry.runtime_data.coordinator.start_in_background()
    await until(lambda: "token" in kinds(platform))


async def test_removed_while_a_key_is_rotated(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
) -> None:
    """The removal waits for the key and deletes it: nothing comes back."""
    await begin_rotation(hass, platform, entry)
    removal = hass.async_create_task(hass.config_entries.async_remove(entry.entry_id))
    freezer.tick(timedelta(seconds=11))
    for _ in range(500):
        await asyncio.sleep(0)
    platform.faults.clear()
    await removal
    await hass.async_block_till_done(wait_background_tasks=True)
    assert kept(hass_storage) == []


async def test_signed_in_again_while_a_key_is_rotated(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
) -> None:
    """The old client does not write over the new keys."""
    await begin_rotation(hass, platform, entry)
    unload = hass.async_create_task(hass.config_entries.async_unload(entry.entry_id))
    freezer.tick(timedelta(seconds=11))
    for _ in range(500):
        await asyncio.sleep(0)
    platform.faults.clear()
    await unload
    store = SecretsStore(hass, str(entry.unique_id))
    await store.save(Secrets(device_id="d", refresh_token="the new one"))
    await hass.async_block_till_done(wait_background_tasks=True)
    saved = await store.load()
    assert saved is not None
    assert saved.refresh_token == "the new one"


async def test_removed_under_an_update(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An update that the guardian asked for ends without bringing the files back."""
    await set_up(hass, entry)
    freezer.tick(timedelta(minutes=7))
    monkeypatch.setattr(hub_session, "SWITCH_PAUSES", (0.0, 5.0))
    platform.switches.switch_delay_requests = 1
    press = hass.async_create_task(press_refresh(hass))
    await until(lambda: "switch_pupil" in kinds(platform))
    for _ in range(500):
        await asyncio.sleep(0)
    await hass.config_entries.async_remove(entry.entry_id)
    freezer.tick(timedelta(seconds=6))
    await asyncio.wait({press})
    press.exception()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert kept(hass_storage) == []


async def test_a_name_that_cannot_be_read_takes_nobody_away(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """One bad morning of the home page is no farewell."""
    await set_up(hass, entry)
    vilmer = platform.family.child("Vilmer")
    vilmer.first_name = vilmer.last_name = ""
    await pass_time(timedelta(days=1))
    assert value(hass, "sensor.vilmer_next_lesson") != STATE_UNAVAILABLE
    assert value(hass, "sensor.alva_next_lesson") != STATE_UNAVAILABLE


async def test_live_data_needs_a_plan(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """With polling switched off a count is not true for ever."""
    hass.config_entries.async_update_entry(entry, pref_disable_polling=True)
    await set_up(hass, entry)
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.alva_unread_messages") == "3"
    await pass_time(timedelta(hours=2))
    assert value(hass, "sensor.alva_unread_messages") == STATE_UNAVAILABLE


async def test_kept_weeks_are_shown_past_the_school_year(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
) -> None:
    """On the last of June the first days of July are known."""
    freezer.move_to(datetime(2027, 6, 30, 7, 10, tzinfo=STOCKHOLM))
    await set_up(hass, entry)
    assert await calendar_events(hass, "calendar.alva_timetable", "2027-07-01", "2027-07-03")


async def test_menus_rest_while_home_assistant_stops(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Their timers begin nothing any more."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    platform.log.clear()
    hass.set_state(CoreState.stopping)
    hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
    await hass.async_block_till_done()
    await pass_time(timedelta(hours=6))
    assert not platform.log


async def test_a_restart_with_menus_costs_no_more(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A menu that was read a short while ago is not read again."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    add_menu(hass, entry, "ekskolan", child_key(platform, "Vilmer"))
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    await pass_time(timedelta(minutes=10))
    platform.log.clear()
    await set_up(hass, entry)
    assert kinds(platform) == {"notification_list": 1}
    assert value(hass, "sensor.alva_lunch") != STATE_UNAVAILABLE
    await pass_time(timedelta(hours=6))
    assert kinds(platform)["menu"] >= 4


async def test_signed_in_again_in_an_outage(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """What was refused before is not what is wrong now."""
    await set_up(hass, entry)
    platform.forget_sign_ins()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.skolplattformen_sign_in") == "sign_in_required"
    await hass.config_entries.async_unload(entry.entry_id)
    _, secrets = await sign_in(hass, platform)
    await SecretsStore(hass, str(entry.unique_id)).save(secrets)
    platform.faults.add(Fault(kind="status", status=503, host=HUB))
    await set_up(hass, entry)
    assert value(hass, "sensor.skolplattformen_sign_in") == "signed_in"


async def test_a_disabled_account_has_no_repair(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    issue_registry: ir.IssueRegistry,
) -> None:
    """Nobody is asked to mend what is switched off."""
    await set_up(hass, entry)
    platform.kill_sessions()
    issue = f"secrets_not_saved_{entry.entry_id}"
    with patch.object(SecretsStore, "save", side_effect=SecretsNotSavedError("full")):
        await entry.runtime_data.coordinator.async_refresh()
        assert issue_registry.async_get_issue(DOMAIN, issue) is not None
        await hass.config_entries.async_set_disabled_by(entry.entry_id, ConfigEntryDisabler.USER)
    assert issue_registry.async_get_issue(DOMAIN, issue) is None


async def test_half_a_first_reading_is_kept(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """A platform that breaks down on the second child does not cost the first one's day."""
    vilmer = platform.family.guardians[0].switch_ids[platform.family.child("Vilmer").key]
    platform.faults.add(Fault(kind="status", status=503, path=f"SwitchPupil/{vilmer}"))
    await set_up(hass, entry)
    assert value(hass, "sensor.alva_next_lesson") == "Idrott och hälsa"
    platform.faults.clear()
    await pass_time(timedelta(hours=1))
    assert value(hass, "sensor.vilmer_next_lesson") != STATE_UNAVAILABLE
