"""Repairs: what a guardian can do about keys that cannot be saved and menus that are gone."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from http import HTTPStatus
from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.const import STATE_UNAVAILABLE
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.skolplattformen.api.exceptions import SecretsNotSavedError
from custom_components.skolplattformen.const import (
    CONF_ADDRESS,
    CONF_CHILDREN,
    DOMAIN,
    SUBENTRY_MENU,
)
from custom_components.skolplattformen.store import SecretsStore
from tests.conftest import PassTime
from tests.platform import add_menu, child_key, kinds, phase, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

FIX = "/api/repairs/issues/fix"
LUNCH = "sensor.alva_lunch"

type Repair = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
async def repair(
    hass: HomeAssistant, platform: Simulator, hass_client: ClientSessionGenerator
) -> Repair:
    """Return what a guardian's browser does in a repair: begin it, look at it, or go on."""
    # Whatever has a view must be there before the browser.
    for component in ("calendar", "repairs"):
        assert await async_setup_component(hass, component, {})
    browser = await hass_client()

    async def step(
        issue: ir.IssueEntry | None = None, flow: str | None = None, *, go_on: bool = True
    ) -> dict[str, Any]:
        if issue is not None:
            begin = {"handler": DOMAIN, "issue_id": issue.issue_id}
            answer = await browser.post(FIX, json=begin)
        elif go_on:
            answer = await browser.post(f"{FIX}/{flow}", json={})
        else:
            answer = await browser.get(f"{FIX}/{flow}")
        assert answer.status == HTTPStatus.OK
        result: dict[str, Any] = await answer.json()
        return result

    return step


def only_issue(hass: HomeAssistant) -> ir.IssueEntry:
    """Return the one issue of ours that there must be."""
    [issue] = ours(hass)
    return issue


def ours(hass: HomeAssistant) -> list[ir.IssueEntry]:
    """Return the issues of the integration."""
    return [issue for issue in ir.async_get(hass).issues.values() if issue.domain == DOMAIN]


def only_menu(entry: MockConfigEntry) -> ConfigSubentry:
    """Return the one menu of the account."""
    [subentry] = entry.subentries.values()
    return subentry


def full_disk() -> Any:
    """Refuse to write any keys."""
    return patch.object(SecretsStore, "save", side_effect=SecretsNotSavedError)


