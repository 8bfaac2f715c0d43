"""What a child brings to school on a day: by the day's subjects, and by what the school wrote."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
import re

from .day import entry_order
from .known import Known
from .models import EntryKind, SchoolEvent, TimetableEntry
from .models.called_off import is_called_off
from .reminders import reminders
from .subject_codes import SPORTS, SWIMMING
from .subjects import subject_name, subject_named, subject_of, tidy

_USUAL = {
    "sv": {SPORTS: ("Gympakläder",), SWIMMING: ("Badkläder", "Handduk")},
    "en": {SPORTS: ("PE clothes",), SWIMMING: ("Swimwear", "Towel")},
}

# Of an entry for several days, all but the first hear only what says that it is about them.
_EACH_DAY = re.compile(r"\b(?:varje dag|alla dagar|hela veckan|dagligen)\b", re.IGNORECASE)


class BringSource(StrEnum):
    """Who says that something is to be brought."""

    SUBJECT = "subject"
    NOTES = "notes"


@dataclass(frozen=True, kw_only=True)
class Bring:
    """One thing to bring, or a sentence of the school's that tells of some."""

    text: str
    source: BringSource
    # None: it is about the day.
    lesson: TimetableEntry | None = None


def usual_items(language: str) -> dict[str, tuple[str, ...]]:
    """Return what is brought to a subject unless the guardian says otherwise, by its key."""
    return dict(_USUAL["sv" if tidy(language).split("-")[0] == "sv" else "en"])


def bring(
    rows: Iterable[TimetableEntry],
    items: Mapping[str, Sequence[str]],
    notes: Iterable[str] = (),
) -> tuple[Bring, ...]:
    """Return what to bring to the lessons of a day, and then what its notes tell of.

    `items` has what the guardian wants to be reminded of, by subject: its key, a name of it, or a
    whole title as the school writes it, which goes before the others. What the rows themselves say
    counts too, also of those that are no lessons. Cancelled ones need nothing, and nothing is
    told twice.
    """
    held = sorted((row for row in rows if not row.cancelled), key=entry_order)
    lessons = [row for row in held if row.kind is EntryKind.LESSON]
    told = [
        Bring(text=" ".join(item.split()), source=BringSource.SUBJECT, lesson=lesson)
        for lesson in lessons
        for item in _items(lesson.title, items)
    ]
    for row in held:
        lesson = row if row.kind is EntryKind.LESSON else None
        told += [_noted(text, lesson) for text in reminders(f"{row.title}\n{row.notes or ''}")]
    told += [_noted(text, None) for note in notes for text in reminders(note)]
    once: dict[str, Bring] = {}
    for found in told:
        once.setdefault(tidy(found.text), found)
    return tuple(found for words, found in once.items() if words)


def bring_on(
    known: Known, day: date, items: Mapping[str, Sequence[str]]
) -> tuple[Bring, ...] | None:
    """Return what to bring on a day; None when nothing is found and the timetable is not known."""
    events = known.calendar.events if known.calendar else ()
    notes = [note for event in events for note in _notes(event, day)]
    found = bring(known.rows_of(day), items, notes)
    return found if found or known.covers(day) else None


def _noted(text: str, lesson: TimetableEntry | None) -> Bring:
    return Bring(text=text, source=BringSource.NOTES, lesson=lesson)


def _items(title: str, items: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what the guardian has noted for a title, or else for its subject."""
    exact = [things for word, things in items.items() if tidy(word) == tidy(title)]
    subject = subject_of(title)
    names = {tidy(subject_name(title, language)) for language in ("sv", "en")}
    of_subject = [
        things
        for word, things in items.items()
        if tidy(word) in names or (subject and subject_named(word) == subject)
    ]
    for things in exact or of_subject:
        yield from things


def _notes(event: SchoolEvent, day: date) -> Iterator[str]:
    """Return what a calendar entry says of a day."""
    if not event.first <= day <= event.last or is_called_off(event.title or ""):
        return
    for text in (event.title, event.text):
        if text and event.first == day:
            yield text
        elif text:
            yield from (told for told in reminders(text) if _EACH_DAY.search(told))
