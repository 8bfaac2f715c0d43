"""The morning announcement in docs/examples.md, as it stands there."""

from datetime import date, datetime, time, timedelta
import re

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.integration_files import ROOT
from tests.platform import set_up
from tests.simulator.school import timetable_row
from tests.simulator.server import Simulator

WEDNESDAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("language", "page", "said"),
    [
        (
            "en",
            "examples.md",
            (
                "Good morning! Alva has school today from 8 am to noon and starts 20 minutes earlier "
                "and finishes 2 hours earlier than usual. For lunch there is Fisk, Soppa."
            ),
        ),
        (
            "sv",
            "examples.sv.md",
            (
                "God morgon! Alva har skola i dag från klockan 8 till klockan 12 och börjar 20 minuter "
                "tidigare och slutar 2 timmar tidigare än vanligt. Till lunch blir det Fisk, Soppa."
            ),
        ),
    ],
)
async def test_it_is_said_on_school_days(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    language: str,
    page: str,
    said: str,
) -> None:
    """Once on a school day, with what differs and what is for lunch, and not on a Saturday."""
    spoken = async_mock_service(hass, "tts", "speak")
    hass.config.language = language
    platform.menus.set_day("larkskolan", WEDNESDAY, ("Fisk", "Soppa"))
    alva = platform.family.child("Alva")
    platform.school.override(
        alva, WEDNESDAY, [timetable_row(WEDNESDAY, "08:00", "12:00", "Svenska")]
    )
    await set_up(hass, with_menus)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (example,) = (example for example in examples if "tts.speak" in example)
    assert await async_setup_component(hass, "automation", {"automation": [parse_yaml(example)]})

    freezer.move_to(datetime.combine(WEDNESDAY, time(6, 59, 59), STOCKHOLM))
    await pass_time(timedelta(seconds=1))
    assert [call.data["message"].strip() for call in spoken] == [said]
    # Thursday, Friday and Saturday, with the midnights between them.
    for mornings in (2, 3, 3):
        await pass_time(timedelta(hours=17))
        await pass_time(timedelta(hours=7))
        assert len(spoken) == mornings
    (automation,) = hass.states.async_all("automation")
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": automation.entity_id}, blocking=True
    )
