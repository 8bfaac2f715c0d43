"""Lunch menus that are changed: what is set is kept unless the guardian changes it."""

from datetime import timedelta
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import (
    CONF_ADDRESS,
    CONF_ALTERNATIVES,
    CONF_CHILDREN,
    CONF_MEAL,
    CONF_WHEN,
    SUBENTRY_MENU,
)
from tests.conftest import PassTime
from tests.platform import add_menu, kinds
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .menu_dialog import EKSKOLAN, LARKSKOLAN, MATILDA, MenuDialog, only_menu


async def with_menu(
    hass: HomeAssistant, entry: MockConfigEntry, address: str, *children: str, **choices: Any
) -> ConfigSubentry:
    """Add a menu and wait until it has been read."""
    menu = add_menu(hass, entry, address, *children, **choices)
    await hass.async_block_till_done(wait_background_tasks=True)
    return menu


async def test_keep_the_school(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """What is set stands in the form; the title stays the guardian's, and nothing is asked again."""
    menu = await with_menu(hass, entry, LARKSKOLAN, children[0])
    hass.config_entries.async_update_subentry(entry, menu, title="Alva's *school*")
    await hass.async_block_till_done(wait_background_tasks=True)
    platform.log.clear()

    dialog = await MenuDialog.change(hass, entry, menu)
    assert dialog.result["type"] is FlowResultType.MENU
    assert dialog.step == "reconfigure"
    assert dialog.result["menu_options"] == ["change", "search", "address"]
    assert dialog.words == {
        "school": r"Alva\'s \*school\*",
        "address": r"https\:\/\/skolmaten\.se\/larkskolan",
    }
    assert await dialog.press("change") == "preview"
    assert dialog.words["menu"].startswith("**23/11** Pasta")
    assert len(dialog.words["menu"].splitlines()) == 5
    assert dialog.filled(CONF_CHILDREN) == children[:1]
    assert dialog.filled(CONF_WHEN) == "school"
    assert await dialog.submit(children=children, when="breaks") == "alternatives"
    assert await dialog.submit(child_1="2") == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)

    assert not kinds(platform)["menu"]
    menu = only_menu(entry)
    assert menu.title == "Alva's *school*"
    assert menu.data == {
        CONF_ADDRESS: LARKSKOLAN,
        CONF_CHILDREN: children,
        CONF_WHEN: "breaks",
        CONF_ALTERNATIVES: {children[0]: "2"},
    }


