"""Lunch menus as subentries: read before they are kept, and told apart when something is wrong."""

from types import MappingProxyType
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigSubentry,
    SubentryFlowContext,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    get_schema_suggested_value,
)

from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    RateLimitedError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.menus import SITES
from custom_components.skolplattformen.api.menus.skolmaten import Skolmaten
from custom_components.skolplattformen.const import CONF_ADDRESS, CONF_CHILDREN, SUBENTRY_MENU
from tests.platform import TUESDAY
from tests.simulator.server import Simulator

LARKSKOLAN = "https://skolmaten.se/larkskolan"
EKSKOLAN = "https://skolmaten.se/ekskolan"


@pytest.fixture
async def children(hass: HomeAssistant, entry: MockConfigEntry) -> list[str]:
    """Set the account up and return the keys of its children."""
    assert await hass.config_entries.async_setup(entry.entry_id)
    return list(entry.runtime_data.coordinator.data.children)


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> SubentryFlowResult:
    """Begin to add a menu."""
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, SUBENTRY_MENU), context={"source": SOURCE_USER}
    )


async def submit(
    hass: HomeAssistant, result: SubentryFlowResult, user_input: dict[str, Any]
) -> SubentryFlowResult:
    """Submit a form."""
    return await hass.config_entries.subentries.async_configure(result["flow_id"], user_input)


async def change(
    hass: HomeAssistant, entry: MockConfigEntry, menu: ConfigSubentry
) -> SubentryFlowResult:
    """Begin to change a menu."""
    context = SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=menu.subentry_id)
    return await hass.config_entries.subentries.async_init(
        (entry.entry_id, SUBENTRY_MENU), context=context
    )


def fields(result: SubentryFlowResult) -> Any:
    """Return the fields of a form."""
    assert result["data_schema"] is not None
    return result["data_schema"].schema


def only_menu(entry: MockConfigEntry) -> ConfigSubentry:
    """Return the one menu there is."""
    subentries: list[ConfigSubentry] = entry.get_subentries_of_type(SUBENTRY_MENU)
    (subentry,) = subentries
    return subentry


async def test_add(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A menu is kept by its address in its one form, under the school's name."""
    result = await begin(hass, entry)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "user"
    assert result["description_placeholders"] == {"sites": ", ".join(SITES)}
    options = fields(result)[CONF_CHILDREN].config["options"]
    assert [option["label"] for option in options] == ["Alva", "Vilmer"]

    pasted = {CONF_ADDRESS: " www.skolmaten.se/larkskolan/", CONF_CHILDREN: children[:1]}
    result = await submit(hass, result, pasted)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert result["title"] == "Lärkskolan"
    menu = only_menu(entry)
    assert menu.title == "Lärkskolan"
    assert menu.unique_id == LARKSKOLAN
    assert menu.data == {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children[:1]}
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("address", "field", "error"),
    [
        ("https://example.invalid/larkskolan", CONF_ADDRESS, "unknown_site"),
        ("not an address", CONF_ADDRESS, "unknown_site"),
        ("https://skolmaten.se/granskolan", CONF_ADDRESS, "unknown_school"),
        ("https://skolmaten.se/", CONF_ADDRESS, "unknown_school"),
    ],
)
async def test_wrong_address(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    address: str,
    field: str,
    error: str,
) -> None:
    """Another site and another school are different mistakes; both can be mended."""
    result = await begin(hass, entry)
    wrong = {CONF_ADDRESS: address, CONF_CHILDREN: children}
    result = await submit(hass, result, wrong)
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {field: error}
    assert get_schema_suggested_value(fields(result), CONF_ADDRESS) == address

    result = await submit(hass, result, wrong | {CONF_ADDRESS: LARKSKOLAN})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (UnreachableError, "cannot_connect"),
        (DeniedError, "denied"),
        (RateLimitedError(TUESDAY), "rate_limited"),
        (UnexpectedAnswerError, "unexpected_answer"),
        (ZeroDivisionError, "unknown"),
    ],
)
async def test_trouble_with_the_site(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    trouble: Exception,
    error: str,
) -> None:
    """What is no fault of the guardian's says so; later it works."""
    result = await begin(hass, entry)
    right = {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children}
    with patch.object(Skolmaten, "read", side_effect=trouble):
        result = await submit(hass, result, right)
    assert result["errors"] == {"base": error}

    result = await submit(hass, result, right)
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


