"""What is known of a child's days outside of what is kept: read when asked for, kept for the day."""

import asyncio
from dataclasses import replace
from datetime import date
from typing import Protocol

from .api.client import SkolplattformenClient
from .api.exceptions import ModuleOffError, UnexpectedAnswerError
from .school.models import Care, Module, SchoolCalendar, Timetable
from .school.moments import instant


class _OfDays(Protocol):
    """What answers for a range of days."""

    def covers(self, day: date) -> bool:
        """Return whether the range holds the day."""
        ...


class Archive:
    """Reads each range once."""

    def __init__(self, client: SkolplattformenClient) -> None:
        """Begin empty."""
        self._client = client
        self._read: dict[tuple[str, Module], list[_OfDays]] = {}
        # A calendar that several browsers show asks several times at once.
        self._lock = asyncio.Lock()

    def forget(self) -> None:
        """Drop what was read: a new day begins."""
        self._read.clear()

    async def timetable(
        self, key: str, first: date, last: date, kept: Timetable | None
    ) -> Timetable:
        """Return the child's timetable of these days; the kept weeks stand as they are kept.

        Raises:
            SkolplattformenError: it could not be read.

        """
        if kept is not None and covers(kept, first, last):
            return kept
        read = await self._once(Module.TIMETABLE, Timetable, key, first, last)
        return read if kept is None else _joined(read, kept)

    async def calendar(
        self, key: str, first: date, last: date, kept: SchoolCalendar | None
    ) -> SchoolCalendar:
        """Return the entries of the child's calendar of these days; errors as `timetable`."""
        if kept is not None and covers(kept, first, last):
            return kept
        read = await self._once(Module.CALENDAR, SchoolCalendar, key, first, last)
        return read if kept is None else _joined_calendar(read, kept)

    async def care(self, key: str, first: date, last: date, kept: Care | None) -> Care:
        """Return the child's care of the weeks of these days; errors as `timetable`."""
        if kept is not None and covers(kept, first, last):
            return kept
        read = await self._once(Module.CARE, Care, key, first, last)
        return read if kept is None else _joined_care(read, kept)

    async def _once[T: (Timetable, SchoolCalendar, Care)](
        self, module: Module, kind: type[T], key: str, first: date, last: date
    ) -> T:
        """Return what was read of these days, or read it."""
        async with self._lock:
            known = self._read.setdefault((key, module), [])
            for fact in known:
                if isinstance(fact, kind) and covers(fact, first, last):
                    return fact
            read = await self._ask(module, kind, key, first, last)
            known.append(read)
            return read

    async def _ask[T: (Timetable, SchoolCalendar, Care)](
        self, module: Module, kind: type[T], key: str, first: date, last: date
    ) -> T:
        answer = await self._client.read_child(key, {module: (first, last)})
        fact = answer.facts.by_module.get(module)
        if isinstance(fact, kind):
            return fact
        if module in answer.modules_off:
            raise ModuleOffError("the module is switched off")
        raise answer.failures.get(module, UnexpectedAnswerError("the answer lacks the module"))


def covers(fact: _OfDays, first: date, last: date) -> bool:
    """Return whether what is known answers for all of these days."""
    return fact.covers(first) and fact.covers(last)


def _joined(read: Timetable, kept: Timetable) -> Timetable:
    """Return what was read, with the kept days in their place.

    Several readings have made them what they are: the last one alone may lack lessons.
    """
    of_kept = tuple(entry for entry in kept.entries if read.covers(entry.day))
    others = tuple(entry for entry in read.entries if not kept.covers(entry.day))
    return replace(read, entries=others + of_kept)


def _joined_calendar(read: SchoolCalendar, kept: SchoolCalendar) -> SchoolCalendar:
    """Return what was read, with the kept days in their place if they are newer."""
    if instant(kept.read_at) <= instant(read.read_at):
        return read
    newer = tuple(e for e in kept.events if e.first <= read.last and e.last >= read.first)
    older = tuple(e for e in read.events if e.first > kept.last or e.last < kept.first)
    return replace(read, events=older + newer)


def _joined_care(read: Care, kept: Care) -> Care:
    """Return what was read, with the kept weeks in their place if they are newer."""
    if instant(kept.read_at) <= instant(read.read_at):
        return read
    weeks = {week.first: week for week in (*read.weeks, *kept.weeks)}
    return replace(read, weeks=tuple(week for _, week in sorted(weeks.items())))
