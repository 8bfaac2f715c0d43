"""The automation in docs/lunch.md, as it stands there."""

from datetime import date, datetime, timedelta
import re

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from custom_components.skolplattformen.const import (
    CONF_CHILDREN,
    CONF_WAKE_UP_MARGIN,
    CONF_WATCH,
)
from custom_components.skolplattformen.school.models import STOCKHOLM
from tests.conftest import PassTime
from tests.integration_files import ROOT
from tests.platform import add_menu, child_key, set_up
from tests.simulator.server import Simulator

TUESDAY = date(2026, 11, 24)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("page", "sensor", "tomorrow"),
    [
        ("lunch.md", "alva_lunch_watch", "Tomorrow"),
        ("lunch.sv.md", "alva_lunchbevakning", "I morgon"),
    ],
)
async def test_it_tells_the_evening_before(
    hass: HomeAssistant,
    platform: Simulator,
    entry: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    page: str,
    sensor: str,
    tomorrow: str,
) -> None:
    """It sends what there is tomorrow, and nothing on other evenings."""
    sent = async_mock_service(hass, "notify", "send_message")
    alva = child_key(platform, "Alva")
    words = {CONF_WAKE_UP_MARGIN: 75, CONF_WATCH: ["pannkakor"]}
    hass.config_entries.async_update_entry(entry, options={CONF_CHILDREN: {alva: words}})
    add_menu(hass, entry, "larkskolan", alva)
    for days, dishes in enumerate((("Gryta",), ("Soppa",), ("Linser", "Pannkakor"), ("Fisk",))):
        platform.menus.set_day("larkskolan", TUESDAY + days * DAY, dishes)
    await set_up(hass, entry)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    (example,) = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    # The tests' Home Assistant speaks English.
    config = {"automation": [parse_yaml(example.replace(sensor, "alva_lunch_watch"))]}
    assert await async_setup_component(hass, "automation", config)

    for days in range(3):
        evening = datetime(2026, 11, 24 + days, 18, 59, 59, tzinfo=STOCKHOLM)
        freezer.move_to(evening)
        await pass_time(timedelta(seconds=1))

    assert [call.data["message"] for call in sent] == [f"{tomorrow}: Pannkakor"]
    (automation,) = hass.states.async_all("automation")
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": automation.entity_id}, blocking=True
    )
