"""How a window looks: its size, its theme, its language, its clock, and how slow its connection is."""

from dataclasses import dataclass
from datetime import datetime
import json
from typing import Any, override

from tests.demo.config_folder import ROOT

from .moment import MOMENT

TRANSLATIONS = ROOT / "custom_components" / "skolplattformen" / "translations"
# The widest that is held in a hand.
PHONE = 500


@dataclass(frozen=True, kw_only=True)
class Look:
    """One way to look at Home Assistant."""

    width: int = 1100
    theme: str = "light"
    language: str = "en"
    round_trip: float = 0
    """Seconds that a question and its answer need on the way."""

    moment: datetime = MOMENT
    """When it is in the browser as the window opens; from then on its clock ticks."""

    @override
    def __str__(self) -> str:
        """Return a name for tests and pictures."""
        slow = [f"{self.round_trip * 1000:.0f}ms"] if self.round_trip else []
        return "-".join([str(self.width), self.theme, self.language, *slow])

    @property
    def is_phone(self) -> bool:
        """Return whether it is a phone."""
        return self.width < PHONE

    @property
    def height(self) -> int:
        """Return the height that goes with the width."""
        return 740 if self.is_phone else 800

    @property
    def is_dark(self) -> bool:
        """Return whether light stands on dark."""
        return self.theme == "dark"


class Words:
    """The integration's words in one language, as its translations have them."""

    def __init__(self, language: str) -> None:
        """Read the translations."""
        self._all = json.loads((TRANSLATIONS / f"{language}.json").read_text())

    def __call__(self, path: str) -> str:
        """Return the words at a path of keys, up to the first placeholder."""
        found: Any = self._all
        for key in path.split("."):
            found = found[key]
        return str(found).partition("{")[0].strip()
