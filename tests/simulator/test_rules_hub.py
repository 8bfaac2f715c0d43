"""The hub's rules of docs/protocol.md Q that no ordinary session walks, one test for each."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from html.parser import HTMLParser
import json
import re
from typing import Any, override

import pytest

from tests.simulator.browser import HUB, Browser
from tests.simulator.faults import Fault
from tests.simulator.server import HOSTS, Simulator
from tests.simulator.test_oauth import TOKEN, one_time, pair, refresh
from tests.simulator.test_shapes import DATA
from tests.simulator.walker import Walker

TIMETABLE = "/timetable/timetable/gettimetablelist"
MONDAY = "2026-11-23T00:00:00"
NAMES = ["Exempelson, Alva", "Exempelson, Vilmer"]


@pytest.fixture
async def other(simulator: Simulator) -> AsyncIterator[Walker]:
    """Open a second browser of the first guardian; it is not signed in."""
    opened = Walker(simulator)
    yield opened
    await opened.close()


@pytest.mark.parametrize("spelling", ["IMHome", "imhome"])
async def test_ticket(simulator: Simulator, browser: Browser, spelling: str) -> None:
    """LoginCallback sets the ticket, spelled either way (Q 9a, U.8)."""
    simulator.switches.set("ticket_spelling", spelling)
    await browser.open(f"{HUB}/")
    names = {cookie.key for cookie in browser.jar}
    assert not names & {"IMHome", "imhome"}
    assert (await browser.sign_in()).url == f"{HUB}/"
    assert spelling in {cookie.key for cookie in browser.jar}
    assert await browser.is_authenticated() == "true"


@pytest.mark.parametrize("parallel", [True, False])
async def test_second_sign_in(
    simulator: Simulator, walker: Walker, other: Walker, parallel: bool
) -> None:
    """A guardian's newer session can end the older ones, and never another guardian's (Q 10e)."""
    simulator.switches.parallel_sessions = parallel
    second = Walker(simulator, guardian=1)
    await second.sign_in(guardian=1)
    await other.sign_in()
    assert await walker.is_authenticated() == ("true" if parallel else "false")
    assert await other.is_authenticated() == await second.is_authenticated() == "true"
    await second.close()


async def test_home_data_by_raw_decoding(walker: Walker) -> None:
    """The data is JSON from its first brace, and ends before the call of init (Q 11a)."""
    page = await walker.home_page()
    start = page.index("IMHome.home.homeData = ") + len("IMHome.home.homeData = ")
    data, end = json.JSONDecoder().raw_decode(page, start)
    assert page[end:].startswith("; IMHome.home.init(IMHome.home.homeData)")
    assert [pupil["name"] for pupil in data["account"]["pupils"]] == NAMES


async def test_selected_name(walker: Walker) -> None:
    """The chosen child's name stands in the script's own notation (Q 11b)."""
    for name in ("Alva", "Vilmer"):
        await walker.switch(name)
        found = re.search(r"selectedPupilName: '([^']*)'", await walker.home_page())
        assert found is not None
        assert found[1] == f"Exempelson, {name}"


class Anchors(HTMLParser):
    """The addresses of a page's switches and the text inside their links."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.found: dict[str, str] = {}
        self._address = ""

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        if tag == "a":
            self._address = dict(attrs).get("href") or ""

    @override
    def handle_data(self, data: str) -> None:
        """Take the text of a link to a switch."""
        if re.search(r"SwitchPupil/\d+$", self._address) and data.strip():
            self.found[self._address] = data

    @override
    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        if tag == "a":
            self._address = ""


async def test_switches_as_links(walker: Walker) -> None:
    """Each child has a link with the number of the switch and the name (Q 11c)."""
    anchors = Anchors()
    anchors.feed(await walker.home_page())
    assert list(anchors.found.values()) == NAMES
    assert all(re.fullmatch(r"\d+", a.rpartition("/")[2]) for a in anchors.found)


@pytest.mark.parametrize("listed", [True, False])
async def test_apps(simulator: Simulator, walker: Walker, listed: bool) -> None:
    """The applications are the chosen child's; whether "message" is one is a switch (Q 11d)."""
    simulator.switches.message_app_listed = listed
    simulator.family.child("Vilmer").apps.remove("timetable")
    apps = {app["codeName"] for app in (await walker.home_data())["apps"]}
    await walker.switch("Vilmer")
    others = {app["codeName"] for app in (await walker.home_data())["apps"]}
    assert ("message" in apps) == listed
    assert apps - others == {"timetable"}


