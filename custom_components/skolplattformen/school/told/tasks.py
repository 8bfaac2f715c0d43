"""What is told of what is to be done for a day at school, and to be brought to it."""

from collections.abc import Iterator
from datetime import datetime

from ..assessment_words import AssessmentKind
from ..assessments import Assessment, AssessmentSource
from ..bring import BringSource, usual_items
from ..moments import swedish_day
from ..subjects import subject_named, tidy
from .speech import Language, has_come, labelled, said_list, said_subject
from .spoken import MOST, ChildDay, listed, plain, within

# Our own words for things are no names: they lose their capital letter within a sentence.
_OWN_WORDS = frozenset(
    thing
    for language in ("sv", "en")
    for things in usual_items(language).values()
    for thing in things
)

# Titles that only repeat what kind of thing it is.
_EMPTY_TITLES = ("prov", "läxa", "uppgift")


def tests_clause(speech: Language, told: ChildDay, now: datetime) -> str:
    """Return the clause about tests, with their subjects where all are known."""
    tests = [item for item in _to_do(told, now) if item.kind is AssessmentKind.TEST]
    if not tests:
        return ""
    names = [said_subject(speech, told, item.subject or "") for item in tests]
    subjects = [
        speech.subject(name) if subject_named(item.subject or "") else name
        for item, name in zip(tests, names, strict=True)
    ]
    known = said_list(speech, subjects) if all(subjects) else ""
    return speech.tests(len(tests), known, past=has_come(told.day.end, now))


def told_due(speech: Language, told: ChildDay, now: datetime) -> Iterator[str]:
    """Yield tests, homework and assignments, each kind in a sentence of its own."""
    to_do = _to_do(told, now)
    for kind in AssessmentKind:
        texts = [_titled(speech, told, item) for item in to_do if item.kind is kind]
        if any(texts):
            yield speech.due(kind, said_list(speech, texts))


def bring_clause(speech: Language, told: ChildDay) -> str:
    """Return the clause about things to bring; what the school writes does not fit into one."""
    if not told.bring:
        return ""
    things = _things(speech, told)
    noted = any(item.source is BringSource.NOTES for item in told.bring)
    if things and noted:
        things.append(speech.other_things)
    return speech.to_bring(listed(things, speech.conjunction, speech.other_things))


def told_bring(speech: Language, told: ChildDay) -> Iterator[str]:
    """Yield what to bring, and each thing that the school writes about it."""
    things = listed(_things(speech, told), speech.conjunction, speech.other_things)
    yield labelled(speech.bring, things)
    notes = [item.text for item in told.bring if item.source is BringSource.NOTES]
    for note in notes[:MOST]:
        yield labelled(speech.school_writes, plain(note, speech.cut))
    if notes[MOST:]:
        yield speech.school_writes_more


def _titled(speech: Language, told: ChildDay, item: Assessment) -> str:
    """Return the title of something to be done, or its subject where the title says no more."""
    title = plain(item.title, speech.cut)
    subject = said_subject(speech, told, item.subject or "")
    says_more = tidy(title) not in {"", *_EMPTY_TITLES}
    return title if says_more or not subject else subject


def _to_do(told: ChildDay, now: datetime) -> list[Assessment]:
    """Return what is due that day, without what the school calls done before the day is past."""
    past = told.day.day < swedish_day(now)
    return [
        item
        for item in told.due
        if past or not item.done or item.source is AssessmentSource.CALENDAR
    ]


def _things(speech: Language, told: ChildDay) -> list[str]:
    return [
        within(item.text) if item.text in _OWN_WORDS else plain(item.text, speech.cut)
        for item in told.bring
        if item.source is BringSource.SUBJECT
    ]
