"""School lunch menus: one small file per site, chosen from the address of the school's menu page."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from yarl import URL

from ...school.models import Menu
from ..exceptions import UnknownMenuSiteError
from ..transport import Transport
from .foodit import Foodit
from .mashie import Mashie
from .mateo import Mateo
from .matilda import Matilda
from .menugo import MenuGo
from .own_json import OwnJson
from .skolmat_info import Omsorgen, SkolmatInfo
from .skolmaten import Skolmaten


class MenuSource(Protocol):
    """Where the menu of one school is read."""

    @property
    def site(self) -> str:
        """Return the name of the site, one of `SITES`."""

    @property
    def address(self) -> str:
        """Return the address of the school's page in its one form: equal means the same school."""

    @property
    def hosts(self) -> frozenset[str]:
        """Return the hosts that the transport must allow."""

    @property
    def skipped(self) -> Mapping[str, int]:
        """Return how many items could not be read since the start, by kind."""

    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day; without days when none is published.

        Raises:
            UnknownSchoolError: the site has no such school.
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """


class MenuSite(Protocol):
    """A site whose menus are understood."""

    site: str

    def from_address(self, url: URL) -> MenuSource | None:
        """Return the school that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no school.

        """


# The last one takes what no other does.
_SITES: tuple[MenuSite, ...] = (
    Skolmaten,
    Matilda,
    Mateo,
    SkolmatInfo,
    Omsorgen,
    MenuGo,
    Mashie,
    Foodit,
    OwnJson,
)

# To be named to a guardian.
SITES: tuple[str, ...] = tuple(site.site for site in _SITES)


def menu_source(address: str) -> MenuSource:
    """Return the source for the address of a school's menu page, as a guardian pastes it.

    Raises:
        UnknownMenuSiteError: the address is not of a site in `SITES`.
        UnknownSchoolError: the address is of such a site, but names no school.

    """
    text = address.strip()
    try:
        url = URL(text if "://" in text else f"https://{text}")
    except ValueError as err:
        raise UnknownMenuSiteError("not an address") from err
    if url.scheme in ("http", "https"):
        for site in _SITES:
            if (source := site.from_address(url)) is not None:
                return source
    raise UnknownMenuSiteError("not a site whose menus are understood")
