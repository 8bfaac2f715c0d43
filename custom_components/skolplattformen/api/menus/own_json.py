"""Menus from an address of the guardian's own: one JSON file of dishes by day.

For schools whose site is not understood: whoever can make such a file out of it need not wait.

Source: `docs/protocol.md` L.8.
"""

from datetime import date, datetime
import re
from typing import Final, Self, override

from yarl import URL

from ...school.models import Menu
from ..transport import Answer, Transport
from .own_json_days import menu_of
from .source import MenuSource

SITE = "JSON (.json)"
_SUFFIX = ".json"
_LONGEST_ADDRESS = 1000
_HEADERS = {"Accept": "application/json"}

# A name that everybody's DNS could know: at least two labels, the last of them no number, so
# that no spelling of an IP address is one.
_PUBLIC_NAME: Final = re.compile(
    r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])",
    re.ASCII,
)
# Last labels that stand for a place at home, or for none: RFC 6761, 6762, 7686, 8375, 9476, and
# what routers use.
_NOT_PUBLIC: Final = frozenset(
    {
        "alt",
        "arpa",
        "corp",
        "domain",
        "example",
        "home",
        "internal",
        "intranet",
        "invalid",
        "lan",
        "local",
        "localdomain",
        "localhost",
        "onion",
        "private",
        "test",
    }
)


class OwnJson(MenuSource):
    """One file of dishes.

    What keeps it from reaching into the home: only https on the default port, only names that
    look public, no redirects, nothing sent but the address and the
    mark of its own last answer, nothing kept but dishes. A public
    name may still lead to a machine at home. That one is asked only if it proves, by a
    certificate that is trusted, that the name is its own.
    """

    site = SITE

    def __init__(self, url: URL) -> None:
        """Remember the address."""
        super().__init__()
        self._url = url
        self.hosts = frozenset({url.host or ""})

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the file that an address names; None when it may not or does not name one."""
        name = (url.raw_host or "").removesuffix(".")
        if (
            url.scheme != "https"
            or url.explicit_port not in (None, 443)
            or url.user is not None
            or url.password is not None
            or not url.path.casefold().endswith(_SUFFIX)
            or len(str(url)) > _LONGEST_ADDRESS
            or not _PUBLIC_NAME.fullmatch(name)
            or name.rpartition(".")[2] in _NOT_PUBLIC
        ):
            return None
        return cls(url.with_host(name).with_port(None).with_fragment(None))

    @property
    @override
    def address(self) -> str:
        """Return the address of the file, in its one form."""
        return str(self._url)

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week out of the file, which holds all there are."""
        return await self._ask(transport, self._url, week, now, self._parse, headers=_HEADERS)

    def _parse(self, answer: Answer, _monday: date, now: datetime) -> Menu:
        return menu_of(answer.json(), now, self.skipped)
