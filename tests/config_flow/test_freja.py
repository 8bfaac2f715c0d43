"""Signing in with Freja: a personal number that goes nowhere else, and a way in that is remembered."""

import json
import logging
from typing import Any
from unittest.mock import AsyncMock
import weakref

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import (
    CONF_ACCOUNT,
    CONF_METHOD,
    CONF_PERSONAL_NUMBER,
    DOMAIN,
)
from custom_components.skolplattformen.diagnostics import async_get_config_entry_diagnostics
from custom_components.skolplattformen.flows import sign_in as sign_in_flow
from tests.simulator.orders import FrejaOrder
from tests.simulator.server import Simulator

from .dialog import Dialog, Heart
from .phone import approve, newest_order

# Of the birth numbers that the tax agency keeps for tests.
NUMBER = "198507099805"
WRITTEN = "850709-9805"
WRONG = "850709-9806"


def only_field(dialog: Dialog) -> Any:
    """Return the one field of the form shown, with its selector."""
    assert dialog.result["data_schema"] is not None
    [(field, selector)] = dialog.result["data_schema"].schema.items()
    assert field == CONF_PERSONAL_NUMBER
    return field, selector


async def send(dialog: Dialog, number: str = WRITTEN) -> None:
    """Choose Freja and give the personal number, until the push is sent."""
    await dialog.press("freja")
    await dialog.submit({CONF_PERSONAL_NUMBER: number})
    await dialog.until(progress_action="sent")


async def sign_in(dialog: Dialog, city: Simulator, heart: Heart, end: FlowResultType) -> None:
    """Sign in with Freja to the end."""
    await send(dialog)
    approve(city)
    assert await heart.beat() == 2
    await dialog.until(type=end)


@pytest.mark.usefixtures("setup_entry")
async def test_from_the_number_to_the_account(
    hass: HomeAssistant, city: Simulator, heart: Heart, karin: str
) -> None:
    """The number is asked for in secret, the push is sent, and the words follow it."""
    dialog = await Dialog.open(hass)
    await dialog.press("freja")
    assert dialog.shows(type=FlowResultType.FORM, step_id="freja")
    field, selector = only_field(dialog)
    assert selector.config["type"] == "password"
    assert field.description is None
    assert not city.state.orders

    await dialog.submit({CONF_PERSONAL_NUMBER: WRITTEN})
    assert dialog.shows(type=FlowResultType.SHOW_PROGRESS, progress_action="starting")
    await dialog.until(progress_action="sent")
    assert dialog.result["step_id"] == "freja_sent"
    push = newest_order(city)
    assert isinstance(push, FrejaOrder)
    assert push.personal_number == NUMBER

    push.open()
    await heart.pass_seconds(20)
    assert dialog.quiet, "nothing has changed that could be seen"
    approve(city)
    await heart.beat()
    await dialog.until(progress_action="approved")
    await dialog.until(type=FlowResultType.CREATE_ENTRY)
    assert dialog.result["data"] == {CONF_ACCOUNT: karin, CONF_METHOD: "freja"}
    assert len(city.state.orders) == 1


@pytest.mark.usefixtures("setup_entry")
async def test_wrong_number(hass: HomeAssistant, city: Simulator, heart: Heart) -> None:
    """A mistake is told at the field, nothing is sent, and what was typed is not shown again."""
    dialog = await Dialog.open(hass)
    await dialog.press("freja")
    for wrong in (WRONG, "", "Karin"):
        await dialog.submit({CONF_PERSONAL_NUMBER: wrong})
        assert dialog.shows(type=FlowResultType.FORM, step_id="freja")
        assert dialog.result["errors"] == {CONF_PERSONAL_NUMBER: "invalid_personal_number"}
        field, _ = only_field(dialog)
        assert field.description is None
        assert WRONG not in str(dialog.result)
    assert not city.log

    await dialog.submit({CONF_PERSONAL_NUMBER: NUMBER})
    await dialog.until(progress_action="sent")
    approve(city)
    await heart.beat()
    await dialog.until(type=FlowResultType.CREATE_ENTRY)


