"""Lists of schools: how one is asked for, what is kept of it, and for how long.

Source: `docs/protocol.md` L.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import re
import sys

from yarl import URL

from ..exceptions import UnexpectedAnswerError
from ..transport import Clock, Transport
from .status import check_status
from .text import tidy
from .week import BadItemError, field_of

_DAY = timedelta(days=1)
# Ids and names that can stand in an address as they are.
_KEY = re.compile(r"\w[\w.~-]{0,99}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """One row of a list: a school, or an area that has a list of its own. Small: there are thousands."""

    # Empty when the site gives none.
    name: str
    place: str | None
    # What names it in an address.
    key: str


type Rows = tuple[Listed, ...]
type Ask = Callable[[SchoolList], Awaitable[Rows]]


@dataclass(frozen=True, kw_only=True)
class SchoolList:
    """One list of a site."""

    url: URL
    headers: Mapping[str, str]
    # Return the rows of the answer; raise UnexpectedAnswerError when it is no such list.
    parse: Callable[[object], Rows]
    # Whether 404 means that there is nothing to list.
    may_be_missing: bool = False

    async def read(self, transport: Transport) -> Rows:
        """Return the rows, from one request.

        Raises:
            DeniedError: the site refuses us.
            UnexpectedAnswerError: the answer is no such list.
            UnreachableError, RateLimitedError: as the transport says.

        """
        answer = await transport.request("GET", self.url, kind="menu_list", headers=self.headers)
        if answer.status == 404:
            if self.may_be_missing:
                return ()
            raise UnexpectedAnswerError("the menu site has no list of schools any more")
        check_status(answer)
        data = answer.json()
        # Reading and parsing a large answer are two blocks of the event loop, not one.
        await asyncio.sleep(0)
        return self.parse(data)


@dataclass(kw_only=True)
class _Kept:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    rows: Rows = ()
    # None until it has been read.
    read_at: datetime | None = None


class KeptLists:
    """Lists in memory, each kept for a day; who wants one that is being read waits for it."""

    def __init__(self, clock: Clock) -> None:
        """Begin without any."""
        self._clock = clock
        self._kept: dict[URL, _Kept] = {}

    async def get(self, wanted: SchoolList, transport: Transport) -> Rows:
        """Return a list, kept or read now; errors as `SchoolList.read`, which are not kept."""
        kept = self._kept.setdefault(wanted.url, _Kept())
        async with kept.lock:
            if not self._is_fresh(kept):
                kept.rows = await wanted.read(transport)
                kept.read_at = self._clock()
            return kept.rows

    def drop_old(self) -> None:
        """Let go of lists that are older than a day."""
        self._kept = {
            url: kept
            for url, kept in self._kept.items()
            if kept.lock.locked() or self._is_fresh(kept)
        }

    def _is_fresh(self, kept: _Kept) -> bool:
        return kept.read_at is not None and self._clock() - kept.read_at < _DAY


def rows_of_list(rows: object, read: Callable[[object], Listed]) -> Rows:
    """Return the rows of a list that can be read; `read` raises BadItemError for another.

    Raises:
        UnexpectedAnswerError: they are no list, or none of them could be read.

    """
    if not isinstance(rows, list):
        raise UnexpectedAnswerError("the answer is no list")
    return readable(rows, read)


def readable[T](rows: list[T], read: Callable[[T], Listed]) -> Rows:
    """Return the rows that can be read; `read` raises BadItemError for another.

    Raises:
        UnexpectedAnswerError: none of them could be read.

    """
    found = []
    for row in rows:
        try:
            found.append(read(row))
        except BadItemError:
            continue
    if rows and not found:
        raise UnexpectedAnswerError("no row of the list could be read")
    return tuple(found)


def key_of(row: object, name: str) -> str:
    """Return a field that holds a key.

    Raises:
        BadItemError: it holds none.

    """
    value = field_of(row, name)
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise BadItemError
    return value


def name_of(row: object) -> str:
    """Return the name that a row has; empty when it has none."""
    name = field_of(row, "name")
    return tidy(name) if isinstance(name, str) else ""


def place_of(row: object, name: str) -> str | None:
    """Return a field that holds a place, which many rows share; None without one."""
    place = field_of(row, name)
    return (sys.intern(tidy(place)) or None) if isinstance(place, str) else None
