"""The structure of an answer: names of fields, kinds of values and their lengths, never a value.

It is made to be shown to strangers, and tells them how the platform's answers have changed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
import re
from typing import Final

# As diagnostics show it: the words for one value, the fields of an object, or what is in a list.
type Shape = str | dict[str, Shape]

# An answer may be large: so many items of a list and fields of an object stand for all.
_ITEMS: Final = 40
_FIELDS: Final = 60
_DEPTH: Final = 8
_UNREADABLE: Final = "too large, or not text"
# What a programmer has named. Anything else may be a person's name, or an id.
_FIELD_NAME: Final = re.compile(r"[a-z][A-Za-z0-9_]{0,39}", re.ASCII)
_KINDS: Final = tuple(
    (kind, re.compile(pattern, re.DOTALL))
    for kind, pattern in (
        ("empty", r"\s*"),
        ("digits", r"\d+"),
        ("date", r"\d{4}-\d\d-\d\d"),
        ("moment", r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*"),
        ("time", r"\d\d:\d\d(:\d\d)?"),
        ("address", r"(https?:/|#)?/\S*"),
        ("html", r".*<[a-zA-Z/!].*"),
    )
)


@dataclass
class _Seen:
    """All values that one place of an answer was seen to have."""

    times: int = 0
    words: dict[str, None] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    fields: dict[str, _Seen] = field(default_factory=dict)
    objects: int = 0
    hidden: bool = False
    items: _Seen | None = None

    def add(self, value: object, depth: int = 0) -> None:
        """Take one more value into account."""
        self.times += 1
        if isinstance(value, Mapping):
            self._add_object(value, depth)
        elif isinstance(value, list):
            self._add_list(value, depth)
        elif isinstance(value, str):
            self.words[_kind_of(value)] = None
            self.lengths.append(len(value))
        else:
            self.words["null" if value is None else type(value).__name__] = None

    def _add_object(self, value: Mapping[str, object], depth: int) -> None:
        self.words["object"] = None
        self.objects += 1
        if depth == _DEPTH:
            return
        for name, inner in value.items():
            known = name in self.fields
            if known or (len(self.fields) < _FIELDS and _FIELD_NAME.fullmatch(name)):
                self.fields.setdefault(name, _Seen()).add(inner, depth + 1)
            else:
                self.hidden = True

    def _add_list(self, value: list[object], depth: int) -> None:
        self.words["list"] = None
        self.counts.append(len(value))
        if depth == _DEPTH:
            return
        if value:
            items = self.items = self.items or _Seen()
            for inner in value[:_ITEMS]:
                items.add(inner, depth + 1)

    def shape(self) -> Shape:
        """Return what was seen."""
        words = " or ".join(self.words)
        if self.lengths:
            words += f", {_range(self.lengths)} long"
        if self.counts:
            words += f" of {_range(self.counts)}"
        inner: dict[str, Shape] = {
            name if seen.times == self.objects else f"{name}?": seen.shape()
            for name, seen in self.fields.items()
        }
        if self.hidden:
            inner["?"] = "more"
        if self.items is not None:
            inner["[]"] = self.items.shape()
        if not inner:
            return words
        return inner if words == "object" else {"is": words, **inner}


def shape_of(value: object) -> Shape:
    """Return the structure of a JSON value.

    Of a text its kind is told (empty, digits, date, moment, time, address, html, text) and its length,
    of a list its length and its first items as one; a field that some of them lack ends in "?". Only
    names of fields that are written as a programmer writes them are told.
    """
    seen = _Seen()
    seen.add(value)
    return seen.shape()


def _kind_of(text: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(text)), "text")


def _range(numbers: Iterable[int]) -> str:
    least, *_, most = sorted([*numbers] * 2)
    return str(least) if least == most else f"{least}-{most}"


class Shapes:
    """The structure of the last answer of each kind, and which kinds no longer have one we know."""

    def __init__(self) -> None:
        """Begin without an answer."""
        self.by_kind: dict[str, Shape] = {}
        # Of the last answer that could not be read.
        self.odd_by_kind: dict[str, Shape] = {}
        # Kinds whose last structure is of an answer that has not been judged yet.
        self._unjudged: set[str] = set()
        # The first and the last answer that did not fit, by kind and child, whose answers are not
        # alike; None: not about a child.
        self._unfit: dict[tuple[str, str | None], tuple[datetime, datetime]] = {}

    def add(self, kind: str, data: object) -> None:
        """Take the structure of an answer."""
        self.by_kind[kind] = shape_of(data)
        self._unjudged.add(kind)

    def add_text(self, kind: str, text: str) -> None:
        """Take an answer that is no JSON."""
        self.by_kind[kind] = f"no JSON but {shape_of(text)}"
        self._unjudged.add(kind)

    def fits(self, kind: str, child: str | None) -> None:
        """Note that an answer could be read."""
        self._unjudged.discard(kind)
        self._unfit.pop((kind, child), None)

    def does_not_fit(self, kind: str, child: str | None, now: datetime) -> None:
        """Note that the last answer of this kind could not be read."""
        # An answer that is too large, or not text, leaves the structure of an earlier one in place.
        judged = kind not in self._unjudged
        self.odd_by_kind[kind] = _UNREADABLE if judged else self.by_kind[kind]
        self._unjudged.discard(kind)
        first, _ = self._unfit.get((kind, child), (now, now))
        self._unfit[kind, child] = first, now

    def unfit(self, children: Iterable[str]) -> dict[str, timedelta]:
        """Return by kind for how long answers were seen not to fit, without those about other children.

        It ends with the last of them: a platform that then does not answer says nothing more.
        """
        current = {None, *children}
        lasted: dict[str, timedelta] = {}
        for (kind, child), (first, last) in self._unfit.items():
            if child in current:
                lasted[kind] = max(last - first, lasted.get(kind, timedelta()))
        return lasted
