"""That every rule of docs/protocol.md Q has a test, and every switch its place and its test."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
import re

import pytest

from tests.simulator.switches import Switches

TESTS = Path(__file__).parents[1]
PROTOCOL = TESTS.parent / "docs" / "protocol.md"
_RULE = re.compile(r"(\d+)\. ")


def section_q() -> str:
    """Return what the protocol says of the simulator."""
    text = PROTOCOL.read_text(encoding="utf-8")
    return text.partition("\n## Q. ")[2].partition("\n## ")[0]


def clauses() -> Iterator[str]:
    """Yield each clause of each rule, such as `7c`."""
    number = ""
    for line in section_q().splitlines():
        if (found := _RULE.match(line)) is not None:
            number = found[1]
        elif not line.startswith("  "):
            number = ""
        if number:
            yield from (number + letter for letter in re.findall(r"\(([a-z])\) ", line))


@cache
def sources() -> list[str]:
    """Return the texts of all tests."""
    return [path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py")]


@cache
def walked() -> set[str]:
    """Return the clauses that tests say they walk."""
    return {
        clause
        for text in sources()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        for cited in re.findall(r"\(Q ([^)]+)\)", ast.get_docstring(node) or "")
        for clause in re.findall(r"\b\d+[a-z]\b", cited)
    }


def test_all_rules_are_there() -> None:
    """The rules are 1 to 20, none left out and none without a clause."""
    assert list(dict.fromkeys(clause[:-1] for clause in clauses())) == [
        str(number) for number in range(1, 21)
    ]


@pytest.mark.parametrize("clause", clauses())
def test_each_clause_is_walked(clause: str) -> None:
    """Some test says that it walks the clause."""
    assert clause in walked()


def test_tests_cite_clauses_that_exist() -> None:
    """No test walks a rule that is not written down."""
    assert walked() <= set(clauses())


@pytest.mark.parametrize("switch", Switches.kinds())
def test_each_switch_is_told_of_and_walked(switch: str) -> None:
    """The protocol names the switch, and some test other than this one sets it."""
    assert f"`{switch}`" in section_q()
    assert any(re.search(rf"\b{switch}\b", text) for text in sources())
