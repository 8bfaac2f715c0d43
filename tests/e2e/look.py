"""How a window looks: its size, its theme, its language, and how slow its connection is."""

from dataclasses import dataclass
import json
from typing import Any, override

from tests.demo.config_folder import ROOT

TRANSLATIONS = ROOT / "custom_components" / "skolplattformen" / "translations"
HEIGHTS = {360: 740, 1100: 800}


@dataclass(frozen=True, kw_only=True)
class Look:
    """One way to look at Home Assistant."""

    width: int = 1100
    theme: str = "light"
    language: str = "en"
    round_trip: float = 0
    """Seconds that a question and its answer need on the way."""

    @override
    def __str__(self) -> str:
        """Return a name for tests and pictures."""
        slow = [f"{self.round_trip * 1000:.0f}ms"] if self.round_trip else []
        return "-".join([str(self.width), self.theme, self.language, *slow])

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
