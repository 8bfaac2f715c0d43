"""Signing in again: the same guardian, new keys, and nobody else who writes them."""

from typing import Any
from unittest.mock import AsyncMock, patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.exceptions import SecretsNotSavedError
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.const import CONF_ACCOUNT, CONF_METHOD, DOMAIN
from custom_components.skolplattformen.store import SecretsStore
from tests.simulator.server import Simulator

from .dialog import Dialog, Heart
from .phone import approve


@pytest.fixture
async def dialog(
    hass: HomeAssistant, karins_entry: MockConfigEntry, setup_entry: AsyncMock, karin: str
) -> Dialog:
    """Return the dialog of an account that is set up and must sign in again."""
    await SecretsStore(hass, karin).save(Secrets(device_id="old"))
    await hass.config_entries.async_setup(karins_entry.entry_id)
    return Dialog(hass, await karins_entry.start_reauth_flow(hass))


async def sign_in(dialog: Dialog, city: Simulator, heart: Heart, guardian: int) -> None:
    """Let a guardian approve a QR code."""
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    approve(city, guardian)
    await heart.beat()


async def test_same_guardian(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    city: Simulator,
    heart: Heart,
    karins_entry: MockConfigEntry,
    setup_entry: AsyncMock,
    dialog: Dialog,
) -> None:
    """The account gets new keys, while it is unloaded, and starts anew."""
    assert dialog.result["type"] is FlowResultType.MENU
    assert dialog.result["step_id"] == "reauth_confirm"
    assert dialog.result["menu_options"] == ["bankid_qr", "bankid_here", "freja"]
    assert not city.state.orders, "nothing begins before the guardian is there"
    store = SecretsStore(hass, str(karins_entry.unique_id))

    async def save_at_the_end(hass: HomeAssistant, entry: MockConfigEntry) -> bool:
        await store.save(Secrets(device_id="old at the end"))
        return True

    with patch("custom_components.skolplattformen.async_unload_entry", save_at_the_end):
        await sign_in(dialog, city, heart, guardian=0)
        await dialog.until(type=FlowResultType.ABORT)
        await hass.async_block_till_done()
    assert dialog.result["reason"] == "reauth_successful"
    secrets = hass_storage[f"{DOMAIN}.{karins_entry.unique_id}.secrets"]["data"]
    assert secrets["refresh_token"] in city.state.refresh_tokens
    assert karins_entry.state is ConfigEntryState.LOADED
    assert setup_entry.await_count == 2
    assert karins_entry.data == {CONF_ACCOUNT: karins_entry.unique_id, CONF_METHOD: "bankid_qr"}
    assert not hass.config_entries.flow.async_progress()


async def test_another_guardian(
    hass: HomeAssistant,
    city: Simulator,
    heart: Heart,
    karins_entry: MockConfigEntry,
    setup_entry: AsyncMock,
    dialog: Dialog,
) -> None:
    """Another guardian's keys are not taken, and nothing is paired."""
    await sign_in(dialog, city, heart, guardian=1)
    await dialog.until(type=FlowResultType.ABORT)
    assert dialog.result["reason"] == "wrong_account"
    assert not city.state.devices
    assert await SecretsStore(hass, str(karins_entry.unique_id)).load() == Secrets(device_id="old")
    assert setup_entry.await_count == 1


async def test_keys_cannot_be_saved(
    hass: HomeAssistant,
    city: Simulator,
    heart: Heart,
    karins_entry: MockConfigEntry,
    setup_entry: AsyncMock,
    dialog: Dialog,
) -> None:
    """The account lives on without a sign-in, and the guardian can try again."""
    await sign_in(dialog, city, heart, guardian=0)
    with patch.object(SecretsStore, "save", side_effect=SecretsNotSavedError):
        await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "not_saved"
    assert karins_entry.state is ConfigEntryState.LOADED

    await sign_in(dialog, city, heart, guardian=0)
    await dialog.until(type=FlowResultType.ABORT)
    await hass.async_block_till_done()
    assert dialog.result["reason"] == "reauth_successful"
    assert setup_entry.await_count == 3


async def test_whole_account(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    city: Simulator,
    heart: Heart,
    entry: MockConfigEntry,
) -> None:
    """An account whose keys are all refused lives again, as the same account."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    children = entry.runtime_data.coordinator.data.children
    city.forget_sign_ins()

    dialog = Dialog(hass, await entry.start_reauth_flow(hass))
    await sign_in(dialog, city, heart, guardian=0)
    await dialog.until(type=FlowResultType.ABORT)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert dialog.result["reason"] == "reauth_successful"
    secrets = hass_storage[f"{DOMAIN}.{entry.unique_id}.secrets"]["data"]
    assert secrets["refresh_token"] in city.state.refresh_tokens
    assert entry.state is ConfigEntryState.LOADED
    data = entry.runtime_data.coordinator.data
    assert data.children.keys() == children.keys()
    assert not data.sign_in_required
