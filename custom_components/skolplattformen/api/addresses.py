"""Which addresses are requested: the check that every address from outside passes first.

Source: `docs/protocol.md` 1.
"""

from urllib.parse import quote, urljoin

from yarl import URL

from .exceptions import UnsafeAddressError

HUB = "https://hub.infomentor.se"
CITY_START = "https://sso.infomentor.se/login.ashx?idp=stockholm_par"
APP_API = "https://api-im.infomentor.se"
APP_SIGN_IN = "https://im.infomentor.se/Authentication/"
TOKEN_URL = "https://im.infomentor.se/Authentication/OAuth2/Token"  # noqa: S105  # an address

PLATFORM_HOSTS = frozenset(
    {
        "hub.infomentor.se",
        "infomentor.se",
        "sso.infomentor.se",
        "im.infomentor.se",
        "api-im.infomentor.se",
        "login001.stockholm.se",
        "login003.stockholm.se",
    }
)

# Everything that may stand in an address as it is; the rest is percent-encoded.
_KEEP = "%:/?#[]@!$&'()*+,;=-._~"


def checked(address: str | URL, hosts: frozenset[str] = PLATFORM_HOSTS) -> URL:
    """Return the address, byte for byte, when it may be requested.

    Raises:
        UnsafeAddressError: not https, not a known host, another port, or with user info.

    """
    try:
        url = address if isinstance(address, URL) else URL(quote(address, safe=_KEEP), encoded=True)
        safe = (
            url.scheme == "https"
            and url.host in hosts
            and url.explicit_port in (None, 443)
            and url.user is None
            and url.password is None
        )
    except ValueError as err:
        raise UnsafeAddressError("the platform gave an address that is none") from err
    if not safe:
        raise UnsafeAddressError("the platform pointed to an address that is not requested")
    return url


def joined(base: URL, reference: str) -> str:
    """Return the address that a reference on a page stands for."""
    try:
        return urljoin(str(base), reference.strip())
    except ValueError as err:
        raise UnsafeAddressError("the platform gave an address that is none") from err
