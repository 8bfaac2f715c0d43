"""The words of the dialogs: each thing that can be shown has them, in both languages."""

import json
from pathlib import Path
import re
from typing import Any

import pytest

from custom_components.skolplattformen.api.sign_in import Method, Stage
from custom_components.skolplattformen.flows import menu_forms, menu_school, options
from custom_components.skolplattformen.flows.attempt import Ending

TRANSLATIONS = Path(options.__file__).parents[1] / "translations"
SECTIONS = ("title", "config", "config_subentries", "options")


def words(language: str) -> dict[str, Any]:
    """Return the dialogs' sections of a language."""
    loaded: dict[str, Any] = json.loads((TRANSLATIONS / f"{language}.json").read_text("utf-8"))
    return {section: loaded[section] for section in SECTIONS}


def flat(node: Any, path: str = "") -> dict[str, str]:
    """Return all texts by their path."""
    return (
        {
            at: text
            for key, value in node.items()
            for at, text in flat(value, f"{path}.{key}").items()
        }
        if isinstance(node, dict)
        else {path: node}
    )


def test_both_languages_say_the_same() -> None:
    """The same texts exist, with the same placeholders."""
    english, swedish = flat(words("en")), flat(words("sv"))
    assert english.keys() == swedish.keys()
    for path, text in english.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", swedish[path])), path


@pytest.mark.parametrize("language", ["en", "sv"])
def test_texts_are_words(language: str) -> None:
    """Markup and addresses come through placeholders."""
    for path, text in flat(words(language)).items():
        assert not re.search(r"<|https?:|\.se\b", text), path
        assert text == text.strip() != "", path


@pytest.mark.parametrize("step", ["user", "reauth_confirm", "reconfigure", *Ending])
def test_every_menu_names_its_ways_on(step: str) -> None:
    """Each ending says what happened and how to go on."""
    shown = words("en")["config"]["step"][step]
    assert shown["title"]
    assert shown["description"]
    assert shown["menu_options"].keys() == {*Method}
    assert shown["menu_option_descriptions"].keys() == {*Method}


def test_every_stage_and_every_fault_has_words() -> None:
    """Whatever an order or a menu's site does, there are words for it."""
    english = words("en")
    assert english["config"]["progress"].keys() == {"starting", *Stage}
    faults = english["config_subentries"]["menu"]["error"].keys()
    assert faults == {key for _, key, _ in menu_school._FAULTS} | {
        "already_configured",
        "child_has_menu",
        "no_child",
        "no_school",
        "no_school_partly",
        "no_site_reached",
        "school_without_menu",
        "too_many_schools",
        "unknown",
    }


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_menu_is_asked_about_the_same(language: str) -> None:
    """The forms about who eats have the same fields, and each child is asked the same."""
    steps = words(language)["config_subentries"]["menu"]["step"]
    for kind in ("data", "data_description"):
        assert steps["preview"][kind] == steps["no_menu"][kind] == steps["no_menu_in_break"][kind]
        assert steps["found"][kind] == steps["found_partly"][kind]
        assert tuple(steps["alternatives"][kind]) == menu_forms.CHILD_FIELDS
    assert len(set(steps["alternatives"]["data_description"].values())) == 1
    for field, label in steps["alternatives"]["data"].items():
        assert label == f"{{{field}}}"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_child_is_asked_the_same(language: str) -> None:
    """Each section of the options has the same words, under the child's name."""
    sections = words(language)["options"]["step"]["init"]["sections"]
    assert tuple(sections) == options._SECTIONS
    fields = {str(field) for field in options._FIELDS.schema}
    for name, section in sections.items():
        assert section["name"] == f"{{{name}}}"
        assert section["data"].keys() == section["data_description"].keys() == fields
        assert {**section, "name": ""} == {**sections["child_1"], "name": ""}
