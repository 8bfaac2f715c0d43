"""The pages for guardians: all that there is, in the words of the screen."""

import ast
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
import re

from homeassistant.util.yaml import load_yaml_dict
import pytest

from custom_components.skolplattformen.actions.write import (
    ATTR_ACTION,
    ATTR_OUTCOME,
    NOT_TAKEN,
    REFUSED,
    UNKNOWN,
    WRITTEN,
)
from custom_components.skolplattformen.const import EVENT_WRITE
from custom_components.skolplattformen.event import EVENTS
from custom_components.skolplattformen.options import DEFAULT_MARGIN
from custom_components.skolplattformen.schedule import is_due
from custom_components.skolplattformen.school.models import STOCKHOLM, Module
from tests.integration_files import INTEGRATION, LANGUAGES, ROOT, flat, translations

in_every_language = pytest.mark.parametrize("language", LANGUAGES)

# Sentences of questions that no action asks: times of care, files, and plans.
NOT_MET = {
    "file_too_large",
    "no_file",
    "not_allowed_bad_times",
    "not_allowed_closed",
    "not_allowed_outside_hours",
    "unknown_file",
    "unknown_plan",
    "unwanted_file",
}
# Steps that a sign-in begins with; the others with a choice of ways are those that it ends with.
BEGINNINGS = {"reauth_confirm", "reconfigure", "user"}
# Words of Home Assistant, and of the pages, the blueprints and the school themselves.
OTHER_WORDS = {
    "en": {
        "Alva (2)",
        "Community dashboards",
        "Configure",
        "Create automation",
        "Custom repositories",
        "Delete",
        "Edit in YAML",
        "Import blueprint",
        "Integration",
        "Mathematics",
        "Notifications",
        "Preview",
        "Open link",
        "School morning in English",
        "Add entity",
        "Reconfigure",
        "Run actions",
        "School morning",
        "Settings → Automations & scenes → Create automation → Create new automation",
        "Settings → Dashboards → Add dashboard",
        "Settings → Devices & services → Add integration",
        "Settings → Devices & services → Skolplattformen",
        "Settings → System → Repairs",
        "System information",
        "System options",
        "Unauthorized",
        "Unavailable",
        "Unknown",
        "Where",
        "inställd",
        "⋮",
        "⋮ → Download diagnostics",
    },
    "sv": {
        "Alva (2)",
        "Anpassade förråd",
        "Aviseringar",
        "Förhandsgranska",
        "Open link",
        "Skolmorgon på svenska",
        "Lägg till entitet",
        "Gemenskapens instrumentpaneler",
        "Importera blueprint",
        "Inställningar → Automatiseringar och scener → Skapa automatisering → Skapa ny automatisering",
        "Inställningar → Enheter och tjänster → Lägg till integration",
        "Inställningar → Enheter och tjänster → Skolplattformen",
        "Inställningar → Kontrollpaneler → Lägg till kontrollpanel",
        "Inställningar → System → Lagningar",
        "Integration",
        "Konfigurera",
        "Konfigurera om",
        "Kör åtgärder",
        "Marknadsplatsen",
        "Matematik",
        "Okänd",
        "Okända",
        "Okänt",
        "Otillgänglig",
        "Otillgängliga",
        "Otillgängligt",
        "Radera",
        "Redigera i YAML",
        "Skapa automatisering",
        "Skolmorgon",
        "Systemalternativ",
        "Systeminformation",
        "Unauthorized",
        "Var",
        "inställd",
        "⋮",
        "⋮ → Ladda ner diagnostikdata",
    },
}
# What rows of the table of updates begin with.
KINDS = {
    "en": {
        "timetable": Module.TIMETABLE,
        "messages": Module.MESSAGES,
        "absence": Module.ATTENDANCE,
        "after-school care": Module.CARE,
        "the school's calendar": Module.CALENDAR,
        "assignments, news": Module.ASSIGNMENTS,
    },
    "sv": {
        "schemat": Module.TIMETABLE,
        "meddelanden": Module.MESSAGES,
        "frånvaro": Module.ATTENDANCE,
        "fritids": Module.CARE,
        "skolans kalender": Module.CALENDAR,
        "uppgifter, nyheter": Module.ASSIGNMENTS,
    },
}


def path(name: str, language: str) -> Path:
    """Return where a page lies."""
    return ROOT / "docs" / f"{name}.{'sv.md' if language == 'sv' else 'md'}"


def page(name: str, language: str) -> str:
    """Return a page, with every line break as a space."""
    return " ".join(path(name, language).read_text(encoding="utf-8").split())


def shown(text: str) -> str:
    """Return a text of a translation as the pages write it: what is put in is left out."""
    return re.sub(r"\{\w+\}", "…", text)


