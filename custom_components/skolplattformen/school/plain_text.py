"""The little Markdown of the school's texts as plain text, for calendars and lists that show none."""

import re
from typing import Final

# As `api.hub.text` writes them: brackets of mere words have a backslash before them, addresses no
# brackets and no blanks.
_LINK: Final = re.compile(r"(?<!\\)\[((?:\\.|[^\\\[\]])*)\]\(([^()\s]*)\)")
_ADDRESS: Final = re.compile(r"(?<!\\)<([a-z]+:[^<>\s]+)>")
_HEADING: Final = re.compile(r"^#{1,6} +", re.MULTILINE)
_EMPHASIS: Final = re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]*[^\s*])\1(?![\w*])")
_ESCAPED: Final = re.compile(r"\\([\\<\[\]])")


def plain_text(markdown: str) -> str:
    """Return the words, each link with its address in brackets; lists and tables stay as they are."""
    text = _LINK.sub(_link, markdown)
    text = _HEADING.sub("", _ADDRESS.sub(r"\1", text))
    # Twice, for emphasis within emphasis.
    for _ in range(2):
        text = _EMPHASIS.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text)


def _link(match: re.Match[str]) -> str:
    words, address = match[1].strip(), match[2]
    return f"{words} ({address})" if words and words != address else address
