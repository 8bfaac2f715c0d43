"""Which addresses of menu pages are understood, and as which school."""

from collections.abc import Callable

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import (
    SkolplattformenError,
    UnknownMenuSiteError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import SITES as NAMES, menu_source
from tests.properties import DETERMINISTIC

from .menu_sites import (
    FOODIT,
    MASHIE,
    MATEO,
    MATILDA,
    MENUGO,
    OMSORGEN,
    OWN_JSON,
    SITES,
    SKOLMAT_INFO,
    SKOLMATEN,
    Site,
)


def test_all_sites_are_in_the_table() -> None:
    """None is left out."""
    assert tuple(sorted(NAMES)) == tuple(sorted(site.site for site in SITES))


# What a guardian may paste in place of an address in its one form.
FORMS: dict[str, Callable[[str], str]] = {
    "same": lambda address: address,
    "blank around": lambda address: f" \t{address}\n",
    "no scheme": lambda address: address.removeprefix("https://"),
    "http": lambda address: address.replace("https://", "http://"),
    "upper case": lambda address: address.replace(_host(address), _host(address).upper()),
    "upper case scheme": lambda address: address.replace("https://", "HTTPS://"),
    "port": lambda address: address.replace(_host(address), f"{_host(address)}:443"),
    "final dot": lambda address: address.replace(_host(address), f"{_host(address)}."),
    "www": lambda address: address.replace(_host(address), f"www.{_bare(address)}"),
    "mobile": lambda address: address.replace(_host(address), f"m.{_bare(address)}"),
    "mobile, upper case": lambda address: address.replace(_host(address), f"M.{_bare(address)}"),
    "bare": lambda address: address.replace(_host(address), _bare(address)),
    "fragment": lambda address: f"{address}#idag",
    "query": lambda address: f"{address}{'&' if '?' in address else '?'}vecka=11&utm_source=a",
    "trailing slash": lambda address: (
        address.replace("?", "/?").replace("//?", "/?") if "?" in address else f"{address}/"
    ),
}
# A file is only taken as it must be asked for, and what its address has behind it may matter.
NOT_OF_A_FILE = {
    "http",
    "www",
    "mobile",
    "mobile, upper case",
    "query",
    "trailing slash",
}


def _host(address: str) -> str:
    return address.split("/")[2]


def _bare(address: str) -> str:
    return _host(address).removeprefix("www.")


@pytest.mark.parametrize(
    ("site", "form"),
    [
        pytest.param(site, form, id=f"{site.site} {name}")
        for site in SITES
        for name, form in FORMS.items()
        if site is not OWN_JSON or name not in NOT_OF_A_FILE
    ],
)
def test_form_of_an_address(site: Site, form: Callable[[str], str]) -> None:
    """Every way to write it is the same school, in one form, of a site that can be named."""
    for address in (site.address, site.other):
        source = menu_source(form(address))

        assert (source.site, source.address) == (site.site, address)
        assert source.hosts == {site.host}
        assert menu_source(source.address).address == address


GUID = SKOLMAT_INFO.address.rpartition("=")[2]


@pytest.mark.parametrize(
    ("site", "address"),
    [
        (SKOLMATEN, "https://skolmaten.se//larkskolan"),
        (SKOLMATEN, "https://skolmaten.se/larkskolan/rss/weeks/?offset=1&limit=2"),
        (MATILDA, f"{MATILDA.address}_Larkskolan"),
        (MATILDA, f"{MATILDA.address}_Lärk skolan"),
        (MATILDA, f"menu.matildaplatform.com/meals/week/{MATILDA.key.upper()}_LARKSKOLAN"),
        (MATILDA, f"menu.matildaplatform.com/sv/meals/week/{MATILDA.key}_a?startDate=2026-03-09"),
        (MATILDA, f"menu.matildaplatform.com/sv/meals/{MATILDA.key}"),
        (MATILDA, f"menu.matildaplatform.com/en/meals/month/{MATILDA.key}#today"),
        (MATILDA, f"menu.matildaplatform.com/rss?displayMode=Week&distributorId={MATILDA.key}"),
        (MATILDA, f"menu.matildaplatform.com/api/menu?DistributorID={MATILDA.key}"),
        (MATEO, "https://meny.mateo.se/Exempelkommun/211"),
        (MATEO, "https://meny.mateo.se//exempelkommun//211"),
        (MATEO, "https://meny.mateo.se/exempelkommun/211/2026/11"),
        (SKOLMAT_INFO, f"www.skolmat.info/matsedlar?facilityId={GUID.upper()}"),
        (SKOLMAT_INFO, f"www.skolmat.info/matsedlar?FacilityID={GUID}"),
        (SKOLMAT_INFO, f"skolmat.info/matsedlar?countyCode=10&facilityId={GUID}&week=11"),
        (SKOLMAT_INFO, f"www.skolmat.info/matsedlar?countyCode=10&schoolId={GUID}"),
        (SKOLMAT_INFO, f"https://www.skolmat.info/api/public/matsedlar/{GUID}/rss?limit=7"),
        (OMSORGEN, f"omsorgen.se/matsedlar?countyCode=10&schoolId={GUID}"),
        (MENUGO, "menugo.se/M/0180/Larkskolan"),
        (MENUGO, "menugo.se//m/0180//Larkskolan"),
        (MENUGO, "https://menugo.se/m/0180/Larkskolan/print"),
        (MASHIE, MASHIE.address.replace("/app/", "/menu/")),
        (MASHIE, "https://mpi.mashie.com/public/app/Exempel%20kommun/1a2b3c01"),
        (MASHIE, "https://mpi.mashie.com//public/app//Exempel%20kommun/1a2b3c01#vecka"),
        (MASHIE, "https://mpi.mashie.com/Public/Menu/Exempel kommun/1A2B3C01?country=se"),
        (FOODIT, "webmenu.foodit.se?r=1&m=180&p=1035&c=90001"),
        (FOODIT, "webmenu.foodit.se/?r=1&m=180&p=1035&c=90001&w=2&v=Day&l=sv&d=3"),
        (FOODIT, "webmenu.foodit.se/rss/?c=90001&p=1035&m=180&r=1"),
        (FOODIT, "webmenu.foodit.se/mobile/?R=1&M=180&P=1035&C=90001"),
        (FOODIT, "webmenu.foodit.se/?r=01&m=180&p=1035&c=090001"),
    ],
    ids=lambda value: value.site if isinstance(value, Site) else "",
)
def test_another_address_of_the_school(site: Site, address: str) -> None:
    """Other pages of a site, older ones among them, name the school as well."""
    assert menu_source(address).address == site.address


def test_address_of_an_address() -> None:
    """The one form is understood again, with letters beyond ASCII too."""
    source = menu_source("https://skolmaten.se/lärkskolan-f-9")

    assert menu_source(source.address).address == source.address
    assert source.address == "https://skolmaten.se/l%C3%A4rkskolan-f-9"


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "Lärkskolan",
        "https://",
        "https://[",
        "https://skolmaten.se:port/larkskolan",
        "https://example.invalid/larkskolan",
        "https://skolmaten.se.example.invalid/larkskolan",
        "https://skolmaten.se@example.invalid/larkskolan",
        "https://notskolmaten.se/larkskolan",
        "ftp://skolmaten.se/larkskolan",
        "javascript://skolmaten.se/larkskolan",
    ],
)
def test_another_site(address: str) -> None:
    """An address of another site, or none at all."""
    with pytest.raises(UnknownMenuSiteError):
        menu_source(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://skolmaten.se",
        "https://skolmaten.se/",
        "skolmaten.se/?q=larkskolan",
        "https://skolmaten.se/api/4/rss/week/larkskolan",
        "https://skolmaten.se/%2e%2e%2f",
        "https://skolmaten.se/lark%2Fskolan",
        "https://skolmaten.se/lark skolan",
        f"https://skolmaten.se/{'a' * 101}",
    ],
)
def test_no_school(address: str) -> None:
    """The right site, but no school."""
    with pytest.raises(UnknownSchoolError):
        menu_source(address)


@DETERMINISTIC
@given(
    st.text(max_size=40)
    | st.text(alphabet="skolmaten.se/:?#@%[]åA \n", max_size=40)
    | st.text(max_size=40).map("https://skolmaten.se/{}".format)
)
def test_any_text(address: str) -> None:
    """Any text is a school with a safe address, or a typed error."""
    try:
        source = menu_source(address)
    except UnknownMenuSiteError, UnknownSchoolError:
        return
    assert source.address.startswith("https://skolmaten.se/")
    assert menu_source(source.address).address == source.address


@pytest.mark.parametrize(
    "page",
    [
        "https://meny.mateo.se/{}",
        "https://menugo.se/m/0180/{}",
        "https://www.skolmat.info/matsedlar?facilityId={}",
    ],
)
@DETERMINISTIC
@given(text=st.text(max_size=40))
def test_any_name(page: str, text: str) -> None:
    """Whatever a page names is a school with a safe address, or a typed error."""
    try:
        source = menu_source(page.format(text))
    except SkolplattformenError:
        return
    assert menu_source(source.address).address == source.address