async def test_pupils_in_init(walker: Walker) -> None:
    """One client reads the children from the first object of the script (Q 11e)."""
    found = re.search(r"IMHome = \{ init: \{.*pupils: \[(.*?)\]", await walker.home_page())
    assert found is not None
    assert re.findall(r"name: '([^']*)'", found[1]) == NAMES


async def test_sparse_and_changed_home_page(simulator: Simulator, walker: Walker) -> None:
    """What may be missing can be missing, and the page can be another one (Q 11f)."""
    simulator.switches.home_page = "sparse"
    account = (await walker.home_data())["account"]
    assert account["currentUser"].keys() == {"id"}
    assert [sorted(pupil) for pupil in account["pupils"]] == [
        ["id", "name", "selected", "switchPupilUrl"],
        ["id", "name", "switchPupilUrl"],
    ]
    simulator.switches.home_page = "changed"
    page = await walker.home_page()
    assert "homeData" not in page
    assert "InfoMentor" in page


async def test_relative_switches(simulator: Simulator, walker: Walker) -> None:
    """The addresses of the switches can be relative, and the chosen child's missing (Q 11g)."""
    simulator.switches.switch_url = "relative"
    pupils = (await walker.home_data())["account"]["pupils"]
    assert pupils[1]["switchPupilUrl"] == "/Account/PupilSwitcher/SwitchPupil/6100002"
    simulator.switches.switch_url = "others"
    for chosen in ("Alva", "Vilmer"):
        await walker.switch(chosen)
        pupils = (await walker.home_data())["account"]["pupils"]
        without = [p["name"] for p in pupils if p["switchPupilUrl"] is None]
        assert without == [f"Exempelson, {chosen}"]


@pytest.mark.parametrize(("how", "status"), [("redirect", 302), ("page", 200), ("error", 500)])
async def test_answer_to_a_switch(
    simulator: Simulator, walker: Walker, how: str, status: int
) -> None:
    """A page load that chooses a child has three answers and one effect (Q 12a, P.5)."""
    simulator.switches.set("switch_answer", how)
    assert await walker.switch("Vilmer") == status
    assert await walker.selected() == "Vilmer"


@pytest.mark.parametrize("shape", DATA)
async def test_every_endpoint_tells_the_children_apart(walker: Walker, shape: str) -> None:
    """No answer about one child can pass for the other's, receipts of writes aside (Q 13b)."""
    path, fields = DATA[shape]
    if isinstance(fields, dict) and "date" in fields:
        # Of a day to come nothing is written yet.
        fields = fields | {"date": MONDAY}
    answers = []
    for name in ("Alva", "Vilmer"):
        await walker.switch(name)
        answers.append(await walker.data(path, fields))
    assert answers[0] != answers[1] or "success" in answers[0]


@pytest.mark.parametrize("shape", DATA)
async def test_every_endpoint_needs_the_ticket(browser: Browser, shape: str) -> None:
    """Without a ticket every data call redirects to the login page (Q 9b)."""
    path, fields = DATA[shape]
    answer = await browser.request("POST", HUB + path, body=fields)
    assert (answer.status, answer.location) == (
        302,
        f"{HUB}/authentication/authentication/login?apitype=im1&forceOAuth=true",
    )


@pytest.mark.parametrize("shape", DATA)
async def test_every_endpoint_can_be_off(simulator: Simulator, walker: Walker, shape: str) -> None:
    """Every data endpoint can be off for a child, under the name of its shape (Q 14c)."""
    path, fields = DATA[shape]
    simulator.family.child("Alva").modules_off[shape] = "shell"
    answer = await walker.request("POST", HUB + path, body=fields)
    assert (answer.status, "hub-shell" in answer.text) == (200, True)


# A list of whole rows cannot be written as a form (J.5).
@pytest.mark.parametrize("shape", [shape for shape in DATA if shape != "save_times"])
async def test_every_endpoint_takes_many_forms(walker: Walker, shape: str) -> None:
    """JSON or form, any case, stray slashes: one answer (U.11)."""
    path, fields = DATA[shape]
    assert isinstance(fields, dict)
    # The clock stands still, and the second of two equal writes changes nothing.
    expected = await walker.data(path, fields)
    form = {name: str(value) for name, value in fields.items()}
    assert await walker.data(f"/{path.strip('/').upper()}/", form=form) == expected
    assert await walker.data(f"//{path.strip('/')}", fields) == expected


