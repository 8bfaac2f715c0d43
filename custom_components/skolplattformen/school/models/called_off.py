"""Whether the title of a lesson or of a calendar entry says that it does not take place."""

import re
from typing import Final

# Whole words. Not: "inställd på prov", "vi utgår från skolan".
CALLED_OFF: Final = re.compile(
    r"\b(?:inställ[dt]a?\b(?!\s+på\b)|ställs in\b|utgår\b(?!\s+i?från\b))", re.IGNORECASE
)


def is_called_off(text: str) -> bool:
    """Return whether what a text is about does not take place."""
    return CALLED_OFF.search(text) is not None
