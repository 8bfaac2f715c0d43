"""A menu as a state and as attributes. Pure."""

from .school.menus import lunch_of
from .school.models import Menu, MenuDay


def in_words(day: MenuDay) -> str:
    """Return the dishes of a day in one line, or why there are none."""
    return ", ".join(dish.name for dish in day.dishes) or day.closed or ""


def card_calendar(menu: Menu) -> dict[str, list[dict[str, str | int]]]:
    """Return each day's dishes in the form that skolmat-card 2 and later read."""
    return {
        day.day.isoformat(): [
            {"dish": dish.name, "order": order} for order, dish in enumerate(day.dishes)
        ]
        for day in map(lunch_of, menu.days)
        if day.dishes
    }
