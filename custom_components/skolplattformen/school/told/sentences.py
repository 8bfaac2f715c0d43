"""A child's day, and a whole family's, in words for the ear: one sentence, or a few.

What is not known is said to be so. Texts that others wrote are quoted as they are, in one line
and bounded; all else is in Swedish, or in English for any other language.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from ..day_mode import DayMode
from ..moments import instant, swedish_day
from ..public_holidays import public_holiday
from ..school_day import SchoolDay
from .details import day_clauses, details, mode_without_care
from .speech import Language, speech_in
from .spoken import ChildDay, Scene, ending, joined, plain

# Of what a sentence can tell beside the times of the day.
_MOST_CLAUSES = 3

_FREE_FOR_ALL = frozenset({DayMode.WEEKEND, DayMode.HOLIDAY})
_FREE = frozenset({DayMode.WEEKEND, DayMode.HOLIDAY, DayMode.STUDY_DAY, DayMode.CLOSED})


def sentence_of(told: ChildDay, now: datetime, language: str) -> str:
    """Return one sentence about a child's day, as it is seen at a moment.

    It tells whether there is school, why not, and from when to when, and three of these at most:
    what is different from usual, tests, what to bring, when the child is fetched.
    """
    speech = speech_in(language)
    main = _clause(speech, [told], now, _when(speech, told, now))
    more = day_clauses(speech, told, now)[:_MOST_CLAUSES]
    if not more:
        return ending(main)
    return ending(joined([main, *more], speech.conjunction))


def paragraph(told: ChildDay, now: datetime, language: str) -> str:
    """Return a few sentences about a child's day: all that is told of it."""
    return family_paragraph([told], now, language)


def family_sentence(children: Sequence[ChildDay], now: datetime, language: str) -> str:
    """Return one sentence about a day of all children, who are all told of the same day.

    Those with the same day are told of together, and none is left out, however many they are.
    """
    if len(children) == 1:
        return sentence_of(children[0], now, language)
    speech = speech_in(language)
    clauses = [
        _clause(speech, group, now, "" if place else _when(speech, group[0], now))
        for place, group in enumerate(_alike(children, speech, now, in_detail=False))
    ]
    return ending(f", {speech.conjunction} ".join(two(clauses)) if clauses else speech.nobody)


def family_paragraph(children: Sequence[ChildDay], now: datetime, language: str) -> str:
    """Return a few sentences about a day of each child, those with the same day together."""
    speech = speech_in(language)
    told = [
        ending(text)
        for place, group in enumerate(_alike(children, speech, now, in_detail=True))
        for text in (
            _clause(speech, group, now, "" if place else _when(speech, group[0], now)),
            *details(speech, group[0], now),
        )
    ]
    return " ".join(told) or ending(speech.nobody)


def two(clauses: list[str]) -> Iterator[str]:
    """Yield all clauses but the last as one, and the last."""
    if clauses[:-1]:
        yield ", ".join(clauses[:-1])
    yield from clauses[-1:]


def _alike(
    children: Sequence[ChildDay], speech: Language, now: datetime, *, in_detail: bool
) -> list[list[ChildDay]]:
    """Return the children in groups of which the same is told, in their order."""
    groups: dict[tuple[str, ...], list[ChildDay]] = {}
    for told in children:
        nameless = _clause(speech, [told], now, "", anonymous=True)
        more = details(speech, told, now) if in_detail else ()
        groups.setdefault((nameless, *more), []).append(told)
    return list(groups.values())


def _when(speech: Language, told: ChildDay, now: datetime) -> str:
    return speech.when(told.day.day, swedish_day(now))


def _clause(
    speech: Language,
    group: Sequence[ChildDay],
    now: datetime,
    when: str,
    *,
    anonymous: bool = False,
) -> str:
    """Return whether there is school for children with the same day, why not, and when."""
    told = group[0]
    day = told.day
    names = [plain(child.name, speech.cut) or speech.a_child for child in group]
    of = Scene(
        who="" if anonymous else joined(names, speech.conjunction),
        several=len(group) > 1,
        when=when,
        past=_is_past(day, now),
    )
    if day.mode is DayMode.ABSENT:
        return speech.absent(of)
    if day.mode is DayMode.SCHOOL:
        return speech.school(of, speech.span(day.start, day.end))
    if not told.has_timetable and (day.care_start or day.care_end):
        return speech.dropped_off(of, day.care_start, day.care_end)
    reason = plain(day.reason, speech.cut)
    if day.reason and day.reason == public_holiday(day.day):
        reason = speech.holiday(day.reason)
    care = speech.span(day.care_start, day.care_end)
    if day.mode is DayMode.CARE_ONLY:
        return speech.care_only(of, mode_without_care(day), reason, care)
    if day.mode in _FREE:
        is_free = not care and (day.mode in _FREE_FOR_ALL or not told.has_timetable)
        return speech.no_school(of, day.mode, reason, is_free=is_free)
    all_cancelled = bool(day.cancelled) and not day.lessons
    return speech.unknown(of, care, all_cancelled=all_cancelled, has_timetable=told.has_timetable)


def _is_past(day: SchoolDay, now: datetime) -> bool:
    """Return whether a day is over, or today's school is."""
    if day.day != swedish_day(now):
        return day.day < swedish_day(now)
    return day.end is not None and instant(day.end) <= instant(now)
