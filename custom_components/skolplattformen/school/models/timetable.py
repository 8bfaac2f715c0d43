"""The timetable: its rows, and what they stand for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
import re

from .base import STOCKHOLM, Model
from .called_off import CALLED_OFF, is_called_off

# What stands between the words of a title.
_BETWEEN_WORDS = re.compile(r"[\s()\[\]:;,.!*/\u2013-]+")

# Rows of the timetable that are breaks in it.
_BREAKS = frozenset({"rast", "ombyte"})


class EntryKind(StrEnum):
    """What a row of the timetable stands for."""

    LESSON = "lesson"
    LUNCH = "lunch"
    BREAK = "break"
    ALL_DAY = "all_day"


@dataclass(frozen=True, kw_only=True)
class TimetableEntry(Model):
    """One row of the timetable, as the school wrote it. The end is exclusive.

    What readings have not had of late is said beside it: they give no reason.
    """

    start: datetime
    end: datetime
    title: str
    room: str | None = None
    teacher: str | None = None
    notes: str | None = None
    all_day: bool = False
    # When a reading first lacked it; None while readings have it.
    missing_since: datetime | None = None
    # So many readings lacked it that it is taken to be cancelled.
    dropped: bool = False

    @cached_property
    def day(self) -> date:
        """Return the Swedish day on which it begins: asked for again and again, found out once."""
        return self.start.astimezone(STOCKHOLM).date()

    @cached_property
    def kind(self) -> EntryKind:
        """Return what the row stands for; only exact titles are anything but a lesson."""
        title = self.title.strip().casefold()
        if self.all_day:
            return EntryKind.ALL_DAY
        if title == "lunch":
            return EntryKind.LUNCH
        return EntryKind.BREAK if title in _BREAKS else EntryKind.LESSON

    @cached_property
    def order(self) -> tuple[object, ...]:
        """Return what entries are sorted by: time first, then whatever tells them apart."""
        return (
            self.start.astimezone(UTC),
            self.end.astimezone(UTC),
            self.title,
            *((text is not None, text or "") for text in (self.room, self.teacher, self.notes)),
        )

    @cached_property
    def cancelled(self) -> bool:
        """Return whether it does not take place, by the school's own words or its silence."""
        return self.dropped or any(is_called_off(text) for text in (self.title, self.notes) if text)

    @property
    def confirmed(self) -> bool:
        """Return whether what is said of it is certain: it was read, or is taken to be cancelled."""
        return self.missing_since is None or self.dropped

    @cached_property
    def plain_title(self) -> str:
        """Return what of the title tells lessons apart: no case, no marks, no word of cancelling."""
        words = _BETWEEN_WORDS.split(CALLED_OFF.sub(" ", self.title).casefold())
        return " ".join(filter(None, words))


@dataclass(frozen=True, kw_only=True)
class Timetable(Model):
    """The timetable of one child for a range of days (both inclusive), as it was when read."""

    first: date
    last: date
    read_at: datetime
    entries: tuple[TimetableEntry, ...]

    def covers(self, day: date) -> bool:
        """Return whether the range holds the day."""
        return self.first <= day <= self.last

    @cached_property
    def by_day(self) -> Mapping[date, tuple[TimetableEntry, ...]]:
        """Return the entries of each day that has any, in order."""
        days: dict[date, list[TimetableEntry]] = {}
        for entry in sorted(self.entries, key=lambda entry: entry.order):
            days.setdefault(entry.day, []).append(entry)
        return {day: tuple(entries) for day, entries in days.items()}

    @cached_property
    def lessons(self) -> tuple[TimetableEntry, ...]:
        """Return the lessons, cancelled ones too, in order."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.LESSON)