async def test_choices_are_filled_in(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """The meal and the alternatives that were chosen are offered again; those not there are not."""
    chosen = {children[0]: "Dagens 2", children[1]: "Dagens 9"}
    choices = {CONF_WHEN: "breaks", CONF_MEAL: "Lunch", CONF_ALTERNATIVES: chosen}
    menu = await with_menu(hass, entry, MATILDA, *children, **choices)
    dialog = await MenuDialog.change(hass, entry, menu)
    assert await dialog.press("change") == "preview"
    assert dialog.filled(CONF_WHEN) == "breaks"
    assert dialog.filled(CONF_MEAL) == "Lunch"
    await dialog.submit(children=children, when="breaks", meal="Lunch")
    assert dialog.filled("child_1") == "Dagens 2"
    assert dialog.filled("child_2") == "all"

    # Who takes it back keeps nothing.
    assert await dialog.submit(child_1="all", child_2="all") == "reconfigure_successful"
    assert CONF_ALTERNATIVES not in only_menu(entry).data
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.parametrize("way", ["search", "address"])
async def test_another_school(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], way: str
) -> None:
    """Children and days stay filled in; the title and the choices follow the new school."""
    chosen = {CONF_MEAL: "Lunch", CONF_ALTERNATIVES: {children[0]: "Dagens 2"}}
    menu = await with_menu(hass, entry, MATILDA, *children, **chosen, **{CONF_WHEN: "breaks"})
    dialog = await MenuDialog.change(hass, entry, menu)
    assert await dialog.press(way) == way
    if way == "search":
        await dialog.submit(name="Lärkskolan", municipality="Stockholm")
        await dialog.submit(school=LARKSKOLAN)
    else:
        assert dialog.filled(CONF_ADDRESS) == MATILDA
        await dialog.submit(address=LARKSKOLAN)
    assert dialog.step == "preview"
    assert dialog.fields == [CONF_CHILDREN, CONF_WHEN]
    assert dialog.filled(CONF_CHILDREN) == children
    assert dialog.filled(CONF_WHEN) == "breaks"
    assert await dialog.submit(children=children, when="breaks") == "alternatives"
    assert dialog.filled("child_1") == "all"
    assert await dialog.submit() == "reconfigure_successful"

    changed = only_menu(entry)
    assert changed.subentry_id == menu.subentry_id
    assert (changed.title, changed.unique_id) == ("Lärkskolan", LARKSKOLAN)
    assert changed.data == {
        CONF_ADDRESS: LARKSKOLAN,
        CONF_CHILDREN: children,
        CONF_WHEN: "breaks",
    }
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_none_of_these(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Who finds nothing that fits comes back to where the dialog began."""
    menu = await with_menu(hass, entry, LARKSKOLAN, *children)
    dialog = await MenuDialog.change(hass, entry, menu)
    await dialog.press("search")
    await dialog.submit(name="Lark", municipality="Stockholm")
    assert await dialog.submit(school="none") == "reconfigure"
    assert await dialog.press("change") == "preview"


async def test_while_the_site_is_down(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """What is kept is shown, so children can be changed whatever the site does."""
    menu = await with_menu(hass, entry, LARKSKOLAN, children[0])
    platform.faults.add(Fault(kind="drop", host="skolmaten.se"))
    dialog = await MenuDialog.change(hass, entry, menu)
    assert await dialog.press("change") == "preview"
    await dialog.submit(children=children)
    assert await dialog.submit() == "reconfigure_successful"
    assert only_menu(entry).data[CONF_CHILDREN] == children
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.mark.parametrize(
    ("address", "errors"),
    [
        ("https://skolmaten.se/granskolan", {CONF_ADDRESS: "unknown_school"}),
        ("https://example.invalid/larkskolan", {CONF_ADDRESS: "unknown_site"}),
    ],
)
async def test_nothing_is_kept(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    address: str,
    errors: dict[str, str],
) -> None:
    """A menu that cannot be read cannot be shown: its address is the thing to change."""
    menu = await with_menu(hass, entry, address, *children)
    dialog = await MenuDialog.change(hass, entry, menu)
    assert await dialog.press("change") == "address"
    assert dialog.errors == errors
    assert dialog.filled(CONF_ADDRESS) == address

    assert await dialog.submit(address=LARKSKOLAN) == "preview"
    assert dialog.filled(CONF_CHILDREN) == children


async def test_what_is_kept_is_too_old(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    platform: Simulator,
    pass_time: PassTime,
) -> None:
    """A menu without a day to come says nothing; the site is asked, and tells what is wrong."""
    menu = await with_menu(hass, entry, LARKSKOLAN, *children)
    platform.faults.add(Fault(kind="drop", host="skolmaten.se"))
    await pass_time(timedelta(weeks=2))
    dialog = await MenuDialog.change(hass, entry, menu)
    assert await dialog.press("change") == "address"
    assert dialog.errors == {"base": "cannot_connect"}

    platform.faults.clear()
    assert await dialog.submit(address=LARKSKOLAN) == "preview"
    assert dialog.words["menu"].startswith("**7/12** ")


async def test_in_a_break(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """Where there is nothing to choose from now, what was chosen stays with who still eats there."""
    for week in (48, 49):
        platform.menus.unpublish("larkskolan", 2026, week)
    chosen = {CONF_MEAL: "Lunch", CONF_ALTERNATIVES: dict.fromkeys(children, "2")}
    menu = await with_menu(hass, entry, LARKSKOLAN, *children, **chosen)
    dialog = await MenuDialog.change(hass, entry, menu)
    assert await dialog.press("change") == "no_menu"
    assert await dialog.submit(children=children[1:]) == "reconfigure_successful"

    assert only_menu(entry).data == {
        CONF_ADDRESS: LARKSKOLAN,
        CONF_CHILDREN: children[1:],
        CONF_WHEN: "school",
        CONF_MEAL: "Lunch",
        CONF_ALTERNATIVES: {children[1]: "2"},
    }
    await hass.async_block_till_done(wait_background_tasks=True)

    # Another school's meals are other meals.
    for week in (48, 49):
        platform.menus.unpublish("ekskolan", 2026, week)
    dialog = await MenuDialog.change(hass, entry, only_menu(entry))
    await dialog.press("address")
    assert await dialog.submit(address=EKSKOLAN) == "no_menu"
    assert await dialog.submit(children=children[1:]) == "reconfigure_successful"
    assert CONF_MEAL not in only_menu(entry).data
    assert CONF_ALTERNATIVES not in only_menu(entry).data
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_child_that_has_left(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Only children that are still there are offered and kept."""
    left = {CONF_ALTERNATIVES: {"left": "2", children[0]: "1"}}
    menu = await with_menu(hass, entry, LARKSKOLAN, *children, "left", **left)
    dialog = await MenuDialog.change(hass, entry, menu)
    await dialog.press("change")
    assert dialog.filled(CONF_CHILDREN) == children
    assert list(dialog.options(CONF_CHILDREN)) == children
    await dialog.submit(children=children)
    assert await dialog.submit(child_1="1") == "reconfigure_successful"

    assert only_menu(entry).data[CONF_CHILDREN] == children
    assert only_menu(entry).data[CONF_ALTERNATIVES] == {children[0]: "1"}
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_the_school_of_another_menu(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Two menus of one school are one too many; one's own is no other."""
    menu = await with_menu(hass, entry, LARKSKOLAN, children[0])
    await with_menu(hass, entry, EKSKOLAN, children[1])
    dialog = await MenuDialog.change(hass, entry, menu)
    await dialog.press("address")
    assert await dialog.submit(address=EKSKOLAN) == "address"
    assert dialog.errors == {CONF_ADDRESS: "already_configured"}

    assert await dialog.submit(address=LARKSKOLAN) == "preview"
    assert await dialog.submit(children=children) == "preview"
    assert dialog.errors == {CONF_CHILDREN: "child_has_menu"}


async def test_removed_meanwhile(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """An open dialog ends when its menu has been removed."""
    menu = await with_menu(hass, entry, LARKSKOLAN, children[0])
    dialog = await MenuDialog.change(hass, entry, menu)
    await dialog.press("change")
    hass.config_entries.async_remove_subentry(entry, menu.subentry_id)
    await hass.async_block_till_done(wait_background_tasks=True)

    assert await dialog.submit(children=children) == "menu_removed"


async def test_account_that_is_not_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without the account nobody knows the children."""
    menu = ConfigSubentry(
        data=MappingProxyType({CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: []}),
        subentry_type=SUBENTRY_MENU,
        title="Lärkskolan",
        unique_id=LARKSKOLAN,
    )
    hass.config_entries.async_add_subentry(entry, menu)
    dialog = await MenuDialog.change(hass, entry, menu)
    assert dialog.step == "entry_not_loaded"
