"""Whether the title of a calendar entry says that it does not take place."""

import re

# Whole words, as for lessons. Not: "inställd på prov", "vi utgår från skolan".
_CALLED_OFF = re.compile(
    r"\b(?:inställ[dt]a?\b(?!\s+på\b)|ställs in\b|utgår\b(?!\s+i?från\b))", re.IGNORECASE
)


def is_called_off(title: str) -> bool:
    """Return whether what a title is about does not take place."""
    return _CALLED_OFF.search(title) is not None