async def without_space(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Let the platform ask for new keys while the disk is full."""
    platform.kill_sessions()
    with full_disk():
        await entry.runtime_data.coordinator.async_refresh()


async def test_keys_are_saved_again(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, repair: Repair
) -> None:
    """The repair tells that it did not work as long as it does not, and then that it did."""
    await set_up(hass, entry)
    await without_space(hass, platform, entry)
    issue = only_issue(hass)
    assert issue.is_fixable

    result = await repair(issue)
    assert result["type"] == FlowResultType.FORM
    assert result["step_id"] == "confirm"
    assert result["errors"] is None
    # Another browser looks at it: nobody has asked to try yet.
    result = await repair(flow=result["flow_id"], go_on=False)
    assert result["errors"] is None
    with full_disk():
        result = await repair(flow=result["flow_id"])
    assert result["type"] == FlowResultType.FORM
    assert result["errors"] == {"base": "not_saved"}
    assert only_issue(hass) == issue
    platform.log.clear()

    result = await repair(flow=result["flow_id"])
    assert result["type"] == FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not ours(hass)
    # What could not be read without new keys has been read now.
    assert platform.log
    assert entry.runtime_data.coordinator.data.unreachable_since is None
    assert entry.runtime_data.coordinator.last_error is None


async def test_keys_that_were_used_are_saved(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, repair: Repair
) -> None:
    """Where only the writing failed, nothing is asked of the platform."""
    await set_up(hass, entry)
    coordinator = entry.runtime_data.coordinator
    platform.switches.rate_limit = "seconds"
    platform.switches.rate_limit_seconds = 600
    platform.switches.rate_limit_times = 1
    # A pause is to be remembered, but there is no space for it.
    with full_disk():
        await coordinator.async_refresh()
    issue = only_issue(hass)
    platform.log.clear()

    result = await repair(issue)
    result = await repair(flow=result["flow_id"])
    await hass.async_block_till_done(wait_background_tasks=True)

    assert result["type"] == FlowResultType.CREATE_ENTRY
    assert not ours(hass)
    assert coordinator.client.secrets_saved
    assert not platform.log


@pytest.mark.parametrize("kind", ["keys", "menu"])
async def test_an_account_that_is_not_set_up(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, repair: Repair, kind: str
) -> None:
    """An account that is no longer set up has no issues, and an open dialog says so."""
    if kind == "menu":
        add_menu(hass, entry, "granskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    if kind == "keys":
        await without_space(hass, platform, entry)
    result = await repair(only_issue(hass))

    await hass.config_entries.async_unload(entry.entry_id)
    assert phase(entry) is ConfigEntryState.NOT_LOADED
    assert not ours(hass)
    result = await repair(flow=result["flow_id"])

    assert result["type"] == FlowResultType.ABORT
    assert result["reason"] == "entry_not_loaded"


async def test_a_school_has_moved(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, repair: Repair
) -> None:
    """The repair leads to the menu's own dialog; the issue goes when the new address works."""
    alva = child_key(platform, "Alva")
    add_menu(hass, entry, "granskolan", alva)
    await set_up(hass, entry)
    issue = only_issue(hass)
    menu = only_menu(entry)
    assert issue.translation_key == "menu_unavailable"
    assert issue.translation_placeholders == {"menu": "granskolan", "site": "skolmaten.se"}
    assert issue.severity is ir.IssueSeverity.WARNING
    assert issue.is_fixable
    assert value(hass, LUNCH) == STATE_UNAVAILABLE

    result = await repair(issue)
    assert result["type"] == FlowResultType.FORM
    assert result["description_placeholders"] == issue.translation_placeholders
    result = await repair(flow=result["flow_id"])
    assert result["type"] == FlowResultType.ABORT
    assert result["reason"] == "change_menu"
    assert result["result"]["entry_id"] == entry.entry_id
    kind, flow = result["next_flow"]
    assert kind == "config_subentries_flow"
    assert only_issue(hass) == issue

    subentries = hass.config_entries.subentries
    form = await subentries.async_configure(flow)
    assert form["step_id"] == "reconfigure"
    await subentries.async_configure(flow, {"next_step_id": "address"})
    await subentries.async_configure(flow, {CONF_ADDRESS: "https://skolmaten.se/larkskolan"})
    await subentries.async_configure(flow, {CONF_CHILDREN: [alva]})
    changed = await subentries.async_configure(flow, {})
    assert changed["type"] is FlowResultType.ABORT
    await hass.async_block_till_done(wait_background_tasks=True)
    assert not ours(hass)
    assert only_menu(entry).subentry_id == menu.subentry_id
    assert value(hass, LUNCH) != STATE_UNAVAILABLE


async def test_another_wrong_address(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """The issue stays until the menu works, and goes by itself when the site knows it again."""
    add_menu(hass, entry, "ekskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    assert not ours(hass)
    platform.faults.add(Fault(kind="status", status=404, host="skolmaten.se"))
    await pass_time(timedelta(hours=6))
    issue = only_issue(hass)

    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert only_issue(hass).issue_id == issue.issue_id
    platform.faults.clear()
    await pass_time(timedelta(minutes=70))
    assert not ours(hass)


@pytest.mark.parametrize("address", ["https://example.invalid/larkskolan", ""])
async def test_a_site_that_is_not_understood(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    repair: Repair,
    address: str,
) -> None:
    """A site that this version cannot read can be changed for another; without menu, no issue."""
    menu = ConfigSubentry(
        data=MappingProxyType({CONF_ADDRESS: address, CONF_CHILDREN: ["left"]}),
        subentry_type=SUBENTRY_MENU,
        title="Granskolan",
        unique_id=address,
    )
    hass.config_entries.async_add_subentry(entry, menu)
    await set_up(hass, entry)
    issue = only_issue(hass)
    assert issue.translation_placeholders == {"menu": "Granskolan", "site": address}
    first = await repair(issue)
    second = await repair(issue)
    result = await repair(flow=first["flow_id"])
    assert result["next_flow"][0] == "config_subentries_flow"

    hass.config_entries.async_remove_subentry(entry, menu.subentry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert not ours(hass)
    result = await repair(flow=second["flow_id"])
    assert result["reason"] == "menu_removed"


@pytest.mark.parametrize("was_read", [True, False], ids=["worked before", "never worked"])
async def test_three_bad_days(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    pass_time: PassTime,
    was_read: bool,
) -> None:
    """An outage becomes an issue when it has lasted for three days."""
    down = Fault(kind="drop", host="skolmaten.se")
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    if not was_read:
        platform.faults.add(down)
    await set_up(hass, entry)
    if was_read:
        platform.faults.add(down)
    for _ in range(11):
        await pass_time(timedelta(hours=6))
    await pass_time(timedelta(hours=5, minutes=30))
    assert not ours(hass)
    await pass_time(timedelta(hours=6))
    assert only_issue(hass).translation_key == "menu_unreachable"

    # Whatever goes wrong meanwhile, the account itself goes on.
    assert value(hass, "sensor.alva_next_lesson") != STATE_UNAVAILABLE
    platform.faults.clear()
    await pass_time(timedelta(hours=6))
    assert not ours(hass)
    assert value(hass, LUNCH) != STATE_UNAVAILABLE


async def test_a_start_after_a_week(
    hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry, pass_time: PassTime
) -> None:
    """Home Assistant was off, and its network comes up late: that says nothing of the address."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    await hass.config_entries.async_unload(entry.entry_id)
    await pass_time(timedelta(days=7))
    platform.faults.add(Fault(kind="drop"))

    await set_up(hass, entry)
    assert not ours(hass)
    platform.faults.clear()
    platform.log.clear()
    await pass_time(timedelta(minutes=70))
    assert not ours(hass)
    assert kinds(platform)["menu"] == 2
    assert value(hass, LUNCH) != STATE_UNAVAILABLE


async def test_removed(hass: HomeAssistant, platform: Simulator, entry: MockConfigEntry) -> None:
    """Without the account there is nothing to repair; other integrations' issues stay."""
    add_menu(hass, entry, "granskolan", child_key(platform, "Alva"))
    await set_up(hass, entry)
    await without_space(hass, platform, entry)
    assert len(ours(hass)) == 2
    others = len(ir.async_get(hass).issues) - 2
    ir.async_create_issue(
        hass,
        "homeassistant",
        only_menu(entry).subentry_id,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key="other",
    )

    await hass.config_entries.async_remove(entry.entry_id)

    assert not ours(hass)
    assert len(ir.async_get(hass).issues) == others + 1
