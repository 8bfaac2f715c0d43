"""A week's menu as skolmaten.se writes it (docs/protocol.md L.1)."""

from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import NAMESPACE_URL, uuid5

from tests.simulator.family import Place

if TYPE_CHECKING:
    from tests.simulator.menus import MenuDay

type Json = dict[str, Any]

_STAMPS: Json = {"createdAt": "2026-03-01T08:00:00.000Z", "updatedAt": "2026-03-02T08:00:00.000Z"}
PICTURE: Final = [137, 80, 78, 71] * 500
_FISH = ("fisk", "torsk", "lax")


def menu_json(place: Place, year: int, week: int, days: list[MenuDay] | None) -> Json:
    """Return the answer; containers are PascalCase, scalars camelCase."""
    menu_id = guid_of(place.slug, "menu")
    return {
        "id": menu_id,
        "name": place.name,
        "numberOfItems": 1,
        "WeekState": None if days is None else _week(menu_id, year, week, days),
        "Bulletin": {
            "id": guid_of(menu_id, "bulletin"),
            "activate": "2026-01-01T00:00:00.000Z",
            "deactivate": "2099-01-01T00:00:00.000Z",
            "link": None,
            "text": "Med reservation för ändringar",
            "imageUrl": None,
            "image": None,
            "oldId": None,
            **_STAMPS,
        },
        "School": {
            "id": guid_of(place.slug, "school"),
            "name": place.name,
            "menuId": menu_id,
            "urlName": place.slug,
            "image": None,
        },
    }


def _week(menu_id: str, year: int, week: int, days: list[MenuDay]) -> Json:
    """Return the container of the week's days."""
    week_id = guid_of(menu_id, f"{year}-{week}")
    return {
        "id": week_id,
        "oldId": None,
        **_STAMPS,
        "menuId": menu_id,
        "state": 1,
        "week": week,
        "year": year,
        "Days": [_day(menu_id, week_id, day) for day in days],
    }


def _day(menu_id: str, week_id: str, day: MenuDay) -> Json:
    """Return one day; Thursday's first dish has its picture."""
    day_id = guid_of(week_id, day.day.isoformat())
    return {
        "id": day_id,
        "oldId": None,
        **_STAMPS,
        "menuId": menu_id,
        "cancelled": day.cancelled,
        "date": _midnight(day.day),
        "weekStateId": week_id,
        "Meals": [
            _meal(day_id, number, dish, pictured=number == 0 and day.day.weekday() == 3)
            for number, dish in enumerate(day.dishes)
        ],
    }


def _meal(day_id: str, number: int, dish: str, *, pictured: bool) -> Json:
    """Return one dish; fish is marked, as allergies ask for it."""
    attributes = [_fish()] if any(word in dish.lower() for word in _FISH) else []
    return {
        "id": guid_of(day_id, str(number)),
        "name": dish,
        **_STAMPS,
        "dayId": day_id,
        "mealAttributeIds": [attribute["id"] for attribute in attributes],
        "MealAttributes": attributes,
        "image": {"type": "Buffer", "data": PICTURE} if pictured else None,
    }


def _fish() -> Json:
    """Return the attribute of fish."""
    return {
        "id": guid_of("attribute", "fish"),
        "oldId": 3,
        "name": "fish",
        "en": "Fish",
        "sv": "Fisk",
        **_STAMPS,
    }


def _midnight(day: date) -> str:
    """Write a day as the service does: midnight, with a Z that means nothing."""
    return f"{day.isoformat()}T00:00:00.000Z"


def guid_of(*names: str) -> str:
    """Return an id that follows from names."""
    return str(uuid5(NAMESPACE_URL, "/".join(names)))
