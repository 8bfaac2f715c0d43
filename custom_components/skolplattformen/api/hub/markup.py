"""Bounding a school's HTML: well-formed, shallow, absolute links, and only tags that carry meaning.

What stands in news and entries is pasted from anywhere. It is read as a stream, so that its
cost grows with its length alone, whatever its nesting.
"""

from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
import re
from typing import Final, override
from urllib.parse import quote, urljoin, urlsplit

type Attributes = list[tuple[str, str | None]]

# More is dropped: letters have a few hundred tags and lists in lists, attacks have more.
MOST_TAGS: Final = 1000
DEEPEST: Final = 12
_LONGEST_ADDRESS = 2000

_SAME_AS = {
    "strong": "b",
    "em": "i",
    "address": "div",
    "article": "div",
    "center": "div",
    "dd": "div",
    "dt": "div",
    "figcaption": "div",
    "figure": "div",
    "pre": "div",
    "section": "div",
}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_INLINE = frozenset({"b", "i"})
_TABLE = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_BLOCKS = _HEADINGS | _TABLE | {"blockquote", "div", "li", "ol", "p", "ul"}
_VOID = frozenset({"br", "hr"})
# What these hold is no text for a reader.
_MUTED = frozenset({"iframe", "object", "script", "select", "style", "svg", "textarea", "title"})
# Which open tags a new one ends, as browsers have it.
_ENDS: Mapping[str, frozenset[str]] = {
    "li": frozenset({"li", "p"}),
    "td": frozenset({"p", "td", "th"}),
    "th": frozenset({"p", "td", "th"}),
    "tr": frozenset({"p", "td", "th", "tr"}),
}
_PARAGRAPH = frozenset({"p"})

_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
# Brackets and blanks would end a link in Markdown.
_KEPT_IN_ADDRESS = "%:/?#@!$&'*+,;=-._~"
# Pictures that nobody is to see: they tell their sender that the text was opened.
_UNSEEN = re.compile(r"display\s*:\s*none|(?:^|[\s;])(?:width|height)\s*:\s*[0-3](?:px)?\s*(?:;|$)")
_PICTURE = "Bild"

_BLANKS = re.compile(r"[\s\u00a0\u2000-\u200a\u202f]+")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
# What would make an address, a picture or raw HTML of mere text in Markdown.
_MARKDOWN = re.compile(r"[\\<\[\]]")


def bounded(html: str, base: str) -> str:
    """Return the HTML with at most 1000 tags, at most 12 deep, its text safe in Markdown."""
    keeper = _Keeper(base)
    keeper.feed(html)
    keeper.close()
    return keeper.result()


