"""Translations and icons: one set of keys in every language, and one for everything in the code."""

import re

from homeassistant.helpers.entity import EntityDescription
import pytest

from custom_components.skolplattformen import (
    PLATFORMS,
    answers_issue,
    binary_sensor,
    button,
    calendar,
    event,
    sensor,
    todo,
)
from custom_components.skolplattformen.api import exceptions
from custom_components.skolplattformen.errors import (
    key_of_error,
    key_of_menu_error,
    key_of_write_error,
)
from custom_components.skolplattformen.menus.issue import Trouble
from tests.integration_files import INTEGRATION, LANGUAGES, calls, flat, load, translations

ENGLISH = translations("en")
ICONS = load(INTEGRATION / "icons.json")
PLATFORM_MODULES = {
    "binary_sensor": binary_sensor,
    "button": button,
    "calendar": calendar,
    "event": event,
    "sensor": sensor,
    "todo": todo,
}

SECTIONS = {
    "common",
    "config",
    "config_subentries",
    "entity",
    "exceptions",
    "issues",
    "options",
    "selector",
    "services",
    "system_health",
    "title",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_form(language: str) -> None:
    """Known sections, slugs for keys, and plain words: no HTML, no addresses, nothing unfinished."""
    tree = translations(language)
    assert set(tree) <= SECTIONS
    for path, text in flat(tree).items():
        assert re.fullmatch(r"[a-z0-9_.]+", path)
        assert text == text.strip() != ""
        assert not re.search(r"</?[a-zA-Z]", text), path
        assert "://" not in text, path
        assert "[%key" not in text, path
        assert not re.search(r"'[^']*\{\w+\}[^']*'", text), path
        assert not re.search(r"(?<!\.)\.\.$|  ", text), path


@pytest.mark.parametrize("language", [x for x in LANGUAGES if x != "en"])
def test_parity(language: str) -> None:
    """Another language says the same things, with the same placeholders."""
    english, other = flat(ENGLISH), flat(translations(language))
    assert set(other) == set(english)
    assert {path: _placeholders(text) for path, text in other.items()} == {
        path: _placeholders(text) for path, text in english.items()
    }


def test_all_languages_are_checked() -> None:
    """There is no language that these tests do not know of."""
    found = {path.stem for path in (INTEGRATION / "translations").glob("*.json")}
    assert found == set(LANGUAGES)


@pytest.mark.parametrize("section", ["entity", "icons"])
def test_entities(section: str) -> None:
    """Every entity has a name and an icon, and there is none for what is no entity."""
    tree = ENGLISH["entity"] if section == "entity" else ICONS["entity"]
    entities = {
        f"{platform}.{description.translation_key}"
        for platform, module in PLATFORM_MODULES.items()
        for description in _descriptions(module)
    }
    assert set(PLATFORM_MODULES) == set(PLATFORMS)
    assert {f"{platform}.{key}" for platform in tree for key in tree[platform]} == entities


def test_names_and_icons() -> None:
    """A name is a name; an icon is of Material Design, and another for a state than by default."""
    for group in ENGLISH["entity"].values():
        assert all(words["name"] for words in group.values())
    for group in ICONS["entity"].values():
        for icons in group.values():
            assert all(icon.startswith("mdi:") for icon in flat(icons).values())
            assert icons["default"] not in icons.get("state", {}).values()


def test_states_of_enums() -> None:
    """Every state of an enum has words."""
    for platform, module in PLATFORM_MODULES.items():
        for description in _descriptions(module):
            words = ENGLISH["entity"][platform][description.translation_key].get("state", {})
            options = {"on", "off"} if platform == "binary_sensor" and words else ()
            assert set(getattr(description, "options", None) or options) == set(words)


def test_errors_of_the_client() -> None:
    """Every error of the client has words."""
    kinds = [kind for kind in vars(exceptions).values() if isinstance(kind, type)]
    errors = [
        kind.__new__(kind) for kind in kinds if issubclass(kind, exceptions.SkolplattformenError)
    ]
    for key_of in (key_of_error, key_of_menu_error, key_of_write_error):
        assert {key_of(error) for error in errors} <= set(ENGLISH["exceptions"])


def test_literal_keys() -> None:
    """Every key written in a call has its words: of an exception or an ending."""
    endings = {path.rpartition(".")[2] for path in flat(ENGLISH) if ".abort." in f".{path}"}
    for module, callee, words in calls():
        if callee.endswith(("Error", "Failed", "NotReady")) and "translation_key" in words:
            assert words["translation_key"] in ENGLISH["exceptions"], module
        elif "abort" in callee and "reason" in words:
            assert words["reason"] in endings, module


def test_issues() -> None:
    """Every issue has its words, and there are none for what is no issue."""
    raised = {
        words["translation_key"]
        for _, callee, words in calls()
        if callee == "async_create_issue" and "translation_key" in words
    }
    about_answers = {f"answers_changed_{kind}" for kind in answers_issue.KINDS}
    assert raised | about_answers | set(Trouble) == ENGLISH["issues"].keys()


def _descriptions(module: object) -> list[EntityDescription]:
    """Return the descriptions that a platform's module holds, alone or in tuples."""
    values = [
        value
        for held in vars(module).values()
        for value in (held if isinstance(held, tuple) else (held,))
    ]
    # Core builds its own descriptions anew, so that not all are instances of their base.
    return [value for value in values if type(value).__name__.endswith("Description")]


def _placeholders(text: str) -> set[str]:
    """Return the names of the placeholders of a text."""
    return set(re.findall(r"\{(\w+)\}", text))
