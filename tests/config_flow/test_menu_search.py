"""Lunch menus added by the school's name: what is found, what is not, and who did not answer."""

from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.exceptions import UnknownSchoolError
from custom_components.skolplattformen.api.menus.search import SEARCHED, Search
from custom_components.skolplattformen.api.menus.skolmaten import Skolmaten
from custom_components.skolplattformen.school.models import Menu
from tests.platform import TUESDAY, kinds
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .menu_dialog import LARKSKOLAN, MATILDA, MenuDialog, only_menu
from .test_menu import TROUBLES

HOSTS = {
    "skolmaten.se": "skolmaten.se",
    "Matilda": "menu.matildaplatform.com",
    "Mateo": "meny-api.mateo.se",
    "skolmat.info": "www.skolmat.info",
    "omsorgen.se": "www.omsorgen.se",
}


async def search(
    hass: HomeAssistant, entry: MockConfigEntry, name: str, municipality: str = "Stockholm"
) -> MenuDialog:
    """Begin to add a menu, and search for a school."""
    dialog = await MenuDialog.add(hass, entry)
    await dialog.press("search")
    await dialog.submit(name=name, municipality=municipality)
    return dialog


async def test_found(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A school is chosen from what was found, and its menu kept."""
    dialog = await MenuDialog.add(hass, entry)
    assert await dialog.press("search") == "search"
    assert dialog.words["sites"] == "skolmaten.se, Matilda, Mateo, skolmat.info, omsorgen.se"
    assert dialog.filled("municipality") == "Stockholm"

    assert await dialog.submit(name="lark", municipality="Stockholm") == "found"
    labels = dialog.options("school")
    assert labels[MATILDA] == "Lärkskolan, Stockholm (Matilda)"
    assert labels[LARKSKOLAN] == "Lärkskolan, Stockholms stad norr (skolmaten.se)"
    assert list(labels)[-1] == "none"
    # A browser that comes later is shown the same.
    assert await dialog.look() == "found"

    assert await dialog.submit(school=LARKSKOLAN) == "preview"
    await dialog.submit(children=children)
    assert await dialog.submit() == "added"
    assert (only_menu(entry).title, only_menu(entry).unique_id) == ("Lärkskolan", LARKSKOLAN)
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_school_without_place(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Where a site tells no place, none is shown."""
    dialog = await search(hass, entry, "Provskolan Rönnängs 3")
    assert "(Matilda)" in "".join(dialog.options("school").values())
    assert ", (" not in "".join(dialog.options("school").values())
    assert "None" not in "".join(dialog.options("school").values())


async def test_none_of_these(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Who finds nothing that fits chooses again, and finds the search as it was."""
    dialog = await search(hass, entry, "Lark", "Exempelkommun")
    assert await dialog.submit(school="none") == "user"
    assert await dialog.press("search") == "search"
    assert dialog.filled("name") == "Lark"
    assert dialog.filled("municipality") == "Exempelkommun"


async def test_not_found(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """Nothing found says so, and what was entered stays."""
    dialog = await search(hass, entry, "Fantasiskolan")
    assert dialog.step == "search"
    assert dialog.errors == {"base": "no_school"}
    assert dialog.filled("name") == "Fantasiskolan"

    assert await dialog.submit(name="Lärkskolan", municipality="Stockholm") == "found"


async def test_not_found_where_it_could_be_asked(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """The sites that were not asked are named: the school may be there."""
    platform.faults.add(Fault(kind="status", status=503, host=HOSTS["Matilda"]))
    platform.faults.add(Fault(kind="status", status=403, host=HOSTS["Mateo"]))
    dialog = await search(hass, entry, "Fantasiskolan")

    assert dialog.errors == {"base": "no_school_partly"}
    assert dialog.words["silent"] == "Matilda, Mateo"


async def test_found_where_it_could_be_asked(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """What was found elsewhere can be chosen, and the others are named."""
    platform.faults.add(Fault(kind="status", status=503, host=HOSTS["Matilda"]))
    dialog = await search(hass, entry, "Lärkskolan")
    assert dialog.step == "found_partly"
    assert dialog.words["silent"] == "Matilda"
    assert MATILDA not in dialog.options("school")

    assert await dialog.submit(school=LARKSKOLAN) == "preview"


async def test_nobody_answers(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """When no site can be asked, it is the connection."""
    assert set(HOSTS) == set(SEARCHED)
    for host in HOSTS.values():
        platform.faults.add(Fault(kind="drop", host=host))
    dialog = await search(hass, entry, "Lärkskolan")
    assert dialog.errors == {"base": "no_site_reached"}

    platform.faults.clear()
    assert await dialog.submit(name="Lärkskolan", municipality="Stockholm") == "found"


async def test_too_many(hass: HomeAssistant, entry: MockConfigEntry, children: list[str]) -> None:
    """A list that nobody would read is not shown."""
    dialog = await search(hass, entry, "Provskolan")
    assert dialog.step == "search"
    assert dialog.errors == {"base": "too_many_schools"}
    assert dialog.words["most"] == "40"


async def test_something_unexpected(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """What nobody foresaw says so as well."""
    with patch.object(Search, "find", side_effect=ZeroDivisionError):
        dialog = await search(hass, entry, "Lärkskolan")
    assert dialog.step == "search"
    assert dialog.errors == {"base": "unknown"}


async def test_a_school_without_menu(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """A site may list a school whose menu it does not have; another can be chosen."""
    dialog = await search(hass, entry, "Lark", "Exempelkommun")
    after_school = "https://meny.mateo.se/exempelkommun/215"
    assert await dialog.submit(school=after_school) == "found"
    assert dialog.errors == {"school": "school_without_menu"}
    assert dialog.filled("school") == after_school

    assert await dialog.submit(school="https://meny.mateo.se/exempelkommun/211") == "preview"


@pytest.mark.parametrize(
    ("trouble", "errors"),
    [
        *((trouble, {"base": error}) for trouble, error in TROUBLES),
        (UnknownSchoolError, {"school": "school_without_menu"}),
    ],
)
async def test_trouble_with_the_site(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    trouble: Exception,
    errors: dict[str, str],
) -> None:
    """What is wrong is said where the school was chosen."""
    dialog = await search(hass, entry, "Lärkskolan")
    with patch.object(Skolmaten, "read", side_effect=trouble):
        assert await dialog.submit(school=LARKSKOLAN) == "found"
    assert dialog.errors == errors

    assert await dialog.submit(school=LARKSKOLAN) == "preview"


async def test_a_school_that_is_there_already(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """A menu that has been added is not added again."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await dialog.submit(children=children)
    await dialog.submit()
    await hass.async_block_till_done(wait_background_tasks=True)

    dialog = await search(hass, entry, "Lärkskolan")
    assert await dialog.submit(school=LARKSKOLAN) == "found"
    assert dialog.errors == {"school": "already_configured"}


async def test_a_site_that_does_not_name_the_school(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """The menu is then called what the school is called in the list."""
    nothing = Menu(school=None, first=TUESDAY, last=TUESDAY, read_at=TUESDAY, days=())
    dialog = await search(hass, entry, "Lärkskolan")
    with patch.object(Skolmaten, "read", return_value=nothing):
        assert await dialog.submit(school=LARKSKOLAN) == "no_menu"
    assert dialog.words["school"] == "Lärkskolan"


async def test_lists_are_shared(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """All dialogs ask the sites for their schools once."""
    await search(hass, entry, "Lärkskolan")
    asked = kinds(platform)["matilda_kitchens"]
    await search(hass, entry, "Ekskolan")

    assert asked == kinds(platform)["matilda_kitchens"] == 1
