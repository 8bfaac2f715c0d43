"""Every parser against the simulator's field tables, and against anything else."""

from collections.abc import Callable
from copy import deepcopy
from traceback import format_exc
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from tests.properties import DETERMINISTIC
from tests.simulator.shapes import check, variants

from .samples import PARSERS

SECRET = "Sjuk"
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def mutated(value: Any, path: list[int], replacement: object) -> object:
    """Return a copy with one place, found by the path, replaced."""
    copy = deepcopy(value)
    parent, step = None, None
    place = copy
    for number in path:
        keys = (
            list(place)
            if isinstance(place, dict)
            else list(range(len(place)))
            if isinstance(place, list)
            else []
        )
        if not keys:
            break
        parent, step = place, keys[number % len(keys)]
        place = parent[step]
    if parent is None:
        return replacement
    parent[step] = replacement
    return copy


@pytest.mark.parametrize(
    ("shape", "parse", "valid"), PARSERS, ids=lambda p: p if isinstance(p, str) else ""
)
def test_every_allowed_variant_is_parsed(
    shape: str, parse: Callable[[object], object], valid: object
) -> None:
    """What the field tables allow to be null or missing costs no item."""
    assert check(shape, valid) == []
    whole = parse(valid)
    assert whole
    for place, variant in variants(shape, valid):
        assert size(parse(variant)) == size(whole), place


def size(parsed: object) -> int:
    """Return how many items a parsed answer holds; what is no list is one."""
    return len(parsed) if isinstance(parsed, tuple) else 1


@DETERMINISTIC
@given(
    which=st.integers(0, len(PARSERS) - 1),
    path=st.lists(st.integers(0, 20), max_size=5),
    replacement=JSON,
)
def test_any_mutation_gives_models_or_a_typed_error(
    which: int, path: list[int], replacement: object
) -> None:
    """Never another exception."""
    _, parse, valid = PARSERS[which]
    try:
        parse(mutated(valid, path, replacement))
    except UnexpectedAnswerError:
        return


def items_of(answer: Any) -> list[Any]:
    """Return the first list in an answer; an empty one if there is none."""
    if isinstance(answer, list):
        return answer
    values = answer.values() if isinstance(answer, dict) else ()
    return next(filter(None, map(items_of, values)), [])


LISTS = [parser for parser in PARSERS if size(parser[1](parser[2])) == len(items_of(parser[2])) > 1]


@DETERMINISTIC
@given(which=st.integers(0, len(LISTS) - 1), bad=JSON)
def test_a_bad_neighbour_costs_no_item(which: int, bad: object) -> None:
    """The valid items survive whatever stands between them."""
    _, parse, valid = LISTS[which]
    whole = parse(valid)
    with_neighbour = deepcopy(valid)
    items_of(with_neighbour).insert(1, bad)
    assert size(parse(with_neighbour)) >= size(whole)


@DETERMINISTIC
@given(which=st.integers(0, len(PARSERS) - 1), path=st.lists(st.integers(0, 20), max_size=5))
def test_an_error_does_not_tell_what_it_stumbled_over(which: int, path: list[int]) -> None:
    """Whoever logs it with all that led to it logs nothing of a child."""
    _, parse, valid = PARSERS[which]
    told = ""
    try:
        parse(mutated(valid, path, SECRET))
    except UnexpectedAnswerError:
        told = format_exc()
    assert SECRET not in told
