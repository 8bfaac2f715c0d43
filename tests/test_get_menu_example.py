"""The automation with `get_menu` in docs/examples.md, as it stands there."""

from datetime import UTC, datetime, timedelta
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
from tests.lunches import DAY, TUESDAY, WEEK
from tests.platform import set_up
from tests.simulator.server import Simulator


@pytest.mark.parametrize("page", ["examples.md", "examples.sv.md"])
async def test_the_example(
    hass: HomeAssistant,
    platform: Simulator,
    with_menus: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    pass_time: PassTime,
    page: str,
) -> None:
    """The example sends the lunches of the next week on Sunday evening, when there are any."""
    sent = async_mock_service(hass, "notify", "send_message")
    for days, dish in ((6, "Fisk"), (8, "Soppa")):
        platform.menus.set_day("larkskolan", TUESDAY + days * DAY, (dish, "Linser"))
    platform.menus.set_day("larkskolan", TUESDAY + 7 * DAY, cancelled="Studiedag")
    platform.menus.unpublish("larkskolan", 2026, 50)
    await set_up(hass, with_menus)
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    examples = re.findall(r"^```yaml\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    (example,) = (example for example in examples if "skolplattformen.get_menu" in example)
    config = {"automation": [parse_yaml(example)]}
    assert await async_setup_component(hass, "automation", config)

    freezer.move_to(datetime(2026, 11, 29, 17, 59, 59, tzinfo=STOCKHOLM))
    await pass_time(timedelta(seconds=1))

    (call,) = sent
    assert call.data["message"].splitlines()[:3] == [
        "2026-11-30: Fisk, Linser",
        "2026-12-01: Studiedag",
        "2026-12-02: Soppa, Linser",
    ]
    await pass_time(WEEK)
    (automation,) = hass.states.async_all("automation")
    ran = automation.attributes["last_triggered"]
    assert ran == datetime(2026, 12, 6, 17, tzinfo=UTC)
    assert len(sent) == 1
    await hass.services.async_call(
        "automation", "turn_off", {"entity_id": automation.entity_id}, blocking=True
    )
