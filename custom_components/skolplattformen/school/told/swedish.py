"""A child's day in Swedish, for the ear: the clauses that sentences are made of."""

from datetime import date, datetime

from ..assessment_words import AssessmentKind
from ..day_mode import DayMode
from ..models import STOCKHOLM
from .spoken import Scene, clock, within, words

_WEEKDAYS = ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag")
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
_LENGTHS = {
    1: "en minut",
    15: "en kvart",
    30: "en halvtimme",
    45: "tre kvart",
    60: "en timme",
    90: "en och en halv timme",
}
_DUE = {
    AssessmentKind.TEST: "prov",
    AssessmentKind.HOMEWORK: "läxa",
    AssessmentKind.ASSIGNMENT: "uppgift",
}


class Swedish:
    """Clauses in Swedish; none begins with a capital letter or ends with a full stop."""

    code = "sv"
    conjunction = "och"
    more = "fler"
    cut = "med mera"
    a_child = "barnet"
    nobody = "inga barn är kända"
    cancelled = "inställt"
    added = "extra den här gången"
    missing = "inte den här gången"
    bring = "ta med"
    other_things = "annat"
    school_writes_more = "skolan skriver mer än så"
    school_writes = "skolan skriver"
    lunch = "lunch"
    no_lunch = "ingen lunch"
    unconfirmed = "schemat är inte bekräftat"

    def when(self, day: date, today: date) -> str:
        """Return what people call a day."""
        near = {-1: "i går", 0: "i dag", 1: "i morgon"}
        away = (day - today).days
        if away in near:
            return near[away]
        weekday = _WEEKDAYS[day.weekday()]
        if 0 < away < len(_WEEKDAYS):
            return f"på {weekday}"
        return f"{weekday} den {day.day} {_MONTHS[day.month - 1]}"

    def span(self, start: datetime | None, end: datetime | None) -> str:
        """Return from when to when, as far as it is known."""
        return words(_at("från", start), _at("till", end))

    def holiday(self, name: str) -> str:
        """Return the name of a public holiday within a sentence."""
        names = name.split("; ")
        return " och ".join(one if one.startswith("Kristi") else within(one) for one in names)

    def subject(self, name: str) -> str:
        """Return the name of a subject within a sentence: "matematik", but "NO"."""
        return within(name)

    def school(self, of: Scene, span: str) -> str:
        """Tell that there is school."""
        return words(of.who, "hade" if of.past else "har", "skola", of.when, span)

    def no_school(self, of: Scene, mode: DayMode, reason: str, *, is_free: bool) -> str:
        """Tell that there is none, and why; `is_free`: nothing else either."""
        if is_free:
            free = words("var" if of.past else "är", "lediga" if of.several else "ledig")
        else:
            free = "hade ingen skola" if of.past else "har ingen skola"
        told = words(of.who, free, of.when)
        why = {
            DayMode.WEEKEND: "helg",
            DayMode.HOLIDAY: reason or "helgdag",
            DayMode.STUDY_DAY: "studiedag",
        }
        if mode in why:
            return f"{told}, för det {'var' if of.past else 'är'} {why[mode]}"
        closed = f", för skolan {'var' if of.past else 'är'} stängd"
        return f"{told}: {reason}" if reason else f"{told}{closed}"

    def absent(self, of: Scene) -> str:
        """Tell that somebody is reported absent."""
        reported = "anmälda frånvarande" if of.several else "anmäld frånvarande"
        return words(of.who, "var" if of.past else "är", reported, of.when)

    def at_school(self, of: Scene, end: datetime | None) -> str:
        """Tell that somebody is at school now."""
        return words(of.who, "är i skolan", _at("till", end))

    def at_care(self, of: Scene, *, preschool: bool) -> str:
        """Tell that somebody is at after-school care, or at preschool, now."""
        return words(of.who, "är på förskolan" if preschool else "är på fritids")

    def expected(self, of: Scene, *, preschool: bool) -> str:
        """Tell that somebody is to be at after-school care, or at preschool, now."""
        return words(of.who, "väntas på förskolan" if preschool else "väntas på fritids")

    def not_there(self, of: Scene, *, preschool: bool) -> str:
        """Tell that somebody is not at school, or not at preschool, now."""
        return words(of.who, "är inte på förskolan" if preschool else "är inte i skolan")

    def somewhere(self, of: Scene) -> str:
        """Tell that it is not known where somebody is."""
        return words("det är inte känt var", of.who, "är")

    def care_only(self, of: Scene, mode: DayMode, reason: str, span: str) -> str:
        """Tell that there is care, but no school; `mode` is what the day would be without it."""
        has = "hade" if of.past else "har"
        if mode is not DayMode.CLOSED:
            free = self.no_school(of, mode, reason, is_free=False)
            return words(f"{free}, men {has} fritids", span)
        told = words(of.who, has, "ingen skola", of.when)
        return words(f"{told}, {reason}," if reason else told, f"men {has} fritids", span)

    def dropped_off(self, of: Scene, start: datetime | None, end: datetime | None) -> str:
        """Tell when somebody without a timetable comes and is fetched."""
        come, go = ("skulle lämnas", "skulle hämtas") if of.past else ("lämnas", "hämtas")
        if start is None:
            return words(of.who, _at(go, end), of.when)
        return words(of.who, _at(come, start), of.when, _at("och hämtas", end))

    def unknown(self, of: Scene, care: str, *, all_cancelled: bool, has_timetable: bool) -> str:
        """Tell that it is not known whether there is school."""
        if has_timetable:
            what = "hade skola" if of.past else "har skola"
        else:
            what = "skulle lämnas" if of.past else "ska lämnas"
        told = words("det är inte känt om", of.who, what, of.when)
        if all_cancelled:
            return f"{told}: alla lektioner {'var' if of.past else 'är'} inställda"
        return words(f"{told}, men det finns tid på fritids", care) if care else told

    def different(self, start: int, end: int, *, began: bool, ended: bool) -> str:
        """Tell that a day begins or ends at another time than usual; minutes later, or earlier."""
        begins, ends = "började" if began else "börjar", "slutade" if ended else "slutar"
        told = words(
            words(begins, _shift(start)) if start else "",
            "och" if start and end else "",
            words(ends, _shift(end)) if end else "",
        )
        return f"{told} än vanligt" if told else ""

    def the_day(self, clause: str) -> str:
        """Return what is said of the day, as a clause of its own."""
        return f"dagen {clause}"

    def tests(self, count: int, subjects: str, *, past: bool) -> str:
        """Tell of tests; the subjects of all of them, if they are known."""
        what = f"prov i {subjects}" if subjects else "prov" if count == 1 else f"{count} prov"
        return words("hade" if past else "har", what)

    def to_bring(self, things: str) -> str:
        """Tell what to bring; nothing: the school says that there is something."""
        return f"ska ta med {things}" if things else "har något att ta med"

    def fetched(self, end: datetime) -> str:
        """Tell when somebody is fetched."""
        return _at("hämtas", end)

    def care(self, start: datetime | None, end: datetime | None) -> str:
        """Tell when to come and to fetch."""
        both = "och" if start and end else ""
        return words(_at("lämning", start), both, _at("hämtning", end))

    def due(self, kind: AssessmentKind, text: str) -> str:
        """Tell of something to be done."""
        return f"{_DUE[kind]}: {text}"


def _at(what: str, moment: datetime | None) -> str:
    if moment is None:
        return ""
    there = moment.astimezone(STOCKHOLM)
    return f"{what} klockan {clock(there.hour, there.minute)}"


def _shift(minutes: int) -> str:
    return f"{_length(abs(minutes))} {'senare' if minutes > 0 else 'tidigare'}"


def _length(minutes: int) -> str:
    """Return how long so many minutes are, as people say it."""
    if minutes in _LENGTHS:
        return _LENGTHS[minutes]
    hours, rest = divmod(minutes, 60)
    return words(
        "en timme" if hours == 1 else f"{hours} timmar" if hours else "",
        "och" if hours and rest else "",
        "en minut" if rest == 1 else f"{rest} minuter" if rest else "",
    )
