"""Orders that end without an approval: replaced, or told to the guardian with a way on."""

from datetime import timedelta

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from tests.simulator.server import Simulator

from .dialog import Dialog, Heart
from .phone import newest_order, qr_text, scan, sign_in_here

pytestmark = pytest.mark.usefixtures("setup_entry")


async def test_an_unscanned_order_is_replaced_for_three_minutes(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """New orders come by themselves for a while; then the guardian is asked."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    first = newest_order(city)

    # An order lives for half a minute.
    await heart.pass_seconds(40)
    await dialog.look()
    second = newest_order(city)
    assert second is not first
    assert qr_text(dialog).startswith(f"bankid.{second.token}.")

    await heart.pass_seconds(145)
    assert dialog.result["type"] is FlowResultType.SHOW_PROGRESS
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "expired"
    assert dialog.result["menu_options"] == ["bankid_qr", "bankid_here", "freja"]
    assert len(city.state.orders) == 6

    await scan(dialog, city, heart)


async def test_the_dead_code_is_not_shown_while_the_next_is_on_its_way(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """Between two orders there is nothing to scan."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    await heart.pass_seconds(30)
    await dialog.look()
    await heart.beat()
    await dialog.until(progress_action="starting")
    assert not dialog.words
    await dialog.until(progress_action="waiting")
    dialog.close()


async def test_a_scanned_order_that_dies_is_not_replaced(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """Somebody was there, so they are asked, even in the minutes of the replacements."""
    city.switches.bankid_total_seconds = 60
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    newest_order(city).open()
    await heart.pass_seconds(60)
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "expired"
    assert len(city.state.orders) == 1


async def test_refused_on_another_device(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """A refusal leads on to another attempt, in whatever browser."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    newest_order(city).refuse()
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "refused"
    await dialog.look()
    assert dialog.result["step_id"] == "refused"

    await sign_in_here(dialog, city, heart)


async def test_refused_on_this_device(hass: HomeAssistant, city: Simulator, heart: Heart) -> None:
    """The form leads on when it is submitted after a refusal."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_here")
    await dialog.until(step_id="approve")
    newest_order(city).refuse()
    await heart.beat()
    await hass.async_block_till_done(wait_background_tasks=True)
    await dialog.submit()
    assert dialog.result["type"] is FlowResultType.MENU
    assert dialog.result["step_id"] == "refused"

    await scan(dialog, city, heart)


async def test_expired_on_this_device(hass: HomeAssistant, city: Simulator, heart: Heart) -> None:
    """An order that nobody opened in time is not replaced: its link is shown already."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_here")
    await dialog.until(step_id="approve")
    await heart.pass_seconds(30)
    await heart.beat()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not heart.asleep
    await dialog.submit()
    assert dialog.result["step_id"] == "expired"

    await sign_in_here(dialog, city, heart)


async def test_nobody_goes_on(hass: HomeAssistant, city: Simulator, heart: Heart) -> None:
    """After ten minutes an attempt ends by itself."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_here")
    await dialog.until(step_id="approve")
    await heart.rest()
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=10, seconds=1))
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not heart.asleep
    await dialog.submit()
    assert dialog.result["step_id"] == "timed_out"

    await scan(dialog, city, heart)