@pytest.mark.usefixtures("setup_entry")
@pytest.mark.parametrize(
    ("word", "ending"),
    [
        ("CANCELED", "refused"),
        ("REJECTED", "refused"),
        ("EXPIRED", "expired"),
        ("TIMEOUT", "timed_out"),
        ("RP_CANCELED", "cancelled"),
        ("ERROR", "failed"),
    ],
)
async def test_endings(
    hass: HomeAssistant, city: Simulator, heart: Heart, word: str, ending: str
) -> None:
    """Each ending is told, and leads on to a form that asks for the number anew."""
    city.switches.set("freja_script", [[0, "STARTED"], [2, word]])
    dialog = await Dialog.open(hass)
    await send(dialog)
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == ending
    await dialog.look()
    assert dialog.result["step_id"] == ending

    city.switches.set("freja_script", [])
    await sign_in(dialog, city, heart, FlowResultType.CREATE_ENTRY)
    assert len(city.state.orders) == 2


@pytest.mark.usefixtures("setup_entry")
@pytest.mark.parametrize(("mode", "ending"), [("redirect", "failed"), ("error", "unreachable")])
async def test_no_push(
    hass: HomeAssistant, city: Simulator, heart: Heart, mode: str, ending: str
) -> None:
    """A number that is not taken leads on as well."""
    city.switches.set("freja_init", mode)
    dialog = await Dialog.open(hass)
    await dialog.press("freja")
    await dialog.submit({CONF_PERSONAL_NUMBER: WRITTEN})
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == ending

    city.switches.set("freja_init", "sent")
    await sign_in(dialog, city, heart, FlowResultType.CREATE_ENTRY)


@pytest.mark.usefixtures("setup_entry")
async def test_nobody_approves(hass: HomeAssistant, city: Simulator, heart: Heart) -> None:
    """After three minutes it is over, and no other push is sent by itself."""
    city.switches.freja_seconds = 3600
    dialog = await Dialog.open(hass)
    await send(dialog)
    await heart.pass_seconds(178)
    assert dialog.quiet
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    assert dialog.result["step_id"] == "timed_out"
    assert len(city.state.orders) == 1


@pytest.mark.usefixtures("setup_entry")
async def test_two_browsers_send_one_push(
    hass: HomeAssistant, city: Simulator, heart: Heart
) -> None:
    """Whoever is second joins the attempt under way, even with a number."""
    dialog = await Dialog.open(hass)
    other = Dialog(hass, dialog.result)
    await dialog.press("freja")
    await other.look()
    await dialog.submit({CONF_PERSONAL_NUMBER: WRITTEN})
    await other.submit({CONF_PERSONAL_NUMBER: WRITTEN})
    await dialog.until(progress_action="sent")
    await other.until(progress_action="sent")
    assert len(city.state.orders) == 1
    dialog.close()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not heart.asleep


class Traceable(str):
    """A text of which it can be told whether it is still there."""

    __slots__ = ("__weakref__",)


