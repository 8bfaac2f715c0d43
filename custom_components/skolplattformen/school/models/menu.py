"""What a school kitchen serves."""

from dataclasses import dataclass
from datetime import date, datetime

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Dish(Model):
    """One dish: what it is, and how the kitchen marks it."""

    name: str
    # "Lunch" or "Mellanmål", where a kitchen publishes more than one meal of a day.
    meal: str | None = None
    # Which alternative it is, such as "Vegetariskt".
    label: str | None = None
    # Allergens and kinds of food, as the kitchen writes them.
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MenuDay(Model):
    """What is served on one day: dishes, or the reason why there are none."""

    day: date
    dishes: tuple[Dish, ...] = ()
    closed: str | None = None


@dataclass(frozen=True, kw_only=True)
class Menu(Model):
    """What a kitchen has published for a range of days (both inclusive)."""

    school: str | None
    first: date
    last: date
    read_at: datetime
    days: tuple[MenuDay, ...]
