"""What a kitchen serves, as the dialog about its menu shows it. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from ..school.lunches import Choice, alternatives_of, lunches, meals_of
from ..school.models import Menu, MenuDay, Timetable
from .markdown import plain

# Longer texts of a site are cut off.
_LONGEST_DAY: Final = 300
_LONGEST_DISH: Final = 80


def in_markdown(days: Iterable[MenuDay]) -> str:
    """Return a line for each day: its date in any language, and its dishes or why there are none."""
    days = tuple(days)
    has_meals = len(meals_of(days)) > 1
    return "\n".join(
        f"**{day.day.day}/{day.day.month}** {plain(_bounded(text, _LONGEST_DAY))}"
        for day in days
        if (text := " · ".join(_served(day, has_meals=has_meals)) or day.closed)
    )


def examples(menu: Menu, meal: str | None) -> Mapping[str, str]:
    """Return the alternatives of lunch to choose from, each with a dish that it was or will be."""
    return {
        alternative: ": ".join(
            (alternative, *_example(menu, Choice(meal=meal, alternative=alternative)))
        )
        for alternative in alternatives_of(menu.days, meal)
    }


def is_free(timetables: Iterable[Timetable | None], monday: date) -> bool:
    """Return whether the timetables that are known say that a week has no lessons."""
    known = [timetable for timetable in timetables if timetable is not None]
    sunday = monday + timedelta(days=6)
    return bool(known) and all(
        timetable.covers(monday)
        and timetable.covers(sunday)
        and not any(monday <= lesson.day <= sunday for lesson in timetable.lessons)
        for timetable in known
    )


def _served(day: MenuDay, *, has_meals: bool) -> Iterator[str]:
    """Yield the dishes of a day; before the first one of a meal its name, if there are several."""
    before: str | None = None
    for dish in day.dishes:
        if has_meals and dish.meal and dish.meal != before:
            yield f"{dish.meal}: {dish.name}"
        else:
            yield dish.name
        before = dish.meal


def _example(menu: Menu, choice: Choice) -> Sequence[str]:
    """Return a dish of an alternative, out of a day that has others beside it; empty without one."""
    for lunch in lunches([(menu, choice)]).values():
        if lunch.own != lunch.dishes:
            return (_bounded(lunch.own[0].name, _LONGEST_DISH),)
    return ()


def _bounded(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
