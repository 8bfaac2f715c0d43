"""A child's day in English, for the ear: the clauses that sentences are made of."""

from datetime import date, datetime

from ..assessment_words import AssessmentKind
from ..day_mode import DayMode
from ..holiday_names import ENGLISH_NAMES
from ..models import STOCKHOLM
from .spoken import Scene, clock, words

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LENGTHS = {
    1: "a minute",
    15: "a quarter of an hour",
    30: "half an hour",
    60: "an hour",
    90: "an hour and a half",
}
_DUE = {
    AssessmentKind.TEST: "test",
    AssessmentKind.HOMEWORK: "homework",
    AssessmentKind.ASSIGNMENT: "assignment",
}


class English:
    """Clauses in English; none begins with a capital letter or ends with a full stop."""

    code = "en"
    conjunction = "and"
    more = "more"
    cut = "and so on"
    a_child = "the child"
    nobody = "no children are known"
    cancelled = "cancelled"
    added = "extra this time"
    missing = "not this time"
    bring = "bring"
    other_things = "other things"
    school_writes_more = "the school writes more than that"
    school_writes = "the school writes"
    lunch = "lunch"
    no_lunch = "no lunch"
    unconfirmed = "the timetable is not confirmed"

    def when(self, day: date, today: date) -> str:
        """Return what people call a day."""
        near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
        away = (day - today).days
        if away in near:
            return near[away]
        weekday = _WEEKDAYS[day.weekday()]
        if 0 < away < len(_WEEKDAYS):
            return f"on {weekday}"
        return f"on {weekday} {day.day} {_MONTHS[day.month - 1]}"

    def span(self, start: datetime | None, end: datetime | None) -> str:
        """Return from when to when, as far as it is known."""
        if start is None:
            return _at("until", end)
        return words(_at("from", start), _at("to", end))

    def holiday(self, name: str) -> str:
        """Return the name of a public holiday within a sentence."""
        return " and ".join(ENGLISH_NAMES.get(one, one) for one in name.split("; "))

    def subject(self, name: str) -> str:
        """Return the name of a subject within a sentence."""
        return name

    def school(self, of: Scene, span: str) -> str:
        """Tell that there is school."""
        return words(of.who, _has(of), "school", of.when, span)

    def no_school(self, of: Scene, mode: DayMode, reason: str, *, is_free: bool) -> str:
        """Tell that there is none, and why; `is_free`: nothing else either."""
        free = "the day off" if is_free else "no school"
        told = words(of.who, _has(of), free, of.when)
        why = {
            DayMode.WEEKEND: "the weekend",
            DayMode.HOLIDAY: reason or "a public holiday",
            DayMode.STUDY_DAY: "a study day",
        }
        is_or_was = "was" if of.past else "is"
        if mode in why:
            return f"{told}, because it {is_or_was} {why[mode]}"
        return f"{told}: {reason}" if reason else f"{told}, because the school {is_or_was} closed"

    def absent(self, of: Scene) -> str:
        """Tell that somebody is reported absent."""
        return words(of.who, _is(of), "reported absent", of.when)

    def at_school(self, of: Scene, end: datetime | None) -> str:
        """Tell that somebody is at school now."""
        return words(of.who, _is(of), "at school", _at("until", end))

    def at_care(self, of: Scene, *, preschool: bool) -> str:
        """Tell that somebody is at after-school care, or at preschool, now."""
        return words(of.who, _is(of), "at preschool" if preschool else "at after-school care")

    def expected(self, of: Scene, *, preschool: bool) -> str:
        """Tell that somebody is to be at after-school care, or at preschool, now."""
        there = "at preschool" if preschool else "at after-school care"
        return words(of.who, _is(of), "expected", there)

    def not_there(self, of: Scene, *, preschool: bool) -> str:
        """Tell that somebody is not at school, or not at preschool, now."""
        return words(of.who, _is(of), "not at preschool" if preschool else "not at school")

    def somewhere(self, of: Scene) -> str:
        """Tell that it is not known where somebody is."""
        return words("it is not known where", of.who, _is(of))

    def care_only(self, of: Scene, mode: DayMode, reason: str, span: str) -> str:
        """Tell that there is care, but no school; `mode` is what the day would be without it."""
        if mode is not DayMode.CLOSED:
            free = self.no_school(of, mode, reason, is_free=False)
            return words(f"{free}, but {_has(of)} after-school care", span)
        told = words(of.who, _has(of), "no school", of.when)
        told = f"{told}, {reason}," if reason else told
        return words(told, "but", _has(of), "after-school care", span)

    def dropped_off(self, of: Scene, start: datetime | None, end: datetime | None) -> str:
        """Tell when somebody without a timetable comes and is fetched."""
        is_to = f"{_is(of)} to be" if of.past else _is(of)
        if start is None:
            return words(of.who, is_to, _at("picked up at", end), of.when)
        return words(
            of.who, is_to, _at("dropped off at", start), of.when, _at("and picked up at", end)
        )

    def unknown(self, of: Scene, care: str, *, all_cancelled: bool, has_timetable: bool) -> str:
        """Tell that it is not known whether there is school."""
        what = f"{_has(of)} school" if has_timetable else f"{_is(of)} to be dropped off"
        told = words("it is not known whether", of.who, what, of.when)
        if all_cancelled:
            return f"{told}: all lessons {'were' if of.past else 'are'} cancelled"
        return words(f"{told}, but there is after-school care", care) if care else told

    def different(self, start: int, end: int, *, began: bool, ended: bool) -> str:
        """Tell that a day begins or ends at another time than usual; minutes later, or earlier."""
        starts, ends = "started" if began else "starts", "finished" if ended else "finishes"
        told = words(
            words(starts, _shift(start)) if start else "",
            "and" if start and end else "",
            words(ends, _shift(end)) if end else "",
        )
        return f"{told} than usual" if told else ""

    def the_day(self, clause: str) -> str:
        """Return what is said of the day, as a clause of its own."""
        return f"the day {clause}"

    def tests(self, count: int, subjects: str, *, past: bool) -> str:
        """Tell of tests; the subjects of all of them, if they are known."""
        what = "a test" if count == 1 else "tests" if subjects else f"{count} tests"
        return words("had" if past else "has", what, f"in {subjects}" if subjects else "")

    def to_bring(self, things: str) -> str:
        """Tell what to bring; nothing: the school says that there is something."""
        return f"needs to bring {things}" if things else "has something to bring"

    def fetched(self, end: datetime) -> str:
        """Tell when somebody is fetched."""
        return _at("is picked up at", end)

    def care(self, start: datetime | None, end: datetime | None) -> str:
        """Tell when to come and to fetch."""
        both = "and" if start and end else ""
        return words(_at("drop-off at", start), both, _at("pick-up at", end))

    def due(self, kind: AssessmentKind, text: str) -> str:
        """Tell of something to be done."""
        return f"{_DUE[kind]}: {text}"


def _has(of: Scene) -> str:
    if of.past:
        return "had"
    return "have" if of.several else "has"


def _is(of: Scene) -> str:
    if of.past:
        return "were" if of.several else "was"
    return "are" if of.several else "is"


def _at(what: str, moment: datetime | None) -> str:
    if moment is None:
        return ""
    there = moment.astimezone(STOCKHOLM)
    if there.minute == 0 and there.hour % 12 == 0:
        return f"{what} {'noon' if there.hour else 'midnight'}"
    told = clock(there.hour % 12 or 12, there.minute)
    return f"{what} {told} {'am' if there.hour < 12 else 'pm'}"


def _shift(minutes: int) -> str:
    return f"{_length(abs(minutes))} {'later' if minutes > 0 else 'earlier'}"


def _length(minutes: int) -> str:
    """Return how long so many minutes are, as people say it."""
    if minutes in _LENGTHS:
        return _LENGTHS[minutes]
    hours, rest = divmod(minutes, 60)
    return words(
        "an hour" if hours == 1 else f"{hours} hours" if hours else "",
        "and" if hours and rest else "",
        "a minute" if rest == 1 else f"{rest} minutes" if rest else "",
    )
