"""What sentences for the ear are made of: what is told of a child's day, and the texts in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from ..assessments import Assessment
from ..bring import Bring
from ..lunches import Lunch
from ..models import TimetableEntry
from ..models.called_off import is_called_off
from ..school_day import SchoolDay
from ..subjects import subject_name, subject_named
from ..usual import Differences

# How much is read out of a text that others wrote.
_LONGEST = 120
# Of more than this many things the rest is told as "more".
MOST = 3
# What may stand at the end of a text without belonging to it.
_AT_THE_END = " .,:;!?-\u2013\u2014\u2026"


@dataclass(frozen=True, kw_only=True)
class ChildDay:
    """What is told of one child's day; what is empty is not told of."""

    name: str
    day: SchoolDay
    # Whether the child has a timetable at all: one in preschool has none.
    has_timetable: bool = True
    lunch: Lunch | None = None
    differences: Differences | None = None
    bring: tuple[Bring, ...] = ()
    # Tests, homework and assignments of the day.
    due: tuple[Assessment, ...] = ()
    # What the guardian calls subjects, by what the school calls them.
    renames: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def plain(text: str | None, more: str) -> str:
    """Return a text that others wrote in one line, without its full stop, and bounded.

    `more` is said where it is cut off.
    """
    line = " ".join((text or "").split()).strip(_AT_THE_END)
    if len(line) <= _LONGEST:
        return line
    whole_words = line[:_LONGEST].rpartition(" ")[0] or line[:_LONGEST]
    return f"{whole_words.rstrip(_AT_THE_END)} {more}"


def listed(things: Iterable[str], conjunction: str, more: str) -> str:
    """Return things in a row, each once: three at most, and then that there are more."""
    told = list(dict.fromkeys(filter(None, things)))
    if len(told) > MOST:
        told = [*told[:MOST], more]
    return joined(told, conjunction)


def joined(things: list[str], conjunction: str) -> str:
    """Return all of the things in a row."""
    *before, last = things or [""]
    return f"{', '.join(before)} {conjunction} {last}" if before else last


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Of whom a clause tells, and when."""

    who: str
    several: bool = False
    # Empty where it has been said before.
    when: str = ""
    past: bool = False


def words(*parts: str) -> str:
    """Return the parts that say something, with a blank between them."""
    return " ".join(filter(None, parts))


def within(text: str) -> str:
    """Return our own words as they are written within a sentence: "matematik", but "NO"."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def ending(text: str) -> str:
    """Return a text as a sentence."""
    return f"{text[:1].upper()}{text[1:]}."


def clock(hour: int, minute: int) -> str:
    """Return a time of day as voices read it well: "8:20", and "8" at a whole hour.

    With a colon in Swedish too, whatever is printed otherwise: voices read "8.20" as a number
    ("åtta punkt tjugo"), and "8:00" as "åtta noll noll".
    """
    return f"{hour}:{minute:02}" if minute else str(hour)


def subject_said(lesson: TimetableEntry, language: str, renames: Mapping[str, str]) -> str:
    """Return what a lesson is called, without the school's words for that it is cancelled."""
    title = lesson.title
    if is_called_off(title):
        known = subject_named(lesson.plain_title)
        title = known.name(language) if known else lesson.plain_title
    return subject_name(title, language, renames)
