"""Browsers behind a slow connection, or one that is down for a while."""

from datetime import timedelta
from unittest.mock import AsyncMock

from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import async_fire_time_changed

from custom_components.skolplattformen.api.exceptions import UnreachableError
from custom_components.skolplattformen.flows import attempt

from .dialog import Dialog, Heart

pytestmark = pytest.mark.usefixtures("setup_entry")


async def test_each_change_can_be_fetched_before_the_next(
    hass: HomeAssistant, heart: Heart, fake_sign_in: AsyncMock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A platform that is quick does not run away from a browser that is slow."""
    monkeypatch.setattr(attempt, "_SEEN_SECONDS", 2)
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    assert await heart.beat() == 2
    await dialog.until(progress_action="waiting")
    assert [await heart.beat(), await heart.beat()] == [1, 1]
    await dialog.until(step_id="finishing")
    assert await heart.beat() == 2
    await dialog.until(type=FlowResultType.CREATE_ENTRY)


async def test_who_missed_the_end_is_reminded(
    hass: HomeAssistant, heart: Heart, fake_sign_in: AsyncMock
) -> None:
    """A browser that did not hear of the end hears of it later, until it comes."""
    fake_sign_in.poll.side_effect = UnreachableError
    dialog = await Dialog.open(hass)
    await dialog.press("bankid_qr")
    await heart.beat()
    await hass.async_block_till_done(wait_background_tasks=True)
    for _ in range(2):
        dialog.miss()
        await _a_minute_later(hass)
        assert not dialog.quiet
    await dialog.until(step_id="unreachable")
    dialog.miss()
    await _a_minute_later(hass)
    assert dialog.quiet


async def _a_minute_later(hass: HomeAssistant) -> None:
    """Let happen what is due within a minute."""
    async_fire_time_changed(hass, dt_util.utcnow() + timedelta(minutes=1))
    await hass.async_block_till_done(wait_background_tasks=True)
