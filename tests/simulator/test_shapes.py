"""The simulator's answers have the shapes of the protocol's field tables."""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.simulator.browser import Browser
from tests.simulator.menus import CLIENT_TOKEN
from tests.simulator.server import Simulator
from tests.simulator.shapes import check, shapes, variants
from tests.simulator.walker import Walker

WEEK = {"UTCOffset": "-120", "start": "2026-11-23", "end": "2026-12-13"}
MONTHS = {"startDate": "2026-11-16", "endDate": "2027-01-31"}
DAY = {"date": "2026-11-24T00:00:00"}
REPORT = {
    "present": False,
    "day": "today",
    "RegType": "day",
    "canAddSicknessToTimeRegistration": False,
}
COMMENT = {"commentId": 0, "commentText": "Hämtas av mormor", "timeRegistrationId": 31000001}
# The answer to a day that is not the child's: a refusal in words.
TIMES = {"days": [{"timeRegistrationId": 1}], "series": None}

REDIRECT_URI = "InfomentorNotification://oauth2Callback"
APP = {
    "scope": "IM2-API-NOTIFICATION",
    "redirect_uri": REDIRECT_URI,
    "client_id": "notificationapp",
    "response_type": "code",
}
DATA = {
    "timetable_list": ("/timetable/timetable/gettimetablelist", WEEK),
    "timetable_window": ("/timetable/timetable/appData", {}),
    "message_list": ("/Message/message/GetMessages", {"page": 1, "sentItems": True}),
    "notification_list": ("/NotificationApp/NotificationApp/GetNotifications", {}),
    "notification_window": ("/NotificationApp/NotificationApp/appData", {}),
    "task_list": ("/task/task/GetTasks", {}),
    "task_window": ("/task/task/appData", {}),
    "plan_list": ("/UolV2/UolV2/GetUols", {}),
    "calendar_list": ("/calendarv2/calendarv2/getentries", MONTHS),
    "calendar_setup": ("/calendarv2/calendarv2/appData", {}),
    "news_list": ("/Communication/News/GetNewsList", {"pageSize": -1}),
    "learning_log": ("/learnlog/learnlog/getlearnlogs", {"learnLogType": 0, "pageNumber": 1}),
    "communication_context": ("/communication/communication/appData", {}),
    "attendance_window": ("/attendance/attendance/appData", {}),
    "absence_list": ("/attendance/attendance/GetAttendanceList", {}),
    "leave_list": ("/attendance/attendance/GetLeaveRequestList", {}),
    "register_attendance": ("/attendance/attendance/registerAttendance", REPORT),
    "care_week": ("/TimeRegistration/TimeRegistration/GetTimeRegistrations/", {}),
    "care_comment": ("/TimeRegistration/TimeRegistration/GetComments/", DAY),
    "save_comment": ("/TimeRegistration/TimeRegistration/SaveComment/", COMMENT),
    "save_times": ("/TimeRegistration/TimeRegistration/SaveTimeRegistrations/", TIMES),
    "care_window": ("/timeregistration/timeregistration/appData", {}),
    "conference": ("/Documentation/Conference/GetCurrentConference", {}),
    "conference_history": ("/Documentation/Conference/GetHistoryConferenceList", {}),
}


@pytest.mark.parametrize("first_name", ["Alva", "Vilmer"])
@pytest.mark.parametrize("shape", DATA)
async def test_data_has_its_shape(walker: Walker, shape: str, first_name: str) -> None:
    """Each data endpoint answers what its table says, for each child."""
    path, fields = DATA[shape]
    await walker.switch(first_name)
    answer = await walker.data(path, fields)
    assert answer
    assert check(shape, answer) == []


async def test_home_page_and_authentication(walker: Walker) -> None:
    """The home page's object and the word of isauthenticated have their shapes."""
    assert check("home_data", await walker.home_data()) == []
    word = await walker.is_authenticated()
    assert check("isauthenticated", word) == []
    assert word == "true"


async def test_only_child_has_no_switch_address(simulator: Simulator, walker: Walker) -> None:
    """The address to switch to an only child is null, which its table allows."""
    simulator.family.remove_child(simulator.family.child("Vilmer"))
    home = await walker.home_data()
    assert check("home_data", home) == []
    assert [pupil["switchPupilUrl"] for pupil in home["account"]["pupils"]] == [None]


@pytest.mark.parametrize(
    ("how", "shape", "has_qr"), [("qr", "order_qr", True), ("bankid", "order_same_device", False)]
)
async def test_orders(browser: Browser, how: str, shape: str, has_qr: bool) -> None:
    """Orders for another device and for this one have their shapes, as have their states."""
    page = await browser.open_bankid(await browser.open_chooser())
    order = (await browser.order(page, how)).json
    assert check(shape, order) == []
    state = (await browser.verify(page, order["order"])).json
    assert check("order_state", state) == []
    assert ("qrData" in state) == has_qr


async def test_freja_status(browser: Browser) -> None:
    """How a push stands has its shape."""
    page = await browser.open_freja(await browser.open_chooser())
    await browser.init_freja(page, "198507099805")
    assert check("freja_status", (await browser.freja_status(page)).json) == []


async def test_pairing_and_renewal(walker: Walker) -> None:
    """Pairing, tokens, the one-time address, the account and a refusal have their shapes."""
    pairing = await walker.data("/account/pair/GetAuthenticationData")
    assert check("pairing", pairing) == []
    address = pairing["authenticationUrl"].format(
        DeviceIdentifier="d1", DeviceFriendlyName="Home", DeviceType="Android"
    )
    redirect = await walker.request("GET", f"{address}&{urlencode(APP)}")
    code = parse_qs(urlsplit(redirect.header("Location")).query)["code"][0]
    client = {"client_id": "notificationapp", "client_secret": "NONE"}
    paired = {"grant_type": "authorization_code", "redirect_uri": REDIRECT_URI, "code": code}
    tokens = (await walker.request("POST", pairing["tokenUrl"], form=client | paired)).json
    assert check("token", tokens) == []

    bearer = {"Authorization": f"Bearer {tokens['access_token']}"}
    for shape, path in (("sso", "Authentication/sso"), ("account", "account/Account")):
        answer = await walker.request("GET", f"{pairing['apiUrl']}/NA1/{path}", headers=bearer)
        assert check(shape, answer.json) == []

    unknown = {"grant_type": "refresh_token", "refresh_token": "unknown"}
    refusal = await walker.request("POST", pairing["tokenUrl"], form=client | unknown)
    assert refusal.status == 400
    assert check("token_error", refusal.json) == []


@pytest.mark.parametrize("slug", ["larkskolan", "ekskolan"])
async def test_menu_has_its_shape(simulator: Simulator, browser: Browser, slug: str) -> None:
    """Menus have their shape: an ordinary week, and one without a menu."""
    simulator.menus.unpublish(slug, 2026, 49)
    for week in (48, 49, 50):
        answer = await browser.request(
            "GET",
            f"https://skolmaten.se/api/4/menu/school/{slug}?year=2026&week={week}",
            headers={"client-token": CLIENT_TOKEN},
        )
        assert check("skolmaten_menu", answer.json) == []
        assert (answer.json["WeekState"] is None) == (week == 49)


def test_every_table_names_known_types() -> None:
    """Each type in the tables is a scalar, a literal or a table; no table is without section."""
    for name, shape in shapes().items():
        assert shape.section, name
        assert shape.confidence in "ABCD", name
        # An impossible value reaches every alternative of every field.
        impossible = dict.fromkeys(shape.fields, object()) if shape.value is None else object()
        assert check(name, impossible), name


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
