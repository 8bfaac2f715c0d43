"""Attempts that do not succeed: each tells why and leads on to one that does."""

import asyncio
from datetime import UTC, datetime
from typing import Any
from unittest.mock import AsyncMock, patch

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
import pytest

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    SecretsNotSavedError,
    SignInCancelledError,
    SignInExpiredError,
    SignInFailedError,
    SignInRefusedError,
    SignInTimedOutError,
    UnexpectedAnswerError,
    UnreachableError,
    UnsafeAddressError,
)
from custom_components.skolplattformen.api.secrets import Secrets
from custom_components.skolplattformen.api.sign_in import OrderStatus, Stage
from custom_components.skolplattformen.const import CONF_ACCOUNT, CONF_METHOD, DOMAIN
from custom_components.skolplattformen.store import SecretsStore

from .conftest import ACCOUNT
from .dialog import Dialog, Heart

pytestmark = pytest.mark.usefixtures("setup_entry")

# What only the platform knows, and no log line may.
SECRET = "a text from outside"

ENDINGS = [
    (SignInRefusedError(SECRET), "refused"),
    (SignInExpiredError(SECRET), "expired"),
    (SignInTimedOutError(SECRET), "timed_out"),
    (SignInCancelledError(SECRET), "cancelled"),
    (SignInFailedError(SECRET), "failed"),
    (UnreachableError(SECRET), "unreachable"),
    (DeniedError(SECRET), "denied"),
    (RateLimitedError(datetime(2026, 11, 24, 7, 0, tzinfo=UTC)), "rate_limited"),
    (UnexpectedAnswerError(SECRET), "unexpected_answer"),
    (UnsafeAddressError(SECRET), "unexpected_answer"),
]


async def succeed(dialog: Dialog, heart: Heart) -> None:
    """Go on from a menu to an account."""
    await dialog.press("bankid_qr")
    await heart.beat()
    await dialog.until(type=FlowResultType.CREATE_ENTRY)
    assert dialog.result["data"] == {CONF_ACCOUNT: ACCOUNT, CONF_METHOD: "bankid_qr"}


@pytest.mark.parametrize(("error", "ending"), ENDINGS)
@pytest.mark.parametrize("method", ["bankid_qr", "bankid_here"])
async def test_no_order(
    hass: HomeAssistant,
    fake_sign_in: AsyncMock,
    heart: Heart,
    caplog: pytest.LogCaptureFixture,
    method: str,
    error: Exception,
    ending: str,
) -> None:
    """The order cannot be begun."""
    fake_sign_in.start.side_effect = error
    dialog = await Dialog.open(hass)
    await dialog.press(method)
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == ending
    assert dialog.result["menu_options"] == ["bankid_qr", "bankid_here", "freja"]
    fake_sign_in.close.assert_called()
    assert SECRET not in caplog.text
    assert caplog.text.count(f"Signing in ended: {ending}") == 1

    fake_sign_in.start.side_effect = None
    await succeed(dialog, heart)


@pytest.mark.parametrize("step", ["complete", "pair"])
@pytest.mark.parametrize(("error", "ending"), ENDINGS)
async def test_not_let_in(
    hass: HomeAssistant,
    fake_sign_in: AsyncMock,
    heart: Heart,
    step: str,
    error: Exception,
    ending: str,
) -> None:
    """The approved sign-in does not come through."""
    getattr(fake_sign_in, step).side_effect = error
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == ending
    fake_sign_in.close.assert_called()

    getattr(fake_sign_in, step).side_effect = None
    await succeed(dialog, heart)


async def test_lost_contact(hass: HomeAssistant, fake_sign_in: AsyncMock, heart: Heart) -> None:
    """The platform disappears while the order is open."""
    fake_sign_in.poll.side_effect = UnreachableError
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await dialog.until(progress_action="waiting")
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "unreachable"

    fake_sign_in.poll.side_effect = None
    await succeed(dialog, heart)


