"""The blueprints: questions about school in two languages, asked of Assist as guardians say them."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta
from pathlib import Path
import re
import tomllib
from typing import Any
from unittest.mock import patch
from urllib.parse import quote

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import conversation
from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint, DomainBlueprints
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.skolplattformen.const import CONF_CHILDREN, CONF_RENAMES
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.actions import device_of
from tests.conftest import PassTime
from tests.integration_files import ROOT, load
from tests.platform import child_key, set_up
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

FOLDER = ROOT / "blueprints" / "automation"
BLUEPRINTS = sorted(FOLDER.rglob("*.yaml"))
REPOSITORY = "https://github.com/OWNER/skolplattformen-home-assistant/blob/main"
PAGES = {"en": ROOT / "docs" / "voice.md", "sv": ROOT / "docs" / "voice.sv.md"}
ANSWERS = ROOT / "tests" / "school_questions.toml"
HEADINGS = {"en": "Questions without a language model", "sv": "Frågor utan språkmodell"}

WEDNESDAY = date(2026, 11, 25)
THURSDAY, FRIDAY, MONDAY = (WEDNESDAY + timedelta(days=days) for days in (1, 2, 5))

type Ask = Callable[[str], Awaitable[str]]


def serve(platform: Simulator, day: date, *rows: tuple[str, str, str], note: str = "") -> None:
    """Serve these rows for a day of Alva's, with what the school writes on all of them."""
    served = [timetable_row(day, *row, note=note) for row in rows]
    platform.school.override(platform.family.child("Alva"), day, served)


async def check(ask: Ask, language: str, occasion: str) -> None:
    """Ask all questions of an occasion, and compare the answers with those that were read by eye."""
    answers = tomllib.loads(ANSWERS.read_text("utf-8"))[language][occasion]
    assert {question: await ask(question) for question in answers} == answers


@pytest.fixture(params=["en", "sv"])
def language(request: pytest.FixtureRequest) -> str:
    """Return the language of the guardian, and of the blueprint."""
    found: str = request.param
    return found


@pytest.fixture
def week(platform: Simulator, freezer: FrozenDateTimeFactory, language: str) -> None:
    """Serve a week, as it is seen on a Wednesday on which Vilmer's school has a study day."""
    freezer.move_to(datetime(2026, 11, 25, 7, 10, tzinfo=STOCKHOLM))
    off = ("08:00", "09:00", "Idrott inställd")
    lunch = ("10:20", "11:00", "Lunch")
    serve(platform, WEDNESDAY, off, ("09:30", "13:05", "MA"))
    sports = (("09:00", "10:00", "IDH"), lunch, ("11:00", "12:00", "Simning"))
    serve(platform, THURSDAY, *sports, note="Ta med vattenflaska.")
    serve(platform, FRIDAY, lunch, ("11:00", "13:00", "Rörelse"))
    serve(platform, MONDAY)
    fish = {"en": "Fish gratin", "sv": "Fiskgratäng"}[language]
    for school in ("larkskolan", "ekskolan"):
        platform.menus.set_day(school, THURSDAY, (fish,))
    platform.menus.set_day("larkskolan", FRIDAY, cancelled="Köket är stängt.")


@pytest.fixture
async def ask(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    week: None,
    language: str,
) -> Ask:
    """Return what asks Assist, with an automation from the blueprint about both children.

    Home Assistant speaks the language, and so do the ids of its entities. What is not understood
    has an empty answer.
    """
    hass.config.language = language
    await set_up(hass, with_menus)
    tomorrow = {"en": "sensor.alva_tomorrow", "sv": "sensor.alva_i_morgon"}[language]
    assert hass.states.get(tomorrow)
    devices = [device_of(hass, with_menus, platform, name) for name in ("Alva", "Vilmer")]
    path = f"skolplattformen/school_questions.{language}.yaml"
    use = {"use_blueprint": {"path": path, "input": {"children": devices}}}
    for component in ("homeassistant", "conversation"):
        assert await async_setup_component(hass, component, {})
    with patch.object(DomainBlueprints, "blueprint_folder", FOLDER):
        assert await async_setup_component(hass, "automation", {"automation": [use]})
    platform.log.clear()

    async def asked(question: str) -> str:
        result = await conversation.async_converse(
            hass, question, None, Context(), language=language
        )
        if result.response.error_code is not None:
            return ""
        answer: str = result.response.speech["plain"]["speech"]
        return answer

    return asked


