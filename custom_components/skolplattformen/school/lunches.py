"""What a child has for lunch, out of the menus of the kitchens where the child eats."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from .models import STOCKHOLM, Dish, EntryKind, Menu, MenuDay, Timetable
from .moments import instant, swedish_day

# How far ahead a next lunch is looked for, in calendar days.
LUNCH_HORIZON = timedelta(days=7)

# When lunch is over for a child whose timetable says nothing about it.
_LUNCH_END = time(13, 30)

# Meals that some kitchens publish beside lunch.
_OTHER_MEALS = frozenset({"frukost", "mellanmål", "middag", "kvällsmat", "kvällsmål", "fika"})


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What of a kitchen's menu a child eats."""

    # The meal that is lunch, as the kitchen calls it; None: what its name says.
    meal: str | None = None
    # The label of the child's alternative, or its place in the day ("2"); None: any of them.
    alternative: str | None = None


@dataclass(frozen=True, kw_only=True)
class Lunch:
    """What is served for lunch on one day: dishes, or the reason why there are none."""

    day: date
    dishes: tuple[Dish, ...] = ()
    # Those of the dishes that the child eats.
    own: tuple[Dish, ...] = ()
    closed: str | None = None


def lunches(kitchens: Iterable[tuple[Menu, Choice]]) -> dict[date, Lunch]:
    """Return the lunch of each day about which something is known, in order.

    The first kitchen that serves lunch on a day counts. A later one, such as that of the
    after-school care, counts only on days that the menus before it cover: what they serve must
    be known to be nothing.
    """
    known: dict[date, Lunch] = {}
    before: list[Menu] = []
    for menu, choice in kitchens:
        for lunch in _lunches(menu, choice):
            day = lunch.day
            if not all(other.first <= day <= other.last for other in before):
                continue
            if day not in known or (lunch.dishes and not known[day].dishes):
                known[day] = lunch
        before.append(menu)
    return dict(sorted(known.items()))


def meals_of(days: Iterable[MenuDay]) -> tuple[str, ...]:
    """Return what the kitchen calls its meals, in the order in which they are served first."""
    meals = (dish.meal for day in days for dish in day.dishes)
    return tuple(dict.fromkeys(meal for meal in meals if meal))


def alternatives_of(days: Iterable[MenuDay], meal: str | None) -> tuple[str, ...]:
    """Return the alternatives of lunch to choose from; none where there is but one.

    They are labels, or where the kitchen gives its dishes none, places in the day from "1" on.
    """
    served = [_served(day, meal) for day in days]
    labels = tuple(dict.fromkeys(dish.label for dishes in served for dish in dishes if dish.label))
    if len(labels) > 1:
        return labels
    most = max(map(len, served), default=0)
    return tuple(str(place) for place in range(1, most + 1)) if most > 1 else ()


def lunch_end(timetable: Timetable | None, day: date) -> datetime:
    """Return when the child's lunch of the day is over: its Lunch row's end, or 13:30 without one.

    With several Lunch rows the last end counts.
    """
    ends = (
        entry.end
        for entry in (timetable.entries if timetable else ())
        if entry.kind is EntryKind.LUNCH and not entry.cancelled and entry.day == day
    )
    return max(ends, key=instant, default=datetime.combine(day, _LUNCH_END, STOCKHOLM))


def next_lunch(
    known: Mapping[date, Lunch], timetable: Timetable | None, now: datetime
) -> Lunch | None:
    """Return today's lunch until it is over, then the next day's with dishes within 7 days.

    A day on which the kitchen is closed is the answer on that day itself, with its reason: that
    nothing is served today is something known. It is passed over when looking ahead.
    """
    today = swedish_day(now)
    served = known.get(today)
    if served is not None and instant(now) < instant(lunch_end(timetable, today)):
        return served
    coming = (
        lunch
        for day, lunch in known.items()
        if lunch.dishes and today < day <= today + LUNCH_HORIZON
    )
    return min(coming, key=lambda lunch: lunch.day, default=None)


def _lunches(menu: Menu, choice: Choice) -> Iterator[Lunch]:
    """Return the lunch of each day that has one, or a reason why not."""
    meal = choice.meal
    if meal not in meals_of(menu.days):
        # The kitchen has begun to call it something else.
        meal = None
    for day in menu.days:
        dishes = _served(day, meal)
        if dishes:
            yield Lunch(day=day.day, dishes=dishes, own=_own(dishes, choice.alternative))
        elif day.closed:
            yield Lunch(day=day.day, closed=day.closed)


def _served(day: MenuDay, meal: str | None) -> tuple[Dish, ...]:
    """Return what is served for lunch.

    That is the meal that was chosen; or else what the kitchen calls lunch; if it calls nothing
    so, all but the meals that are called something else.
    """
    if meal is not None:
        return tuple(dish for dish in day.dishes if dish.meal == meal)
    called_so = tuple(dish for dish in day.dishes if "lunch" in (dish.meal or "").casefold())
    return called_so or tuple(
        dish for dish in day.dishes if (dish.meal or "").casefold() not in _OTHER_MEALS
    )


def _own(dishes: tuple[Dish, ...], alternative: str | None) -> tuple[Dish, ...]:
    """Return the dishes of an alternative; all on a day that does not have it."""
    if alternative is None:
        return dishes
    label = alternative.casefold()
    labelled = tuple(dish for dish in dishes if (dish.label or "").casefold() == label)
    if labelled:
        return labelled
    places = {str(place): (dish,) for place, dish in enumerate(dishes, 1)}
    return places.get(alternative, dishes)
