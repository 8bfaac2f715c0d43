"""A school by its name, looked for on all sites that list their schools in public.

Source: `docs/protocol.md` L.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
import logging

from ..exceptions import MenuError, SkolplattformenError, UnexpectedAnswerError
from ..transport import Clock, Pause, SessionFactory, Transport
from . import mateo_schools, matilda_schools, menu_source, skolmaten_schools
from .mateo import Mateo
from .matilda import Matilda
from .school_list import Ask, KeptLists, Listed, Rows, SchoolList
from .school_names import Wanted
from .skolmat_info import Omsorgen, SkolmatInfo
from .skolmat_info_schools import schools_at
from .skolmaten import Skolmaten

# Seconds for each site; who waits sees nothing meanwhile.
PATIENCE = 20

_LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Found:
    """A school that was found."""

    name: str
    # Its municipality, district or town, as the site calls it.
    place: str | None
    # One of `SITES`.
    site: str
    # What `menu_source` understands, in its one form.
    address: str


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What a search found, the best first."""

    schools: tuple[Found, ...]
    # The sites that could not be asked, or not to the end: there may be more.
    silent: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class _Site:
    """A site that lists its schools."""

    name: str
    hosts: frozenset[str]
    # Yield the lists in which a school of the municipality can be, each when it has been asked for.
    schools: Callable[[Ask, str], AsyncGenerator[Rows]]
    # Return the address of the page of the school with a key.
    page: Callable[[str], str]


def _facilities(twin: type[SkolmatInfo]) -> _Site:
    """Return skolmat.info or its twin, which have the same pages and answers."""
    return _Site(
        name=twin.site,
        hosts=frozenset({twin.host}),
        schools=schools_at(twin.host),
        page=lambda key: twin(key).address,
    )


_SITES = (
    _Site(
        name=Skolmaten.site,
        hosts=frozenset({"skolmaten.se"}),
        schools=skolmaten_schools.schools,
        page=lambda key: Skolmaten(key).address,
    ),
    _Site(
        name=Matilda.site,
        hosts=frozenset({"menu.matildaplatform.com"}),
        schools=matilda_schools.schools,
        page=lambda key: Matilda(key).address,
    ),
    _Site(
        name=Mateo.site,
        hosts=frozenset({"meny-api.mateo.se"}),
        schools=mateo_schools.schools,
        page=lambda key: Mateo(*key.split("/", 1)).address,
    ),
    _facilities(SkolmatInfo),
    _facilities(Omsorgen),
)

# To be named to a guardian.
SEARCHED: tuple[str, ...] = tuple(site.name for site in _SITES)


class Search:
    """Looks for schools, and keeps the lists of the sites for a day."""

    def __init__(self, sessions: SessionFactory, clock: Clock) -> None:
        """Begin without any list."""
        self._sessions = sessions
        self._lists = KeptLists(clock)
        self._pauses = {site.name: Pause(clock=clock) for site in _SITES}
        self.counts: Counter[str] = Counter()
        """How many requests have been sent, by kind."""

    async def find(self, name: str, municipality: str) -> Findings:
        """Return the schools whose name holds every word of the given one.

        Where a site has too many lists to read them all, the municipality chooses.
        """
        wanted = Wanted.of(name, municipality)
        if not wanted.name:
            return Findings(schools=(), silent=())
        self._lists.drop_old()
        async with asyncio.TaskGroup() as group:
            asked = [(site, group.create_task(self._ask(site, municipality))) for site in _SITES]
        fitting = [
            (rank, site, row)
            for site, task in asked
            for row in task.result()[0]
            if (rank := wanted.rank(row.name, row.place)) is not None
        ]
        found: dict[str, Found] = {}
        for _, site, row in sorted(fitting, key=lambda fit: fit[0]):
            # The same kitchen may stand in several lists, or several times in one.
            if (school := _found(site, row)) is not None:
                found.setdefault(school.address, school)
        silent = tuple(site.name for site, task in asked if not task.result()[1])
        return Findings(schools=tuple(found.values()), silent=silent)

    async def _ask(self, site: _Site, municipality: str) -> tuple[list[Listed], bool]:
        """Return the rows of a site's lists, and whether these are all."""
        rows: list[Listed] = []
        try:
            async with (
                asyncio.timeout(PATIENCE),
                Transport(
                    self._sessions,
                    pause=self._pauses[site.name],
                    counts=self.counts,
                    hosts=site.hosts,
                ) as transport,
            ):

                async def ask(wanted: SchoolList) -> Rows:
                    some = await self._lists.get(wanted, transport)
                    _check_names(some)
                    return some

                async for some in site.schools(ask, municipality):
                    rows += some
        except (TimeoutError, SkolplattformenError) as err:
            _LOGGER.debug("%s could not be searched (%s)", site.name, type(err).__name__)
            return rows, False
        return rows, True


def _check_names(rows: Rows) -> None:
    """Raise when nothing in a list has a name: then nothing in it could ever be found."""
    if rows and not any(row.name for row in rows):
        raise UnexpectedAnswerError("no school in the list has a name")


def _found(site: _Site, row: Listed) -> Found | None:
    """Return a row as a school; None when its key cannot stand in an address."""
    page = site.page(row.key)
    try:
        address = menu_source(page).address
    except MenuError:
        return None
    # A key with odd characters may be read as another school's.
    if address.casefold() != page.casefold():
        return None
    return Found(name=row.name, place=row.place, site=site.name, address=address)
