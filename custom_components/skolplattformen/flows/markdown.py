"""Text of others in the Markdown of our dialogs."""

import re
from typing import Final

_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")


def plain(text: str) -> str:
    """Return Markdown that shows the text as it is, on one line.

    Every link, picture, tag or placeholder needs some punctuation, and Markdown takes all of
    ASCII's as mere text after a backslash.
    """
    return _PUNCTUATION.sub(r"\\\g<0>", " ".join(text.split()))
