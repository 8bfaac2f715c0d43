"""Timetables outside the weeks that are kept: read when a calendar asks, kept for the day."""

import asyncio
from dataclasses import replace
from datetime import date

from .api.client import SkolplattformenClient
from .api.exceptions import ModuleOffError, UnexpectedAnswerError
from .school.models import Module, Timetable
from .school.moments import swedish_day


class Archive:
    """Reads each range once."""

    def __init__(self, client: SkolplattformenClient) -> None:
        """Begin empty."""
        self._client = client
        self._read: dict[str, list[Timetable]] = {}
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
        if kept is not None and kept.covers(first) and kept.covers(last):
            return kept
        async with self._lock:
            known = self._read.setdefault(key, [])
            for timetable in known:
                if timetable.covers(first) and timetable.covers(last):
                    return _joined(timetable, kept)
            read = await self._ask(key, first, last)
            known.append(read)
        return _joined(read, kept)

    async def _ask(self, key: str, first: date, last: date) -> Timetable:
        answer = await self._client.read_child(key, {Module.TIMETABLE: (first, last)})
        if answer.facts.timetable is not None:
            return answer.facts.timetable
        if Module.TIMETABLE in answer.modules_off:
            raise ModuleOffError("the timetable is switched off")
        raise answer.failures.get(
            Module.TIMETABLE, UnexpectedAnswerError("no timetable in the answer")
        )


def _joined(read: Timetable, kept: Timetable | None) -> Timetable:
    """Return what was read, with the kept days in their place if they are newer."""
    if kept is None or kept.read_at <= read.read_at:
        return read
    newer = tuple(entry for entry in kept.entries if read.covers(swedish_day(entry.start)))
    older = tuple(entry for entry in read.entries if not kept.covers(swedish_day(entry.start)))
    return replace(read, entries=older + newer)
