"""What tests of the log share: how often our own lines say something."""

import pytest


def lines(caplog: pytest.LogCaptureFixture, words: str) -> int:
    """Return how many lines of our log hold these words."""
    return sum(
        words in record.getMessage() and record.name.startswith("custom_components")
        for record in caplog.records
    )
