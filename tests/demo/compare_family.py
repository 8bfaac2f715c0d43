"""What a guardian must see of all children together."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from .choices import Choice
from .compare_care import may_be_there
from .compare_day import Day, day_of, next_school_day
from .rows import DAY, Expected, Json, written


def of_family(
    raw: Json, choices: Mapping[str, Choice], now: datetime, read_at: datetime
) -> Expected:
    """Return what must be shown on the account's device; who has come is as it was when it was read."""
    children = [(child, choices[child["first_name"]]) for child in raw["children"]]
    coming = [next_school_day(child, choice, now) for child, choice in children]
    first = min((day.date for day in coming if day), default=None)
    together = [day_of(child, choice, first) for child, choice in children] if first else []
    if _is_unknown(together):
        together = []
    today = [day_of(*child, now.date()) for child in children]
    away = [
        day.goes_on(now) or (day.mode != "absent" and may_be_there(child, now, read_at))
        for (child, _), day in zip(children, today, strict=True)
    ]
    starts = [day.start for day in together if day.has_school and day.start]
    ends = [day.end for day in together if day.has_school and day.end]
    return Expected(
        states={
            "family_today": _who(today),
            "family_tomorrow": _who([day_of(*child, now.date() + DAY) for child in children]),
            "family_now": "unknown" if _is_unknown(today) else _how_many(away),
            "first_start": written(min(starts, default=None)),
            "last_end": written(max(ends, default=None)),
            "sign_in": "signed_in",
        }
    )


def _who(days: Sequence[Day]) -> str:
    """Return who has school."""
    return "unknown" if _is_unknown(days) else _how_many([day.has_school for day in days])


def _is_unknown(days: Sequence[Day]) -> bool:
    return any(day.mode == "unknown" for day in days)


def _how_many(found: Sequence[bool]) -> str:
    """Return of how many children it is so."""
    if all(found):
        return "everyone"
    return "some" if any(found) else "nobody"
