"""The list of all kitchens of skolmat.info, or of its twin omsorgen.se.

Source: `docs/protocol.md` L.4.
"""

from collections.abc import AsyncGenerator, Callable, Iterator, Mapping

from yarl import URL

from ..exceptions import UnexpectedAnswerError
from .school_list import Ask, Listed, Rows, SchoolList, key_of, name_of, place_of, readable
from .week import BadItemError, field_of


def kitchens(data: object) -> Rows:
    """Return the kitchens of all municipalities of all counties.

    Raises:
        UnexpectedAnswerError: the answer is no list, or nothing in it could be read.

    """
    if not isinstance(data, Mapping) or field_of(data, "ok") is not True:
        raise UnexpectedAnswerError("the menu site says that it failed")
    counties = field_of(data, "counties")
    if not isinstance(counties, list):
        raise UnexpectedAnswerError("the answer is no list of counties")
    rows = [
        (place_of(municipality, "name"), row)
        for county in counties
        for municipality in _parts(county, "municipalities")
        for row in _parts(municipality, "facilities")
    ]
    if counties and not rows:
        raise UnexpectedAnswerError("no county in the list has a kitchen")
    return readable(rows, _kitchen)


def _parts(item: object, name: str) -> Iterator[Mapping[str, object]]:
    """Yield the parts of a county or a municipality that are objects."""
    parts = field_of(item, name) if isinstance(item, Mapping) else None
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, Mapping):
            yield part


def _kitchen(found: tuple[str | None, Mapping[str, object]]) -> Listed:
    place, row = found
    if not (name := name_of(row)):
        raise BadItemError
    return Listed(name=name, place=place, key=key_of(row, "id").lower())


def schools_at(host: str) -> Callable[[Ask, str], AsyncGenerator[Rows]]:
    """Return what yields the one list that there is at a host, for the whole country."""
    everything = SchoolList(
        url=URL(f"https://{host}/api/public/matsedlar"),
        headers={"Accept": "application/json", "Referer": f"https://{host}/"},
        parse=kitchens,
    )

    async def schools(ask: Ask, _municipality: str) -> AsyncGenerator[Rows]:
        yield await ask(everything)

    return schools
