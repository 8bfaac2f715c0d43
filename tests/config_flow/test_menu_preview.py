"""What the dialog shows of a menu, and what it asks about it."""

from dataclasses import replace
from datetime import date, timedelta
import re
import string
from unittest.mock import patch

from homeassistant.core import HomeAssistant
from hypothesis import given, strategies as st
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.api.exceptions import DeniedError
from custom_components.skolplattformen.api.menus.skolmaten import Skolmaten
from custom_components.skolplattformen.const import (
    CONF_ALTERNATIVES,
    CONF_CHILDREN,
    CONF_MEAL,
    CONF_WHEN,
)
from custom_components.skolplattformen.flows.markdown import plain
from custom_components.skolplattformen.flows.menu_preview import examples, is_free
from custom_components.skolplattformen.school.models import (
    Dish,
    Menu,
    MenuDay,
    Timetable,
    TimetableEntry,
)
from tests.platform import TUESDAY, add_menu, child_key
from tests.properties import DETERMINISTIC
from tests.simulator.server import Simulator
from tests.simulator.terms import monday_of

from .menu_dialog import EKSKOLAN, LARKSKOLAN, MATILDA, MenuDialog, only_menu

MONDAY = date(2026, 11, 23)
HOSTILE = (
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "<img src=x onerror=alert(1)> <ha-qr-code data='x'>",
    "https://evil.example www.evil.example guardian@evil.example",
    "{school} `code` **bold** &lt;b&gt; \\",
)


async def test_a_week(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """Each day has a line, with its dishes or the reason why there are none."""
    for number, dishes in enumerate((("Fisksoppa", "Linssoppa"), ("Nudlar",), ("Gröt",), ("Sås",))):
        platform.menus.set_day("larkskolan", MONDAY + timedelta(days=number), dishes)
    platform.menus.set_day("larkskolan", MONDAY + timedelta(days=4), cancelled="Studiedag")
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)

    assert dialog.words["school"] == "Lärkskolan"
    assert dialog.words["menu"].splitlines() == [
        "**23/11** Fisksoppa · Linssoppa",
        "**24/11** Nudlar",
        "**25/11** Gröt",
        "**26/11** Sås",
        "**27/11** Studiedag",
    ]


async def test_text_of_others_is_text(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """No dish and no reason makes a link, a picture, a tag or a placeholder."""
    platform.menus.set_day("larkskolan", MONDAY, HOSTILE)
    platform.menus.set_day("larkskolan", MONDAY + timedelta(days=1), ("Soppa " * 999,))
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)

    monday, tuesday, *_ = dialog.words["menu"].splitlines()
    text = monday.removeprefix("**23/11** ")
    assert "evil" in text
    assert not bare_punctuation(text)
    assert len(tuesday) < 350
    assert tuesday.endswith("…")


@DETERMINISTIC
@given(st.text(st.sampled_from(string.punctuation + " aö1\n\u2028·…")))
def test_plain_text(text: str) -> None:
    """All punctuation that Markdown could take for its own is escaped; nothing else changes."""
    written = plain(text)
    assert not bare_punctuation(written)
    assert re.sub(r"\\(.)", r"\1", written) == " ".join(text.split())


def bare_punctuation(markdown: str) -> str:
    """Return the punctuation that is not escaped."""
    return "".join(c for c in re.sub(r"\\.", "", markdown) if c in string.punctuation)


async def test_next_week(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """Where nothing is published for this week, the next one is shown."""
    platform.menus.unpublish("larkskolan", 2026, 48)
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)

    assert dialog.step == "preview"
    assert dialog.words["menu"].startswith("**30/11** ")
    assert await dialog.submit(children=children) == "alternatives"


