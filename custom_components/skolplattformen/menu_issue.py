"""The issue about a menu whose address no longer works, which a guardian can mend."""

from datetime import datetime, timedelta

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from .api.exceptions import SkolplattformenError, UnknownSchoolError
from .const import DOMAIN
from .school.moments import instant

# Sites have bad days, and so have connections.
_PATIENCE = timedelta(days=3)


def no_longer_works(
    err: SkolplattformenError, *, worked_at: datetime, again: bool, now: datetime
) -> bool:
    """Return whether the error says that the address has to be looked at.

    That is when the site does not know the school, or when nothing has worked for three days.
    The first failure after a start never counts: Home Assistant may have been off for a week
    and its network not be up yet. `again` says that it was not the first.
    """
    if isinstance(err, UnknownSchoolError):
        return True
    return again and instant(now) - instant(worked_at) >= _PATIENCE


@callback
def report(hass: HomeAssistant, entry: ConfigEntry, subentry: ConfigSubentry, site: str) -> None:
    """Tell the guardian that the menu's address no longer works."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_of(entry, subentry.subentry_id),
        data={"entry_id": entry.entry_id, "subentry_id": subentry.subentry_id},
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="menu_unavailable",
        translation_placeholders={"menu": subentry.title, "site": site},
    )


@callback
def withdraw(hass: HomeAssistant, entry: ConfigEntry, subentry: ConfigSubentry) -> None:
    """Take the issue back: the menu works."""
    ir.async_delete_issue(hass, DOMAIN, _issue_of(entry, subentry.subentry_id))


@callback
def forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take back all issues about menus of the account: it is no longer set up."""
    prefix = _issue_of(entry, "")
    for domain, issue in tuple(ir.async_get(hass).issues):
        if domain == DOMAIN and issue.startswith(prefix):
            ir.async_delete_issue(hass, domain, issue)


def _issue_of(entry: ConfigEntry, subentry_id: str) -> str:
    return f"menu_unavailable_{entry.entry_id}_{subentry_id}"
