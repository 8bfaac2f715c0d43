"""The pages about blueprints: each has its link, and its questions in the words of the screen."""

import re
from urllib.parse import quote

from homeassistant.util.yaml import load_yaml_dict
import pytest

from tests.blueprints.house import FOLDER, LANGUAGES
from tests.integration_files import ROOT

PAGES = {"en": ROOT / "docs" / "blueprints.md", "sv": ROOT / "docs" / "blueprints.sv.md"}
NAMES = sorted(
    path.name.removesuffix(".en.yaml")
    for path in FOLDER.rglob("*.en.yaml")
    if not path.name.startswith("school_questions.")
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_section(name: str, language: str) -> None:
    """One section leads to a blueprint in both languages, and tells of all its questions."""
    found = {
        other: load_yaml_dict(FOLDER / "skolplattformen" / f"{name}.{other}.yaml")["blueprint"]
        for other in LANGUAGES
    }
    links = {quote(blueprint["source_url"], safe="") for blueprint in found.values()}
    sections = PAGES[language].read_text("utf-8").split("\n## ")
    (section,) = (text for text in sections if links & set(re.findall(r"_url=([^)]+)\)", text)))

    assert set(re.findall(r"_url=([^)]+)\)", section)) == links
    asked = [
        field["name"] for key, field in found[language]["input"].items() if key != "only_while"
    ]
    assert re.findall(r"^\| ([^|]+) \|", section, re.MULTILINE)[1:] == asked
    assert found[language]["name"].startswith(section.partition("\n")[0])
