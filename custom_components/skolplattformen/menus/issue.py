"""The issues about a menu that can no longer be read as it should."""

from datetime import datetime, timedelta
from enum import StrEnum

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import async_get_loaded_integration

from ..api.exceptions import (
    SkolplattformenError,
    TooLargeError,
    UnexpectedAnswerError,
    UnknownMenuSiteError,
    UnknownSchoolError,
)
from ..const import DOMAIN
from ..school.moments import instant

# Sites have bad days, and so have connections.
_PATIENCE = timedelta(days=3)


class Trouble(StrEnum):
    """What is wrong with a menu."""

    UNAVAILABLE = "menu_unavailable"
    CHANGED = "menu_changed"
    UNREACHABLE = "menu_unreachable"
    RESTRICTED = "menu_restricted"


# A menu has one issue of each: that it cannot be read, for whatever reason; and that not all of
# it can be.
_UNREADABLE = "menu_unreadable"
_RESTRICTED = "menu_restricted"


class MenuIssues:
    """What a guardian should know about one menu, told and taken back."""

    def __init__(
        self, hass: HomeAssistant, entry: ConfigEntry, subentry: ConfigSubentry, site: str
    ) -> None:
        """Tell nothing yet; `site` is what the site is called, or the address without one."""
        self._hass = hass
        self._about = {"entry_id": entry.entry_id, "subentry_id": subentry.subentry_id}
        self._words = {"menu": subentry.title, "site": site}

    @callback
    def fails(
        self, err: SkolplattformenError, *, worked_at: datetime, again: bool, now: datetime
    ) -> None:
        """Tell of an error that a guardian can help with.

        That is when the site does not know the school, or when nothing has worked for three
        days. The first failure after a start never counts: Home Assistant may have been off for
        a week and its network not be up yet. `again` says that it was not the first.
        """
        if isinstance(err, UnknownSchoolError | UnknownMenuSiteError):
            self._tell(Trouble.UNAVAILABLE)
        elif again and instant(now) - instant(worked_at) >= _PATIENCE:
            changed = isinstance(err, UnexpectedAnswerError) and not isinstance(err, TooLargeError)
            self._tell(Trouble.CHANGED if changed else Trouble.UNREACHABLE)

    @callback
    def works(self, *, restricted: bool) -> None:
        """Take back that it does not; tell whether the site gives less than it has."""
        ir.async_delete_issue(self._hass, DOMAIN, self._id(_UNREADABLE))
        if not restricted:
            ir.async_delete_issue(self._hass, DOMAIN, self._id(_RESTRICTED))
            return
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._id(_RESTRICTED),
            is_fixable=False,
            learn_more_url=async_get_loaded_integration(self._hass, DOMAIN).issue_tracker,
            severity=ir.IssueSeverity.WARNING,
            translation_key=Trouble.RESTRICTED,
            translation_placeholders=self._words,
        )

    def _tell(self, trouble: Trouble) -> None:
        ir.async_create_issue(
            self._hass,
            DOMAIN,
            self._id(_UNREADABLE),
            data=dict(self._about),
            is_fixable=True,
            severity=ir.IssueSeverity.WARNING,
            translation_key=trouble,
            translation_placeholders=self._words,
        )

    def _id(self, kind: str) -> str:
        return f"{kind}_{self._about['entry_id']}_{self._about['subentry_id']}"


@callback
def forget(hass: HomeAssistant, entry: ConfigEntry) -> None:
    """Take back all issues about menus of the account: it is no longer set up."""
    prefixes = tuple(f"{kind}_{entry.entry_id}_" for kind in (_UNREADABLE, _RESTRICTED))
    for domain, issue in tuple(ir.async_get(hass).issues):
        if domain == DOMAIN and issue.startswith(prefixes):
            ir.async_delete_issue(hass, domain, issue)
