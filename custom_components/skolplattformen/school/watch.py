"""Which of a guardian's words a lunch has, such as a dish that a child loves or cannot stand."""

from collections.abc import Iterable
import re

from .models import Dish

# A shorter word at the end of another is most often chance: "ris" in "gris".
_SHORTEST_END = 4

_WORD = re.compile(r"[^\W_]+")


def words_in(dishes: Iterable[Dish], words: Iterable[str]) -> tuple[str, ...]:
    """Return those of the words that a dish or one of its marks has.

    "fisk" is in "Fisksoppa" and in "Stekt torskfisk", since Swedish puts words together; a word
    of up to three letters only where another begins with it. Several words together must stand
    together.
    """
    texts = [text.casefold() for dish in dishes for text in (dish.name, *dish.marks)]
    return tuple(word for word in words if any(_has(text, word.casefold()) for text in texts))


def _has(text: str, word: str) -> bool:
    parts = _WORD.findall(word)
    if not parts:
        return False
    found = _WORD.findall(text)
    if len(parts) == 1:
        return any(_begins_or_ends(other, parts[0]) for other in found)
    return any(
        found[place : place + len(parts) - 1] == parts[:-1]
        and found[place + len(parts) - 1].startswith(parts[-1])
        for place in range(len(found) - len(parts) + 1)
    )


def _begins_or_ends(text: str, word: str) -> bool:
    return text.startswith(word) or (len(word) >= _SHORTEST_END and text.endswith(word))
