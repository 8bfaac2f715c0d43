"""Menus of MenuGo (menugo.se): the weeks that a kitchen has planned, in one JSON answer.

Source: `docs/protocol.md` L.7.
"""

from collections import Counter
from datetime import date, datetime
import json
import re
from typing import Self
from urllib.parse import quote

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import UnknownSchoolError
from ..transport import Transport
from .menugo_week import week_menu
from .status import check_status

SITE = "MenuGo"
_HOST = "menugo.se"
_HEADERS = {"Accept": "application/json"}
_MUNICIPALITY = re.compile(r"[0-9]{4}")
_NAME = re.compile(r"\w[\w .~-]{0,99}")


class MenuGo:
    """The menu of one kitchen."""

    site = SITE
    hosts = frozenset({_HOST})

    def __init__(self, municipality: str, name: str) -> None:
        """Remember the kitchen by the code of its municipality and its name in addresses."""
        self._municipality = municipality
        self._name = name
        # One answer holds all weeks: those that are asked for at one moment share it.
        self._answer: tuple[datetime, object] | None = None
        self.skipped: Counter[str] = Counter()

    @classmethod
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen.

        """
        if (url.host or "").removeprefix("www.") != _HOST:
            return None
        parts = [part for part in url.parts if part.strip("/")]
        if (
            len(parts) < 3
            or parts[0].lower() != "m"
            or not _MUNICIPALITY.fullmatch(parts[1])
            or not _NAME.fullmatch(parts[2])
        ):
            raise UnknownSchoolError("the address names no school")
        return cls(parts[1], parts[2])

    @property
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form."""
        path = f"/m/{self._municipality}/{self._name}"
        return str(URL.build(scheme="https", host=_HOST, path=path))

    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day; without days when none is published.

        Raises:
            UnknownSchoolError: the site has no such kitchen.
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """
        if self._answer is None or self._answer[0] != now:
            self._answer = now, await self._ask(transport)
        return week_menu(self._answer[1], monday_of(week), now, self.skipped)

    async def _ask(self, transport: Transport) -> object:
        asked = json.dumps(
            {"Kommunkod": self._municipality, "LänkNamn": self._name},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        url = URL(f"https://{_HOST}/FetchTheMenu/{quote(asked, safe='')}", encoded=True)
        answer = await transport.request("GET", url, kind="menu", headers=_HEADERS)
        check_status(answer)
        return answer.json()
