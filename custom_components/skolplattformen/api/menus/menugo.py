"""Menus of MenuGo (menugo.se): the weeks that a kitchen has planned, in one JSON answer.

Source: `docs/protocol.md` L.7.
"""

from datetime import date, datetime
import json
import re
from typing import Self, override
from urllib.parse import quote

from yarl import URL

from ...school.models import Menu
from ..exceptions import UnknownSchoolError
from ..transport import Answer, Transport
from .menugo_days import menu_of
from .source import MenuSource, host_of, parts_of

SITE = "MenuGo"
_HOST = "menugo.se"
_HEADERS = {"Accept": "application/json"}
_MUNICIPALITY = re.compile(r"[0-9]{4}")
_NAME = re.compile(r"\w[\w .~-]{0,99}")


class MenuGo(MenuSource):
    """The menu of one kitchen."""

    site = SITE
    hosts = frozenset({_HOST})

    def __init__(self, municipality: str, name: str) -> None:
        """Remember the kitchen by the code of its municipality and its name in addresses."""
        super().__init__()
        self._municipality = municipality
        self._name = name

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the kitchen that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no kitchen.

        """
        if host_of(url) != _HOST:
            return None
        parts = parts_of(url)
        if (
            len(parts) < 3
            or parts[0].lower() != "m"
            or not _MUNICIPALITY.fullmatch(parts[1])
            or not _NAME.fullmatch(parts[2])
        ):
            raise UnknownSchoolError("the address names no school")
        return cls(parts[1], parts[2])

    @property
    @override
    def address(self) -> str:
        """Return the address of the kitchen's page, in its one form."""
        path = f"/m/{self._municipality}/{self._name}"
        return str(URL.build(scheme="https", host=_HOST, path=path))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week out of the answer, which holds all that are planned."""
        asked = json.dumps(
            {"Kommunkod": self._municipality, "LänkNamn": self._name},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        url = URL(f"https://{_HOST}/FetchTheMenu/{quote(asked, safe='')}", encoded=True)
        return await self._ask(transport, url, week, now, self._parse, headers=_HEADERS)

    def _parse(self, answer: Answer, _monday: date, now: datetime) -> Menu:
        return menu_of(answer.json(), now, self.skipped)
