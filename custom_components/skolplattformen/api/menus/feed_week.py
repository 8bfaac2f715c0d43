"""A week's menu out of a feed with one entry for each day.

Source: `docs/protocol.md` L.1 and L.5.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date, datetime

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .feed import Entry, read_feed
from .week import Week


def week_menu(
    text: str,
    monday: date,
    now: datetime,
    skipped: Counter[str],
    *,
    day_of: Callable[[Entry], date],
    dishes_of: Callable[[Entry], Iterable[str]],
) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    `day_of` may raise BadItemError. Such entries are left out and counted in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no feed, is that of another week, or nothing in it
            could be read.

    """
    week = Week(monday)
    days = []
    for entry in read_feed(text):
        with week.item("day"):
            day = day_of(entry)
            days.append(day)
            for dish in dishes_of(entry):
                week.serve(day, dish)
    if days and not any(monday <= day <= week.sunday for day in days):
        # A feed has no dates to ask for: the site's week is another one than ours.
        raise UnexpectedAnswerError("the menu is of another week")
    return week.menu(None, now, skipped)
