"""Which meal of the day a kitchen's word for it means, and which alternative of it.

Source: `docs/protocol.md` L.
"""

import re

from .text import tidy

_MEAL = re.compile(
    r"\b(frukost|lunch|mellanmål|middag|kvällsmat|kvällsmål)(?:en|et)?\b", re.IGNORECASE
)


def meal_and_label(text: str) -> tuple[str | None, str | None]:
    """Return the meal and the label: "Lunch 2" is a lunch that is labelled so."""
    name = tidy(text)
    found = _MEAL.search(name)
    if found is None:
        return None, name or None
    return found[1].capitalize(), None if found.span() == (0, len(name)) else name
