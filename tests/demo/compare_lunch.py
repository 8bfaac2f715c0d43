"""What a guardian must see of a child's lunches, worked out from the rows of the menu sites.

Like `compare`, it knows neither the integration nor the simulator's code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from html import unescape
import re

from .choices import Choice
from .rows import DAY, STOCKHOLM, Expected, Json, is_this_week, local

LUNCH_IS_OVER = time(13, 30)


@dataclass(frozen=True, kw_only=True)
class Dish:
    """One dish as the rows have it; Mateo tells which alternative it is."""

    name: str
    alternative: str | None
    marks: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Day:
    """What a kitchen publishes for a day: dishes, or why there are none."""

    date: date
    closed: str | None
    dishes: Sequence[Dish]
    eaten: Sequence[Dish]

    @property
    def words(self) -> str:
        """Return what is shown of the day."""
        return self.closed or ", ".join(dish.name for dish in self.eaten)


def lunches(child: Json, choice: Choice, now: datetime) -> Expected:
    """Return what must be shown of a child's lunches."""
    days = _days(child, choice)
    shown = _shown(child, days, now)
    watched = _watched(days, shown, choice.watched, now.date()) if choice.watched else None
    return Expected(
        states={
            "lunch": shown.words if shown else "unknown",
            **({"lunch_watch": _state(shown, choice.watched)} if watched else {}),
        },
        attributes={
            "lunch": {
                "date": shown.date.isoformat() if shown else None,
                "dishes": [dish.name for dish in shown.dishes] if shown else [],
            },
            **({"lunch_watch": watched} if watched else {}),
        },
        events={
            "lunch_menu": [
                (
                    day.date.isoformat(),
                    (day.date + DAY).isoformat(),
                    day.words,
                    "\n".join(dish.name for dish in day.dishes if dish not in day.eaten),
                )
                for day in days
                if is_this_week(day.date, now)
            ]
        },
    )


def _days(child: Json, choice: Choice) -> list[Day]:
    """Return the days for which the child's kitchen has published something, in order."""
    reasons = {closed["title"] for closed in child["closed_days"]}
    found = []
    for row in child["menus"][choice.site]:
        closed, dishes = (
            (row["cancelled"], [_of_skolmaten(meal) for meal in row["Meals"]])
            if choice.site == "skolmaten.se"
            else (None, [_of_mateo(meal) for meal in row["meals"]])
        )
        # A kitchen writes the same dish twice now and then.
        dishes = list({dish.name: dish for dish in reversed(dishes)}.values())[::-1]
        if dishes and dishes[0].name in reasons:
            closed, dishes = dishes[0].name, []
        eaten = [dish for dish in dishes if dish.alternative == choice.alternative]
        if closed or dishes:
            day = date.fromisoformat(row["date"][:10])
            found.append(Day(date=day, closed=closed, dishes=dishes, eaten=eaten or dishes))
    return found


def _of_skolmaten(meal: Json) -> Dish:
    marks = [attribute["sv"] for attribute in meal["MealAttributes"]]
    return Dish(name=_clean(meal["name"]), alternative=None, marks=marks)


def _of_mateo(meal: Json) -> Dish:
    marks = [
        mark["name"]
        for kind in ("categories", "allergens", "labels")
        for mark in meal.get(kind, ())
    ]
    return Dish(name=_clean(meal["name"]), alternative=meal["type"], marks=marks)


def _clean(name: str) -> str:
    """Return a name without the blanks and entities that a guardian sees none of."""
    return re.sub(r" +,", ",", " ".join(unescape(name).split()))


def _shown(child: Json, days: Sequence[Day], now: datetime) -> Day | None:
    """Return today's lunch until it is over, then that of the next day with dishes, within a week."""
    today = now.date()
    for day in days:
        if day.date == today and now < _lunch_end(child, today):
            return day
    return next((d for d in days if d.dishes and today < d.date <= today + 7 * DAY), None)


def _lunch_end(child: Json, day: date) -> datetime:
    """Return when a child's lunch of a day is over."""
    ends = [
        local(row["end"])
        for row in child["timetable"]
        if row["title"].strip().casefold() == "lunch" and row["start"].startswith(day.isoformat())
    ]
    return max(ends, default=datetime.combine(day, LUNCH_IS_OVER, STOCKHOLM))


def _state(shown: Day | None, words: Sequence[str]) -> str:
    """Return whether what is shown has one of the words."""
    if shown is None:
        return "unknown"
    return "on" if _found(shown.eaten, words) else "off"


def _watched(days: Sequence[Day], shown: Day | None, words: Sequence[str], today: date) -> Json:
    """Return the next day that has one of the words, from what is shown on."""
    first = shown.date if shown else today + DAY
    coming = [day for day in days if day.date >= first and _found(day.eaten, words)]
    eaten = coming[0].eaten if coming else []
    return {
        "next_date": coming[0].date.isoformat() if coming else None,
        "words": _found(eaten, words),
        "dishes": [dish.name for dish in eaten if _found([dish], words)],
    }


def _found(dishes: Sequence[Dish], words: Sequence[str]) -> list[str]:
    """Return those of the words that a word of the dishes or their marks begins or ends with."""
    text = " ".join(part for dish in dishes for part in (dish.name, *dish.marks)).lower()
    parts = re.findall(r"\w+", text)
    return [word for word in words if any(p.startswith(word) or p.endswith(word) for p in parts)]
