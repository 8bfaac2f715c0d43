"""What tests of actions share: a call that names children, and why one fails."""

import json
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest

from custom_components.skolplattformen.const import DOMAIN
from tests.integration_files import translations
from tests.platform import child_key
from tests.simulator.server import Simulator


def device_of(hass: HomeAssistant, entry: ConfigEntry, platform: Simulator, first_name: str) -> str:
    """Return the id of a child's device."""
    identifier = (DOMAIN, f"{entry.unique_id}_{child_key(platform, first_name)}")
    device = dr.async_get(hass).async_get_device_by_identifier(identifier, entry.entry_id)
    assert device is not None
    return device.id


async def answer_of(
    hass: HomeAssistant,
    action: str,
    data: dict[str, Any],
    *,
    context: Context | None = None,
) -> dict[str, Any]:
    """Return what an action answers, which must be JSON."""
    answer = await hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True, context=context
    )
    assert answer is not None
    found: dict[str, Any] = json.loads(json.dumps(answer))
    assert found == answer
    return found


async def of_children(
    hass: HomeAssistant, action: str, devices: dict[str, str], **data: Any
) -> dict[str, dict[str, Any]]:
    """Return the answers of an action by the names of the children."""
    answer = await answer_of(hass, action, {"device_id": list(devices.values()), **data})
    assert [child["device_id"] for child in answer["children"]] == list(devices.values())
    return {child["name"]: child for child in answer["children"]}


async def failure_of(hass: HomeAssistant, action: str, data: dict[str, Any]) -> HomeAssistantError:
    """Return how an action fails: with a sentence in the guardian's language and nothing private."""
    with pytest.raises(HomeAssistantError) as caught:
        await answer_of(hass, action, data)
    err = caught.value
    assert err.translation_domain == DOMAIN
    assert err.translation_key in translations("sv")["exceptions"]
    words = translations("en")["exceptions"][err.translation_key]["message"]
    # Core takes the full stop at the end away.
    assert f"{err}." == words
    for private in ("Alva", "Vilmer", "Exempelson", "Karin"):
        assert private not in f"{err!r} {err.__cause__!r}"
    return err
