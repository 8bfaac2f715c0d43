"""Moments in Swedish words, as some fields have them."""

from datetime import datetime

_MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)


def swedish_moment(moment: datetime) -> str:
    """Write a moment as `den 2 september 2026 klockan 21:44`."""
    month = _MONTHS[moment.month - 1]
    return f"den {moment.day} {month} {moment.year} klockan {moment:%H:%M}"