@pytest.mark.usefixtures("setup_entry")
async def test_the_number_is_forgotten_when_the_push_is_sent(
    hass: HomeAssistant, city: Simulator, heart: Heart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the guardian looks for their phone, nothing holds the number any more."""
    traces: list[weakref.ref[str]] = []

    def twelve_digits(_: str) -> str:
        number = Traceable(NUMBER)
        traces.append(weakref.ref(number))
        return number

    monkeypatch.setattr(sign_in_flow, "twelve_digits", twelve_digits)
    dialog = await Dialog.open(hass)
    await send(dialog)
    await heart.rest()
    [trace] = traces
    assert trace() is None
    dialog.close()


@pytest.mark.parametrize(
    ("known", "first"),
    [
        ({}, "bankid_qr"),
        ({CONF_METHOD: "bankid_here"}, "bankid_here"),
        ({CONF_METHOD: "freja"}, "freja"),
        ({CONF_METHOD: "of a later release"}, "bankid_qr"),
    ],
)
async def test_the_way_that_worked_stands_first(
    hass: HomeAssistant,
    karins_entry: MockConfigEntry,
    setup_entry: AsyncMock,
    known: dict[str, str],
    first: str,
) -> None:
    """Signing in again offers first what worked last; the others are still there."""
    hass.config_entries.async_update_entry(karins_entry, data={**karins_entry.data, **known})
    await hass.config_entries.async_setup(karins_entry.entry_id)
    ways = ["bankid_qr", "bankid_here", "freja"]
    expected = [first, *(way for way in ways if way != first)]
    for begun in (
        await karins_entry.start_reauth_flow(hass),
        await karins_entry.start_reconfigure_flow(hass),
    ):
        assert begun["menu_options"] == expected
    assert (await Dialog.open(hass)).result["menu_options"] == ways


async def test_signing_in_again_another_way(
    hass: HomeAssistant, city: Simulator, heart: Heart, entry: MockConfigEntry
) -> None:
    """An account that was signed in with BankID is renewed with Freja, which is remembered."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    dialog = Dialog(hass, await entry.start_reauth_flow(hass))
    await sign_in(dialog, city, heart, FlowResultType.ABORT)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert dialog.result["reason"] == "reauth_successful"
    assert entry.data == {CONF_ACCOUNT: entry.unique_id, CONF_METHOD: "freja"}
    assert entry.state is ConfigEntryState.LOADED

    again = Dialog(hass, await entry.start_reconfigure_flow(hass))
    assert again.result["menu_options"] == ["freja", "bankid_qr", "bankid_here"]
    await again.press("freja")
    field, _ = only_field(again)
    assert field.description is None


async def test_another_guardians_freja(
    hass: HomeAssistant, city: Simulator, heart: Heart, entry: MockConfigEntry
) -> None:
    """Another guardian's sign-in is refused, and its way is not remembered."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    dialog = Dialog(hass, await entry.start_reauth_flow(hass))
    await send(dialog)
    approve(city, guardian=1)
    await heart.beat()
    await dialog.until(type=FlowResultType.ABORT)
    assert dialog.result["reason"] == "wrong_account"
    assert entry.data == {CONF_ACCOUNT: entry.unique_id}


async def test_the_number_is_nowhere(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    city: Simulator,
    heart: Heart,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Not in any log, flow, entry, store or diagnostics, whatever goes wrong on the way."""
    caplog.set_level(logging.DEBUG)
    shown = []
    dialog = await Dialog.open(hass)
    await dialog.press("freja")
    shown.append(dialog.result)
    await dialog.submit({CONF_PERSONAL_NUMBER: WRONG})
    shown.append(dialog.result)
    await dialog.submit({CONF_PERSONAL_NUMBER: WRITTEN})
    await dialog.until(progress_action="sent")
    shown += [dialog.result, *hass.config_entries.flow.async_progress()]
    newest_order(city).refuse()
    await heart.beat()
    await dialog.until(type=FlowResultType.MENU)
    for mode in ("error", "redirect"):
        city.switches.set("freja_init", mode)
        await dialog.press("freja")
        await dialog.submit({CONF_PERSONAL_NUMBER: WRITTEN})
        await dialog.until(type=FlowResultType.MENU)
        shown.append(dialog.result)
    city.switches.set("freja_init", "sent")
    await sign_in(dialog, city, heart, FlowResultType.CREATE_ENTRY)
    await hass.async_block_till_done(wait_background_tasks=True)
    [entry] = hass.config_entries.async_entries(DOMAIN)
    assert entry.state is ConfigEntryState.LOADED
    diagnostics = await async_get_config_entry_diagnostics(hass, entry)

    assert len(caplog.records) > 100
    told = {
        "log": "".join(f"{record.getMessage()}{record.exc_text}" for record in caplog.records),
        "flow": repr(shown),
        "entry": repr(entry.as_dict()),
        "storage": json.dumps(hass_storage, default=str),
        "diagnostics": json.dumps(diagnostics),
    }
    for place, text in told.items():
        for number in (NUMBER, NUMBER[2:], WRITTEN, WRONG):
            assert number not in text, place
