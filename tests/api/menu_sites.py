"""The menu sites in one table, and a reader of their menus that notes what it sent and got."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from typing import Final, override

from yarl import URL

from custom_components.skolplattformen.api.exceptions import (
    SkolplattformenError,
    UnexpectedAnswerError,
    UnknownSchoolError,
)
from custom_components.skolplattformen.api.menus import MenuSource, menu_source
from custom_components.skolplattformen.api.menus.text import dish_name
from custom_components.skolplattformen.api.transport import (
    Answer,
    Pause,
    SessionFactory,
    Transport,
)
from custom_components.skolplattformen.school.models import Menu, MenuDay, monday_of
from tests.simulator import menus
from tests.simulator.server import Simulator

# The week in which the platform's clock stands.
WEEK: Final = date(2026, 11, 24)


@dataclass(frozen=True, kw_only=True)
class Site:
    """A menu site as the tests know it."""

    site: str
    # Lärkskolan, Ekskolan, and a school that the site does not have.
    address: str
    other: str
    unknown: str
    # The only one that is asked.
    host: str
    # What names Lärkskolan, and must not be told in an error.
    key: str
    # The kinds of the requests that read the first week.
    requests: tuple[str, ...]
    # Whether the school's name is known by then.
    names_school: bool = True
    # The weeks that it gives, counted from this one; None: any.
    weeks: tuple[int, int | None] | None = None
    # Whether each answer has them all.
    all_at_once: bool = False
    # What another 404 than that of an unknown school is.
    not_found: type[SkolplattformenError] = UnknownSchoolError
    # What else is asked before a refusal, and before 404, is believed.
    asks_after: tuple[int, ...] = ()

    def address_of(self, slug: str) -> str:
        """Return the address of a school."""
        return {"larkskolan": self.address, "ekskolan": self.other}[slug]

    def gives(self, weeks: int) -> bool:
        """Return whether the site gives the week so many after this one."""
        if self.weeks is None:
            return True
        first, last = self.weeks
        return first <= weeks and (last is None or weeks <= last)

    def published(self, sim: Simulator, slug: str, day: date) -> list[menus.MenuDay]:
        """Return what the kitchen publishes for the week of a day."""
        if self is SKOLMATEN:
            iso = day.isocalendar()
            return sim.menus.week(slug, iso.year, iso.week) or []
        monday = monday_of(day)
        return sim.kitchens.days(slug, monday, monday + timedelta(days=6))

    def set_day(
        self, sim: Simulator, day: date, dishes: tuple[str, ...] = (), cancelled: str | None = None
    ) -> None:
        """Let Lärkskolan publish something for a day."""
        kitchen = sim.menus if self is SKOLMATEN else sim.kitchens
        kitchen.set_day("larkskolan", day, dishes, cancelled=cancelled)

    def unpublish(self, sim: Simulator, day: date) -> None:
        """Let Lärkskolan publish nothing for the week of a day."""
        if self is SKOLMATEN:
            iso = day.isocalendar()
            sim.menus.unpublish("larkskolan", iso.year, iso.week)
        else:
            sim.kitchens.unpublish("larkskolan", day)


SKOLMATEN: Final = Site(
    site="skolmaten.se",
    address="https://skolmaten.se/larkskolan",
    other="https://skolmaten.se/ekskolan",
    unknown="https://skolmaten.se/sparvskolan",
    host="skolmaten.se",
    key="larkskolan",
    requests=("menu",),
    asks_after=(401, 403),
)
MATILDA: Final = Site(
    site="Matilda",
    address="https://menu.matildaplatform.com/meals/week/64aa00000000000000000001",
    other="https://menu.matildaplatform.com/meals/week/64aa00000000000000000002",
    unknown=f"https://menu.matildaplatform.com/meals/week/{'0' * 24}",
    host="menu.matildaplatform.com",
    key="64aa00000000000000000001",
    requests=("matilda_menu",),
    not_found=UnexpectedAnswerError,
    asks_after=(404,),
)
MATEO: Final = Site(
    site="Mateo",
    address="https://meny.mateo.se/exempelkommun/211",
    other="https://meny.mateo.se/exempelkommun/212",
    unknown="https://meny.mateo.se/exempelkommun/999",
    host="meny-api.mateo.se",
    key="211",
    requests=("mateo_days", "mateo_units"),
)
SKOLMAT_INFO: Final = Site(
    site="skolmat.info",
    address="https://www.skolmat.info/matsedlar?facilityId=3f2b8c1e-5a47-4d0e-9b6a-000000000211",
    other="https://www.skolmat.info/matsedlar?facilityId=cmexempel0000000000000212",
    unknown="https://www.skolmat.info/matsedlar?facilityId=cmannan00000000000000",
    host="www.skolmat.info",
    key="000000000211",
    requests=("skolmat_info_menu",),
)
OMSORGEN: Final = Site(
    site="omsorgen.se",
    address="https://www.omsorgen.se/matsedlar?facilityId=3f2b8c1e-5a47-4d0e-9b6a-000000000211",
    other="https://www.omsorgen.se/matsedlar?facilityId=cmexempel0000000000000212",
    unknown="https://www.omsorgen.se/matsedlar?facilityId=cmannan00000000000000",
    host="www.omsorgen.se",
    key="000000000211",
    requests=("skolmat_info_menu",),
)
MENUGO: Final = Site(
    site="MenuGo",
    address="https://menugo.se/m/0180/Larkskolan",
    other="https://menugo.se/m/0180/Ekskolan-%C3%A5k-F-9",
    unknown="https://menugo.se/m/0180/Sparvskolan",
    host="menugo.se",
    key="Larkskolan",
    requests=("menugo_menu",),
    names_school=False,
    weeks=(0, 3),
    all_at_once=True,
)
MASHIE: Final = Site(
    site="Mashie",
    address="https://mpi.mashie.matildaplatform.com/public/app/Exempel%20kommun/1a2b3c01",
    other="https://mpi.mashie.matildaplatform.com/public/app/Exempel%20kommun/1a2b3c02",
    unknown="https://mpi.mashie.matildaplatform.com/public/app/Exempel%20kommun/ffffffff",
    host="mpi.mashie.matildaplatform.com",
    key="1a2b3c01",
    requests=("mashie_menu",),
    weeks=(0, 3),
    all_at_once=True,
)
FOODIT: Final = Site(
    site="foodit",
    address="https://webmenu.foodit.se/?r=1&m=180&p=1035&c=90001&w=0&v=Week&l=undefined",
    other="https://webmenu.foodit.se/?r=1&m=180&p=1035&c=90002&w=0&v=Week&l=undefined",
    unknown="https://webmenu.foodit.se/?r=1&m=180&p=1035&c=1&w=0&v=Week&l=undefined",
    host="webmenu.foodit.se",
    key="90001",
    requests=("foodit_menu",),
    names_school=False,
    weeks=(0, None),
)
OWN_JSON: Final = Site(
    site="JSON (.json)",
    address="https://lunch.example.org/larkskolan.json",
    other="https://lunch.example.org/ekskolan.json",
    unknown="https://lunch.example.org/sparvskolan.json",
    host="lunch.example.org",
    key="larkskolan",
    requests=("own_menu",),
    names_school=False,
    weeks=(0, 2),
    all_at_once=True,
)
SITES: Final = (
    SKOLMATEN,
    MATILDA,
    MATEO,
    SKOLMAT_INFO,
    OMSORGEN,
    MENUGO,
    MASHIE,
    FOODIT,
    OWN_JSON,
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request for a menu or for what belongs to it."""

    headers: Mapping[str, str]
    status: int


