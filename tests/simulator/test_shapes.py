"""The simulator's answers have the shapes of the protocol's field tables."""

from collections.abc import AsyncIterator
from datetime import datetime
from urllib.parse import urlencode

import pytest

from tests.simulator.menus import CLIENT_TOKEN
from tests.simulator.oauth import _FIXED
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, shapes, variants
from tests.simulator.walker import Walker

pytestmark = pytest.mark.usefixtures("socket_enabled")

WEEK = {"UTCOffset": "-120", "start": "2026-11-23", "end": "2026-12-13"}
MONTHS = {"startDate": "2026-11-16", "endDate": "2027-01-31"}

DATA = {
    "timetable_list": ("/timetable/timetable/gettimetablelist", WEEK),
    "timetable_window": ("/timetable/timetable/appData", {}),
    "message_list": ("/Message/message/GetMessages", {"page": 1}),
    "notification_list": ("/NotificationApp/NotificationApp/GetNotifications", {}),
    "notification_window": ("/NotificationApp/NotificationApp/appData", {}),
    "calendar_list": ("/calendarv2/calendarv2/getentries", MONTHS),
    "communication_context": ("/communication/communication/appData", {}),
}


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    """Run the platform on a Tuesday morning."""
    simulator = Simulator()
    simulator.clock.set(datetime(2026, 11, 24, 7, 0))  # noqa: DTZ001 - the clock is Swedish
    await simulator.start()
    yield simulator
    await simulator.stop()


@pytest.fixture
async def walker(sim: Simulator) -> AsyncIterator[Walker]:
    """Sign in as the first guardian."""
    async with Walker(sim) as browser:
        await browser.sign_in()
        yield browser


@pytest.mark.parametrize("first_name", ["Alva", "Vilmer"])
@pytest.mark.parametrize("shape", DATA)
async def test_data_has_its_shape(walker: Walker, shape: str, first_name: str) -> None:
    """Each data endpoint answers what its table says, for each child."""
    path, fields = DATA[shape]
    await walker.switch(first_name)
    answer = await walker.data(path, json=fields)
    assert answer
    assert check(shape, answer) == []


async def test_home_page_and_authentication(walker: Walker) -> None:
    """The home page's object and the word of isauthenticated have their shapes."""
    assert check("home_data", await walker.home_data()) == []
    path = "/authentication/authentication/isauthenticated/"
    async with walker.hub("POST", path) as answer:
        word = await answer.text()
    assert check("isauthenticated", word) == []
    assert word == "true"


async def test_only_child_has_no_switch_address(sim: Simulator, walker: Walker) -> None:
    """The address to switch to an only child is null, which its table allows."""
    sim.family.remove_child(sim.family.child("Vilmer"))
    home = await walker.home_data()
    assert check("home_data", home) == []
    assert [pupil["switchPupilUrl"] for pupil in home["account"]["pupils"]] == [None]


async def test_orders(sim: Simulator) -> None:
    """Orders for another device and for this one have their shapes, as have their states."""
    async with Walker(sim) as browser:
        page = await browser.bankid_page()
        order = await browser.json(page + "&initialize=qr&_=1")
        assert check("order_qr", order) == []
        state = await browser.json(f"{page}&verifyorder={order['order']}&_=2")
        assert check("order_state", state) == []
        assert "qrData" in state
    async with Walker(sim) as browser:
        order = await browser.json(await browser.bankid_page() + "&initialize=bankid&_=3")
        assert check("order_same_device", order) == []


async def test_pairing_and_renewal(walker: Walker) -> None:
    """Pairing, tokens, the one-time address, the account and a refusal have their shapes."""
    pairing = await walker.data("/account/pair/GetAuthenticationData")
    assert check("pairing", pairing) == []
    address = pairing["authenticationUrl"].format(
        DeviceIdentifier="d1", DeviceFriendlyName="Home", DeviceType="Android"
    )
    async with walker.http.get(f"{address}&{urlencode(_FIXED)}", allow_redirects=False) as answer:
        code = answer.headers["Location"].partition("code=")[2]
    client = {"client_id": "notificationapp", "client_secret": "NONE"}
    paired = client | {
        "grant_type": "authorization_code",
        "redirect_uri": _FIXED["redirect_uri"],
    }
    body = f"{urlencode(paired)}&code={code}"
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    async with walker.http.post(pairing["tokenUrl"], data=body, headers=form) as answer:
        tokens = await answer.json()
    assert check("token", tokens) == []

    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    api = f"{pairing['apiUrl']}/NA1"
    assert check("sso", await walker.json(f"{api}/Authentication/sso", headers=bearer)) == []
    assert check("account", await walker.json(f"{api}/account/Account", headers=bearer)) == []

    refused = client | {"grant_type": "refresh_token", "refresh_token": "unknown"}
    async with walker.http.post(pairing["tokenUrl"], data=refused) as answer:
        assert answer.status == 400
        assert check("token_error", await answer.json()) == []


@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
async def test_menu_has_its_shape(sim: Simulator, slug: str) -> None:
    """Menus have their shape: an ordinary week, and one without a menu."""
    sim.menus.unpublish(slug, 2026, 49)
    async with Walker(sim) as browser:
        for week in (48, 49, 50):
            answer = await browser.json(
                f"https://skolmaten.se/api/4/menu/school/{slug}?year=2026&week={week}",
                headers={"client-token": CLIENT_TOKEN},
            )
            assert check("skolmaten_menu", answer) == []
            assert (answer["WeekState"] is None) == (week == 49)


def test_every_table_names_known_types() -> None:
    """Each type in the tables is a scalar, a literal or a table; no table is without section."""
    for name, shape in shapes().items():
        assert shape.section, name
        assert shape.confidence in "ABCD", name
        # An impossible value reaches every alternative of every field.
        impossible = dict.fromkeys(shape.fields, object()) if shape.value is None else object()
        assert check(name, impossible) or not shape.fields, name


def test_problems_are_named_by_place() -> None:
    """A wrong type, a missing field, a null and an unknown field are each said where they are."""
    row = {
        "start": "2026-11-24 08:20:00",
        "end": None,
        "title": "Matematik",
        "startTime": "08:20",
        "notes": {"roomInfo": "", "timetableNotes": "", "tutors": 3},
        "allDay": False,
        "establishmentName": None,
        "subjectCode": "MA",
    }
    assert sorted(check("timetable_list", [row])) == [
        "timetable_list[0].end: null",
        "timetable_list[0].endTime: missing",
        "timetable_list[0].notes.tutors: 3 is not str",
        "timetable_list[0].start: '2026-11-24 08:20:00' is not iso",
        "timetable_list[0].subjectCode: not in the table",
    ]


def test_variants_stay_within_the_table() -> None:
    """Every variant of a good value is good too, and differs in the place it names."""
    messages = {
        "items": [
            {
                "id": 1,
                "messageContextType": "Parent",
                "sentUser": {"id": 9001, "displayName": "Provén, Lisa", "type": "Teacher"},
                "isNew": True,
                "messageSubject": "Hej",
                "timeSent": "2026-11-19",
            }
        ],
        "page": 0,
        "more": False,
    }
    found = dict(variants("message_list", messages))
    assert sorted(found) == [
        "message_list.items.sentUser missing",
        "message_list.items.sentUser.displayName null",
        "message_list.items.sentUser.type missing",
    ]
    for place, value in found.items():
        assert value != messages, place
        assert check("message_list", value) == [], place
