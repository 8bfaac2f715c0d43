"""The facts of a school day, frozen and parsed once at the edge.

All times are aware and in Europe/Stockholm, whatever zone the machine is in.
Every model can be stored as plain data (`to_dict`) and read back (`from_dict`).
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import cached_property
import re
from typing import override
from zoneinfo import ZoneInfo

from mashumaro import DataClassDictMixin
from mashumaro.config import BaseConfig
from mashumaro.types import SerializationStrategy

STOCKHOLM = ZoneInfo("Europe/Stockholm")

# Whole words with which a school says that a lesson does not take place.
# Not: "inställd på prov", "utgår från kapitel 3".
_CANCELLED = re.compile(
    r"\b(inställ[dt]a?\b(?!\s+på\b)|ställs in\b|utgår\b(?!\s+i?från\b))", re.IGNORECASE
)

# Rows of the timetable that are breaks in it.
_BREAKS = frozenset({"rast", "ombyte"})


class _StockholmTime(SerializationStrategy):
    """Store a moment with its offset and read it back in Swedish time."""

    @override
    def serialize(self, value: datetime) -> str:
        """Return the moment as ISO text."""
        return value.isoformat()

    @override
    def deserialize(self, value: str) -> datetime:
        """Return the moment in Swedish time."""
        return datetime.fromisoformat(value).astimezone(STOCKHOLM)


class Model(DataClassDictMixin):
    """A fact that can be stored."""

    class Config(BaseConfig):
        """How facts are stored."""

        serialization_strategy = {datetime: _StockholmTime()}  # noqa: RUF012


class Module(StrEnum):
    """A part of the platform that a school may have switched off for a child."""

    TIMETABLE = "timetable"
    MESSAGES = "messages"
    NOTIFICATIONS = "notifications"


class EntryKind(StrEnum):
    """What a row of the timetable stands for."""

    LESSON = "lesson"
    LUNCH = "lunch"
    BREAK = "break"
    ALL_DAY = "all_day"


@dataclass(frozen=True, kw_only=True)
class Child(Model):
    """A child of the guardian: the key is a salted hash and says nothing about the child."""

    key: str
    first_name: str


@dataclass(frozen=True, kw_only=True)
class TimetableEntry(Model):
    """One row of the timetable, as the school wrote it. The end is exclusive."""

    start: datetime
    end: datetime
    title: str
    room: str | None = None
    teacher: str | None = None
    notes: str | None = None
    all_day: bool = False

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
    def cancelled(self) -> bool:
        """Return whether the school's own words say that it does not take place."""
        return any(_CANCELLED.search(text) for text in (self.title, self.notes) if text)


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
    def lessons(self) -> tuple[TimetableEntry, ...]:
        """Return the lessons, cancelled ones too, in order."""
        return tuple(entry for entry in self.entries if entry.kind is EntryKind.LESSON)


@dataclass(frozen=True, kw_only=True)
class Message(Model):
    """The head of one message; its text is never read by itself."""

    id: int
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class MessageCount(Model):
    """How many messages are unread. None: there are more than could be counted."""

    unread: int | None
    read_at: datetime


@dataclass(frozen=True, kw_only=True)
class Notification(Model):
    """One entry of the bell. The child is None when it is none of the guardian's known children."""

    id: int
    child_key: str | None
    app_type: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Dish(Model):
    """One dish of a school lunch."""

    name: str


@dataclass(frozen=True, kw_only=True)
class MenuDay(Model):
    """The lunch of one day: dishes, or the reason why there are none."""

    day: date
    dishes: tuple[Dish, ...] = ()
    closed: str | None = None


@dataclass(frozen=True, kw_only=True)
class Menu(Model):
    """What a kitchen has published for a range of days (both inclusive)."""

    school: str | None
    first: date
    last: date
    read_at: datetime
    days: tuple[MenuDay, ...]


@dataclass(frozen=True, kw_only=True)
class ChildSnapshot(Model):
    """All that is known of one child. None: never read; a module that is off is listed as such."""

    child: Child
    timetable: Timetable | None = None
    messages: MessageCount | None = None
    # None until the child's own page has been read.
    apps: frozenset[str] | None = None
    # When each module was last answered as switched off.
    modules_off: dict[Module, datetime] | None = None


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week that holds the day."""
    return day - timedelta(days=day.weekday())
