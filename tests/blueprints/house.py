"""What tests of blueprints share: an automation made of one, and what it sends."""

from typing import Any
from unittest.mock import patch

from homeassistant.components.blueprint.models import DomainBlueprints
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component

from tests.integration_files import ROOT

FOLDER = ROOT / "blueprints" / "automation"
LANGUAGES = ("en", "sv")


async def automate(hass: HomeAssistant, name: str, language: str, **inputs: Any) -> None:
    """Make an automation of a blueprint, with these answers to its questions."""
    path = f"skolplattformen/{name}.{language}.yaml"
    use = {"use_blueprint": {"path": path, "input": inputs}}
    assert await async_setup_component(hass, "homeassistant", {})
    with patch.object(DomainBlueprints, "blueprint_folder", FOLDER):
        assert await async_setup_component(hass, "automation", {"automation": [use]})
    (automation,) = hass.states.async_all("automation")
    assert automation.state == "on"


def texts(calls: list[ServiceCall]) -> list[str]:
    """Return what was said or sent, in order."""
    return [call.data["message"] for call in calls]
