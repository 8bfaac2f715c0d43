"""Lists of schools out of good, bad and mutated answers, and how names are compared."""

from collections.abc import Callable
from copy import deepcopy
import json
import tracemalloc
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.menus import (
    mateo_schools,
    matilda_schools,
    skolmat_info_schools,
)
from custom_components.skolplattformen.api.menus.mateo_schools import Unit
from custom_components.skolplattformen.api.menus.school_list import Listed
from custom_components.skolplattformen.api.menus.school_names import Wanted, folded
from tests.properties import DETERMINISTIC
from tests.simulator.invented_schools import BROKEN, invented

from .menu_mutations import mutated
from .samples import menu_schools
from .samples.menu_schools import COUNTIES, DISTRIBUTORS, PARSERS, PROVINCES, SCHOOLS, UNITS

NAMES = [shape for shape, _, _ in PARSERS]


def test_kitchens_of_matilda() -> None:
    """Names and places are clean, ids as in addresses."""
    data = deepcopy(DISTRIBUTORS)
    data["distributors"][0]["id"] = "64AA00000000000000000000"
    data["distributors"][1] |= {"name": None, "address": {"addressLocality": " "}}

    assert matilda_schools.kitchens(data) == (
        Listed(name="Lärkskolan", place="Stockholm", key="64aa00000000000000000000"),
        Listed(name="", place=None, key="64aa00000000000000000001"),
    )


def test_kitchens_of_skolmat_info() -> None:
    """Each is in its municipality; one without name is none."""
    data = deepcopy(COUNTIES)
    data["counties"][0]["municipalities"][0]["facilities"].append({"id": "cmnamnlos", "name": " "})

    assert skolmat_info_schools.kitchens(data) == (
        Listed(name="Lärkskolan", place="Stockholm", key="cmexempel01"),
        Listed(name="Lärkskolan", place="Exempelby", key="cmexempel10"),
    )


def test_areas_and_schools_of_skolmaten() -> None:
    """A school without a name in addresses has its menu's id there."""
    data = deepcopy(SCHOOLS)
    data["schools"][0]["urlName"] = None
    data["schools"][1]["urlName"] = "../x"

    assert [row.name for row in menu_schools.provinces(PROVINCES)] == [
        "Stockholms län",
        "Exempels län",
    ]
    assert [row.key for row in menu_schools.schools(SCHOOLS)] == ["larkskolan", "ekskolan"]
    assert menu_schools.schools(data) == (
        Listed(name="Lärkskolan", place="Stockholms stad norr", key="0b22-larkskolan"),
        Listed(name="Ekskolan", place="Stockholms stad norr", key="0b22-ekskolan"),
    )


def test_units_of_mateo() -> None:
    """Numbers may be texts."""
    assert mateo_schools.units(UNITS) == (
        Unit(number="211", name="Lärkskolan", kind="school"),
        Unit(number="212", name="Ekskolan", kind="retirementhome"),
    )


def rows_of(data: Any) -> list[Any]:
    """Return the list where schools stand."""
    (rows,) = [value for value in data.values() if isinstance(value, list)]
    if "municipalities" in rows[0]:
        facilities: list[Any] = rows[0]["municipalities"][0]["facilities"]
        return facilities
    return rows


@pytest.mark.parametrize(("_shape", "parse", "good"), PARSERS, ids=NAMES)
def test_broken_rows(_shape: str, parse: Callable[[Any], Any], good: Any) -> None:
    """Good rows survive them; a list of nothing else is none."""
    data = deepcopy(good)
    rows_of(data)[:0] = BROKEN
    assert parse(data) == parse(good)

    data = deepcopy(good)
    rows_of(data)[:] = BROKEN
    if parse is skolmat_info_schools.kitchens:
        # The other county's are good.
        data["counties"].pop()
    with pytest.raises(UnexpectedAnswerError):
        parse(data)


@pytest.mark.parametrize("parse", [parse for _, parse, _ in PARSERS], ids=NAMES)
@pytest.mark.parametrize(
    "data", [None, [], "list", 7, {}, {"ok": True}, {"ok": False, "error": "Failed"}]
)
def test_another_shape(parse: Callable[[Any], Any], data: Any) -> None:
    """It is an error, not an empty list."""
    with pytest.raises(UnexpectedAnswerError):
        parse(data)


@pytest.mark.parametrize(
    ("parse", "data"),
    [
        (matilda_schools.kitchens, {"distributors": []}),
        (matilda_schools.kitchens, {"distributors": {}}),
        (skolmat_info_schools.kitchens, {**COUNTIES, "ok": False}),
        (skolmat_info_schools.kitchens, {"ok": True, "counties": [{"municipalities": None}]}),
        (mateo_schools.units, {"units": "many"}),
    ],
)
def test_nothing_where_much_should_be(parse: Callable[[Any], Any], data: Any) -> None:
    """A list for the whole country is never empty."""
    with pytest.raises(UnexpectedAnswerError):
        parse(data)


