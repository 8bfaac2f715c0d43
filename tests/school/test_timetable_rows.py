"""What a row of the timetable says of itself."""

from dataclasses import replace

import pytest

from custom_components.skolplattformen.school.models import TimetableEntry

from .facts import at
from .readings import lesson


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Matematik", "matematik"),
        ("  MATEMATIK   1b ", "matematik 1b"),
        ("INSTÄLLD: Matematik", "matematik"),
        ("Matematik (inställd)", "matematik"),
        ("Bild \N{EN DASH} utgår!", "bild"),
        ("Ma/No, ställs in", "ma no"),
        ("Programmering C#", "programmering c#"),
        ("Matte inställd på prov", "matte inställd på prov"),
        ("Inställt", ""),
        ("", ""),
    ],
)
def test_plain_title(title: str, plain: str) -> None:
    """Case, marks and the words that call a lesson off do not tell lessons apart."""
    assert replace(lesson("08:20-09:20"), title=title).plain_title == plain


@pytest.mark.parametrize(
    ("missing", "dropped", "cancelled", "confirmed"),
    [(False, False, False, True), (True, False, False, False), (True, True, True, True)],
)
def test_silence(*, missing: bool, dropped: bool, cancelled: bool, confirmed: bool) -> None:
    """What readings lack is in doubt, then cancelled; it stays so when it is stored."""
    row = replace(
        lesson("08:20-09:20 Matematik"),
        missing_since=at("2026-11-23 12:00") if missing else None,
        dropped=dropped,
    )

    for one in (row, TimetableEntry.from_dict(row.to_dict())):
        assert (one.cancelled, one.confirmed) == (cancelled, confirmed)


def test_stored_before_there_was_silence() -> None:
    """A row that was stored without these fields was read."""
    stored = lesson("08:20-09:20 Matematik").to_dict()
    del stored["missing_since"], stored["dropped"]

    assert TimetableEntry.from_dict(stored) == lesson("08:20-09:20 Matematik")
