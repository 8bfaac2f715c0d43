"""Signing in anew because the guardian wants to: new keys for the same account."""

import asyncio
from typing import Any
from unittest.mock import AsyncMock

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.const import CONF_METHOD, DOMAIN
from custom_components.skolplattformen.store import SecretsStore
from tests.simulator.server import Simulator

from .dialog import Dialog, Heart
from .phone import approve


async def sign_in(dialog: Dialog, city: Simulator, heart: Heart, guardian: int) -> None:
    """Let a guardian approve a QR code."""
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    approve(city, guardian)
    await heart.beat()
    await dialog.until(type=FlowResultType.ABORT)
    await dialog.hass.async_block_till_done(wait_background_tasks=True)


async def test_new_keys(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    city: Simulator,
    heart: Heart,
    entry: MockConfigEntry,
) -> None:
    """A restored backup's keys are replaced; the account, its children and options stay."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    data = {**entry.data, CONF_METHOD: "bankid_qr"}
    before = {"data": data, "title": entry.title, "unique_id": entry.unique_id}
    children = entry.runtime_data.coordinator.data.children.keys()
    old = hass_storage[f"{DOMAIN}.{entry.unique_id}.secrets"]["data"]["refresh_token"]

    dialog = Dialog(hass, await entry.start_reconfigure_flow(hass))
    assert dialog.result["type"] is FlowResultType.MENU
    assert dialog.result["step_id"] == "reconfigure"
    assert dialog.result["menu_options"] == ["bankid_qr", "bankid_here", "freja"]
    await sign_in(dialog, city, heart, guardian=0)

    assert dialog.result["reason"] == "reconfigure_successful"
    new = hass_storage[f"{DOMAIN}.{entry.unique_id}.secrets"]["data"]["refresh_token"]
    assert new != old
    assert new in city.state.refresh_tokens
    assert entry.state is ConfigEntryState.LOADED
    assert entry.runtime_data.coordinator.data.children.keys() == children
    assert before == {
        "data": dict(entry.data),
        "title": entry.title,
        "unique_id": entry.unique_id,
    }


async def test_while_a_sign_in_is_asked_for(
    hass: HomeAssistant, city: Simulator, heart: Heart, entry: MockConfigEntry
) -> None:
    """New keys answer the question for a new sign-in, too."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    city.forget_sign_ins()
    await entry.runtime_data.coordinator.async_refresh()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert len(hass.config_entries.flow.async_progress()) == 1

    dialog = Dialog(hass, await entry.start_reconfigure_flow(hass))
    await sign_in(dialog, city, heart, guardian=0)

    assert dialog.result["reason"] == "reconfigure_successful"
    assert not hass.config_entries.flow.async_progress()
    assert not entry.runtime_data.coordinator.data.sign_in_required


async def test_another_guardian(
    hass: HomeAssistant,
    city: Simulator,
    heart: Heart,
    karins_entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """Another guardian's keys are not taken, and nothing is paired or reloaded."""
    store = SecretsStore(hass, str(karins_entry.unique_id))
    await store.save(Secrets(device_id="old"))
    await hass.config_entries.async_setup(karins_entry.entry_id)

    dialog = Dialog(hass, await karins_entry.start_reconfigure_flow(hass))
    await sign_in(dialog, city, heart, guardian=1)

    assert dialog.result["reason"] == "wrong_account"
    assert not city.state.devices
    assert await store.load() == Secrets(device_id="old")
    assert setup_entry.await_count == 1


async def test_an_account_that_is_just_starting(
    hass: HomeAssistant,
    city: Simulator,
    heart: Heart,
    karins_entry: MockConfigEntry,
    setup_entry: AsyncMock,
) -> None:
    """Its start is waited for, and the new keys are not lost to it."""
    started = asyncio.Event()

    async def start_slowly(*_: object) -> bool:
        await started.wait()
        return True

    setup_entry.side_effect = start_slowly
    dialog = Dialog(hass, await karins_entry.start_reconfigure_flow(hass))
    start = hass.async_create_task(hass.config_entries.async_setup(karins_entry.entry_id))
    signing_in = asyncio.create_task(sign_in(dialog, city, heart, guardian=0))
    while not city.state.devices:  # noqa: ASYNC110 - the platform has no event for it
        await asyncio.sleep(0)
    for _ in range(100):
        await asyncio.sleep(0)
    started.set()
    await signing_in
    assert await start
    assert dialog.result["reason"] == "reconfigure_successful"
    assert karins_entry.state is ConfigEntryState.LOADED
    assert setup_entry.await_count == 2
