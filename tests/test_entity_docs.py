"""The page of entities, events and actions: all that there are, by the names that they have."""

import re

import pytest

from tests.integration_files import ROOT, translations

PAGES = {"en": ROOT / "docs" / "entities.md", "sv": ROOT / "docs" / "entities.sv.md"}


def rows(language: str) -> dict[str, list[str]]:
    """Return the first cell of every row, by what the table calls its first column."""
    found: dict[str, list[str]] = {}
    table: list[str] = []
    for line in PAGES[language].read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            table = []
        elif not table:
            table = found.setdefault(cells[0], [""])
        elif not set(line) <= set("|-: "):
            table.append(cells[0])
    return {name: cells[1:] for name, cells in found.items()}


@pytest.mark.parametrize(
    ("language", "entity", "event", "action"),
    [("en", "entity", "event", "action"), ("sv", "entitet", "händelse", "åtgärd")],
)
def test_everything_is_told_of(language: str, entity: str, event: str, action: str) -> None:
    """Each has one row, and no row is about anything else."""
    words, found = translations(language), rows(language)
    entities = {kind: group for kind, group in words["entity"].items() if kind != "event"}
    names = [texts["name"] for group in entities.values() for texts in group.values()]

    assert sorted(found[entity]) == sorted(names)
    assert sorted(found[event]) == sorted(
        texts["name"] for texts in words["entity"]["event"].values()
    )
    assert sorted(found[action]) == sorted(
        service["name"] for service in words["services"].values()
    )


@pytest.mark.parametrize("language", ["en", "sv"])
def test_words_of_the_screen(language: str) -> None:
    """What stands in italics is written so in the dialogs."""
    words = str(translations(language))
    text = PAGES[language].read_text(encoding="utf-8")
    for shown in re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", text):
        if shown not in {"off", "av", "on", "på", "Unknown", "Okänt"}:
            assert shown in words, shown
