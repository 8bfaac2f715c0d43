"""Adding an account with BankID: both ways in, and what a guardian sees on the way."""

from typing import Any
from urllib.parse import quote

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_ACCOUNT, CONF_METHOD, DOMAIN
from tests.simulator.server import Simulator

from .dialog import Dialog, Heart
from .phone import approve, newest_order, qr_text, scan

pytestmark = pytest.mark.usefixtures("setup_entry")


async def test_another_device(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    city: Simulator,
    heart: Heart,
    karin: str,
) -> None:
    """A QR code is scanned and approved; the words follow the order."""
    dialog = await Dialog.open(hass)
    assert dialog.shows(type=FlowResultType.MENU, step_id="user")
    assert dialog.result["menu_options"] == ["bankid_qr", "bankid_here", "freja"]

    await dialog.press("bankid_qr")
    assert dialog.shows(type=FlowResultType.SHOW_PROGRESS, step_id="bankid_qr")
    assert dialog.result["progress_action"] == "starting"

    await dialog.until(progress_action="waiting")
    order = newest_order(city)
    assert qr_text(dialog).startswith(f"bankid.{order.token}.")
    assert ' width="180" ' in dialog.words["qr"]

    order.open()
    await heart.beat()
    await dialog.until(progress_action="signing")
    assert not dialog.words

    approve(city)
    await heart.beat()
    await dialog.until(progress_action="approved")
    assert dialog.result["step_id"] == "finishing"
    await dialog.until(type=FlowResultType.CREATE_ENTRY)

    assert dialog.result["title"] == "Skolplattformen"
    assert dialog.result["data"] == {CONF_ACCOUNT: karin, CONF_METHOD: "bankid_qr"}
    assert dialog.result["result"].unique_id == karin
    assert [device.name for device in city.state.devices] == ["Home Assistant"]
    secrets = hass_storage[f"{DOMAIN}.{karin}.secrets"]["data"]
    assert secrets["refresh_token"] in city.state.refresh_tokens


async def test_frames_come_no_faster_than_they_can_be_drawn(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """The order is asked after each second, and every second frame is shown."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    first = qr_text(dialog)

    assert await heart.beat() == 1
    await heart.rest()
    assert dialog.quiet
    assert qr_text(dialog) == first

    await heart.beat()
    await dialog.news()
    second = qr_text(dialog)
    assert second != first
    assert len(city.state.orders) == 1
    dialog.close()


async def test_browsers_begin_no_order_of_their_own(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """However many browsers show the dialog, and whenever they look, there is one order."""
    dialog = await Dialog.open(hass)
    other = Dialog(hass, dialog.result)
    await dialog.press("bankid_qr")
    await other.press("bankid_qr")
    await other.press("bankid_here")
    await other.look()
    await dialog.until(progress_action="waiting")
    await other.until(progress_action="waiting")
    await heart.pass_seconds(4)
    await other.look()
    await dialog.look()
    assert qr_text(dialog) == qr_text(other)
    assert len(city.state.orders) == 1

    dialog.close()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not heart.asleep


async def test_this_device(hass: HomeAssistant, city: Simulator, heart: Heart, karin: str) -> None:
    """The app is opened with a link; the form waits, however early it is submitted."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_here")
    assert dialog.shows(type=FlowResultType.SHOW_PROGRESS, progress_action="starting")

    await dialog.until(type=FlowResultType.FORM)
    assert dialog.result["step_id"] == "approve"
    order = newest_order(city)
    token = quote(order.token, safe="")
    link = f"https://app.bankid.com/?autostarttoken={token}&redirect=null"
    assert dialog.words == {"link": link}

    await dialog.submit()
    assert dialog.shows(type=FlowResultType.FORM)
    assert dialog.result["errors"] == {"base": "not_approved"}
    assert dialog.words == {"link": link}

    approve(city)
    assert await heart.beat() == 2
    await hass.async_block_till_done(wait_background_tasks=True)
    await dialog.look()
    assert dialog.shows(type=FlowResultType.FORM), "nothing goes on behind a phone's back"
    assert not city.state.devices

    await dialog.submit()
    assert dialog.result["step_id"] == "finishing"
    await dialog.until(type=FlowResultType.CREATE_ENTRY)
    assert dialog.result["data"] == {CONF_ACCOUNT: karin, CONF_METHOD: "bankid_here"}
    assert len(city.state.orders) == 1


@pytest.mark.parametrize("way", ["bounce_target", "bounce_chooser_form", "fresh_chain"])
async def test_detours(hass: HomeAssistant, city: Simulator, heart: Heart, way: str) -> None:
    """The platform's detours after the approval are followed."""
    city.switches.set("after_ok", way)
    dialog = await Dialog.open(hass)
    await scan(dialog, city, heart)


async def test_account_that_is_here_already(
    hass: HomeAssistant, city: Simulator, heart: Heart, karins_entry: MockConfigEntry
) -> None:
    """A second entry for a guardian is refused before anything is paired."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    approve(city)
    await heart.beat()
    await dialog.until(type=FlowResultType.ABORT)
    assert dialog.result["reason"] == "already_configured"
    assert not city.state.devices


async def test_second_guardian(
    hass: HomeAssistant, city: Simulator, heart: Heart, karins_entry: MockConfigEntry
) -> None:
    """Two guardians' accounts stand beside each other, told apart by number."""
    dialog = await Dialog.open(hass)
    await scan(dialog, city, heart, guardian=1)
    assert dialog.result["title"] == "Skolplattformen 2"
    assert dialog.result["result"].unique_id != karins_entry.unique_id