@pytest.mark.parametrize("path", BLUEPRINTS, ids=lambda path: path.name)
def test_form(path: Path) -> None:
    """Core can read it here; it says where it is from, and asks for little and for no entity."""
    found = Blueprint(
        load_yaml_dict(path),
        path=path.name,
        expected_domain="automation",
        schema=AUTOMATION_BLUEPRINT_SCHEMA,
    )

    assert found.validate() is None
    facts: dict[str, Any] = found.metadata
    assert facts["source_url"] == f"{REPOSITORY}/{path.relative_to(ROOT).as_posix()}"
    assert facts["homeassistant"]["min_version"] == load(ROOT / "hacs.json")["homeassistant"]
    assert facts["description"]
    assert 0 < len(found.inputs) <= 4
    assert all(field["name"] and field["description"] for field in found.inputs.values())
    assert not re.findall(r"\b(?:sensor|binary_sensor|calendar)\.\w", path.read_text("utf-8"))


async def test_the_page(ask: Ask, language: str) -> None:
    """It leads to the blueprint, its sentences are understood, and its answers are those given."""
    page = PAGES[language].read_text("utf-8")
    section = page.partition(f"\n## {HEADINGS[language]}\n")[2].partition("\n## ")[0]
    sentences = re.findall(r"^- (.+\?)$", section, re.MULTILINE)
    rows = re.findall(r"^\| (.+\?) \| (.+) \|$", section, re.MULTILINE)
    assert len(sentences) == 10
    assert len(rows) == 7

    assert set(re.findall(r"blueprint_url=([^)]+)\)", section)) == {
        quote(f"{REPOSITORY}/{path.relative_to(ROOT).as_posix()}", safe="")
        for path in BLUEPRINTS
        if path.name.startswith("school_questions.")
    }
    assert all([await ask(sentence) for sentence in sentences])
    assert [(question, await ask(question)) for question, _ in rows] == rows


async def test_a_week(ask: Ask, platform: Simulator, language: str) -> None:
    """The same questions in many words; what is kept is told without asking the platform."""
    await check(ask, language, "week")

    assert not platform.log


async def test_next_week(ask: Ask, platform: Simulator, language: str) -> None:
    """A day that is not kept is read; what nothing explains is unknown, and nobody is free."""
    await check(ask, language, "next_week")

    assert platform.log


async def test_when_school_is_over(ask: Ask, freezer: FrozenDateTimeFactory, language: str) -> None:
    """What is over is told as something that is over."""
    freezer.move_to(datetime(2026, 11, 25, 13, 5, tzinfo=STOCKHOLM))

    await check(ask, language, "when_school_is_over")


async def test_a_lesson_that_readings_lack(
    ask: Ask, platform: Simulator, pass_time: PassTime, language: str
) -> None:
    """A doubt is told."""
    serve(platform, THURSDAY, ("09:00", "10:00", "IDH"))
    await pass_time(timedelta(hours=5))

    await check(ask, language, "in_doubt")


async def test_a_child_that_is_ill(
    ask: Ask, platform: Simulator, pass_time: PassTime, language: str
) -> None:
    """A child that is reported absent has no lessons and no lunch."""
    platform.attendance.of(platform.family.child("Alva")).absent[THURSDAY] = "Feber"
    await pass_time(timedelta(hours=2))

    await check(ask, language, "absent")


async def test_nothing_can_be_read(
    hass: HomeAssistant, with_menus: MockConfigEntry, ask: Ask, language: str
) -> None:
    """When an account is not set up, Assist does not say that all is done."""
    await hass.config_entries.async_unload(with_menus.entry_id)

    await check(ask, language, "unreadable")


async def test_what_is_not_ours(ask: Ask, language: str) -> None:
    """What cannot be answered is left to others."""
    await check(ask, language, "not_ours")


@pytest.mark.parametrize("language", ["sv"], indirect=True)
async def test_names(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, ask: Ask
) -> None:
    """A child answers to the device's own name and to the one it has been given."""
    device = device_of(hass, with_menus, platform, "Alva")
    dr.async_get(hass).async_update_device(device, name_by_user="Anna-Karin")
    told = "slutar klockan 12 i morgon, tidigare än vanligt, och hämtas klockan 15:30."

    for name in ("Alva", "anna karin", "Anna-Carins skola"):
        assert await ask(f"När slutar {name} i morgon?") == f"Anna-Karin {told}"
    assert await ask("När slutar Alva och Wilma i morgon?") == (
        "Jag kan svara på frågor om Anna-Karin och Vilmer, men inte om Alva och Wilma."
    )


@pytest.mark.parametrize("language", ["en"], indirect=True)
async def test_another_name_for_sports(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry, ask: Ask
) -> None:
    """What the guardian calls sports is sports."""
    assert await ask("Who has sports on Friday?") == "Nobody has PE on Friday."

    words = {CONF_RENAMES: ["Rörelse = PE"]}
    options = {CONF_CHILDREN: {child_key(platform, "Alva"): words}}
    hass.config_entries.async_update_entry(with_menus, options=options)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert await ask("Who has sports on Friday?") == "Alva has PE at 11 am on Friday."
