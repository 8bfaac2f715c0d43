"""The issue about keys that cannot be written, which a guardian can do something about."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir

from .const import DOMAIN


def report(hass: HomeAssistant, entry: ConfigEntry, *, saved: bool) -> None:
    """Tell the guardian when the keys cannot be written, and take it back when they can."""
    if saved:
        forget(hass, entry)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        _id_of(entry),
        data={"entry_id": entry.entry_id},
        is_fixable=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key="secrets_not_saved",
    )


def forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take it back: the account is gone, or read no more."""
    ir.async_delete_issue(hass, DOMAIN, _id_of(entry))


def _id_of(entry: ConfigEntry) -> str:
    return f"secrets_not_saved_{entry.entry_id}"
