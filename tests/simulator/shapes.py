"""The field tables of shapes.toml: check an answer against them, and vary one within them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
import re
import tomllib

type Problems = Iterator[str]
type Scalar = Callable[[object], bool]


@dataclass(frozen=True, kw_only=True)
class Field:
    """What may stand in one place of an answer."""

    alternatives: tuple[str, ...]
    nullable: bool = False
    may_be_missing: bool = False

    @classmethod
    def parse(cls, text: str) -> Field:
        """Read a type as shapes.toml writes it, such as `date|iso?~`."""
        kept = text.removesuffix("~")
        bare = kept.removesuffix("?")
        return cls(
            alternatives=tuple(bare.split("|")),
            nullable=bare != kept,
            may_be_missing=kept != text,
        )


@dataclass(frozen=True, kw_only=True)
class Shape:
    """One table: an object with fields, or a single value."""

    section: str
    confidence: str
    fields: Mapping[str, Field]
    value: Field | None


@cache
def shapes() -> Mapping[str, Shape]:
    """Return all shapes by name."""
    tables = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text(encoding="utf-8"))
    return {name: _shape(table) for name, table in tables.items()}


def check(shape_name: str, value: object) -> list[str]:
    """Return what is wrong with the value, one line per problem; fields not listed are problems."""
    return list(_check_name(shape_name, value, shape_name))


def variants(shape_name: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield copies of a good value that differ in one allowed null or missing field.

    Each comes with its place, such as `timetable_row.notes missing`. A list varies in its first
    item.
    """
    shape = shapes()[shape_name]
    if shape.value is not None:
        yield from _vary_value(shape.value, value, shape_name)
    elif isinstance(value, dict):
        yield from _vary_object(shape, value, shape_name)


def _shape(table: Mapping[str, str]) -> Shape:
    """Build a shape from its table."""
    return Shape(
        section=table["_section"],
        confidence=table["_confidence"],
        fields={
            name: Field.parse(text) for name, text in table.items() if not name.startswith("_")
        },
        value=Field.parse(table["_value"]) if "_value" in table else None,
    )


def _check_name(name: str, value: object, place: str) -> Problems:
    """Check against a named shape."""
    shape = shapes()[name]
    if shape.value is not None:
        yield from _check_field(shape.value, value, place)
        return
    if not isinstance(value, dict):
        yield f"{place}: {type(value).__name__} where {name} was expected"
        return
    for key in value.keys() - shape.fields.keys():
        yield f"{place}.{key}: not in the table"
    for key, field in shape.fields.items():
        if key in value:
            yield from _check_field(field, value[key], f"{place}.{key}")
        elif not field.may_be_missing:
            yield f"{place}.{key}: missing"


def _check_field(field: Field, value: object, place: str) -> Problems:
    """Check against the alternatives of a field: one must hold."""
    if value is None:
        if not field.nullable:
            yield f"{place}: null"
        return
    found = [list(_check_type(text, value, place)) for text in field.alternatives]
    if all(found):
        yield from found[0]


def _check_type(text: str, value: object, place: str) -> Problems:
    """Check against one type."""
    if text.endswith("[]"):
        yield from _check_list(text.removesuffix("[]"), value, place)
    elif text.startswith("{"):
        yield from _check_map(text[1:-1], value, place)
    elif text.startswith("'"):
        if value != text[1:-1]:
            yield f"{place}: {value!r} is not {text}"
    elif text in _SCALARS:
        if not _SCALARS[text](value):
            yield f"{place}: {value!r} is not {text}"
    else:
        yield from _check_name(text, value, place)


def _check_list(item_type: str, value: object, place: str) -> Problems:
    """Check a list, item by item."""
    if not isinstance(value, list):
        yield f"{place}: {type(value).__name__} where a list was expected"
        return
    for index, item in enumerate(value):
        yield from _check_type(item_type, item, f"{place}[{index}]")


def _check_map(value_type: str, value: object, place: str) -> Problems:
    """Check an object with free keys."""
    if not isinstance(value, dict):
        yield f"{place}: {type(value).__name__} where an object was expected"
        return
    for key, item in value.items():
        yield from _check_type(value_type, item, f"{place}.{key}")


def _vary_object(
    shape: Shape, value: dict[str, object], place: str
) -> Iterator[tuple[str, object]]:
    """Vary an object in each of its fields."""
    for key, field in shape.fields.items():
        here = f"{place}.{key}"
        if key not in value:
            continue
        if field.may_be_missing:
            yield f"{here} missing", {k: v for k, v in value.items() if k != key}
        if field.nullable and value[key] is not None:
            yield f"{here} null", value | {key: None}
        for where, changed in _vary_value(field, value[key], here):
            yield where, value | {key: changed}


def _vary_value(field: Field, value: object, place: str) -> Iterator[tuple[str, object]]:
    """Vary what lies below a field."""
    name = field.alternatives[0].removesuffix("[]")
    if name not in shapes():
        return
    if isinstance(value, list) and value:
        for where, changed in variants(name, value[0]):
            yield where.replace(name, place, 1), [changed, *value[1:]]
    elif isinstance(value, dict):
        for where, changed in variants(name, value):
            yield where.replace(name, place, 1), changed


def _is_text(pattern: str) -> Scalar:
    """Return a check for text of one form."""
    return lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_moment(pattern: str, parse: Callable[[str], object]) -> Scalar:
    """Return a check for text of one form that is also a possible date or time."""
    has_form = _is_text(pattern)

    def is_moment(value: object) -> bool:
        """Tell whether the value is such a moment."""
        if not isinstance(value, str) or not has_form(value):
            return False
        try:
            parse(value)
        except ValueError:
            return False
        return True

    return is_moment


_DATE = r"\d{4}-\d\d-\d\d"
_SCALARS: Mapping[str, Scalar] = {
    "any": lambda _: True,
    "str": lambda value: isinstance(value, str),
    "bool": lambda value: isinstance(value, bool),
    "int": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "date": _is_moment(_DATE, date.fromisoformat),
    "iso": _is_moment(_DATE + r"T\d\d:\d\d:\d\d", datetime.fromisoformat),
    "utc": _is_moment(_DATE + r"T\d\d:\d\d:\d\d\.\d{3}Z", datetime.fromisoformat),
    "hm": _is_text(r"([01]\d|2[0-3]):[0-5]\d"),
}
