"""Whether the title of an entry for a whole day says that there is no school.

A title that is taken for one wrongly lets a child sleep in on a school day, one that is missed only
leaves a reason unknown. So what is not understood says nothing.
"""

from enum import StrEnum
import re
from unicodedata import normalize


class Closure(StrEnum):
    """Why there is no school."""

    STUDY_DAY = "study_day"
    CLOSED = "closed"


# Longer than any title of that sort.
_LONGEST = 200

# The pupils are free, the staff are not.
_STUDY_DAY = re.compile(
    r"\b(?:(?:studie|planerings|kompetens(?:utvecklings)?|fortbildnings)-?dag"
    r"|k-dag)(?:en|ar|arna)?\b"
)
_CLOSED = re.compile(
    r"""
    \b(?:
        (?:(?:höst|jul|läs|påsk|skol|sommar|sport|vinter|vår|nyårs|pingst|november|februari)-?)?
        lov (?:et|en|dag(?:en|ar|arna)?|veck(?:a|an|or|orna)|ledig[at]?)?
    |   (?:skol|elev)fri(?:tt|a)? (?:\ ?dag(?:en|ar|arna)?)?
    |   (?:(?:skol|elev)ledig[at]? | lediga?\ dag(?:ar)? | elever(?:na)?\ (?:är\ )?lediga)
    |   (?:kläm|helg)dag(?:en|ar|arna)? | röd\ dag
    |   kristi\ himmelsfärd(?:s(?:dag(?:en)?|helg(?:en)?)?)?
    |   ingen\ (?:skola|undervisning)
    )\b(?!-\w)
    """,
    re.VERBOSE,
)
# What is shut could be anything: the school must be named, or nothing, and nothing follow that
# could be what is meant ("Stängda dörrar").
_SHUT = re.compile(
    r"""
    (?:obs!?\ )? (?:(?:hela|grundskolan|skolan|skola|är|har|håller|vi|och|fritids|helt|/)\ ?)*
    \bstäng[dt]a?\b
    (?!\ (?!för\b|pga\b|under\b|hela\b|idag\b|i\ dag\b|över\b|den\b|v\b|vecka\b|till\b|tom\b|\d))
    """,
    re.VERBOSE,
)

# What stands before a word for a day off and makes it something else: "Ingen studiedag", "Sista
# dagen före lovet", "Anmälan till sommarlov", "Trevligt lov".
_TURNED = re.compile(
    r"\b(?:ingen|inga|inget|inte|ej|aldrig|före|innan|efter|inför|till|från|mellan|om|av|på|vid"
    r"|under|kring|dags|snart|sedan|sen|sista|första|inställ[dt]a?"
    r"|god|gott|glad|trevligt?|skönt?|härligt?|önskar)\b"
)
# What stands after it and does so: "Lovvecka inställd", "Jullovet börjar", "Lov anmälan".
_TAKEN_BACK = re.compile(
    r"\b(?:inställ[dt]a?|ställs in|utgår|(?:fram)?flytta[dst]|ändra[dst]|uppskju\w+"
    r"|börja[rt]|slutar|startar|anmäl\w*|ansök\w*)\b"
)
# A part of the title that begins so takes back all of it: "Studiedag, inställd", "Sista
# skoldagen, jullov".
_CALLED_OFF = re.compile(
    r"\W*(?:(?:är|blir|har) )?(?:inställ[dt]a?|ställs in|utgår|(?:fram)?flytta[dst]|uppskju\w+"
    r"|sista (?:skol)?dag\w*|\w*avslutning\w*|upprop)\b"
)
# A part of the day only.
_PART = re.compile(
    r"\bhalv\w*|\b(?:för|efter)middag(?:en|ar)?\b|\b[fe]\.?m\b|\bk(?:l|lockan)\b|\d:\d\d"
    r"|\b(?:från|efter|till)\s+\d{1,2}\.\d\d\b|\bredan\b|\btidigare\b|\blektion\w*\s+\d"
    r"|\b(?:före|efter|från|till)\s+lunch\w*"
)

# Parts of a title: "Studiedag - fritids öppet", "Höstlov (v. 44)".
_BETWEEN = re.compile(r"\s[-|\u2013\u2014]+|[-\u2013\u2014]\s|[,;()]|[.:!]\s")
# What closes for itself.
_ELSEWHERE = re.compile(
    r"\b(?:fritids\w*|fritis|förskolan?|biblioteket|matsalen|köket|expeditionen|klubben)\b"
)
_SCHOOL = re.compile(r"\bskol(?:a|an|orna)\b|\bgrundskol\w*")
_OPEN = re.compile(r"\böpp(?:et|en|na|nar)\b")


def closure(title: str) -> Closure | None:
    """Return why there is no school on a day of that title; None when it does not say so.

    A word for a day off counts as a whole word with its endings and compounds, in any part of the
    title, unless that part turns it round or takes it back, a part of the title calls all of it
    off, it is about a part of the day, or it is about the after-school care.
    """
    if len(title) > _LONGEST:
        return None
    text = " ".join(normalize("NFC", title).casefold().split())
    text = text.replace("på grund av", "pga").replace("p.g.a.", "pga")
    parts = _about_school(_BETWEEN.split(text))
    if any(_CALLED_OFF.match(part) or _PART.search(part) for part in parts):
        return None
    found = {_closure_in(part) for part in parts}
    if Closure.STUDY_DAY in found:
        return Closure.STUDY_DAY
    return Closure.CLOSED if Closure.CLOSED in found else None


def _about_school(parts: list[str]) -> list[str]:
    """Return the parts that are about the school: up to where something else is shut.

    What comes after that explains it: "Fritids stängt, planeringsdag".
    """
    kept: list[str] = []
    for part in map(str.strip, parts):
        elsewhere = _ELSEWHERE.search(part)
        if elsewhere is None or _SCHOOL.search(part):
            kept.append(part)
        elif _OPEN.search(part):
            kept.append(part[: elsewhere.start()].strip())
        else:
            break
    return kept


def _closure_in(part: str) -> Closure | None:
    """Return what a part of a title says."""
    if _stands(_STUDY_DAY, part):
        return Closure.STUDY_DAY
    return Closure.CLOSED if _SHUT.match(part) or _stands(_CLOSED, part) else None


def _stands(word: re.Pattern[str], part: str) -> bool:
    """Return whether a word is there, and nothing around it makes it something else."""
    found = word.search(part)
    return (
        found is not None
        and _TURNED.search(part[: found.start()]) is None
        and _TAKEN_BACK.search(part[found.end() :]) is None
    )
