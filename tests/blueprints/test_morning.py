"""The school day in the morning: said on school days, about one child or all, and else not."""

from datetime import date, timedelta

from homeassistant.const import EVENT_CALL_SERVICE
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util.json import JsonValueType
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
    async_mock_service,
)

from tests.blueprints.conftest import AutomateFor, JumpTo
from tests.blueprints.house import LANGUAGES, automate, texts
from tests.conftest import PassTime
from tests.platform import set_up
from tests.simulator.faults import Fault
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

WEDNESDAY = date(2026, 11, 25)
THURSDAY, FRIDAY, SATURDAY = (WEDNESDAY + timedelta(days=days) for days in (1, 2, 3))
SPEAKER = ["media_player.kitchen", "tts.voice"]
WHERE = ["notify.phone", "assist_satellite.hall", *SPEAKER]

BOTH = {
    "en": (
        "Good morning! Alva has school today from 8 am to noon. The day starts 20 minutes earlier "
        "and finishes 2 hours earlier than usual. Not this time: Science studies, Musik and "
        "Matematik. Homework: Glosor kapitel 6. Lunch: Fisk. Vilmer has no school, because it is a "
        "study day, but has after-school care from 6:45 am to 4:20 pm."
    ),
    "sv": (
        "God morgon! Alva har skola i dag från klockan 8 till klockan 12. Dagen börjar 20 minuter "
        "tidigare och slutar 2 timmar tidigare än vanligt. Inte den här gången: Naturorienterande "
        "ämnen, Musik och Matematik. Läxa: Glosor kapitel 6. Lunch: Fisk. Vilmer har ingen skola, för "
        "det är studiedag, men har fritids från klockan 6:45 till klockan 16:20."
    ),
}


@pytest.fixture
async def said(
    hass: HomeAssistant, platform: Simulator, with_menus: MockConfigEntry
) -> list[ServiceCall]:
    """Set up the account with a short Wednesday of Alva's, and return what a speaker says."""
    alva = platform.family.child("Alva")
    lesson = timetable_row(WEDNESDAY, "08:00", "12:00", "SV")
    platform.school.override(alva, WEDNESDAY, [lesson])
    platform.school.override(alva, THURSDAY, [])
    platform.menus.set_day("larkskolan", WEDNESDAY, ("Fisk",))
    await set_up(hass, with_menus)
    return async_mock_service(hass, "tts", "speak")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chosen", [("Alva", "Vilmer"), ()], ids=["chosen", "nobody_chosen"])
async def test_all_children_everywhere(
    hass: HomeAssistant,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    pass_time: PassTime,
    said: list[ServiceCall],
    chosen: tuple[str, ...],
    language: str,
) -> None:
    """Speakers, assistants and phones get the same once; a phone that fails silences none."""
    announced = async_mock_service(hass, "assist_satellite", "announce")
    sent = async_mock_service(hass, "notify", "send_message", raise_exception=HomeAssistantError())
    await automate_for("morning", language, *chosen, where=WHERE)

    await jump_to(WEDNESDAY, 7)

    assert texts(said) == texts(announced) == texts(sent) == [BOTH[language]]
    assert said[0].data["entity_id"] == ["tts.voice"]
    assert said[0].data["media_player_entity_id"] == ["media_player.kitchen"]
    assert announced[0].data["entity_id"] == ["assist_satellite.hall"]
    assert sent[0].data["entity_id"] == ["notify.phone"]
    await pass_time(timedelta(minutes=1))
    assert len(said) == 1


