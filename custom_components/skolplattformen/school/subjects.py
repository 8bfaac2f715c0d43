"""Subjects: what a title of the timetable is shown as, and which subject it is about."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
import re
import unicodedata

from .subject_codes import (
    ANY_LANGUAGE,
    LANGUAGE_PREFIXES,
    OF_OUR_OWN,
    OTHERS,
    SPELLINGS,
    SPORTS,
    SUBJECTS,
    SWIMMING,
)
from .subject_languages import LANGUAGES

# What stands between two subjects, or between a subject and a remark on it.
_BETWEEN = re.compile(r"[/,;:|()+\u2013\u2014]|\s-\s")

_WORD = re.compile(r"[^\W_]+")

# Words beside a subject that only say who has it, or where: "Idrott 7B", "Slöjd grupp 2".
_BESIDE = re.compile(
    r"[0-9]{1,2}[a-zåäö]?|[a-zåäö]|åk|årskurs|klass|grupp|grp|gr|halvklass|helklass"
    r"|flickor|pojkar|tjejer|killar|inne|ute|lektion"
)


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A subject; its key stays the same however a school writes it."""

    key: str
    swedish: str
    english: str

    def name(self, language: str) -> str:
        """Return the name in Swedish, or else in English."""
        return self.swedish if language.casefold().split("-")[0] == "sv" else self.english


def subject_name(title: str, language: str, renames: Mapping[str, str] | None = None) -> str:
    """Return what a title is shown as.

    The guardian's own words for it go first; they are found by the title, and for a code also by
    what it stands for. A title that is exactly a known code is translated; any other is shown as
    the school wrote it.
    """
    known = _of_code(title)
    written = {tidy(title)}
    if known is not None:
        written |= {tidy(known.swedish), tidy(known.english)}
    for old, new in (renames or {}).items():
        if new.strip() and tidy(old) in written:
            return new.strip()
    return title if known is None else known.name(language)


def subject_named(word: str) -> Subject | None:
    """Return the subject of which a word is a code, a name or a usual spelling, and no more."""
    known = _of_code(word)
    if known is not None:
        return known
    key = _SPELLINGS.get(" ".join(_words(word)))
    return None if key is None else _SUBJECTS[key]


def subject_of(title: str) -> Subject | None:
    """Return the subject of a title, as `subject_named`, whatever group or remark is beside it.

    Swimming wins over sports, which it is a part of; of two other subjects none is returned.
    What is found serves to know what to bring, never to show another title.
    """
    known = subject_named(title)
    if known is not None:
        return known
    found = {key for key in _in_words(_words(title)) if key} or {
        key for part in _BETWEEN.split(title) for key in _in_words(_words(part)) if key
    }
    if SWIMMING in found:
        found.discard(SPORTS)
    if len(found) == 1:
        return _SUBJECTS[found.pop()]
    # As the city's own pages read it: a code, then a remark.
    code, _, remark = title.strip().partition(" ")
    return _SUBJECTS.get(code) if remark and not found else None


def tidy(text: str) -> str:
    """Return a text in the form in which the same words are equal."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _of_code(title: str) -> Subject | None:
    """Return what a title is that is exactly a code."""
    code = title.strip()
    names = SUBJECTS.get(code) or _language(code)
    if names is None:
        code = code.upper()
        names = OTHERS.get(code)
    return None if names is None else Subject(key=code, swedish=names[0], english=names[1])


def _language(code: str) -> tuple[str, str] | None:
    for prefix in LANGUAGE_PREFIXES:
        names = LANGUAGES.get(code.removeprefix(prefix)) if code.startswith(prefix) else None
        if names is not None:
            return names
    return ANY_LANGUAGE.get(code)


def _words(title: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(tidy(title).replace("&", " och ")))


def _in_words(words: tuple[str, ...]) -> Iterator[str | None]:
    """Yield the subjects that words are the names of: one, or two one after the other.

    Nothing when a word is left over.
    """
    for kept in (words, tuple(word for word in words if not _BESIDE.fullmatch(word))):
        for cut in range(len(kept)):
            first, second = " ".join(kept[:cut]), " ".join(kept[cut:])
            if second in _SPELLINGS and (not first or first in _SPELLINGS):
                yield _SPELLINGS.get(first)
                yield _SPELLINGS[second]
                return


def _spellings() -> Iterator[tuple[str, str]]:
    for key, subject in _SUBJECTS.items():
        for name in (key, subject.swedish, subject.english, *SPELLINGS.get(key, ())):
            yield " ".join(_words(name)), key


def _subjects(tables: Iterable[Mapping[str, tuple[str, str]]]) -> dict[str, Subject]:
    return {
        key: Subject(key=key, swedish=names[0], english=names[1])
        for table in tables
        for key, names in table.items()
    }


_SUBJECTS = _subjects((SUBJECTS, OF_OUR_OWN))
_SPELLINGS = dict(_spellings())
