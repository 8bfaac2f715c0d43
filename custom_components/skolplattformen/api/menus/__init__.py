"""School lunch menus: one small file per site, chosen from the address of the school's menu page."""

from yarl import URL

from ..exceptions import UnknownMenuSiteError
from .foodit import Foodit
from .mashie import Mashie
from .mateo import Mateo
from .matilda import Matilda
from .menugo import MenuGo
from .own_json import OwnJson
from .skolmat_info import Omsorgen, SkolmatInfo
from .skolmaten import Skolmaten
from .source import MenuSource

__all__ = ["SITES", "MenuSource", "menu_source"]

# The last one takes what no other does.
_SITES: tuple[type[MenuSource], ...] = (
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
