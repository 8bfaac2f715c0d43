"""What all menu sites have in common: a page is read, and then read again only if it has changed.

Source: `docs/protocol.md` L.
"""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import ClassVar, Self

from yarl import URL

from ...school.models import Menu, monday_of
from ..transport import Answer, Transport
from .status import check_status
from .week import week_of

# This week, the next, and some that somebody looked at: no more is asked for often.
_MOST_KEPT = 6
# A site's pages for telephones and its older names lead to the same schools.
_PREFIXES = ("www.", "mobile.", "mobil.", "m.")

type Parse = Callable[[Answer, date, datetime], Menu]
"""Return the menu that an answer holds, at least of the week that begins on the Monday."""


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """What is left of an answer: never the answer itself, which may hold large pictures."""

    menu: Menu
    if_changed: Mapping[str, str]


class MenuSource(ABC):
    """Where the menu of one school is read."""

    # One of `SITES`.
    site: ClassVar[str]
    # Those that the transport must allow.
    hosts: frozenset[str]

    def __init__(self) -> None:
        """Begin without having read anything."""
        # How many items could not be read since the start, by kind.
        self.skipped: Counter[str] = Counter()
        # Whether the site gives us less than it has, because it refuses our token.
        self.restricted = False
        # The least recently asked for comes first.
        self._kept: dict[URL, _Kept] = {}

    @classmethod
    @abstractmethod
    def from_address(cls, url: URL) -> Self | None:
        """Return the school that a page's address names; None for another site.

        Raises:
            UnknownSchoolError: the address is of this site but names no school.

        """

    @property
    @abstractmethod
    def address(self) -> str:
        """Return the address of the school's page in its one form: equal means the same school."""

    @abstractmethod
    async def read(self, transport: Transport, week: date, now: datetime) -> Menu:
        """Return the menu of the ISO week that holds the day.

        It is without days when none is published, and when the site does not give that week.

        Raises:
            UnknownSchoolError: the site has no such school.
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.
            UnreachableError, RateLimitedError: as the transport says.

        """

    async def _ask(
        self,
        transport: Transport,
        url: URL,
        week: date,
        now: datetime,
        parse: Parse,
        *,
        headers: Mapping[str, str],
        kind: str = "menu",
    ) -> Menu:
        """Return the menu of the week that a page holds, without a request if it was read just now.

        Errors as `read`, and those of `parse`.
        """
        monday = monday_of(week)
        kept = self._kept.get(url)
        # A page without a date in its address holds another week some day.
        if kept is not None and not kept.menu.first <= monday <= kept.menu.last:
            kept = None
        if kept is None or kept.menu.read_at != now:
            if_changed = {} if kept is None else kept.if_changed
            answer = await transport.request(
                "GET", url, kind=kind, headers={**headers, **if_changed}
            )
            if kept is not None and kept.if_changed and answer.status == 304:
                kept = replace(kept, menu=replace(kept.menu, read_at=now))
            else:
                self._check(answer)
                kept = _Kept(menu=parse(answer, monday, now), if_changed=answer.if_changed)
        self._kept.pop(url, None)
        self._kept[url] = kept
        if len(self._kept) > _MOST_KEPT:
            del self._kept[next(iter(self._kept))]
        return week_of(kept.menu, monday)

    def _check(self, answer: Answer) -> None:
        """Raise the error that the status of an answer stands for, if any."""
        check_status(answer)


def host_of(url: URL) -> str:
    """Return the host of an address, without what is put before it for telephones and the like."""
    host = (url.host or "").removesuffix(".")
    return next((host.removeprefix(word) for word in _PREFIXES if host.startswith(word)), host)


def parts_of(url: URL) -> list[str]:
    """Return the parts of an address's path, without blank ones."""
    return [part for part in url.parts if part.strip("/")]
