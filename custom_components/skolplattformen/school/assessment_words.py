"""Whether a title of the school's is about a test, or about homework."""

from enum import StrEnum
import re

from .models.called_off import is_called_off
from .subjects import tidy


class AssessmentKind(StrEnum):
    """What is to be done for school."""

    TEST = "test"
    HOMEWORK = "homework"
    ASSIGNMENT = "assignment"


# What schools call kinds of calendar entries.
_KINDS = {
    "diagnos": AssessmentKind.TEST,
    "examination": AssessmentKind.TEST,
    "läxförhör": AssessmentKind.TEST,
    "nationella prov": AssessmentKind.TEST,
    "nationellt prov": AssessmentKind.TEST,
    "prov": AssessmentKind.TEST,
    "provtillfälle": AssessmentKind.TEST,
    "test": AssessmentKind.TEST,
    "läxa": AssessmentKind.HOMEWORK,
    "läxor": AssessmentKind.HOMEWORK,
    "inlämning": AssessmentKind.ASSIGNMENT,
    "inlämningsuppgift": AssessmentKind.ASSIGNMENT,
    "uppgift": AssessmentKind.ASSIGNMENT,
    "uppgifter": AssessmentKind.ASSIGNMENT,
}

# Words that end so mean a test, but for those in `_OTHER_WORDS`.
_TEST = re.compile(
    r"\b(?:\w+-)?(?:\w*prov(?:et|en)?|\w*diagnos(?:en|er)?|\w*förhör(?:et|en)?"
    r"|\w*redovisning(?:en|ar|arna)?|provtillfälle|provskrivning|tentamen"
    # "test" ends too many words that have nothing to do with it.
    r"|(?:glos|ord|matte|matematik|läs|läsförståelse|hörförståelse|kunskaps|kapitel|slut"
    r"|begrepps|tabell|multiplikations|stavnings|grammatik|engelska|svenska)?test(?:et)?)\b",
    re.IGNORECASE,
)
_NATIONAL_TEST = re.compile(r"\bNP\b")
_OTHER_WORDS = re.compile(
    r"(?:blod|smak|arbets|varu|vatten|urin|drog|tyg|jord|dna|lukt|saliv|stick|material|färg|luft"
    r"|ljud|hår|bakterie|snö|sten)-?prov|(?:npf?|adhd|autism)-?diagnos|(?:polis|kors)förhör"
    r"|(?:covid|corona|brandlarms?|larm|drog|själv|hörsel|syn)-?test",
    re.IGNORECASE,
)
# What stands before a test, on which something else happens then: "Genomgång av provet".
_ABOUT = re.compile(
    r"\b(?:inför|innan|före|efter|av|om|till|kring|från|utan|på|inget|inga|ingen|ekonomisk)"
    r"(?: (?:de|det|den|ett|alla|kommande|nästa))?(?: (?!\w+dag\b)\w+)?[ -]?$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r" av | (?:\w+ )?(?:brand)?larm", re.IGNORECASE)

_HOMEWORK = re.compile(r"\b\w*(?:läx(?:a|an|or|orna)|glosor|glosorna)\b", re.IGNORECASE)
_NO_HOMEWORK = re.compile(r"\b(?:ingen|inga|utan)(?: \w+)?[ -]?$", re.IGNORECASE)


def recognised(title: str) -> AssessmentKind | None:
    """Return whether a title is that of a test, or of homework; None: of neither."""
    if is_called_off(title):
        return None
    title = " ".join(title.split())
    words = (*_TEST.finditer(title), *_NATIONAL_TEST.finditer(title))
    if any(_is_test(title, word) for word in words):
        return AssessmentKind.TEST
    for word in _HOMEWORK.finditer(title):
        if not _NO_HOMEWORK.search(title, max(0, word.start() - 40), word.start()):
            return AssessmentKind.HOMEWORK
    return None


def kind_called(name: str) -> AssessmentKind | None:
    """Return what the school means by its name of a kind of calendar entries."""
    return _KINDS.get(tidy(name))


def _is_test(title: str, word: re.Match[str]) -> bool:
    return not (
        _OTHER_WORDS.fullmatch(word[0])
        or _ABOUT.search(title, max(0, word.start() - 40), word.start())
        or _NOT_AFTER.match(title, word.end())
    )
