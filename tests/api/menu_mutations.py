"""Mutations of a site's answer, for the tests of what reads it."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
import json
from typing import Any

from hypothesis import strategies as st

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.school.models import Menu

JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(("2026-03-11", "0000-00-00T", "9999-12-31", "Sportlov", "name", "Days")),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


def mutated(data: st.DataObject, value: Any, *, keep: str | None = None) -> Any:
    """Return the value with one place in it replaced, removed or doubled, but never a field to keep."""
    copy = deepcopy(value)
    places = _places(copy, keep)
    if not places:
        return data.draw(JSON)
    parent, key = data.draw(st.sampled_from(places))
    match data.draw(st.sampled_from(("replace", "remove", "double"))):
        case "replace":
            parent[key] = data.draw(JSON)
        case "remove":
            del parent[key]
        case _ if isinstance(parent, list):
            parent.append(parent[key])
        case _:
            parent[key.upper()] = parent[key]
    return copy


def check_any_mutation(data: st.DataObject, read: Callable[[Any], Menu], answer: Any) -> None:
    """Check that up to three changes to a good answer give a menu or the typed error."""
    for _ in range(data.draw(st.integers(1, 3))):
        answer = mutated(data, answer)
    try:
        menu = read(answer)
    except UnexpectedAnswerError:
        return
    assert all(menu.first <= day.day <= menu.last for day in menu.days)
    assert all(bool(day.dishes) != bool(day.closed) for day in menu.days)
    assert Menu.from_dict(json.loads(json.dumps(menu.to_dict()))) == menu


def names_of(menu: Menu) -> dict[date, list[str]]:
    """Return the names of the dishes by day."""
    return {day.day: [dish.name for dish in day.dishes] for day in menu.days}


def _places(value: Any, keep: str | None) -> list[tuple[Any, Any]]:
    keys = (
        value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    )
    return [
        place
        for key in list(keys)
        if key != keep
        for place in ((value, key), *_places(value[key], keep))
    ]
