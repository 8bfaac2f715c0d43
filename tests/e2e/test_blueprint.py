"""The morning announcement, by a guardian who has never made an automation: every click is counted."""

from pathlib import Path
import re
import shutil

from playwright.async_api import Locator
import pytest

from tests.demo.config_folder import ROOT
from tests.demo.entities import Entities

from .house import House
from .window import Window

FILE = Path("skolplattformen", "morning.en.yaml")
PHONE = "notify.phone"
# After the import. `docs/examples.md` names them.
CLICKS = 2
CLICKS_TO_A_PHONE = 4


@pytest.mark.parametrize("clicks", [CLICKS, CLICKS_TO_A_PHONE])
async def test_clicks(house: House, family: Entities, at_home: Window, clicks: int) -> None:
    """From the list that an import ends in to an automation that is on, as the examples say."""
    target = house.log.parent / "blueprints" / "automation" / FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / "blueprints" / "automation" / FILE, target)
    await house.hass.post(f"/api/states/{PHONE}", _phone())
    page = await at_home.tab("/config/blueprint/dashboard")
    clicked: list[Locator] = []

    async def click(place: Locator) -> None:
        await place.click()
        clicked.append(place)

    await click(page.locator("ha-data-table").get_by_text("School morning in English"))
    editor = page.locator("blueprint-automation-editor")
    if clicks == CLICKS_TO_A_PHONE:
        await click(editor.locator("ha-entity-picker").first)
        await click(editor.locator("ha-picker-combo-box").get_by_text("Kitchen phone", exact=True))
    await click(page.get_by_role("button", name="Save").last)
    await page.wait_for_url(re.compile(r"/config/automation/edit/\d+$"))
    await at_home.picture(page, f"saved-{clicks}")
    assert len(clicked) == clicks
    states = await house.hass.get("/api/states")
    made = [state for state in states if state["entity_id"].startswith("automation.")]
    assert [(state["attributes"]["friendly_name"], state["state"]) for state in made] == [
        ("School morning in English", "on")
    ]
    await house.hass.delete(f"/api/config/automation/config/{page.url.rpartition('/')[2]}")
    await house.hass.delete(f"/api/states/{PHONE}")


def _phone() -> dict[str, object]:
    """Return the state of a phone that can be notified."""
    return {"state": "unknown", "attributes": {"friendly_name": "Kitchen phone"}}