async def test_no_child(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A menu is somebody's."""
    result = await begin(hass, entry)
    result = await submit(hass, result, {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: []})
    assert result["errors"] == {CONF_CHILDREN: "no_child"}

    result = await submit(hass, result, {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    await hass.async_block_till_done()


async def test_no_menu_this_week(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """In July a menu can be added, too: the guardian is told and decides."""
    week = TUESDAY.isocalendar()
    platform.menus.unpublish("larkskolan", week.year, week.week)
    result = await begin(hass, entry)
    result = await submit(hass, result, {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children})
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "no_menu"
    assert result["description_placeholders"] == {"school": "Lärkskolan"}
    assert not entry.subentries

    result = await submit(hass, result, {})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert only_menu(entry).unique_id == LARKSKOLAN
    await hass.async_block_till_done()


async def test_twice(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A school's menu is there once; another school's can be added."""
    result = await begin(hass, entry)
    await submit(hass, result, {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children[:1]})
    await hass.async_block_till_done()

    result = await begin(hass, entry)
    again = {CONF_ADDRESS: "skolmaten.se/larkskolan", CONF_CHILDREN: children[1:]}
    result = await submit(hass, result, again)
    assert result["errors"] == {CONF_ADDRESS: "already_configured"}

    result = await submit(hass, result, again | {CONF_ADDRESS: EKSKOLAN})
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert len(entry.subentries) == 2
    await hass.async_block_till_done()


async def test_change(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """Children and address can be changed; the title follows only another school."""
    result = await begin(hass, entry)
    await submit(hass, result, {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children[:1]})
    await hass.async_block_till_done()
    menu = only_menu(entry)
    hass.config_entries.async_update_subentry(entry, menu, title="Alva's school")
    await hass.async_block_till_done()

    result = await change(hass, entry, menu)
    assert result["type"] is FlowResultType.FORM
    assert result["step_id"] == "reconfigure"
    assert get_schema_suggested_value(fields(result), CONF_ADDRESS) == LARKSKOLAN
    assert get_schema_suggested_value(fields(result), CONF_CHILDREN) == children[:1]

    result = await submit(hass, result, {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children})
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    menu = only_menu(entry)
    assert menu.title == "Alva's school"
    assert menu.data == {CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: children}

    result = await change(hass, entry, menu)
    await submit(hass, result, {CONF_ADDRESS: EKSKOLAN, CONF_CHILDREN: children})
    await hass.async_block_till_done()
    menu = only_menu(entry)
    assert menu.title == "Ekskolan"
    assert menu.unique_id == EKSKOLAN


async def test_change_after_a_child_has_left(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Only children that are still there are suggested."""
    menu = ConfigSubentry(
        data=MappingProxyType({CONF_ADDRESS: LARKSKOLAN, CONF_CHILDREN: [*children, "left"]}),
        subentry_type=SUBENTRY_MENU,
        title="Lärkskolan",
        unique_id=LARKSKOLAN,
    )
    hass.config_entries.async_add_subentry(entry, menu)
    await hass.async_block_till_done()
    result = await change(hass, entry, menu)
    assert get_schema_suggested_value(fields(result), CONF_CHILDREN) == children


async def test_account_that_is_not_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Without the account nobody knows the children."""
    result = await begin(hass, entry)
    assert result["type"] is FlowResultType.ABORT
    assert result["reason"] == "entry_not_loaded"
