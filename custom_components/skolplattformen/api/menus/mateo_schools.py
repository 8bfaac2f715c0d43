"""The units of a municipality in Mateo.

Source: `docs/protocol.md` L.3.
"""

from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
import re
from typing import TypeGuard

from yarl import URL

from ..exceptions import UnexpectedAnswerError
from .school_list import Ask, Listed, Rows, SchoolList, name_of
from .school_names import folded
from .text import tidy
from .week import BadItemError, field_of

_API = URL("https://meny-api.mateo.se/api/v1/organizations")
_HEADERS = {"Accept": "application/json"}
_MUNICIPALITY = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_NUMBER = re.compile(r"[0-9]{1,12}")
# Homes for the elderly.
_NO_SCHOOLS = frozenset({"retirementhome", "nursinghome"})


@dataclass(frozen=True, kw_only=True)
class Unit:
    """A school, its after-school care, or something else that cooks."""

    number: str
    # Empty when it has none.
    name: str
    kind: str


def units(data: object) -> tuple[Unit, ...]:
    """Return the units of a municipality.

    Raises:
        UnexpectedAnswerError: the answer is no municipality, or no unit in it could be read.

    """
    try:
        rows = field_of(data, "units")
    except BadItemError as err:
        raise UnexpectedAnswerError("the answer is no municipality") from err
    if not isinstance(rows, list):
        raise UnexpectedAnswerError("the answer is no list of units")
    found = tuple(_unit(row) for row in rows if _is_unit(row))
    if rows and not found:
        raise UnexpectedAnswerError("no unit could be read")
    return found


def unit_names(data: object) -> dict[str, str | None]:
    """Return the units of a municipality, by number, with their names where they have any.

    Raises:
        UnexpectedAnswerError: as `units`.

    """
    return {unit.number: unit.name or None for unit in units(data)}


async def schools(ask: Ask, municipality: str) -> AsyncGenerator[Rows]:
    """Yield the list of a municipality, which the site may not have."""
    slug = folded(municipality).replace(" ", "-")
    if not _MUNICIPALITY.fullmatch(slug):
        return

    def parse(data: object) -> Rows:
        return tuple(
            Listed(name=unit.name, place=tidy(municipality), key=f"{slug}/{unit.number}")
            for unit in units(data)
            if unit.kind not in _NO_SCHOOLS
        )

    yield await ask(SchoolList(url=_API / slug, headers=_HEADERS, parse=parse, may_be_missing=True))


def _is_unit(row: object) -> TypeGuard[Mapping[str, object]]:
    return isinstance(row, Mapping) and _NUMBER.fullmatch(str(row.get("id"))) is not None


def _unit(row: Mapping[str, object]) -> Unit:
    kind = field_of(row, "type")
    return Unit(
        number=str(row["id"]),
        name=name_of(row),
        kind=kind.strip().lower() if isinstance(kind, str) else "",
    )
