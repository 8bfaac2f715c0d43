"""What docs/lunch.md says of the menu sites: compared with the code and with the simulated sites."""

from collections import Counter
from datetime import datetime, timedelta
import json
import re

import pytest

from custom_components.skolplattformen.api.menus import SITES, menu_source
from custom_components.skolplattformen.api.menus.own_json_days import menu_of
from custom_components.skolplattformen.api.menus.search import PATIENCE, SEARCHED
from custom_components.skolplattformen.flows.menu_search import MOST_SCHOOLS
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.api.menu_sites import SITES as SIMULATED, WEEK, MenuReader, Site
from tests.integration_files import LANGUAGES, ROOT, flat, translations

PAGES = {"en": ROOT / "docs" / "lunch.md", "sv": ROOT / "docs" / "lunch.sv.md"}
YES = {"en": ("no", "yes"), "sv": ("nej", "ja")}
# What stands in the column for weeks: any; this one and later; those that are out.
WEEKS = {
    "en": ("any", "this one and later", "those that are out"),
    "sv": ("alla", "den här och senare", "de som är utlagda"),
}
# Words of the page itself, of Home Assistant and of menus, which no translation of ours has.
OTHER_WORDS = {
    "en": {"Weeks", "those that are out", "Configure", "Unavailable", "Unknown", "Studiedag"},
    "sv": {"Veckor", "de som är utlagda", "Konfigurera", "Otillgänglig", "Okänd", "Studiedag"},
}

in_every_language = pytest.mark.parametrize("language", LANGUAGES)
every_site = pytest.mark.parametrize("site", SIMULATED, ids=lambda site: site.site)


def text_of(language: str) -> str:
    """Return the page, each paragraph on one line."""
    return re.sub(r"(?<=[^\n|`])\n(?=[^\n|`#-])", " ", PAGES[language].read_text(encoding="utf-8"))


def table(language: str) -> dict[str, list[str]]:
    """Return the rows of the first table by the name of the site, without it."""
    rows = re.search(r"(?:^\|.+\n)+", PAGES[language].read_text(encoding="utf-8"), re.MULTILINE)
    assert rows is not None
    cells = [
        [cell.strip() for cell in line.strip("|").split(" | ")] for line in rows[0].splitlines()
    ]
    return {name.lstrip("| "): others for name, *others in cells[2:]}


@in_every_language
def test_sites(language: str) -> None:
    """All sites are in the table, in their order, each with an address that is one of its own."""
    rows = table(language)
    assert tuple(rows) == SITES
    for name, (address, *_) in rows.items():
        assert menu_source(address.strip("`")).site == name


@in_every_language
def test_search(language: str) -> None:
    """The sites that are found by name are those that the search asks, and its limits are told."""
    found = [name for name, row in table(language).items() if row[1] == YES[language][True]]
    assert tuple(found) == SEARCHED
    text = text_of(language)
    assert re.search(rf"{', '.join(SEARCHED[:-1])} (and|och) {SEARCHED[-1]}\.", text)
    assert re.search(rf"\b{PATIENCE:g} se[ck]", text)
    assert re.search(rf"\b{MOST_SCHOOLS} s[ck]", text)


@in_every_language
@every_site
async def test_abilities(menus: MenuReader, site: Site, language: str) -> None:
    """Weeks, names of alternatives and marks are those that each simulated site has."""
    source = menu_source(site.address)
    days = {
        weeks: (await menus.read(source, WEEK + timedelta(weeks=weeks))).days
        for weeks in (-60, -1, 0, 1, 60)
    }
    given = [weeks for weeks, published in days.items() if published]
    dishes = [dish for published in days.values() for day in published for dish in day.dishes]
    kind = {5: 0, 3: 1, 2: 2}[len(given)]
    assert site.all_at_once == (kind == 2)

    _, _, weeks_told, names_told, marks_told, _ = table(language)[site.site]

    assert weeks_told == WEEKS[language][kind]
    assert names_told == YES[language][any(dish.label for dish in dishes)]
    assert marks_told == YES[language][any(dish.marks for dish in dishes)]


@in_every_language
def test_words(language: str) -> None:
    """What is told as words on the screen is there, in the same words."""
    ours = [re.sub(r"\{\w+\}", "…", text) for text in flat(translations(language)).values()]
    told = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", text_of(language)))
    assert told >= OTHER_WORDS[language]
    for words in told - OTHER_WORDS[language]:
        assert any(words in text for text in ours), words


@in_every_language
def test_file(language: str) -> None:
    """The file of one's own is read as it is meant: two alternatives, and a day off."""
    (file,) = re.findall(r"```json\n(.+?)```", PAGES[language].read_text("utf-8"), re.DOTALL)
    skipped = Counter[str]()

    menu = menu_of(json.loads(file), datetime(2026, 3, 9, 6, tzinfo=STOCKHOLM), skipped)

    served, off = menu.days
    assert [dish.label for dish in served.dishes] == [None, served.dishes[1].label]
    assert all(dish.meal == "Lunch" for dish in served.dishes)
    assert off.closed == "Studiedag"
    assert not skipped
