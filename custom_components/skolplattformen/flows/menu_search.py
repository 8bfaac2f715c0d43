"""The search for a school by its name, which all dialogs share, and what is wrong with its outcome."""

from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.hass_dict import HassKey

from ..api.menus.search import SEARCHED, Findings, Search
from ..const import DOMAIN
from ..session import session_factory

# More is no list to choose from.
MOST_SCHOOLS: Final = 40

_SEARCH: Final[HassKey[Search]] = HassKey(f"{DOMAIN}_search")


@callback
def search_of(hass: HomeAssistant) -> Search:
    """Return the search of this Home Assistant: it keeps the sites' lists of schools for a day."""
    if _SEARCH not in hass.data:
        hass.data[_SEARCH] = Search(session_factory(hass), dt_util.utcnow)
    return hass.data[_SEARCH]


def fault_of(findings: Findings) -> str | None:
    """Return the words about findings that nothing can be chosen from."""
    if len(findings.schools) > MOST_SCHOOLS:
        return "too_many_schools"
    if findings.schools:
        return None
    if len(findings.silent) == len(SEARCHED):
        return "no_site_reached"
    return "no_school_partly" if findings.silent else "no_school"
