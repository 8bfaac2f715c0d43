"""What a school kitchen serves."""

from dataclasses import dataclass
from datetime import date, datetime

from .base import Model


@dataclass(frozen=True, kw_only=True)
class Dish(Model):
    """One dish of a school lunch."""

    name: str


@dataclass(frozen=True, kw_only=True)
class MenuDay(Model):
    """The lunch of one day: dishes, or the reason why there are none."""

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