@pytest.mark.parametrize(
    ("parse", "name"),
    [
        (mateo_schools.units, "units"),
        (menu_schools.districts, "districts"),
        (menu_schools.schools, "schools"),
    ],
)
def test_nothing_where_little_is(parse: Callable[[Any], Any], name: str) -> None:
    """A municipality, a province or a district may have none."""
    assert parse({name: []}) == ()


@DETERMINISTIC
@given(st.data(), st.integers(0, len(PARSERS) - 1))
def test_any_mutation(data: st.DataObject, which: int) -> None:
    """Any change to a good list gives rows with names and keys as they must be, or the typed error."""
    _, parse, answer = PARSERS[which]
    for _ in range(data.draw(st.integers(1, 3))):
        answer = mutated(data, answer)
    try:
        rows = parse(answer)
    except UnexpectedAnswerError:
        return
    for row in rows:
        assert isinstance(row, Listed | Unit)
        key = row.key if isinstance(row, Listed) else row.number
        assert key
        assert " ".join(row.name.split()) == row.name
        key.encode()
        row.name.encode()


def test_a_long_list_is_small() -> None:
    """Of thousands of rows no more is kept than names, places and keys."""
    text = json.dumps(
        {
            "distributors": [
                {
                    "id": f"65bb{number:020x}",
                    "name": name,
                    "address": {"addressLocality": town, "streetAddress": "Provgatan 1"},
                    "media": [{"type": "Buffer", "data": [137, 80, 78, 71] * 10}],
                }
                for number, (name, town) in enumerate(invented(3500))
            ]
        }
    )
    tracemalloc.start()
    try:
        rows = matilda_schools.kitchens(json.loads(text))
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert len(rows) == 3500
    assert kept < 1024 * 1024


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lärkskolan", "larkskolan"),
        ("LÄRKSKOLAN ", "larkskolan"),
        ("La\u0308rkskolan", "larkskolan"),
        ("S:t Eriks skola", "st eriks skola"),
        ("S:T ERIKS  skola (åk 4-6)", "st eriks skola ak 4 6"),
        ("Upplands-Bro", "upplands bro"),
        ("Ö. Prövnings'skolan", "o provningsskolan"),
        ("Idé_skolan/Norr", "ide skolan norr"),
        (" - ", ""),
        ("", ""),
    ],
)
def test_folded(text: str, words: str) -> None:
    """Case, accents and signs do not matter."""
    assert folded(text) == words


@pytest.mark.parametrize(
    ("asked", "name", "fits"),
    [
        ("lark", "Lärkskolan", True),
        ("lärk", "Larkskolan", True),
        ("LÄRKSKOLAN", "Lärkskolan", True),
        ("skolan lärk", "Lärkskolan", True),
        ("lärk norr", "Lärkskolan, norr", True),
        ("lärkskolan norra", "Lärkskolan, norr", False),
        ("st eriks", "S:t Eriks skola", True),
        ("s:t erik", "St Eriks skola", True),
        ("ärk", "Lärkskolan", True),
        ("lerk", "Lärkskolan", False),
        ("lärk", "", False),
    ],
)
def test_fits(asked: str, name: str, fits: bool) -> None:
    """Every word must stand in the name."""
    assert (Wanted.of(asked, "Stockholm").rank(name, None) is not None) == fits


def test_order() -> None:
    """The name first, then the place, then the alphabet."""
    wanted = Wanted.of("ek skolan", "Östra Prov")
    best_first = [
        ("Ek-skolan", "OSTRA PROV"),
        ("Ek skolan", None),
        ("Ek Skolan norr", "Östra Prov"),
        ("Ek skolan söder", "Östra Prov"),
        ("Ek skolan Alm", "Exempelby"),
        ("Bokskolan Ek", "Östra Prov"),
        ("Alskolan Ek", None),
    ]
    ranks = [wanted.rank(name, place) for name, place in best_first]

    assert None not in ranks
    assert ranks == sorted(rank for rank in ranks if rank)


@DETERMINISTIC
@given(st.text(max_size=12), st.text(max_size=12))
def test_any_names(asked: str, name: str) -> None:
    """Whatever is typed and listed can be compared, and a name fits itself."""
    wanted = Wanted.of(asked, asked)
    wanted.rank(name, name)
    assert wanted.rank(asked, asked) == (0, False, folded(asked))
