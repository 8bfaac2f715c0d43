"""A week's menu out of the JSON of Matilda. Pictures, prices and nutrients are dropped.

Source: `docs/protocol.md` L.2.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, datetime

from ...school.models import Menu
from ..exceptions import UnexpectedAnswerError
from .meal import meal_and_label
from .text import dish_name, tidy
from .week import BadItemError, Week, date_of, field_of, rows_of


def week_menu(data: object, monday: date, now: datetime, skipped: Counter[str]) -> Menu:
    """Return the menu of the week that begins on the Monday; without days when none is published.

    Items that cannot be read are left out and counted by kind in `skipped`.

    Raises:
        UnexpectedAnswerError: the answer is no menu, or nothing in it could be read.

    """
    if not isinstance(data, Mapping) or not any(
        isinstance(field_of(data, key), kind)
        for key, kind in (("meals", list), ("distributor", Mapping))
    ):
        raise UnexpectedAnswerError("the answer is no menu")
    try:
        meals = rows_of(field_of(data, "meals"))
    except BadItemError as err:
        raise UnexpectedAnswerError("the meals of the menu are no list") from err
    week = Week(monday)
    for item in _in_order(meals):
        with week.item("meal"):
            _read_meal(item, week)
    return week.menu(_kitchen(data), now, skipped)


def _read_meal(item: object, week: Week) -> None:
    day = date_of(field_of(item, "date"))
    occasions = _occasions(item)
    for occasion in occasions:
        week.entitle(day, occasion)
    name_of_meal = field_of(item, "name")
    # "Vegetarisk" in place of a meal is an alternative, which may have alternatives itself.
    meal, alternative = meal_and_label(name_of_meal if isinstance(name_of_meal, str) else "")
    not_dishes = {occasion.casefold() for occasion in occasions}
    for course in _in_order(rows_of(field_of(item, "courses"))):
        with week.item("dish"):
            name = field_of(course, "name")
            # A course without name is a line that the kitchen left blank. A holiday is no dish.
            if name is None or (isinstance(name, str) and dish_name(name).casefold() in not_dishes):
                continue
            week.serve(
                day,
                name,
                meal=meal,
                label=_label(alternative, field_of(course, "optionName")),
                marks=_marks(course),
            )


def _label(alternative: str | None, option: object) -> str:
    """Return what tells a course from the others of its day."""
    labels = (alternative or "", tidy(option) if isinstance(option, str) else "")
    return ", ".join(dict.fromkeys(filter(None, labels)))


def _occasions(item: object) -> list[str]:
    """Return what the day of a meal is called, the name of the holiday first."""
    names = (field_of(item, key) for key in ("holidayName", "dateDescription"))
    return [tidy(name) for name in names if isinstance(name, str) and tidy(name)]


def _marks(course: object) -> Iterator[object]:
    """Yield the kinds of food and the allergens that a kitchen marks a course with."""
    for key in ("tags", "knownAllergens"):
        rows = field_of(course, key)
        for row in rows if isinstance(rows, list) else ():
            yield field_of(row, "name") if isinstance(row, Mapping) else row


def _in_order(rows: list[object]) -> list[object]:
    """Return meals or courses in the order that the kitchen gave them; those without come last."""

    def place(row: object) -> tuple[bool, int]:
        order = row.get("order") if isinstance(row, Mapping) else None
        return (False, order) if isinstance(order, int) else (True, 0)

    return sorted(rows, key=place)


def _kitchen(data: Mapping[str, object]) -> str | None:
    kitchen = field_of(data, "distributor")
    name = field_of(kitchen, "name") if isinstance(kitchen, Mapping) else None
    return (tidy(name) or None) if isinstance(name, str) else None
