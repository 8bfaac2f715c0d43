"""HTML of the school as text to read, speak or show: plain words with a little Markdown.

Source: `docs/protocol.md` E.1, F, K.
"""

import re
from typing import Final

from bs4 import BeautifulSoup
from bs4.element import Tag
from markdownify import ATX, MarkdownConverter

from ..addresses import HUB
from .markup import bounded

# Letters have some thousand characters; pictures within them can have millions.
LONGEST_HTML: Final = 200_000
LONGEST_TEXT: Final = 20_000
CUT: Final = " …"

_INLINE_DATA = re.compile(r"""\bdata:[^"'\s>]{64,}""", re.IGNORECASE)
_TAG = re.compile(r"<[a-zA-Z/!]")
_PARTS_OF_TABLE = ("thead", "tbody", "tr", "td", "th")
_GAP = re.compile(r"\n{3,}")


def to_text(html: str | None, base: str = f"{HUB}/") -> str | None:
    """Return HTML as clean text with Markdown's emphasis, lists, tables and links.

    Links and pictures become links to absolute addresses, relative ones seen from `base`;
    scripts, styles and tracking pixels are gone. Mere words never become a link, a picture or
    HTML. A text longer than 20 000 characters, or HTML longer than 200 000, is cut and ends in "…". None when nothing is left
    to read. Never raises, and takes time in proportion to the length, whatever the HTML.
    """
    if html is None:
        return None
    # Half a character, as a text cut in an emoji has, cannot be written anywhere.
    html = _INLINE_DATA.sub("", html.encode(errors="ignore").decode())
    is_cut = len(html) > LONGEST_HTML
    html = html[:LONGEST_HTML]
    if not _TAG.search(html):
        # No HTML at all: its lines are lines.
        html = html.replace("\n", "<br>")
    soup = BeautifulSoup(f"<div>{bounded(html, base)}</div>", "html.parser")
    for table in soup.find_all("table"):
        if _is_mere_layout(table):
            _dissolve(table)
    return _tidied(_CONVERTER.convert_soup(soup), is_cut=is_cut) or None


def _is_mere_layout(table: Tag) -> bool:
    """Return whether a table only arranges a page: it has tables within, or one column."""
    return table.find("table") is not None or all(
        len(row.find_all(("td", "th"), recursive=False, limit=2)) < 2
        for row in table.find_all("tr")
    )


def _dissolve(table: Tag) -> None:
    """Make blocks of a table and its own parts; tables within stay for themselves to judge."""
    for part in table.find_all(_PARTS_OF_TABLE):
        if part.find_parent("table") is table:
            part.name = "div"
    table.name = "div"


def _tidied(text: str, *, is_cut: bool) -> str:
    """Return the text without loose blanks, cut when it is too long; what is cut says so."""
    lines = "\n".join(line.rstrip() for line in text.split("\n"))
    text = _GAP.sub("\n\n", lines).strip()
    if len(text) <= LONGEST_TEXT and not is_cut:
        return text
    return (text[: LONGEST_TEXT - len(CUT)].rstrip() + CUT).lstrip()


_CONVERTER = MarkdownConverter(
    # What text has to be protected from is done before: this would put a backslash in every address.
    escape_asterisks=False,
    escape_underscores=False,
    heading_style=ATX,
    bullets="-",
    table_infer_header=True,
)
