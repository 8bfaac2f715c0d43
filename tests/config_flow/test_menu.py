"""Lunch menus added by address: read before they are kept, and told apart when something is wrong."""

import asyncio
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType, UnknownFlow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import SITES
from custom_components.skolplattformen.api.menus.skolmaten import Skolmaten
from custom_components.skolplattformen.const import (
    CONF_ADDRESS,
    CONF_CHILDREN,
    CONF_WHEN,
    SUBENTRY_MENU,
)
from tests.platform import TUESDAY, kinds, set_up, value
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .menu_dialog import EKSKOLAN, LARKSKOLAN, MenuDialog, only_menu


async def test_add(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A menu is kept by its address in its one form, under the school's name."""
    dialog = await MenuDialog.add(hass, entry)
    assert dialog.result["type"] is FlowResultType.MENU
    assert dialog.result["menu_options"] == ["search", "address"]
    assert await dialog.press("address") == "address"
    assert dialog.words["sites"] == ", ".join(SITES)
    assert dialog.words["readme"].startswith("https://")

    assert await dialog.submit(address=" www.skolmaten.se/larkskolan/") == "preview"
    assert dialog.words["school"] == "Lärkskolan"
    assert dialog.options(CONF_CHILDREN) == dict(zip(children, ("Alva", "Vilmer"), strict=True))
    assert dialog.filled(CONF_CHILDREN) == []
    assert dialog.filled(CONF_WHEN) == "school"
    assert not dialog.ends_here()
    assert await dialog.submit(children=children[:1]) == "alternatives"
    assert await dialog.submit() == "added"

    menu = only_menu(entry)
    assert (menu.title, menu.unique_id) == ("Lärkskolan", LARKSKOLAN)
    assert menu.data == {
        CONF_ADDRESS: LARKSKOLAN,
        CONF_CHILDREN: children[:1],
        CONF_WHEN: "school",
    }
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, "sensor.alva_lunch") == "Kycklinggryta med ris, Linssoppa med bröd"


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("https://example.invalid/larkskolan", "unknown_site"),
        ("not an address", "unknown_site"),
        ("https://skolmaten.se/granskolan", "unknown_school"),
        ("https://skolmaten.se/", "unknown_school"),
    ],
)
async def test_wrong_address(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], address: str, error: str
) -> None:
    """Another site and another school are different mistakes; both can be mended."""
    dialog = await MenuDialog.add_at(hass, entry, address)
    assert dialog.step == "address"
    assert dialog.errors == {CONF_ADDRESS: error}
    assert dialog.filled(CONF_ADDRESS) == address
    assert "JSON" in dialog.words["sites"]

    assert await dialog.submit(address=LARKSKOLAN) == "preview"


TROUBLES = [
    (UnreachableError, "cannot_connect"),
    (DeniedError, "denied"),
    (RateLimitedError(TUESDAY), "rate_limited"),
    (UnexpectedAnswerError, "unexpected_answer"),
    (ZeroDivisionError, "unknown"),
]


@pytest.mark.parametrize(("trouble", "error"), TROUBLES)
async def test_trouble_with_the_site(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    trouble: Exception,
    error: str,
) -> None:
    """What is no fault of the guardian's says so; later it works."""
    with patch.object(Skolmaten, "read", side_effect=trouble):
        dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    assert dialog.step == "address"
    assert dialog.errors == {"base": error}
    assert dialog.filled(CONF_ADDRESS) == LARKSKOLAN

    assert await dialog.submit(address=LARKSKOLAN) == "preview"


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"kind": "status", "status": 503}, "cannot_connect"),
        ({"kind": "status", "status": 403}, "denied"),
        ({"kind": "status", "status": 418}, "unexpected_answer"),
    ],
)
async def test_trouble_on_the_wire(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    platform: Simulator,
    fault: dict[str, Any],
    error: str,
) -> None:
    """A site that is down, that refuses, and that has changed are different things."""
    platform.faults.add(Fault(host="skolmaten.se", **fault))
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)

    assert dialog.errors == {"base": error}


