"""What kitchens write, made readable without eating real words.

Source: `docs/protocol.md` L.
"""

import html
import re
import unicodedata

# "(A)": one character in brackets refers to a list of allergens elsewhere.
_BRACKETED_MARK = re.compile(r"\(\s*[^\W_]\s*\)")
# "V: Linsgryta": one letter in front stands for the kind of dish.
_LEADING_MARK = re.compile(r"^(?:[^\W\d_]:\s+)+(?=\S)")
_COMMAS = re.compile(r"\s*,(?:\s*,)*")
_COMMA_BEFORE_WORD = re.compile(r",(?=[^\s\d])")

# Control characters, and halves of characters that no output can write.
_UNWRITABLE = frozenset({"Cc", "Cs"})


def tidy(text: str) -> str:
    """Return the text on one line: entities resolved, single blanks, writable characters only."""
    line = " ".join(html.unescape(text).split())
    return "".join(char for char in line if unicodedata.category(char) not in _UNWRITABLE).strip()


def dish_name(text: str) -> str:
    """Return the name of a dish without the kitchen's marks; empty when it names nothing."""
    name = tidy(tidy(text).replace("*", ""))
    name = _LEADING_MARK.sub("", tidy(_BRACKETED_MARK.sub(" ", name)))
    name = _COMMA_BEFORE_WORD.sub(", ", _COMMAS.sub(",", name)).strip(" ,")
    if not any(char.isalnum() for char in name):
        return ""
    return name[:1].upper() + name[1:]