async def test_unforeseen_error(
    hass: HomeAssistant, fake_sign_in: AsyncMock, heart: Heart, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody foresaw is logged and leads on, too."""
    fake_sign_in.complete.side_effect = ZeroDivisionError
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "unknown"
    assert caplog.text.count("Unexpected error while signing in") == 1
    assert "ZeroDivisionError" in caplog.text

    fake_sign_in.complete.side_effect = None
    await succeed(dialog, heart)


@pytest.mark.parametrize(
    ("error", "ending"), [(SecretsNotSavedError, "not_saved"), (ZeroDivisionError, "unknown")]
)
async def test_keys_cannot_be_saved(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    fake_sign_in: AsyncMock,
    heart: Heart,
    error: type[Exception],
    ending: str,
) -> None:
    """Without its keys on the disk there is no account."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await heart.beat()
    with patch.object(SecretsStore, "save", side_effect=error):
        await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == ending
    assert not hass.config_entries.async_entries(DOMAIN)

    # The failed dialog does not stand in the way of another one with the same account.
    await succeed(await Dialog.open(hass), heart)
    assert f"{DOMAIN}.{ACCOUNT}.secrets" in hass_storage


@pytest.mark.parametrize("method", ["bankid_qr", "bankid_here"])
async def test_approved_without_an_order(
    hass: HomeAssistant, fake_sign_in: AsyncMock, method: str
) -> None:
    """The city knew the guardian already: there is nothing to approve."""
    fake_sign_in.start.return_value = OrderStatus(stage=Stage.APPROVED)
    dialog = await Dialog.open(hass)
    await dialog.press(method)
    await dialog.until(type=FlowResultType.CREATE_ENTRY)
    fake_sign_in.poll.assert_not_awaited()


async def test_same_guardian_in_two_dialogs(
    hass: HomeAssistant, hass_storage: dict[str, Any], fake_sign_in: AsyncMock, heart: Heart
) -> None:
    """Whoever ends first has the account; the other's keys are not kept."""
    slow, fast = await Dialog.open(hass), await Dialog.open(hass)
    await slow.press("bankid_qr")
    await heart.beat()
    fake_sign_in.pair.return_value = Secrets(device_id="fast")
    await fast.press("bankid_qr")
    await heart.beat()
    await hass.async_block_till_done(wait_background_tasks=True)
    with patch.object(hass.config_entries.flow, "async_abort"):
        # As if core had not come round to ending the other dialog yet.
        await fast.until(type=FlowResultType.CREATE_ENTRY)
        await slow.until(type=FlowResultType.ABORT)
    assert slow.result["reason"] == "already_configured"
    assert hass_storage[f"{DOMAIN}.{ACCOUNT}.secrets"]["data"]["device_id"] == "fast"
    assert len(hass.config_entries.async_entries(DOMAIN)) == 1


async def test_a_dialog_left_behind(
    hass: HomeAssistant, fake_sign_in: AsyncMock, heart: Heart
) -> None:
    """A dialog whose browser is gone does not keep the guardian out."""
    left = await Dialog.open(hass)
    await left.press("bankid_qr")
    await heart.beat()
    await hass.async_block_till_done(wait_background_tasks=True)

    await succeed(await Dialog.open(hass), heart)
    with pytest.raises(UnknownFlow):
        await left.look()


async def test_only_one_browser_ends_the_dialog(
    hass: HomeAssistant, fake_sign_in: AsyncMock, heart: Heart
) -> None:
    """While one browser saves the keys, the dialog is gone for another one."""
    dialog = await Dialog.open(hass)
    other = Dialog(hass, dialog.result)
    going_on = asyncio.Event()

    async def save_slowly(_: Secrets) -> None:
        await going_on.wait()

    await dialog.press("bankid_qr")
    await heart.beat()
    with patch.object(SecretsStore, "save", side_effect=save_slowly) as save:
        ending = hass.async_create_task(dialog.until(type=FlowResultType.CREATE_ENTRY))
        with pytest.raises(UnknownFlow):
            await other.until(type=FlowResultType.CREATE_ENTRY)
        going_on.set()
        await ending
    save.assert_awaited_once()
    assert len(hass.config_entries.async_entries(DOMAIN)) == 1


async def test_closed_dialog(hass: HomeAssistant, fake_sign_in: AsyncMock, heart: Heart) -> None:
    """Closing the dialog ends the polling and drops the session."""
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_here")
    await heart.rest()
    fake_sign_in.close.assert_not_called()
    dialog.close()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not heart.asleep
    fake_sign_in.close.assert_called()
    fake_sign_in.poll.assert_not_awaited()


async def test_closed_before_anything_began(hass: HomeAssistant, fake_sign_in: AsyncMock) -> None:
    """A dialog that is closed at its menu has asked for nothing."""
    dialog = await Dialog.open(hass)
    dialog.close()
    fake_sign_in.start.assert_not_awaited()
    assert not hass.config_entries.flow.async_progress()