def codes(text: str) -> set[str]:
    """Return what stands in the typeface of code."""
    return set(re.findall(r"`([^`]+)`", text))


@in_every_language
def test_options(language: str) -> None:
    """Each option of an account, of a child and of a menu has a row of its own."""
    words, text = translations(language), page("options", language)
    form = words["options"]["step"]["init"]
    menu = words["config_subentries"]["menu"]["step"]
    labels = {
        *form["data"].values(),
        *form["sections"]["child_1"]["data"].values(),
        *(
            label
            for step, texts in menu.items()
            if step != "alternatives"
            for label in texts.get("data", {}).values()
        ),
        menu["alternatives"]["title"],
    }
    for label in labels:
        assert f"| {label} |" in text, label
    assert re.search(rf"\| {DEFAULT_MARGIN} minut", text)


@in_every_language
def test_repairs(language: str) -> None:
    """Each repair stands there by its title."""
    text = page("troubleshooting", language)
    for issue, texts in translations(language)["issues"].items():
        assert f"| *{shown(texts['title'])}* |" in text, issue


@in_every_language
def test_errors(language: str) -> None:
    """Each sentence that an error can say stands there, and none that it cannot."""
    text, errors = page("troubleshooting", language), translations(language)["exceptions"]
    assert set(errors) >= NOT_MET
    for error, texts in errors.items():
        assert (f"| *{shown(texts['message'])}* |" in text) == (error not in NOT_MET), error


@in_every_language
def test_sign_in(language: str) -> None:
    """Each end of a sign-in that did not work stands there."""
    text, words = page("troubleshooting", language), translations(language)["config"]
    ends = {
        texts["title"]
        for step, texts in words["step"].items()
        if "menu_options" in texts and step not in BEGINNINGS
    }
    ends |= {words["abort"][reason] for reason in ("already_configured", "wrong_account")}
    for end in ends:
        assert f"| *{re.sub(r'(?<=[.]) .*', '', end)}* |" in text, end


@in_every_language
@pytest.mark.parametrize(
    "name", ["examples", "install", "options", "privacy", "troubleshooting", "updates"]
)
def test_words_of_the_screen(language: str, name: str) -> None:
    """What stands in italics is on the screen, in the same words."""
    ours = [shown(text) for text in flat(translations(language)).values()]
    core = {"Enable polling for changes", "Aktivera pollning för ändringar"}
    for words in re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", page(name, language)):
        if words not in OTHER_WORDS[language] | core:
            assert any(words in text for text in ours), words


@in_every_language
def test_attributes_and_events(language: str) -> None:
    """Each attribute of an entity and each type of an event stands there."""
    told = codes(page("entities", language))
    for group in translations(language)["entity"].values():
        for entity, texts in group.items():
            assert set(texts.get("state_attributes", {})) <= told, entity
    for event in EVENTS:
        assert set(event.event_types or ()) <= told, event.key
    assert {EVENT_WRITE, ATTR_ACTION, ATTR_OUTCOME} <= told
    assert {WRITTEN, REFUSED, NOT_TAKEN, UNKNOWN} <= told


@in_every_language
def test_actions(language: str) -> None:
    """Each action stands there with its fields, and with what its docstring says it answers."""
    told = codes(page("entities", language))
    for service, texts in load_yaml_dict(str(INTEGRATION / "services.yaml")).items():
        assert {service, *texts["fields"]} <= told, service
    for module in sorted((INTEGRATION / "actions").glob("*.py")):
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("async_"):
                answer = (ast.get_docstring(node) or "").partition("Raises:")[0]
                assert codes(answer) <= told, node.name


@in_every_language
def test_ages(language: str) -> None:
    """How old each kind of data becomes is as the plan of the readings has it."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in path("updates", language).read_text(encoding="utf-8").splitlines()
    ]
    for name, module in KINDS[language].items():
        school, free = next(row[1:3] for row in rows if len(row) == 4 and row[0].startswith(name))
        by_day, evening, day_off = (
            _hours(module, hour, school_day=school_day)
            for hour, school_day in ((12, True), (20, True), (12, False))
        )
        expected = [by_day] if by_day == evening else [by_day, evening]
        assert _hours_in(school) == expected, name
        assert _hours_in(free) == ([] if expected == [day_off] else [day_off]), name


def _hours_in(cell: str) -> list[int]:
    return [int(number) for number in re.findall(r"(\d+) (?:hours|timmar)", cell)]


def _hours(module: Module, hour: int, *, school_day: bool) -> int:
    """Return after how many whole hours a kind of data is read again."""
    now = datetime(2026, 11, 24, hour, tzinfo=STOCKHOLM)
    return next(
        hours
        for hours in count(1)
        if is_due(
            module,
            now,
            read_at=now - timedelta(hours=hours),
            off_at=None,
            failed_at=None,
            school_day=school_day,
        )
    )
