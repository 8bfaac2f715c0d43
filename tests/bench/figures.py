"""The figures of one run: each with its goal, if it has one, and whether that is met."""

import platform

from homeassistant.const import __version__ as home_assistant
import pytest

type Json = dict[str, object]


class Figures:
    """A pytest plugin whose fixture the measurements write to."""

    def __init__(self) -> None:
        """Begin without figures."""
        self._figures: dict[str, Json] = {}

    @pytest.fixture
    def figures(self) -> Figures:
        """Return where to write figures."""
        return self

    def add(
        self, name: str, value: float, *, goal: float | None = None, unit: str, detail: Json
    ) -> None:
        """Add a figure that shall be at most its goal, if any; `detail` tells what it is made of."""
        self._figures[name] = {
            "value": round(value, 2),
            **({} if goal is None else {"goal": goal, "met": value <= goal}),
            "unit": unit,
            "detail": detail,
        }

    def report(self) -> Json:
        """Return all figures and what they were measured on."""
        return {
            "home_assistant": home_assistant,
            "python": platform.python_version(),
            "machine": platform.machine(),
            **self._figures,
        }
