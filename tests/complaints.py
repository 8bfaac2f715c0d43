"""Pytest plugin: a test fails when Home Assistant complains of how it is used.

Core tells custom integrations of what it will break in its log, months before, and calls on.
Python's own deprecation warnings are errors too: see `filterwarnings` in pyproject.toml.
"""

from collections.abc import Iterator
import logging
import re
from typing import override

import pytest

# The words of core's frame helper, its deprecation helpers and its check for blocking calls.
_WORDS = re.compile(r"\bDetected\b|deprecated|stop working|will be removed", re.IGNORECASE)
# In words: a plugin that imported the integration would hide its imports from the coverage.
_OURS = re.compile(r"skolplattformen|custom_components")
# What names no integration was called by a test itself.
_NOBODYS = re.compile(r"Detected code that|The deprecated .+ was \w+\.")


class Complaints(logging.Handler):
    """Keeps what core complains of, at any level and as often as it says it."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.messages: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record that is about us."""
        message = record.getMessage()
        if is_complaint(f"{record.name} {message}"):
            self.messages.append(message)


def is_complaint(line: str) -> bool:
    """Return whether a line of the log, with the logger's name, complains of the integration."""
    return bool((_OURS.search(line) or _NOBODYS.search(line)) and _WORDS.search(line))


# From the start: a constant may be deprecated whose import is only ever run once.
_COMPLAINTS = Complaints()
logging.getLogger().addHandler(_COMPLAINTS)
logging.getLogger("homeassistant.helpers.frame").setLevel(logging.DEBUG)


@pytest.fixture(autouse=True)
def complaints() -> Iterator[list[str]]:
    """Fail after the test for each complaint that it has not taken out of this list."""
    yield _COMPLAINTS.messages
    messages = _COMPLAINTS.messages.copy()
    _COMPLAINTS.messages.clear()
    if messages:
        pytest.fail("Home Assistant complains:\n" + "\n".join(messages), pytrace=False)
