"""What the kitchens cook where their menus are not on skolmaten.se, and the changes of tests."""

from datetime import date
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any

from tests.simulator.family import EKSKOLAN, LARKSKOLAN
from tests.simulator.menus import MenuDay
from tests.simulator.terms import DAY, closures, week_index

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

_PLANS = {LARKSKOLAN.slug: "middle", EKSKOLAN.slug: "junior"}


class Kitchens:
    """The kitchens of the schools: functions of school and date, beneath what tests lay over."""

    def __init__(self, sim: Simulator) -> None:
        """Start without changes."""
        self._switches = sim.switches
        self._days: dict[tuple[str, date], MenuDay] = {}
        self._unpublished: set[tuple[str, date]] = set()

    def days(self, slug: str, first: date, last: date) -> list[MenuDay]:
        """Return the published days of a range, without weekends."""
        days = [first + n * DAY for n in range((last - first).days + 1)]
        return [
            self._day(slug, day)
            for day in days
            if day.weekday() < 5 and (slug, _monday(day)) not in self._unpublished
        ]

    def set_day(
        self, slug: str, day: date, dishes: tuple[str, ...] = (), *, cancelled: str | None = None
    ) -> None:
        """Publish these dishes for a day, or call its lunch off."""
        self._days[slug, day] = MenuDay(day=day, dishes=dishes, cancelled=cancelled)

    def unpublish(self, slug: str, day: date) -> None:
        """Publish no menu for the ISO week of a day."""
        self._unpublished.add((slug, _monday(day)))

    def _day(self, slug: str, day: date) -> MenuDay:
        """Return one day: a dish and a vegetarian one, or the name of what closes the kitchen."""
        if (slug, day) in self._days:
            return self._days[slug, day]
        scripted = self._switches.calendar_mode == "scripted"
        if closed := closures(_PLANS[slug], day, day, scripted=scripted):
            return MenuDay(day=day, cancelled=closed[0].title)
        turn = week_index(day) * 5 + day.weekday()
        kitchen = _kitchens()[slug]
        return MenuDay(
            day=day,
            dishes=tuple(
                kitchen[kind][turn % len(kitchen[kind])] for kind in ("dishes", "vegetarian")
            ),
        )


def _monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * DAY


@cache
def _kitchens() -> dict[str, Any]:
    """Return kitchens.toml."""
    return tomllib.loads(Path(__file__).with_name("kitchens.toml").read_text(encoding="utf-8"))
