"""The tables of `docs/endpoints.md`: complete, and true to the client, the simulator and the tests."""

import ast
from collections import Counter
from functools import cache
from importlib import import_module
import inspect
import re

import pytest

from custom_components.skolplattformen.api.account_writes import AccountWrites
from custom_components.skolplattformen.api.addresses import PLATFORM_HOSTS
from custom_components.skolplattformen.api.client import SkolplattformenClient
from tests.endpoints import Row, unused, used
from tests.integration_files import ROOT
from tests.simulator.routing import Route
from tests.simulator.server import ROUTES

API = "custom_components.skolplattformen.api"
PLATFORM = [route for route in ROUTES if route.host in PLATFORM_HOSTS]
# What a guardian can ask or change; how an account is loaded and closed is below these classes.
METHODS = sorted(
    name
    for part in (SkolplattformenClient, AccountWrites)
    for name, member in vars(part).items()
    if inspect.iscoroutinefunction(member) and not name.startswith("_")
)


def _name(row: Row) -> str:
    return " ".join((row.section, *row.names))


def _handler(route: Route) -> str:
    """Return a route's handler as the tables write it."""
    return f"{route.handler.__module__.removeprefix('tests.simulator.')}.{route.handler.__name__}"


@pytest.mark.parametrize("route", PLATFORM, ids=lambda route: f"{route.host}-{_handler(route)}")
def test_every_route_has_its_row(route: Route) -> None:
    """Whatever the simulator answers is in a table, under the name of what answers it."""
    assert any(
        _handler(route) in row.simulator and endpoint.is_answered_by(route)
        for row in used() + unused()
        for endpoint in row.endpoints
    )


@pytest.mark.parametrize("row", used(), ids=_name)
def test_what_is_used_is_answered(row: Row) -> None:
    """The named handler answers the row's one endpoint, and there are no blank cells."""
    assert row.client
    assert row.tests
    (endpoint,) = row.endpoints
    (handler,) = row.simulator
    assert len(row.names) == 1
    assert any(_handler(route) == handler and endpoint.is_answered_by(route) for route in PLATFORM)


@pytest.mark.parametrize("row", unused(), ids=_name)
def test_what_is_not_used_has_a_reason(row: Row) -> None:
    """The reason is a sentence, addresses are whole, and handlers that are named exist."""
    assert row.names
    assert len(row.endpoints) == sum(name.startswith(("GET ", "POST ")) for name in row.names)
    assert row.reason.endswith(".")
    assert set(row.simulator) <= {_handler(route) for route in PLATFORM}


@pytest.mark.parametrize("method", METHODS)
def test_every_method_has_its_row(method: str) -> None:
    """Each question to the client says which endpoints answer it."""
    assert any(method in row.client for row in used())


@pytest.mark.parametrize("row", used(), ids=_name)
def test_names_of_code(row: Row) -> None:
    """A bare name is a method of the client, a dotted one is found in `api`."""
    for name in row.client:
        assert name in METHODS or ("." in name and _exists(name)), name


@pytest.mark.parametrize("row", used(), ids=_name)
def test_names_of_tests(row: Row) -> None:
    """A named file has tests, and the named one among them."""
    for name in row.tests:
        path, _, test = name.partition("::")
        assert _tests_in(path), name
        assert not test or test in _tests_in(path), name


def test_no_endpoint_twice() -> None:
    """An endpoint stands in one row, whatever the case of its letters."""
    names = Counter(
        name.rstrip("/").lower() for row in used() + unused() for name in row.names if "/" in name
    )
    assert [name for name, count in names.items() if count > 1] == []


def test_every_section() -> None:
    """Sections A to K are there, and each table is of one section."""
    assert {row.section[0] for row in used()} == set("ABCDEFGHIJK")
    text = (ROOT / "docs" / "endpoints.md").read_text(encoding="utf-8")
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:-1]:
        letters = set(re.findall(r"^\| ([A-K])", part, re.MULTILINE))
        assert letters == {part[0]}


@cache
def _tests_in(path: str) -> frozenset[str]:
    """Return the names of the tests in a file below `tests`; none when there is no such file."""
    file = ROOT / "tests" / path
    if not file.is_file():
        return frozenset()
    return frozenset(
        node.name
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )


def _exists(name: str) -> bool:
    """Return whether a dotted name leads to a function, through modules and perhaps a class."""
    parts = name.split(".")
    for depth in range(len(parts) - 1, 0, -1):
        try:
            found: object = import_module(".".join((API, *parts[:depth])))
        except ModuleNotFoundError:
            continue
        for part in parts[depth:]:
            found = getattr(found, part, None)
        return inspect.iscoroutinefunction(found)
    return False