@pytest.mark.parametrize("language", LANGUAGES)
async def test_nothing_chosen(
    hass: HomeAssistant,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    said: list[ServiceCall],
    language: str,
) -> None:
    """It needs no answer: a notification in Home Assistant then, and nothing anywhere else."""
    hass.states.async_set("tts.found", "unknown")
    await automate_for("morning", language)
    shown = async_mock_service(hass, "persistent_notification", "create")
    called = async_capture_events(hass, EVENT_CALL_SERVICE)

    await jump_to(WEDNESDAY, 7)
    await jump_to(THURSDAY, 7)

    today, tomorrow = shown
    assert today.data == {
        "title": {"en": "School", "sv": "Skolan"}[language],
        "message": BOTH[language],
        "notification_id": tomorrow.data["notification_id"],
    }
    told = [("skolplattformen", "get_day"), ("persistent_notification", "create")]
    assert [(call.data["domain"], call.data["service"]) for call in called] == told * 2


@pytest.mark.parametrize("language", LANGUAGES)
async def test_shown_as_text(hass: HomeAssistant, jump_to: JumpTo, language: str) -> None:
    """What the school writes becomes neither a link nor a picture that a browser gets from elsewhere."""
    day: dict[str, JsonValueType] = {
        "children": [{"mode": "school"}],
        "paragraph": r"Lunch 11:20: ![Fisk](x) <b>*och* _\_. https://x.se WWW.x.se a@x.se.",
    }
    async_mock_service(hass, "skolplattformen", "get_day", response=day)
    await automate(hass, "morning", language)
    shown = async_mock_service(hass, "persistent_notification", "create")

    await jump_to(WEDNESDAY, 7)

    text = r"! Lunch 11:20: !\[Fisk\](x) \<b\>\*och\* \_\\\_. https\://x.se WWW\.x.se a\@x.se."
    assert texts(shown)[0].endswith(text)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_one_child(
    hass: HomeAssistant,
    platform: Simulator,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    pass_time: PassTime,
    said: list[ServiceCall],
    language: str,
) -> None:
    """It is quiet about a study day, an absence and a weekend; the voice is the first there is."""
    hass.states.async_set("tts.found", "unknown")
    await automate_for("morning", language, "Vilmer", where=["media_player.kitchen"])
    platform.attendance.of(platform.family.child("Vilmer")).absent[FRIDAY] = "Feber"

    await jump_to(WEDNESDAY, 7)
    assert not said
    await jump_to(THURSDAY, 7)
    assert [text.partition(" today ")[0].partition(" i dag ")[0] for text in texts(said)] == [
        {"en": "Good morning! Vilmer has school", "sv": "God morgon! Vilmer har skola"}[language]
    ]
    assert said[0].data["entity_id"] == ["tts.found"]
    await pass_time(timedelta(hours=2))
    for day in (FRIDAY, SATURDAY):
        await jump_to(day, 7)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("helper", "is_said"), [("on", True), ("off", False), ("unavailable", False)]
)
async def test_only_while(
    hass: HomeAssistant,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    said: list[ServiceCall],
    helper: str,
    is_said: bool,  # a parameter of the test
) -> None:
    """It is quiet in the weeks when the children live elsewhere."""
    hass.states.async_set("input_boolean.our_week", helper)
    choices = {"where": SPEAKER, "only_while": ["input_boolean.our_week"]}
    await automate_for("morning", "sv", "Alva", **choices)

    await jump_to(WEDNESDAY, 7)

    assert bool(said) is is_said


async def test_what_is_not_known(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    automate_for: AutomateFor,
    jump_to: JumpTo,
    pass_time: PassTime,
    said: list[ServiceCall],
) -> None:
    """A day that nothing explains, a long outage and an account that is not there make it quiet."""
    await automate_for("morning", "sv", "Alva", where=SPEAKER)
    await jump_to(THURSDAY, 7)
    assert not said

    platform.faults.add(Fault(kind="drop", host="hub.infomentor.se"))
    await pass_time(timedelta(days=4))
    await jump_to(THURSDAY + timedelta(days=5), 7)
    assert not said
    await hass.config_entries.async_unload(with_menus.entry_id)
    await jump_to(THURSDAY + timedelta(days=6), 7)
    assert not said
