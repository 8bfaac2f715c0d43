"""The structure of answers: enough to see a change, and never a value."""

from datetime import UTC, datetime, timedelta
import json

from hypothesis import given
import pytest

from custom_components.skolplattformen.api.shape import Shapes, shape_of
from tests.properties import DETERMINISTIC

from .test_parsers import JSON

NOW = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "shape"),
    [
        (None, "null"),
        (True, "bool"),
        (12, "int"),
        ("", "empty, 0 long"),
        ("2026-11-24", "date, 10 long"),
        ("2026-11-24T08:20:00", "moment, 19 long"),
        ("08:20", "time, 5 long"),
        ("4711", "digits, 4 long"),
        ("/#/message/show/1", "address, 17 long"),
        ("<p>Hej</p>", "html, 10 long"),
        ("Hej", "text, 3 long"),
        ([], "list of 0"),
        ({}, "object"),
        ({"a": 1, "b": {"c": None}}, {"a": "int", "b": {"c": "null"}}),
        (
            [{"a": "x"}, {"a": None, "b": 1}, {"a": "xyz"}],
            {"is": "list of 3", "[]": {"a": "text or null, 1-3 long", "b?": "int"}},
        ),
        ([1, [2]], {"is": "list of 2", "[]": {"is": "int or list of 1", "[]": "int"}}),
    ],
)
def test_shape(value: object, shape: object) -> None:
    """Each kind of value has its words."""
    assert shape_of(value) == shape


@pytest.mark.parametrize("name", ["Alva", "Exempelson, Alva", "150312", "STO-9001", "åsa", "a.b"])
def test_names_that_are_no_field_are_not_told(name: str) -> None:
    """An object may be keyed by what it holds."""
    assert shape_of({name: 1, "id": 2}) == {"id": "int", "?": "more"}


def test_large_answers_have_small_shapes() -> None:
    """However many items and fields there are, and however deep."""
    wide = [{f"field{number}": number for number in range(500)} for _ in range(500)]
    deep: object = "x"
    for _ in range(500):
        deep = [deep]
    assert len(json.dumps(shape_of([wide, deep]))) < 3000


@DETERMINISTIC
@given(value=JSON)
def test_no_value_is_told(value: object) -> None:
    """Whatever the answer: its structure can be written as JSON, and holds none of its texts."""

    def marked(inner: object) -> object:
        match inner:
            case str():
                return f"Läcka{inner}"
            case list():
                return [marked(item) for item in inner]
            case dict():
                return {f"Läcka{key}": marked(item) for key, item in inner.items()}
        return inner

    assert "Läcka" not in json.dumps(shape_of(marked(value)), ensure_ascii=False)


def test_for_how_long_answers_do_not_fit() -> None:
    """Children are told apart: one whose answers fit says nothing about the other's."""
    shapes, hour = Shapes(), timedelta(hours=1)
    shapes.does_not_fit("timetable", "alva", NOW)
    shapes.does_not_fit("timetable", "alva", NOW + hour)
    shapes.does_not_fit("timetable", "vilmer", NOW + hour)
    shapes.does_not_fit("home", None, NOW)
    assert shapes.unfit({"alva", "vilmer"}) == {"timetable": hour, "home": 0 * hour}
    assert shapes.unfit({"vilmer"}) == {"timetable": 0 * hour, "home": 0 * hour}
    shapes.does_not_fit("timetable", "alva", NOW + 2 * hour)
    assert shapes.unfit({"alva", "vilmer"})["timetable"] == 2 * hour
    shapes.fits("timetable", "alva")
    shapes.fits("home", None)
    assert shapes.unfit({"alva", "vilmer"}) == {"timetable": 0 * hour}


def test_the_answer_that_did_not_fit_is_kept() -> None:
    """The next one, of another child, may be as it should."""
    shapes = Shapes()
    shapes.add("timetable", ["odd"])
    shapes.does_not_fit("timetable", "alva", NOW)
    shapes.add("timetable", [{}])
    shapes.fits("timetable", "vilmer")
    shapes.add_text("messages", "<html>")
    shapes.does_not_fit("messages", "alva", NOW)
    assert shapes.odd_by_kind == {
        "timetable": {"is": "list of 1", "[]": "text, 3 long"},
        "messages": "no JSON but html, 6 long",
    }


def test_an_answer_without_a_structure() -> None:
    """One that is too large, or not text, does not pass for the one before it."""
    shapes = Shapes()
    shapes.add("timetable", [{"good": 1}])
    shapes.fits("timetable", "alva")
    for _ in range(2):
        shapes.does_not_fit("timetable", "alva", NOW)
    assert shapes.odd_by_kind == {"timetable": "too large, or not text"}
