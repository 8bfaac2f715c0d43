"""Schools that do not exist, as many as a list needs, and rows of lists that are none."""

from collections.abc import Iterator
from typing import Any, Final

_FIRST = ("Björk", "Gran", "Tall", "Rönn", "Asp", "Hassel", "Lönn", "Sälg", "Alm", "Lind", "Én")
_LAST = ("ängs", "backs", "dals", "bergs", "sjö", "gårds", "hags", "lunds", "moss", "skogs")
_TOWNS = ("Exempelby", "Provstad ", "Påhittköping", None, "Övningsholm", "Låtsås", None)

BROKEN: Final[tuple[Any, ...]] = (
    None,
    7,
    "Lärkskolan",
    [],
    {},
    {"id": None, "name": "Lärkskolan", "urlName": None},
    {"id": ["x"], "name": "Lärkskolan", "menuId": 3},
    {"id": "../../x?y=z#", "name": "Lärkskolan", "urlName": "a/b"},
)
"""What may stand among the rows of any list."""


def invented(count: int) -> Iterator[tuple[str, str | None]]:
    """Yield names of schools and their towns, which some do not have; the same ones every time."""
    for number in range(count):
        first = _FIRST[number % len(_FIRST)]
        last = _LAST[number // len(_FIRST) % len(_LAST)]
        yield f"Provskolan {first}{last} {number}", _TOWNS[number % len(_TOWNS)]