class MenuReader:
    """Reads menus from the simulator, each site with a transport of its own."""

    def __init__(self, sim: Simulator, sessions: SessionFactory) -> None:
        """Begin without having asked anybody."""
        self.asked: list[Asked] = []
        self._sim = sim
        self._sessions = sessions
        self._transports: dict[frozenset[str], Transport] = {}

    async def read(self, school: MenuSource | str, week: date = WEEK) -> Menu:
        """Read the menu of a week, at the moment that the platform's clock shows."""
        source = menu_source(school) if isinstance(school, str) else school
        return await source.read(self.transport(source), week, self._sim.clock.now())

    def transport(self, source: MenuSource) -> Transport:
        """Return the transport that may ask the source's site and no one else."""
        known = self._transports.get(source.hosts)
        if known is None:
            known = self._transports[source.hosts] = _NotingTransport(
                self._sessions,
                pause=Pause(clock=self._sim.clock.now),
                counts=Counter(),
                hosts=source.hosts,
                asked=self.asked,
            )
        return known

    def close(self) -> None:
        """Let go of all transports."""
        for transport in self._transports.values():
            transport.close()


class _NotingTransport(Transport):
    """A transport that notes what it asked."""

    def __init__(
        self,
        sessions: SessionFactory,
        *,
        pause: Pause,
        counts: Counter[str],
        hosts: frozenset[str],
        asked: list[Asked],
    ) -> None:
        """Note into the list."""
        super().__init__(sessions, pause=pause, counts=counts, hosts=hosts)
        self._asked = asked

    @override
    async def request(
        self,
        method: str,
        address: str | URL,
        *,
        kind: str,
        headers: Mapping[str, str] | None = None,
        form: Mapping[str, str] | None = None,
        json: Mapping[str, object] | None = None,
    ) -> Answer:
        """Send one request, and note it when it is answered."""
        answer = await super().request(
            method, address, kind=kind, headers=headers, form=form, json=json
        )
        self._asked.append(Asked(headers=headers or {}, status=answer.status))
        return answer


def check_as_published(menu: Menu, published: list[menus.MenuDay]) -> None:
    """Check that a menu's lunches and closed days are what the kitchen published."""
    assert [known.day for known in menu.days] == [raw.day for raw in published]
    for known, raw in zip(menu.days, published, strict=True):
        assert known.closed == raw.cancelled
        assert lunches(known) == list(dict.fromkeys(dish_name(unescape(d)) for d in raw.dishes))


def lunches(day: MenuDay) -> list[str]:
    """Return the names of the dishes that are no other meal than lunch."""
    return [dish.name for dish in day.dishes if dish.meal in (None, "Lunch")]
