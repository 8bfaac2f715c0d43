"""Reading `docs/endpoints.md`: which endpoint is asked by what, answered by what, and walked where."""

from dataclasses import dataclass
from functools import cache
import re
from typing import Final

from tests.integration_files import ROOT
from tests.simulator.routing import Route, normal_path

HUB: Final = "hub.infomentor.se"
_ENDPOINT = re.compile(r"(GET|POST|GET or POST) ([a-z0-9.-]*)(/\S*)")
_USED = ["section", "endpoint", "client", "simulator", "tests"]
_UNUSED = ["section", "endpoint", "simulator", "why not"]


@dataclass(frozen=True)
class Endpoint:
    """An address and how it is asked; its query only tells calls to one address apart."""

    methods: frozenset[str]
    host: str
    path: str
    query: str

    def is_asked(self, method: str, host: str, path: str) -> bool:
        """Return whether a request is for this endpoint."""
        pattern = re.sub("<id>", r"\\d+", normal_path(self.path))
        asked = re.fullmatch(pattern, normal_path(path), re.IGNORECASE)
        return method in self.methods and host == self.host and asked is not None

    def is_answered_by(self, route: Route) -> bool:
        """Return whether the simulator's route takes it, by each of its methods."""
        path = normal_path(self.path.replace("<id>", "1"))
        return all(route.match(self.host, method, path) for method in self.methods)


@dataclass(frozen=True)
class Row:
    """A row of a table: names of code and tests as they stand, endpoints also read."""

    section: str
    names: tuple[str, ...]
    client: tuple[str, ...]
    simulator: tuple[str, ...]
    tests: tuple[str, ...]
    reason: str

    @property
    def endpoints(self) -> list[Endpoint]:
        """Return the endpoints whose address is known."""
        return [endpoint for name in self.names if (endpoint := _endpoint(name)) is not None]

    def is_asked(self, method: str, host: str, path: str) -> bool:
        """Return whether a request is for an endpoint of this row."""
        return any(endpoint.is_asked(method, host, path) for endpoint in self.endpoints)


@cache
def used() -> tuple[Row, ...]:
    """Return the endpoints that the client asks."""
    return tuple(row for row in _rows() if not row.reason)


@cache
def unused() -> tuple[Row, ...]:
    """Return those that it does not ask."""
    return tuple(row for row in _rows() if row.reason)


@cache
def _rows() -> tuple[Row, ...]:
    """Return the rows of all tables; a table with other columns is an error."""
    rows: list[Row] = []
    columns: list[str] = []
    for line in (ROOT / "docs" / "endpoints.md").read_text(encoding="utf-8").splitlines():
        if not line.startswith("|"):
            columns = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not columns:
            columns = cells
            if columns not in (_USED, _UNUSED):
                raise ValueError(f"columns {columns}")
        elif not line.startswith("|---"):
            rows.append(_row(dict(zip(columns, cells, strict=True))))
    return tuple(rows)


def _row(cells: dict[str, str]) -> Row:
    def names(column: str) -> tuple[str, ...]:
        return tuple(re.findall(r"`([^`]+)`", cells.get(column, "")))

    return Row(
        section=cells["section"],
        names=names("endpoint"),
        client=names("client"),
        simulator=names("simulator"),
        tests=names("tests"),
        reason=cells.get("why not", ""),
    )


def _endpoint(name: str) -> Endpoint | None:
    if (parts := _ENDPOINT.fullmatch(name)) is None:
        return None
    path, _, query = parts[3].partition("?")
    return Endpoint(frozenset(parts[1].split(" or ")), parts[2] or HUB, path, query)
