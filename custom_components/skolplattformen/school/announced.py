"""Which changes have been announced, so that none is again after a restart."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from .models import Change, ChangeKind, TimetableEntry
from .moments import instant

_CALLED_OFF = (ChangeKind.CANCELLED, ChangeKind.RESTORED)


@dataclass(frozen=True, kw_only=True)
class News:
    """What is to be announced, and what is to be remembered once it has been."""

    changes: tuple[Change, ...]
    # The day of each change, by its identity.
    announced: dict[str, date]


def news_of_changes(
    child_key: str, changes: Iterable[Change], announced: Mapping[str, date], today: date
) -> News:
    """Return the changes that have not been announced.

    A change is forgotten when its day has passed, and when it is taken back: a lesson that was
    restored can be cancelled again.
    """
    known = {name: day for name, day in announced.items() if day >= today}
    new: list[Change] = []
    for change in changes:
        name = change_id(child_key, change)
        known.pop(change_id(child_key, _reverse(change)), None)
        if name not in known:
            known[name] = change.day
            new.append(change)
    return News(changes=tuple(new), announced=known)


def change_id(child_key: str, change: Change) -> str:
    """Return the identity of a change: the same each time that it is found.

    Cancelled and restored are about one lesson, whose subject and start say which.
    """
    if change.kind in _CALLED_OFF:
        lesson = change.before or change.after
        facts = ("", "") if lesson is None else _name(lesson)
    else:
        facts = (_facts(change.before), _facts(change.after))
    name = "\n".join((child_key, change.kind, change.day.isoformat(), *facts))
    return sha256(name.encode(errors="surrogatepass")).hexdigest()[:32]


def _reverse(change: Change) -> Change:
    """Return what takes the change back."""
    if change.kind in _CALLED_OFF:
        cancelled = change.kind is ChangeKind.CANCELLED
        return replace(change, kind=ChangeKind.RESTORED if cancelled else ChangeKind.CANCELLED)
    return replace(change, before=change.after, after=change.before)


def _facts(lesson: TimetableEntry | None) -> str:
    if lesson is None:
        return ""
    parts = (*_name(lesson), instant(lesson.end).isoformat(), lesson.teacher, lesson.room)
    return "\t".join(" ".join((part or "").casefold().split()) for part in parts)


def _name(lesson: TimetableEntry) -> tuple[str, str]:
    return instant(lesson.start).isoformat(), lesson.plain_title
