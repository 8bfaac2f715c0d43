"""The calendar's endpoints: entries of a range, their attachments, and the kinds of entries."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from tests.simulator.data_endpoint import (
    HUB,
    EmptyAnswer,
    Fields,
    data,
    date_field,
    number_field,
)
from tests.simulator.family import Child
from tests.simulator.files import File, attachment_rows
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import GET_OR_POST, POST, Route
from tests.simulator.school import plans

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type Entry = dict[str, Any]

_PATH = "/calendarv2/calendarv2"
# What each school calls the kinds that tests/simulator/entries.py uses.
_KINDS = {
    "middle": {1: ("Händelse", "#3b7cff"), 3: ("Studiedag", "#c0392b"), 5: ("Prov", "#8e44ad")},
    "junior": {1: ("Aktivitet", "#27ae60"), 3: ("Stängt", "#c0392b"), 5: ("Läxa", "#f39c12")},
}
_URLS = ("getEntries", "getAttachments", "exportCalendar", "getIcalSubscriptionUri")


class Attachments:
    """The files of calendar entries: those that plans.toml names, and what tests attach."""

    def __init__(self, sim: Simulator) -> None:
        """Start without any: files of planned entries are made when their entry is first shown."""
        self._sim = sim
        self._files: dict[tuple[str, int], list[File]] = {}

    def attach(self, child: Child, entry: Entry, name: str, *, named: bool = True) -> File:
        """Attach a file to an entry that the child has."""
        file = self._sim.files.add(
            child, name, module="CalendarV2", connection=entry["id"], named=named
        )
        self._files.setdefault((child.key, entry["id"]), []).append(file)
        return file

    def of(self, child: Child, entry_id: int) -> list[File]:
        """Return the files of a child's entry."""
        return self._files.get((child.key, entry_id), [])

    def shown(self, child: Child, entry: Entry) -> Entry:
        """Return an entry as it is shown: it says whether files are attached."""
        if not self.of(child, entry["id"]):
            for name in _planned_names(child, entry):
                self.attach(child, entry, name)
        return entry | {"hasAttachments": bool(self.of(child, entry["id"]))}


@data
def calendar_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the calendar entries that touch a range (docs/protocol.md E.1)."""
    first, last = date_field(fields, "startDate"), date_field(fields, "endDate")
    entries = [
        _in_style(sim, sim.attachments.shown(child, entry))
        for entry in sim.school.entries(child, first, last)
        if sim.switches.calendar_range == "touching" or entry["startDate"] >= first.isoformat()
    ]
    return {"items": entries} if sim.switches.calendar_container == "items" else entries


@data
def calendar_attachments(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the files of one entry; its id comes as a number or as text (docs/protocol.md E.3)."""
    files = sim.attachments.of(child, number_field(fields, "id", 0))
    if not files and sim.switches.no_attachments == "empty":
        raise EmptyAnswer
    return attachment_rows(sim, files)


@data
def calendar_setup(sim: Simulator, child: Child, _: Fields, __: HubSession) -> object:
    """Return what the child's school calls the kinds of entries (docs/protocol.md E.2)."""
    return {
        "todayDate": sim.clock.now().date().isoformat(),
        "calendarEntryTypes": [
            {
                "id": number,
                "name": name,
                "colour": colour,
                "className": f"entry-type-{number}",
                "isCustomType": False,
            }
            for number, (name, colour) in _KINDS[child.plan].items()
        ],
        "hasCustomSchoolLogo": False,
        "urls": {name: f"{_PATH}/{name}" for name in _URLS},
    }


def _planned_names(child: Child, entry: Entry) -> list[str]:
    """Return the names of the files that plans.toml has for an entry."""
    planned = plans()[child.plan]["entries"]
    files = {plan["title"]: plan["files"] for plan in planned if "files" in plan}
    names: list[str] = files.get(entry["title"], [])
    return names


def _in_style(sim: Simulator, entry: Entry) -> Entry:
    """Return an entry for whole days in the style that the switches ask for."""
    if not entry["isAllDayEvent"]:
        return entry
    changes: Entry = {}
    if sim.switches.all_day_end != "either":
        changes["endDateFull"] = _end(entry, at_midnight=sim.switches.all_day_end == "midnight")
    if sim.switches.all_day_time != "either":
        time_of_day = None if sim.switches.all_day_time == "null" else ""
        changes |= {"startTime": time_of_day, "endTime": time_of_day}
    return entry | changes


def _end(entry: Entry, *, at_midnight: bool) -> str:
    """Return the end of an entry at the next midnight, or a second before it."""
    end = datetime.fromisoformat(entry["endDateFull"])
    starts = date.fromisoformat(entry["startDate"])
    last = end.date()
    if end.time() == time.min and last > starts:
        last -= timedelta(days=1)
    midnight = datetime.combine(last, time.min) + timedelta(days=1)
    return (midnight if at_midnight else midnight - timedelta(seconds=1)).isoformat()


ROUTES = (
    Route(HUB, GET_OR_POST, f"{_PATH}/getentries", calendar_list),
    Route(HUB, POST, f"{_PATH}/getattachments", calendar_attachments),
    Route(HUB, POST, f"{_PATH}/appData", calendar_setup),
)
