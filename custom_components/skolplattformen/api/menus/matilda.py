"""Menus of Matilda (menu.matildaplatform.com): a range of days of one kitchen in one JSON answer.

Source: `docs/protocol.md` L.2.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta
import re
from typing import Self

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import UnexpectedAnswerError, UnknownSchoolError
from ..transport import Transport
from .matilda_week import week_menu
from .status import check_status

SITE = "Matilda"
_HOST = "menu.matildaplatform.com"
_MENU = URL(f"https://{_HOST}/api/menu")
_KITCHENS = URL(f"https://{_HOST}/api/distributors")
_HEADERS = {"Accept": "application/json"}
# "64aa00000000000000000001_Larkskolan": the name is for people.
_KEY = re.compile(r"([0-9a-f]{24})(?:_.*)?", re.IGNORECASE | re.DOTALL)
# A kitchen that was there is still there so long, when nothing is said of it.
_KNOWN_FOR = timedelta(days=1)


class Matilda:
    """The menu of one kitchen, which may be that of several schools."""

    site = SITE
    hosts = frozenset({_HOST})

    def __init__(self, key: str) -> None:
        """Remember the kitchen by its id."""
        self._key = key
        # When the site last showed that it has this kitchen.
        self._known_at: datetime | None = None
        self.skipped: Counter[str] = Counter()

    @classmethod
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen.

        """
        if url.host != _HOST:
            return None
        queried = [value for name, value in url.query.items() if name.lower() == "distributorid"]
        for part in (*url.parts, *queried):
            if (match := _KEY.fullmatch(part)) is not None:
                return cls(match[1].lower())
        raise UnknownSchoolError("the address names no school")

    @property
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form: without its name."""
        return str(URL.build(scheme="https", host=_HOST, path=f"/meals/week/{self._key}"))

    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day; without days when none is published.

        Raises:
            UnknownSchoolError: the site has no such kitchen.
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """
        monday = monday_of(week)
        url = _MENU.with_query(
            distributorId=self._key,
            startDate=monday.isoformat(),
            endDate=(monday + timedelta(days=6)).isoformat(),
            lang="sv",
        )
        answer = await transport.request("GET", url, kind="menu", headers=_HEADERS)
        if answer.status == 404:
            # Nothing published, or no such kitchen: only the list of kitchens tells.
            await self._check_known(transport, now)
            return Menu(
                school=None, first=monday, last=monday + timedelta(days=6), read_at=now, days=()
            )
        check_status(answer)
        menu = week_menu(answer.json(), monday, now, self.skipped)
        self._known_at = now
        return menu

    async def _check_known(self, transport: Transport, now: datetime) -> None:
        """Ask for the list of kitchens, unless ours was there a short while ago.

        Raises:
            UnknownSchoolError: ours is not in it.

        """
        if self._known_at is not None and now - self._known_at < _KNOWN_FOR:
            return
        answer = await transport.request("GET", _KITCHENS, kind="menu_list", headers=_HEADERS)
        if answer.status == 404:
            raise UnexpectedAnswerError("the menu site has no list of schools any more")
        check_status(answer)
        if self._key not in _kitchens(answer.json()):
            raise UnknownSchoolError("the menu site does not know the school")
        self._known_at = now


def _kitchens(data: object) -> set[str]:
    """Return the ids of all kitchens.

    Raises:
        UnexpectedAnswerError: the answer is no list of any.

    """
    rows = data.get("distributors") if isinstance(data, Mapping) else None
    keys = {
        row["id"].lower()
        for row in (rows if isinstance(rows, list) else ())
        if isinstance(row, Mapping) and isinstance(row.get("id"), str)
    }
    if not keys:
        raise UnexpectedAnswerError("the answer is no list of schools")
    return keys
