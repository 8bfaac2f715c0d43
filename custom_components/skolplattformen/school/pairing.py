"""Which lesson of a day became which: the timetable gives lessons no identity.

Lessons whose subject and time are as before are themselves, whatever else is different. The
others are paired so that as many as can be are, with the least difference of the whole day.
Taking the nearest two first would do that badly: it pairs two lessons moved by an hour crosswise.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .day import entry_order
from .matching import least_cost
from .models import TimetableEntry
from .moments import instant

type Pair = tuple[TimetableEntry, TimetableEntry]

# What a difference weighs. One of time weighs as many more as there are minutes between both
# starts and both ends, and at most so many that the same subject at another time of the day is
# always nearer than another subject at the same time.
_ROOM = 10
_TEACHER = 30
_TIME = 100
_MOST_MINUTES = 800
_SUBJECT = 1_000

# More than any two lessons that could be one: nobody is left alone who need not be.
_ALONE = 10_000
_NEVER = 2 * _ALONE

# Lessons of one subject that are no further apart are one lesson with a pause.
_PAUSE = timedelta(minutes=15)


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """The lessons of a day before and after: those that belong together, and those left over."""

    pairs: tuple[Pair, ...]
    gone: tuple[TimetableEntry, ...]
    new: tuple[TimetableEntry, ...]


def pair_lessons(
    before: Iterable[TimetableEntry], after: Iterable[TimetableEntry], now: datetime
) -> Pairing:
    """Return what became of the lessons of one day.

    A lesson that has begun, or that does not take place, cannot move. A lesson that was only
    split, or joined with its neighbour, is neither gone nor new.
    """
    olds, news = sorted(before, key=_order), sorted(after, key=_order)
    pairs = _themselves(olds, news)
    olds, news = _without(olds, news, pairs)
    settled = _blocks(olds) & _blocks(news)
    olds = [lesson for lesson in olds if not _in_blocks(lesson, settled)]
    news = [lesson for lesson in news if not _in_blocks(lesson, settled)]
    changed = _nearest(olds, news, now)
    olds, news = _without(olds, news, changed)
    return Pairing(
        pairs=tuple(sorted(pairs + changed, key=lambda pair: _order(pair[0]))),
        gone=tuple(olds),
        new=tuple(news),
    )


def same(one: str | None, other: str | None) -> bool:
    """Return whether two texts differ in nothing but case and white space."""
    return " ".join((one or "").casefold().split()) == " ".join((other or "").casefold().split())


def another(one: str | None, other: str | None) -> bool:
    """Return whether both texts say something, and not the same.

    The platform leaves rooms and teachers out at times: that says nothing of them.
    """
    return bool(one and one.strip() and other and other.strip()) and not same(one, other)


def same_time(one: TimetableEntry, other: TimetableEntry) -> bool:
    """Return whether both last from and to the same moments."""
    return instant(one.start) == instant(other.start) and instant(one.end) == instant(other.end)


def time_together(one: TimetableEntry, other: TimetableEntry) -> timedelta:
    """Return for how long both go on; nothing or less if they never do."""
    start = max(instant(one.start), instant(other.start))
    return min(instant(one.end), instant(other.end)) - start


def has_begun(lesson: TimetableEntry, now: datetime) -> bool:
    """Return whether the lesson has begun."""
    return instant(lesson.start) <= instant(now)


def _order(lesson: TimetableEntry) -> tuple[object, ...]:
    # Of two that are alike, the one that readings have comes first.
    return (*entry_order(lesson), lesson.dropped, lesson.missing_since is not None)


def _themselves(olds: Sequence[TimetableEntry], news: Sequence[TimetableEntry]) -> list[Pair]:
    """Return the lessons of the same subject and time, those nearest in all else first."""
    alike = [
        (_difference(old, new), old.cancelled != new.cancelled, place, other)
        for place, old in enumerate(olds)
        for other, new in enumerate(news)
        if same_time(old, new) and old.plain_title == new.plain_title
    ]
    taken: dict[int, int] = {}
    for *_, place, other in sorted(alike):
        if place not in taken and other not in taken.values():
            taken[place] = other
    return [(olds[place], news[other]) for place, other in taken.items()]


def _nearest(
    olds: Sequence[TimetableEntry], news: Sequence[TimetableEntry], now: datetime
) -> list[Pair]:
    """Return the pairs of least difference in all."""
    costs = [
        [_difference(old, new) if _can_be(old, new, now) else _NEVER for new in news]
        # A place for every lesson that stays alone.
        + [_ALONE] * len(olds)
        for old in olds
    ]
    return [
        (old, news[column])
        for old, column in zip(olds, least_cost(costs), strict=True)
        if column < len(news)
    ]


def _can_be(old: TimetableEntry, new: TimetableEntry, now: datetime) -> bool:
    """Return whether the one can have become the other."""
    same_subject = old.plain_title == new.plain_title
    same_start = instant(old.start) == instant(new.start)
    if old.cancelled:
        return same_start and (same_subject or new.cancelled)
    if has_begun(old, now):
        return same_start
    if has_begun(new, now):
        return same_subject
    return time_together(old, new) > timedelta() or (same_subject and not new.cancelled)


def _difference(old: TimetableEntry, new: TimetableEntry) -> int:
    weight = 0
    if old.plain_title != new.plain_title:
        weight += _SUBJECT
    if not same_time(old, new):
        away = abs(instant(old.start) - instant(new.start)) + abs(
            instant(old.end) - instant(new.end)
        )
        weight += _TIME + min(away // timedelta(minutes=1), _MOST_MINUTES)
    if not same(old.teacher, new.teacher):
        weight += _TEACHER
    if not same(old.room, new.room):
        weight += _ROOM
    return weight


def _without(
    olds: Sequence[TimetableEntry], news: Sequence[TimetableEntry], pairs: Iterable[Pair]
) -> tuple[list[TimetableEntry], list[TimetableEntry]]:
    """Return who is left; of lessons that are equal in all, as many as have no pair."""
    left, right = list(olds), list(news)
    for old, new in pairs:
        left.remove(old)
        right.remove(new)
    return left, right


type _Block = tuple[str, datetime, datetime]


def _blocks(lessons: Iterable[TimetableEntry]) -> set[_Block]:
    """Return the subjects and times of lessons, those with but a pause between them as one."""
    blocks: list[_Block] = []
    for lesson in sorted(lessons, key=lambda lesson: (lesson.plain_title, _order(lesson))):
        if lesson.cancelled:
            continue
        subject, start, end = lesson.plain_title, instant(lesson.start), instant(lesson.end)
        if blocks and blocks[-1][0] == subject and start - blocks[-1][2] <= _PAUSE:
            _, start, so_far = blocks.pop()
            end = max(end, so_far)
        blocks.append((subject, start, end))
    return set(blocks)


def _in_blocks(lesson: TimetableEntry, blocks: Iterable[_Block]) -> bool:
    return not lesson.cancelled and any(
        lesson.plain_title == subject
        and start <= instant(lesson.start)
        and instant(lesson.end) <= end
        for subject, start, end in blocks
    )
