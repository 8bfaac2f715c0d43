"""The menu on a page of Mashie. Its script is read as data and never run.

Every step looks at each character of the page a bounded number of times, whatever stands there.

Source: `docs/protocol.md` L.6.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
import json
import re

from ...school.models import STOCKHOLM, Menu
from ..exceptions import UnexpectedAnswerError
from .meal import meal_and_label
from .text import tidy
from .week import BadItemError, Week, field_of, rows_of, weeks_around

_SCRIPT_TAG = re.compile(r"<(/?)script\b[^<>]*>", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"=\s*+(?=\{)")
# A text is matched so that nothing in it is taken for a date; one that never ends, to the end.
_TEXT_OR_DATE = re.compile(
    r'"(?:[^"\\]|\\.)*+"?|\bnew {1,4}Date\( {0,4}(-?\d{1,16}) {0,4}\)', re.DOTALL | re.ASCII
)
_HEADING = re.compile(r"<h2\b[^<>]*>(?P<text>[^<]{0,200})", re.IGNORECASE)
_NO_MENU = "ingen matsedel"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# No kitchen cooks more in a day.
_MOST_DISHES = 100


def menu_of_page(page: str, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of all weeks of a page; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the page has no menu, or nothing in it could be read.

    """
    week = weeks_around(now)
    data = _data(page)
    if data is None:
        if not _says_no_menu(page):
            raise UnexpectedAnswerError("the page has no menu")
        return week.menu(None, now, skipped)
    names = []
    for item in _rows(data, "Weeks"):
        with week.item("week"):
            names.append(field_of(item, "MenuName"))
            for day in rows_of(field_of(item, "Days")):
                with week.item("day"):
                    _read_day(day, week)
    school = next((tidy(name) for name in names if isinstance(name, str) and tidy(name)), None)
    return week.menu(school, now, skipped)


def _data(page: str) -> Mapping[str, object] | None:
    """Return what the first script with weeks assigns; None when no script has any.

    Raises:
        UnexpectedAnswerError: such a script cannot be read.

    """
    for script in _scripts(page):
        assignment = _ASSIGNMENT.search(script)
        if assignment is None or '"Weeks"' not in script:
            continue
        text = _TEXT_OR_DATE.sub(lambda found: found[1] or found[0], script[assignment.end() :])
        try:
            data, _ = json.JSONDecoder().raw_decode(text)
        except ValueError, RecursionError:
            # Not chained: the error holds the whole page.
            raise UnexpectedAnswerError("the data of the page is not JSON") from None
        if isinstance(data, Mapping) and "Weeks" in data:
            return data
    return None


def _scripts(page: str) -> Iterator[str]:
    """Yield the text of each script that is closed."""
    begin = None
    for tag in _SCRIPT_TAG.finditer(page):
        if begin is None:
            begin = None if tag[1] else tag.end()
        elif tag[1]:
            yield page[begin : tag.start()]
            begin = None


def _says_no_menu(page: str) -> bool:
    return any(_NO_MENU in tidy(heading["text"]).casefold() for heading in _HEADING.finditer(page))


def _rows(data: Mapping[str, object], name: str) -> list[object]:
    try:
        return rows_of(data[name])
    except BadItemError as err:
        raise UnexpectedAnswerError("the weeks of the menu are no list") from err


def _read_day(item: object, week: Week) -> None:
    day = _day(field_of(item, "DayMenuDate"))
    if field_of(item, "IsHoliday") is True:
        reasons = (field_of(item, "HolidayName"), field_of(item, "InfoText"))
        reason = next((text for text in reasons if isinstance(text, str) and tidy(text)), None)
        if reason is not None:
            week.close(day, reason)
            return
    dishes = rows_of(field_of(item, "DayMenus"))
    if len(dishes) > _MOST_DISHES:
        raise BadItemError
    for dish in dishes:
        with week.item("dish"):
            alternative = field_of(dish, "MenuAlternativeName")
            meal, label = meal_and_label(alternative if isinstance(alternative, str) else "")
            # An alternative without a dish is an empty place in the kitchen's table.
            week.serve(day, field_of(dish, "DayMenuName") or "", meal=meal, label=label)


def _day(milliseconds: object) -> date:
    """Return the Swedish day of a moment, which is midnight there: the evening before in UTC.

    Raises:
        BadItemError: it is no moment.

    """
    if not isinstance(milliseconds, int) or isinstance(milliseconds, bool):
        raise BadItemError
    try:
        moment = _EPOCH + timedelta(milliseconds=milliseconds)
        return moment.astimezone(STOCKHOLM).date()
    except OverflowError as err:
        raise BadItemError from err
