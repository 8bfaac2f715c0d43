"""The issues about answers of the platform that no longer fit, each with their structure for whoever mends it."""

from datetime import timedelta
import json
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import async_get_loaded_integration

from .api.shape import Shapes
from .const import DOMAIN
from .school.models import Module

# An answer that is odd once or twice is no change of the platform.
_PATIENCE: Final = timedelta(hours=6)
# What is read again and again, by the names that the client counts requests under.
KINDS: Final = ("home", *(module.value for module in Module))
# As much as can be read in a dialog; the diagnostics hold all of it.
_LONGEST: Final = 3000


@callback
def report(
    hass: HomeAssistant, entry: ConfigEntry, shapes: Shapes, children: frozenset[str]
) -> None:
    """Tell the guardian which answers have not fitted for hours, and take back what fits again."""
    unfit = shapes.unfit(children)
    for kind in KINDS:
        lasted = unfit.get(kind)
        if lasted is None:
            ir.async_delete_issue(hass, DOMAIN, _issue_of(entry, kind))
        elif lasted >= _PATIENCE:
            shape = json.dumps(shapes.odd_by_kind[kind], indent=1)
            ir.async_create_issue(
                hass,
                DOMAIN,
                _issue_of(entry, kind),
                is_fixable=False,
                learn_more_url=async_get_loaded_integration(hass, DOMAIN).issue_tracker,
                severity=ir.IssueSeverity.WARNING,
                translation_key=f"answers_changed_{kind}",
                translation_placeholders={"shape": f"```json\n{shape[:_LONGEST]}\n```"},
            )


@callback
def forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take back all issues about answers: the account is no longer set up."""
    for kind in KINDS:
        ir.async_delete_issue(hass, DOMAIN, _issue_of(entry, kind))


def _issue_of(entry: ConfigEntry, kind: str) -> str:
    return f"answers_changed_{kind}_{entry.entry_id}"