@pytest.mark.parametrize(
    ("refusal", "status", "error"),
    [
        ("invalid_grant", 400, {"error": "invalid_grant"}),
        ("bare", 400, None),
        ("unauthorized", 401, None),
        ("forbidden", 403, {"Message": "Forbidden"}),
    ],
)
async def test_refusals_of_a_token(
    simulator: Simulator, browser: Browser, refusal: str, status: int, error: Any
) -> None:
    """Nobody shows how a void refresh token is refused: four ways (Q 17d)."""
    simulator.switches.set("refusal", refusal)
    old = (await pair(browser))["refresh_token"]
    assert (await refresh(browser, old)).status == 200
    refused = await refresh(browser, old)
    assert refused.status == status
    assert error is None or refused.json == error


async def test_unused_token(simulator: Simulator, browser: Browser) -> None:
    """A refresh token that lies unused for long can be void (Q 17d)."""
    simulator.switches.refresh_token_seconds = 3600
    old = (await pair(browser))["refresh_token"]
    simulator.clock.advance(timedelta(hours=1))
    new = (await refresh(browser, old)).json["refresh_token"]
    simulator.clock.advance(timedelta(seconds=3601))
    assert (await refresh(browser, new)).json == {"error": "invalid_grant"}


@pytest.mark.parametrize(("refusal", "status"), [("invalid_grant", 401), ("forbidden", 403)])
async def test_refusals_of_an_access_token(
    simulator: Simulator, browser: Browser, refusal: str, status: int
) -> None:
    """A void access token is refused with 401 or 403 (Q 17g)."""
    simulator.switches.set("refusal", refusal)
    assert (await one_time(browser, "unknown")).status == status


@pytest.mark.parametrize("scope", [{}, {"scope": "IM2-API"}])
async def test_scope(browser: Browser, scope: dict[str, str]) -> None:
    """A renewal names the scope that was paired for; without it nothing is spent (Q 17e)."""
    token = (await pair(browser))["refresh_token"]
    form = {
        "refresh_token": token,
        "grant_type": "refresh_token",
        "client_id": "notificationapp",
        "client_secret": "NONE",
    }
    refused = await browser.request("POST", TOKEN, form=form | scope)
    assert (refused.status, refused.json) == (400, {"error": "invalid_scope"})
    assert (await refresh(browser, token)).status == 200


@pytest.mark.parametrize("host", sorted(HOSTS))
async def test_rate_limit_anywhere(simulator: Simulator, browser: Browser, host: str) -> None:
    """Every host can ask for a pause, on every path or on some (Q 18d)."""
    simulator.switches.rate_limit = "seconds"
    simulator.switches.rate_limit_host = None
    assert (await browser.request("GET", f"https://{host}/any")).status == 429
    simulator.switches.rate_limit_host = host
    simulator.switches.rate_limit_path = "^/SOME$"
    assert (await browser.request("GET", f"https://{host}/any")).status == 404
    assert (await browser.request("GET", f"https://{host}/some")).status == 429
    simulator.switches.rate_limit = None
    simulator.faults.add(Fault(kind="rate_limit", host=host, retry_after="bare"))
    limited = await browser.request("GET", f"https://{host}/any")
    assert limited.status == 429
    assert "Retry-After" not in dict(limited.headers)


@pytest.mark.parametrize("end", ["inclusive", "exclusive"])
async def test_end_of_a_timetable(simulator: Simulator, walker: Walker, end: str) -> None:
    """Whether the last day asked for is answered is not known (D.1)."""
    simulator.switches.set("timetable_end", end)
    rows = await walker.data(TIMETABLE, {"start": "2026-11-23", "end": "2026-11-24"})
    assert ("2026-11-24" in {row["start"][:10] for row in rows}) == (end == "inclusive")


@pytest.mark.parametrize("day", ["2026-10-25", "2027-03-28", "2026-12-31"])
async def test_times_are_swedish_and_naive(simulator: Simulator, walker: Walker, day: str) -> None:
    """No time has a zone, nor does any time shift, when clocks change or in week 53 (Q 20a)."""
    simulator.switches.hub_session_seconds = float("inf")
    noon, shown = datetime.fromisoformat(f"{day}T12:00"), []
    for days in (-7, 0, 7):
        simulator.clock.set(noon + timedelta(days=days))
        answer = await walker.data("/timetable/timetable/appData")
        stamp = (await walker.data("/NotificationApp/NotificationApp/GetNotifications"))[
            "timestamp"
        ]
        assert stamp[:16] == (noon + timedelta(days=days)).strftime("%Y-%m-%d %H:%M")
        assert not re.search(r"T\d\d:\d\d:\d\d(Z|[+-]\d\d)", json.dumps(answer))
        shown.append({(row["startTime"], row["endTime"]) for row in answer["items"]})
    assert shown[0] & shown[1] & shown[2]
