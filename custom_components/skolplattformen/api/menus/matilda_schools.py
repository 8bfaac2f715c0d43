"""The list of all kitchens of Matilda.

Source: `docs/protocol.md` L.2.
"""

from collections.abc import AsyncGenerator, Mapping

from yarl import URL

from ..exceptions import UnexpectedAnswerError
from .school_list import Ask, Listed, Rows, SchoolList, key_of, name_of, place_of, rows_of_list
from .week import field_of


def kitchens(data: object) -> Rows:
    """Return all kitchens; one may have several rows, and one may be nameless.

    Raises:
        UnexpectedAnswerError: the answer is no list of any.

    """
    rows = data.get("distributors") if isinstance(data, Mapping) else None
    if not (found := rows_of_list(rows, _kitchen)):
        raise UnexpectedAnswerError("the answer is no list of schools")
    return found


def _kitchen(row: object) -> Listed:
    address = field_of(row, "address")
    place = place_of(address, "addressLocality") if isinstance(address, Mapping) else None
    return Listed(name=name_of(row), place=place, key=key_of(row, "id").lower())


KITCHENS = SchoolList(
    url=URL("https://menu.matildaplatform.com/api/distributors"),
    headers={"Accept": "application/json"},
    parse=kitchens,
)


async def schools(ask: Ask, _municipality: str) -> AsyncGenerator[Rows]:
    """Yield the one list that there is, for the whole country."""
    yield await ask(KITCHENS)