async def test_no_child(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A menu is somebody's."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    assert await dialog.submit(children=[], when="breaks") == "preview"
    assert dialog.errors == {CONF_CHILDREN: "no_child"}
    assert dialog.filled(CONF_WHEN) == "breaks"

    assert await dialog.submit(children=children) == "alternatives"


async def test_two_children_share_what_is_fetched(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """One request shows the menu, and one for each week keeps it, however many children eat it."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await dialog.submit(children=children)
    assert kinds(platform)["menu"] == 1
    await dialog.submit()
    await hass.async_block_till_done(wait_background_tasks=True)

    assert kinds(platform)["menu"] == 3
    lunch = value(hass, "sensor.alva_lunch")
    assert (
        lunch == value(hass, "sensor.vilmer_lunch") == "Kycklinggryta med ris, Linssoppa med bröd"
    )


async def test_twice(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A school's menu is there once; another school's can be added."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await dialog.submit(children=children[:1])
    await dialog.submit()
    await hass.async_block_till_done(wait_background_tasks=True)

    dialog = await MenuDialog.add_at(hass, entry, "skolmaten.se/larkskolan")
    assert dialog.errors == {CONF_ADDRESS: "already_configured"}

    await dialog.submit(address=EKSKOLAN)
    await dialog.submit(children=children[1:])
    assert await dialog.submit() == "added"
    assert len(entry.subentries) == 2
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_two_dialogs(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Of two dialogs about one school, the slower one adds nothing."""
    slow = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await slow.submit(children=children[1:])
    quick = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await quick.submit(children=children[:1])
    assert await quick.submit() == "added"
    await hass.async_block_till_done(wait_background_tasks=True)

    assert await slow.submit() == "already_configured"
    assert only_menu(entry).data[CONF_CHILDREN] == children[:1]


async def test_double_submit(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Who presses twice comes no further, and adds one menu."""
    dialog = await MenuDialog.add(hass, entry)
    await dialog.press("address")
    answers = [dialog.submit(address=LARKSKOLAN) for _ in range(2)]
    assert await asyncio.gather(*answers) == ["preview", "preview"]
    await dialog.submit(children=children)

    ends = await asyncio.gather(dialog.submit(), dialog.submit(), return_exceptions=True)
    assert ends[0] == "added"
    assert isinstance(ends[1], UnknownFlow)
    assert only_menu(entry).title == "Lärkskolan"
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_removed_and_added_again(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """A menu that was removed leaves nothing in the way of the same one."""
    for _ in range(2):
        dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
        await dialog.submit(children=children)
        assert await dialog.submit() == "added"
        await hass.async_block_till_done(wait_background_tasks=True)
        assert value(hass, "sensor.alva_lunch") == "Kycklinggryta med ris, Linssoppa med bröd"
        hass.config_entries.async_remove_subentry(entry, only_menu(entry).subentry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        assert hass.states.get("sensor.alva_lunch") is None


async def test_signed_out(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """Menus need no sign-in: one can be added and changed while the account has none."""
    platform.forget_sign_ins()
    await entry.runtime_data.coordinator.async_refresh()
    assert entry.runtime_data.coordinator.data.sign_in_required

    dialog = await MenuDialog.add(hass, entry)
    await dialog.press("search")
    await dialog.submit(name="Lärkskolan", municipality="Stockholm")
    assert await dialog.submit(school=LARKSKOLAN) == "preview"
    await dialog.submit(children=children)
    assert await dialog.submit() == "added"
    await hass.async_block_till_done(wait_background_tasks=True)
    assert value(hass, "sensor.alva_lunch") == "Kycklinggryta med ris, Linssoppa med bröd"

    dialog = await MenuDialog.change(hass, entry, only_menu(entry))
    assert await dialog.press("change") == "preview"
    await dialog.submit(children=children[1:])
    assert await dialog.submit() == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_account_that_is_not_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without the account nobody knows the children."""
    dialog = await MenuDialog.add(hass, entry)
    assert dialog.step == "entry_not_loaded"


async def test_account_that_reloads(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """A dialog that is opened right after another one waits for the reload."""
    await set_up(hass, entry)
    async with entry.setup_lock:
        entry.mock_state(hass, ConfigEntryState.SETUP_IN_PROGRESS)
        opening = hass.async_create_task(MenuDialog.add(hass, entry))
        entry.mock_state(hass, ConfigEntryState.LOADED)

    dialog = await opening

    assert dialog.step == "user"


async def test_account_that_goes_away(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """An open dialog ends when the account is no longer set up."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await hass.config_entries.async_unload(entry.entry_id)

    assert await dialog.submit(children=children) == "entry_not_loaded"
    assert not entry.get_subentries_of_type(SUBENTRY_MENU)