async def test_a_site_without_next_week(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """A site that lets us have no more than this week has no more to show; nor need it say a name."""
    nothing = Menu(school=None, first=MONDAY, last=MONDAY, read_at=TUESDAY, days=())
    with patch.object(Skolmaten, "read", side_effect=[nothing, DeniedError]):
        dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    assert dialog.step == "no_menu"
    assert dialog.words["school"] == r"skolmaten\.se\/larkskolan"


@pytest.mark.parametrize("lessons", [True, False])
async def test_nothing_is_published(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    children: list[str],
    platform: Simulator,
    lessons: bool,
) -> None:
    """In a break that is as it should be; at other times the guardian decides."""
    platform.menus.unpublish("larkskolan", 2026, 48)
    platform.menus.unpublish("larkskolan", 2026, 49)
    if not lessons:
        no_lessons(entry)
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    assert dialog.step == ("no_menu" if lessons else "no_menu_in_break")
    assert dialog.words["school"] == "Lärkskolan"
    assert dialog.fields == [CONF_CHILDREN, CONF_WHEN]
    assert await dialog.submit(children=[]) == ("no_menu" if lessons else "no_menu_in_break")
    assert dialog.errors == {CONF_CHILDREN: "no_child"}
    assert not entry.subentries

    assert await dialog.submit(children=children) == "added"
    assert only_menu(entry).unique_id == LARKSKOLAN
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_meals_and_alternatives(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Where there is something to choose, it is asked, and only what was chosen is kept."""
    dialog = await MenuDialog.add_at(hass, entry, MATILDA)
    assert dialog.words["menu"].splitlines()[-1] == (
        r"**27/11** Lunch\: Chili con carne och ris · Quornfilé med bulgur · Mellanmål\: Frukt"
    )
    assert dialog.fields == [CONF_CHILDREN, CONF_WHEN, CONF_MEAL]
    assert list(dialog.options(CONF_MEAL)) == ["by_name", "Lunch", "Mellanmål"]
    assert dialog.filled(CONF_MEAL) == "by_name"

    assert await dialog.submit(children=children, meal="Lunch") == "alternatives"
    assert dialog.words == {"child_1": "Alva", "child_2": "Vilmer"}
    assert dialog.options("child_1") == {
        "all": "all",
        "Dagens 1": "Dagens 1: Blomkålssoppa med bröd",
        "Dagens 2": "Dagens 2: Sojalasagne",
    }
    assert dialog.filled("child_2") == "all"
    assert dialog.ends_here()
    assert await dialog.submit(child_2="Dagens 2") == "added"
    menu = only_menu(entry)
    assert menu.data[CONF_MEAL] == "Lunch"
    assert menu.data[CONF_ALTERNATIVES] == {children[1]: "Dagens 2"}
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_meal_without_alternatives(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Nothing is asked where there is nothing to choose."""
    dialog = await MenuDialog.add_at(hass, entry, MATILDA)
    assert await dialog.submit(children=children, meal="Mellanmål") == "added"
    assert only_menu(entry).data[CONF_MEAL] == "Mellanmål"
    assert CONF_ALTERNATIVES not in only_menu(entry).data
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_one_dish_a_day(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """Where a kitchen serves one dish a day, the preview is the last step."""
    for number in range(5):
        platform.menus.set_day("larkskolan", MONDAY + timedelta(days=number), ("Soppa",))
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    assert dialog.ends_here()
    assert await dialog.submit(children=children) == "added"
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_another_menu_of_a_child(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """A child has one menu for school days and one for breaks; the other one is named."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    await dialog.submit(children=children[1:])
    await dialog.submit()
    await hass.async_block_till_done(wait_background_tasks=True)

    dialog = await MenuDialog.add_at(hass, entry, EKSKOLAN)
    assert await dialog.submit(children=children) == "preview"
    assert dialog.errors == {CONF_CHILDREN: "child_has_menu"}
    assert dialog.words["child"] == "Vilmer"
    assert dialog.words["other"] == "Lärkskolan"
    assert dialog.filled(CONF_CHILDREN) == children
    assert await dialog.submit(children=children, when="breaks") == "alternatives"
    await dialog.submit()
    await hass.async_block_till_done(wait_background_tasks=True)

    dialog = await MenuDialog.add_at(hass, entry, MATILDA)
    assert await dialog.submit(children=children[:1], when="breaks") == "preview"
    assert dialog.words["child"] == "Alva"
    assert dialog.words["other"] == "Ekskolan"
    assert await dialog.submit(children=children[:1]) == "alternatives"
    assert [menu.data[CONF_WHEN] for menu in entry.subentries.values()] == ["school", "breaks"]


async def test_menus_of_the_first_release(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str], platform: Simulator
) -> None:
    """A menu that does not say when it counts is for school days."""
    add_menu(hass, entry, "larkskolan", child_key(platform, "Alva"))
    await hass.async_block_till_done(wait_background_tasks=True)
    dialog = await MenuDialog.add_at(hass, entry, EKSKOLAN)

    assert await dialog.submit(children=children) == "preview"
    assert dialog.errors == {CONF_CHILDREN: "child_has_menu"}


def test_examples() -> None:
    """An example is a dish that has another one beside it; an alternative without stands alone."""
    labels = (("Dagens", "Gröna"), ("Gröna",), ("Kalla",))
    days = tuple(
        MenuDay(
            day=MONDAY + timedelta(days=number),
            dishes=tuple(Dish(name=f"Rätt {number}", label=label) for label in served),
        )
        for number, served in enumerate(labels)
    )
    menu = Menu(school=None, first=MONDAY, last=MONDAY, read_at=TUESDAY, days=days)

    assert examples(menu, None) == {
        "Dagens": "Dagens: Rätt 0",
        "Gröna": "Gröna: Rätt 0",
        "Kalla": "Kalla",
    }


def test_a_free_week() -> None:
    """Only timetables that hold all of the week say that it is free."""
    sunday = MONDAY + timedelta(days=6)
    free = Timetable(first=MONDAY, last=sunday, read_at=TUESDAY, entries=())
    shorter = replace(free, last=sunday - timedelta(days=1))
    lesson = TimetableEntry(start=TUESDAY, end=TUESDAY + timedelta(hours=1), title="Bild")
    taught = replace(free, entries=(lesson,))

    assert is_free([free, None], MONDAY)
    assert not is_free([], MONDAY)
    assert not is_free([None], MONDAY)
    assert not is_free([free, shorter], MONDAY)
    assert not is_free([free, taught], MONDAY)


async def test_five_children(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """Four children are asked about at a time."""
    coordinator = entry.runtime_data.coordinator
    alva = coordinator.data.children[children[0]]
    keys = [f"key{number}" for number in range(5)]
    coordinator.data.children.clear()
    coordinator.data.children.update(dict.fromkeys(keys, alva))
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)

    assert await dialog.submit(children=keys) == "alternatives"
    assert dialog.fields == ["child_1", "child_2", "child_3", "child_4"]
    assert not dialog.ends_here()
    assert await dialog.submit(child_4="2") == "alternatives"
    assert dialog.fields == ["child_1"]
    assert dialog.ends_here()
    # A browser that comes later is shown the same.
    assert await dialog.look() == "alternatives"
    assert dialog.fields == ["child_1"]
    assert await dialog.submit(child_1="1") == "added"
    assert only_menu(entry).data[CONF_ALTERNATIVES] == {"key3": "2", "key4": "1"}
    await hass.async_block_till_done(wait_background_tasks=True)


async def test_a_child_leaves_meanwhile(
    hass: HomeAssistant, entry: MockConfigEntry, children: list[str]
) -> None:
    """A child who leaves while the form is shown has no menu."""
    dialog = await MenuDialog.add_at(hass, entry, LARKSKOLAN)
    del entry.runtime_data.coordinator.data.children[children[1]]

    assert await dialog.submit(children=children[1:]) == "preview"
    assert dialog.errors == {CONF_CHILDREN: "no_child"}


def no_lessons(entry: MockConfigEntry) -> None:
    """Let the kept timetables have no lessons this week."""
    children = entry.runtime_data.coordinator.data.children
    for key, child in children.items():
        entries = tuple(
            row for row in child.timetable.entries if monday_of(row.start.date()) != MONDAY
        )
        children[key] = replace(child, timetable=replace(child.timetable, entries=entries))
