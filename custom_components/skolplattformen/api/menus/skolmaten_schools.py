"""The lists of skolmaten.se: provinces, the districts of one, and the schools of one of those.

Source: `docs/protocol.md` L.1.
"""

from collections.abc import AsyncGenerator, Mapping

from yarl import URL

from .school_list import Ask, Listed, Rows, SchoolList, key_of, name_of, rows_of_list
from .school_names import folded
from .skolmaten import HEADERS
from .week import BadItemError, field_of

_API = URL("https://skolmaten.se/api/4")
# Where a municipality is looked for that no province is called after.
_OUR_PROVINCE = "stockholm"
# Without a district that is called after the municipality, no more of them are asked for schools.
_MOST_DISTRICTS = 12


def areas(data: object, name: str) -> Rows:
    """Return the areas in the field of that name: provinces or districts.

    Raises:
        UnexpectedAnswerError: the answer is no list of them, or none could be read.

    """
    return rows_of_list(_field(data, name), _area)


def schools_of_district(data: object, district: str) -> Rows:
    """Return the schools of a district.

    Raises:
        UnexpectedAnswerError: the answer is no list of schools, or none could be read.

    """

    def school(row: object) -> Listed:
        try:
            key = key_of(row, "urlName")
        except BadItemError:
            # The menu's id stands in addresses as well.
            key = key_of(row, "menuId")
        return Listed(name=_named(row), place=district, key=key)

    return rows_of_list(_field(data, "schools"), school)


async def schools(ask: Ask, municipality: str) -> AsyncGenerator[Rows]:
    """Yield the schools of the districts where those of a municipality can be, one by one."""
    municipality = municipality if folded(municipality) else _OUR_PROVINCE
    provinces = await ask(_areas_at(_API / "provinces", "provinces"))
    province = next(
        (
            province
            for wanted in (municipality, _OUR_PROVINCE)
            for province in provinces
            if _called_after(province, wanted)
        ),
        None,
    )
    if province is None:
        return
    url = (_API / "districts").with_query(province=province.key)
    districts = await ask(_areas_at(url, "districts"))
    named = [district for district in districts if _called_after(district, municipality)]
    for district in named or districts[:_MOST_DISTRICTS]:
        yield await ask(_schools_in(district))


def _called_after(area: Listed, municipality: str) -> bool:
    """Return whether a word of the area's name begins as the municipality is called."""
    return f" {folded(municipality)}" in f" {folded(area.name)}"


def _areas_at(url: URL, name: str) -> SchoolList:
    return SchoolList(url=url, headers=HEADERS, parse=lambda data: areas(data, name))


def _schools_in(district: Listed) -> SchoolList:
    return SchoolList(
        url=(_API / "schools").with_query(district=district.key),
        headers=HEADERS,
        parse=lambda data: schools_of_district(data, district.name),
    )


def _field(data: object, name: str) -> object:
    return field_of(data, name) if isinstance(data, Mapping) else None


def _area(row: object) -> Listed:
    return Listed(name=_named(row), place=None, key=key_of(row, "id"))


def _named(row: object) -> str:
    """Return the name of a row, which must have one."""
    if not (name := name_of(row)):
        raise BadItemError
    return name
