"""Names of schools and places as people type them: compared without accents, case and dots."""

from dataclasses import dataclass
import re
from typing import Self
import unicodedata

# What the decomposed form of a letter has behind it, and what stands inside a word ("S:t", "Ö.").
_NOTHING = re.compile(r"[\u0300-\u036f:.'\u2019]+")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """Return the words of a text, parted by single blanks, as they are compared."""
    plain = _NOTHING.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return _BETWEEN_WORDS.sub(" ", plain).strip()


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """The school that is looked for."""

    name: str
    municipality: str

    @classmethod
    def of(cls, name: str, municipality: str) -> Self:
        """Return what is looked for, from what was typed."""
        return cls(name=folded(name), municipality=folded(municipality))

    def rank(self, name: str, place: str | None) -> tuple[int, bool, str] | None:
        """Return how well a school fits, the lower the better; None when it does not.

        Every word that was typed must stand in its name, also within a longer word.
        """
        known = folded(name)
        if not all(word in known for word in self.name.split()):
            return None
        closeness = 0 if known == self.name else 1 if known.startswith(self.name) else 2
        elsewhere = place is None or folded(place) != self.municipality
        return closeness, elsewhere, known
