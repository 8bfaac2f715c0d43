"""Cookie jars that can be kept: values go back byte for byte, host-only cookies stay host-only."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from http.cookies import Morsel
from typing import TYPE_CHECKING

from aiohttp import CookieJar
from mashumaro import DataClassDictMixin
from yarl import URL


@dataclass(frozen=True, kw_only=True, order=True)
class StoredCookie(DataClassDictMixin):
    """One cookie of a jar."""

    domain: str
    path: str
    name: str
    value: str = field(repr=False)
    host_only: bool


class _Morsel(Morsel[str]):
    """A cookie as its server named it."""

    if TYPE_CHECKING:
        # Python has it, for copies and pickles; the types of its library leave it out.
        def __setstate__(self, state: dict[str, str]) -> None: ...


def new_jar(cookies: Iterable[StoredCookie] = ()) -> CookieJar:
    """Return a jar that holds the cookies.

    aiohttp's default would put quotes around values with `+ / =`, and the platform
    would not know its own session any more.
    """
    jar = CookieJar(quote_cookie=False)
    for cookie in cookies:
        morsel = _Morsel()
        # Past the checks of `set`, as aiohttp does: servers use names that those refuse.
        morsel.__setstate__(
            {"key": cookie.name, "value": cookie.value, "coded_value": cookie.value}
        )
        morsel["path"] = cookie.path or "/"
        morsel["secure"] = True
        if not cookie.host_only:
            morsel["domain"] = cookie.domain
        jar.update_cookies({cookie.name: morsel}, URL.build(scheme="https", host=cookie.domain))
    return jar


def stored(jar: CookieJar) -> tuple[StoredCookie, ...]:
    """Return the cookies of the jar in a stable order; those without a value are deletions."""
    return tuple(
        sorted(
            StoredCookie(
                domain=domain,
                # aiohttp keeps the root as an empty path.
                path=path or "/",
                name=name,
                value=morsel.value,
                host_only=(domain, path, name) in jar.host_only_cookies,
            )
            for (domain, path), cookies in jar.cookies.items()
            for name, morsel in cookies.items()
            if morsel.value
        )
    )


def is_city(cookie: StoredCookie) -> bool:
    """Return whether the cookie belongs to the city's sign-in and not to the hub."""
    return cookie.domain.endswith("stockholm.se") or cookie.domain == "sso.infomentor.se"
