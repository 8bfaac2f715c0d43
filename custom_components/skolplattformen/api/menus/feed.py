"""The entries of an RSS or Atom feed.

Source: `docs/protocol.md` L.
"""

from dataclasses import dataclass
import re
from typing import Final
from xml.parsers import expat

from ..exceptions import UnexpectedAnswerError

_ROOTS: Final = frozenset({"rss", "feed", "RDF"})
_ENTRIES: Final = frozenset({"item", "entry"})
# What a part of an entry is called, in RSS and in Atom.
_PARTS: Final = {
    "title": "title",
    "description": "text",
    "summary": "text",
    "content": "text",
    "pubDate": "date",
    "published": "date",
    "updated": "date",
}

# A text may hold HTML: its line breaks part it, the rest of its tags says nothing.
_BREAK: Final = re.compile(r"<\s*(?:br|/p|/div|/li)\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry; what it does not have is empty."""

    title: str = ""
    text: str = ""
    date: str = ""

    @property
    def lines(self) -> list[str]:
        """Return the lines of the text, which may still hold character references."""
        return [_TAG.sub("", line) for line in _BREAK.sub("\n", self.text).splitlines()]


def read_feed(text: str) -> list[Entry]:
    """Return the entries of a feed, in its order.

    Raises:
        UnexpectedAnswerError: it is none, or declares a document type.

    """
    reader = _Reader()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    # No feed needs one, and only there can entities be declared that grow without bounds.
    parser.StartDoctypeDeclHandler = reader.refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.add
    try:
        parser.Parse(text.strip(), True)
    except expat.ExpatError, ValueError:
        # Not chained: the error may hold what is written there.
        raise UnexpectedAnswerError("the answer is no feed") from None
    return reader.entries


class _Reader:
    """What stands in the entries, read in one pass; how deep it is nested does not matter."""

    def __init__(self) -> None:
        """Begin before the root."""
        self._depth = 0
        # How deep the entry lies that is read, and the texts of its parts.
        self._entry_depth = 0
        self._parts: dict[str, list[str]] = {}
        # Where text is added; None outside all parts.
        self._part: list[str] | None = None
        self.entries: list[Entry] = []

    def refuse_doctype(self, *_: object) -> None:
        """Stop at a document type."""
        raise UnexpectedAnswerError("the answer declares a document type")

    def start(self, name: str, _attributes: object) -> None:
        """Take the beginning of an element."""
        local = name.rpartition(" ")[2]
        if not self._depth and local not in _ROOTS:
            raise UnexpectedAnswerError("the answer is no feed")
        self._depth += 1
        if self._entry_depth:
            part = _PARTS.get(local) if self._depth == self._entry_depth + 1 else None
            # The first of its kind: a second one says the same in another form.
            if part is not None and part not in self._parts:
                self._part = self._parts[part] = []
        elif local in _ENTRIES:
            self._entry_depth, self._parts = self._depth, {}

    def end(self, _name: str) -> None:
        """Take the end of an element."""
        if self._depth == self._entry_depth + 1:
            self._part = None
        elif self._depth == self._entry_depth:
            parts = {name: "".join(texts) for name, texts in self._parts.items()}
            self.entries.append(Entry(**parts))
            self._entry_depth = 0
        self._depth -= 1

    def add(self, text: str) -> None:
        """Take text."""
        if self._part is not None:
            self._part.append(text)