class _Keeper(HTMLParser):
    """Write down what is kept of a document while it is read."""

    def __init__(self, base: str) -> None:
        """Start with nothing."""
        super().__init__(convert_charrefs=True)
        self._base = base
        self._written: list[str] = []
        self._open: list[str] = []
        self._tags = 0
        self._muted_by = ""
        self._muted_depth = 0

    def result(self) -> str:
        """Return what was kept, all tags closed."""
        self._close_down_to(0)
        return "".join(self._written)

    @override
    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Keep a tag that means something, within the bounds."""
        if self._muted_by:
            self._muted_depth += tag == self._muted_by
        elif tag in _MUTED:
            self._muted_by, self._muted_depth = tag, 1
        elif tag == "img":
            self._write_picture(dict(attrs))
        elif tag == "a":
            self._open_link(dict(attrs).get("href"))
        else:
            self._open_plain(_SAME_AS.get(tag, tag))

    @override
    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Take `<p/>` as browsers do: only void tags end themselves, and drawings."""
        if tag != "svg":
            self.handle_starttag(tag, attrs)

    @override
    def handle_endtag(self, tag: str) -> None:
        """Close a tag that is open, and what is open within it."""
        tag = _SAME_AS.get(tag, tag)
        if self._muted_by:
            self._muted_depth -= tag == self._muted_by
            if not self._muted_depth:
                self._muted_by = ""
        elif tag in self._open:
            self._close_down_to(len(self._open) - 1 - self._open[::-1].index(tag))

    @override
    def handle_data(self, data: str) -> None:
        """Write text, its blanks as one, nothing of it with a meaning in Markdown."""
        if not self._muted_by:
            text = _INVISIBLE.sub("", _BLANKS.sub(" ", data))
            self._written.append(escape(_MARKDOWN.sub(r"\\\g<0>", text)))

    @override
    def unknown_decl(self, data: str) -> None:
        """Leave out what Word writes as declarations."""

    def _open_plain(self, tag: str) -> None:
        """Open a tag that needs no attributes."""
        if tag in _BLOCKS:
            self._make_room_for(tag)
        elif tag not in _INLINE | _VOID:
            return
        if tag in _BLOCKS | _VOID and ("a" in self._open or self._is_full):
            if self._written[-1:] != [" "]:
                self._written.append(" ")
        elif tag in _VOID:
            self._tags += 1
            self._written.append(f"<{tag}>")
        elif tag in self._open and tag in _INLINE:
            # Bold within bold; its end ends both.
            return
        elif not self._is_full:
            self._start(tag)

    def _make_room_for(self, block: str) -> None:
        """End what a block ends: emphasis, a paragraph, the row before."""
        if "a" in self._open:
            return
        ended = _ENDS.get(block, _PARAGRAPH) | _INLINE
        depth = len(self._open)
        while depth and self._open[depth - 1] in ended:
            depth -= 1
        self._close_down_to(depth)

    def _open_link(self, href: str | None) -> None:
        """Open a link, if it leads somewhere."""
        if "a" in self._open:
            self.handle_endtag("a")
        address = _absolute(self._base, href)
        if address is not None and not self._is_full:
            self._start("a", f' href="{escape(address)}"')

    def _write_picture(self, attributes: Mapping[str, str | None]) -> None:
        """Write a picture as a link to it: shown by itself it would be loaded from anywhere."""
        if _is_unseen(attributes):
            return
        name = (attributes.get("alt") or "").strip() or _PICTURE
        if "a" in self._open:
            self.handle_data(f" {name} ")
            return
        self._open_link(attributes.get("src"))
        if self._open[-1:] == ["a"]:
            self.handle_data(name)
            self.handle_endtag("a")

    def _start(self, tag: str, attributes: str = "") -> None:
        """Write a start tag; emphasis that goes on is not interrupted."""
        self._tags += 1
        self._open.append(tag)
        if tag in _INLINE and self._written[-1:] == [f"</{tag}>"]:
            self._written.pop()
        else:
            self._written.append(f"<{tag}{attributes}>")

    def _close_down_to(self, depth: int) -> None:
        """Close the innermost tags until so many are left."""
        while len(self._open) > depth:
            self._written.append(f"</{self._open.pop()}>")

    @property
    def _is_full(self) -> bool:
        """Return whether no further tag is kept here."""
        return self._tags >= MOST_TAGS or len(self._open) >= DEEPEST


def _absolute(base: str, reference: str | None) -> str | None:
    """Return the address that a link stands for, None when it leads nowhere a guardian goes."""
    if not reference or len(reference) > _LONGEST_ADDRESS:
        return None
    try:
        address = urljoin(base, _INVISIBLE.sub("", reference).strip())
        if urlsplit(address).scheme not in _SCHEMES:
            return None
    except ValueError:
        return None
    return quote(address, safe=_KEPT_IN_ADDRESS)


def _is_unseen(attributes: Mapping[str, str | None]) -> bool:
    """Return whether a picture is too small to be seen, or hidden."""
    sizes = (attributes.get("width"), attributes.get("height"))
    return any(size in {"0", "1", "2", "3"} for size in sizes) or bool(
        _UNSEEN.search((attributes.get("style") or "").casefold())
    )
