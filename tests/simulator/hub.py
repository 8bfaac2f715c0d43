"""The hub's pages and data: each answer is about the child the session has chosen."""

from datetime import timedelta
import re
from typing import TYPE_CHECKING

from aiohttp import web

from tests.simulator import pages
from tests.simulator.data_endpoint import (
    HUB,
    UNAUTHORIZED,
    Fields,
    data,
    date_field,
    error_page,
)
from tests.simulator.family import Child
from tests.simulator.home_page import render_home_page
from tests.simulator.hub_session import HubSession, signed_in
from tests.simulator.routing import GET, POST, Route
from tests.simulator.selection import shown_child, switch_pupil

if TYPE_CHECKING:
    from tests.simulator.server import Simulator


@signed_in
async def home_page(
    sim: Simulator, request: web.Request, session: HubSession
) -> web.StreamResponse:
    """Show the home page of the guardian (docs/protocol.md C.1)."""
    guardian = sim.family.guardian(session.account_id)
    return pages.html(render_home_page(sim, guardian, shown_child(sim, session)))


@data
def timetable_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the rows of any range (docs/protocol.md D.1)."""
    end = date_field(fields, "end")
    if sim.switches.timetable_end == "exclusive":
        end -= timedelta(days=1)
    return sim.school.rows(child, date_field(fields, "start"), end)


@data
def timetable_window(sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return the rows of the next days, whatever dates were asked for (docs/protocol.md D.2)."""
    today = sim.clock.now().date()
    year = today.year if today.month >= 8 else today.year - 1
    return {
        "minDate": f"01-08-{year % 100:02}",
        "maxDate": f"31-07-{(year + 1) % 100:02}",
        "startingHour": "08:00:00",
        "endingHour": "16:00:00",
        "numberOfDays": 5,
        "shortDatePattern": "yyyy-MM-dd",
        "appendRoomNameToTitle": False,
        "translations": {"timetable": "Schema"},
        "items": sim.school.rows(child, today, today + timedelta(days=4)),
    }


@data
def communication_context(sim: Simulator, child: Child, _: Fields, session: HubSession) -> object:
    """Return who is signed in and about whom (docs/protocol.md C.4)."""
    return {
        "hasNewsAccess": True,
        "linkTypeFilters": {"1": "Övrigt"},
        "consentViewConfig": {
            "hasConsentsAccess": False,
            "hasConsentWithoutBankIdLicense": False,
            "hasConsentWithBankIdLicense": False,
            "isLoggedInWithBankId": True,
            "pupilIM2Id": child.im2_id,
            "parentIM2Id": sim.family.guardian(session.account_id).im2_id,
            "countOfGuardians": len(sim.family.guardians),
            "establishmentId": int(child.school.unit.rpartition("-")[2]),
            "culture": "sv-SE",
            "groupsIds": "",
            "urls": {"getCurrentList": "/Communication/Consents/GetCurrentList"},
        },
        "urls": {
            "getNewsList": "/Communication/News/GetNewsList",
            "getDocumentsList": "/Communication/Documents/GetDocumentsList",
            "getLinksList": "/Communication/Links/GetLinksList",
        },
        "translations": {"news": "Nyheter"},
    }


@signed_in
async def module_off_page(
    sim: Simulator, request: web.Request, session: HubSession
) -> web.StreamResponse:
    """Show where a switched-off module redirects to."""
    return error_page("HandleUnauthorizedRequest", status=200)


ROUTES: tuple[Route, ...] = (
    Route(HUB, GET, "/", home_page),
    Route(
        HUB,
        GET,
        re.compile(r"/Account/PupilSwitcher/SwitchPupil/(?P<switch_id>\d+)"),
        switch_pupil,
    ),
    Route(HUB, POST, "/timetable/timetable/gettimetablelist", timetable_list),
    Route(HUB, POST, "/timetable/timetable/appData", timetable_window),
    Route(HUB, POST, "/communication/communication/appData", communication_context),
    Route(HUB, GET, UNAUTHORIZED, module_off_page),
)
