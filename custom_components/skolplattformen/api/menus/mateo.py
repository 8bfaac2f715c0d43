"""Menus of Mateo (meny.mateo.se): a range of days of one unit in one JSON list.

Source: `docs/protocol.md` L.3.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
import re
from typing import Self, override

from yarl import URL

from ...school.models import Menu, monday_of
from ..exceptions import (
    RateLimitedError,
    UnexpectedAnswerError,
    UnknownSchoolError,
    UnreachableError,
)
from ..transport import Answer, Transport
from .mateo_schools import unit_names
from .mateo_week import week_menu
from .source import MenuSource, host_of, parts_of

SITE = "Mateo"
_HOST = "meny.mateo.se"
_API = URL("https://meny-api.mateo.se/api/v1")
_HEADERS = {"Accept": "application/json"}
_MUNICIPALITY = re.compile(r"\w[\w-]{0,79}")
_UNIT = re.compile(r"[0-9]{1,12}")


class Mateo(MenuSource):
    """The menu of one unit: a school, or its after-school care, which has its own."""

    site = SITE
    hosts = frozenset({"meny-api.mateo.se"})

    def __init__(self, municipality: str, unit: str) -> None:
        """Remember the unit by its number, and by its municipality, which knows its name."""
        super().__init__()
        self._municipality = municipality
        self._unit = unit
        self._name: str | None = None

    @classmethod
    @override
    def from_address(cls, url: URL) -> Self | None:
        """Return the unit that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no unit.

        """
        if host_of(url) != _HOST:
            return None
        parts = parts_of(url)
        if len(parts) < 2 or not _MUNICIPALITY.fullmatch(parts[0]) or not _UNIT.fullmatch(parts[1]):
            raise UnknownSchoolError("the address names no school")
        return cls(parts[0].lower(), parts[1])

    @property
    @override
    def address(self) -> str:
        """Return the address of the unit's page, in its one form."""
        path = f"/{self._municipality}/{self._unit}"
        return str(URL.build(scheme="https", host=_HOST, path=path))

    @override
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of a week; the first time, the name of the unit is asked for too."""
        monday = monday_of(week)
        days = {"from": monday.isoformat(), "to": (monday + timedelta(days=6)).isoformat()}
        url = (_API / "days" / self._unit).with_query(days)
        menu = await self._ask(transport, url, week, now, self._parse, headers=_HEADERS)
        if self._name is None:
            await self._learn_name(transport, published=bool(menu.days))
        return replace(menu, school=self._name)

    def _parse(self, answer: Answer, monday: date, now: datetime) -> Menu:
        return week_menu(answer.json(), monday, now, self.skipped)

    async def _learn_name(self, transport: Transport, *, published: bool) -> None:
        """Ask the municipality for the name of the unit; a menu without it is still a menu.

        Raises:
            UnknownSchoolError: nothing is published, and the municipality has units but not ours.

        """
        url = _API / "organizations" / self._municipality
        try:
            answer = await transport.request("GET", url, kind="menu_name", headers=_HEADERS)
            names = unit_names(answer.json()) if answer.status == 200 else {}
        except RateLimitedError, UnexpectedAnswerError, UnreachableError:
            return
        self._name = names.get(self._unit)
        if not published and names and self._unit not in names:
            raise UnknownSchoolError("the municipality has no such school")
