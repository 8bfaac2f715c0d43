"""The parsers against the simulator's field tables, and against anything else."""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from datetime import date, datetime, timedelta
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.hub.home import parse_home
from custom_components.skolplattformen.api.hub.messages import parse_messages
from custom_components.skolplattformen.api.hub.notifications import parse_notifications
from custom_components.skolplattformen.api.hub.timetable import parse_timetable
from custom_components.skolplattformen.school.models import STOCKHOLM, Timetable
from tests.properties import DETERMINISTIC
from tests.simulator.shapes import check, variants

READ_AT = datetime(2026, 11, 24, 6, 0, tzinfo=STOCKHOLM)
FIRST, LAST = date(2026, 11, 23), date(2026, 11, 29)

TIMETABLE: list[dict[str, Any]] = [
    {
        "start": f"2026-11-2{day}T08:20:00",
        "end": f"2026-11-2{day}T09:20:00",
        "title": title,
        "startTime": "08:20",
        "endTime": "09:20",
        "notes": {"roomInfo": "B214", "timetableNotes": "Ta med linjal", "tutors": "Provén, Lisa"},
        "allDay": False,
        "establishmentName": None,
        "details": "",
    }
    for day, title in ((4, "Matematik"), (5, "Lunch"))
]
MESSAGES: dict[str, Any] = {
    "items": [
        {
            "id": 11000001 + number,
            "messageContextType": "Parent",
            "sentUser": {"id": 9001, "displayName": "Provén, Lisa", "type": "Teacher"},
            "isNew": number == 0,
            "messageSubject": "Utvecklingssamtal",
            "timeSent": "2026-11-19",
        }
        for number in range(2)
    ],
    "page": 0,
    "more": False,
}
NOTIFICATIONS: dict[str, Any] = {
    "timestamp": "2026-11-22 15:01:44.120",
    "notifications": [
        {
            "id": 66100001,
            "title": "Frånvaro registrerad",
            "subTitle": "Slöjd",
            "subjectsCourses": "Slöjd",
            "dateSent": "2026-11-20T09:12:40",
            "orderDate": "2026-11-20T09:12:40",
            "appType": app_type,
            "state": "New",
            "type": "AbsenceRecorded",
            "url": "/#/attendance/tab/pastAttendance/show/243000001",
            "pupilIM2Id": 2500001,
            "pupilSourceId": "STO-9001|1503120001|NEMANDI_SKOLI",
            "currentlySelectedPupil": True,
            "entityTypeString": "",
        }
        for app_type in ("Attendance", "Messages")
    ],
}
HOME: dict[str, Any] = {
    "account": {
        "currentUser": {"id": "7001234", "name": "Exempelson, Karin"},
        "pupils": [
            {
                "id": f"150312000{number}",
                "name": f"Exempelson, {name}",
                "hybridMappingId": f"STO-9001|150312000{number}|NEMANDI_SKOLI",
                "selected": number == 1,
                "initials": "XE",
                "switchPupilUrl": f"https://hub.infomentor.se/Account/PupilSwitcher/SwitchPupil/{number}",
            }
            for number, name in ((1, "Alva"), (2, "Vilmer"))
        ],
    },
    "apps": [{"codeName": "timetable"}, {"codeName": "calendarv2"}],
}


def timetable(data: object) -> object:
    """Parse a timetable."""
    return parse_timetable(data, FIRST, LAST, READ_AT, Counter())


def messages(data: object) -> object:
    """Parse a page of messages."""
    return parse_messages(data, Counter())


def notifications(data: object) -> object:
    """Parse the bell."""
    return parse_notifications(data, "salt", Counter())


def home(data: object) -> object:
    """Parse a home page that holds the data."""
    return parse_home(f"<script>IMHome.home.homeData = {json.dumps(data)}; X</script>", Counter())


PARSERS: list[tuple[str, Callable[[object], object], Any]] = [
    ("timetable_list", timetable, TIMETABLE),
    ("message_list", messages, MESSAGES),
    ("notification_list", notifications, NOTIFICATIONS),
    ("home_data", home, HOME),
]

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


def mutated(value: Any, path: list[int], replacement: object) -> object:
    """Return a copy with one place, found by the path, replaced."""
    copy = deepcopy(value)
    parent, step = None, None
    place = copy
    for number in path:
        keys = (
            list(place)
            if isinstance(place, dict)
            else list(range(len(place)))
            if isinstance(place, list)
            else []
        )
        if not keys:
            break
        parent, step = place, keys[number % len(keys)]
        place = parent[step]
    if parent is None:
        return replacement
    parent[step] = replacement
    return copy


@pytest.mark.parametrize(
    ("shape", "parse", "valid"), PARSERS, ids=lambda p: p if isinstance(p, str) else ""
)
def test_every_allowed_variant_is_parsed(
    shape: str, parse: Callable[[object], object], valid: object
) -> None:
    """What the field tables allow to be null or missing costs no item."""
    assert check(shape, valid) == []
    whole = parse(valid)
    assert whole
    for place, variant in variants(shape, valid):
        assert size(parse(variant)) == size(whole), place


def size(parsed: Any) -> int:
    """Return how many items a parsed answer holds."""
    match parsed:
        case tuple():
            return len(parsed)
        case Timetable():
            return len(parsed.entries)
    return len(getattr(parsed, "messages", None) or parsed.pupils)


@DETERMINISTIC
@given(
    which=st.integers(0, len(PARSERS) - 1),
    path=st.lists(st.integers(0, 20), max_size=5),
    replacement=JSON,
)
def test_any_mutation_gives_models_or_a_typed_error(
    which: int, path: list[int], replacement: object
) -> None:
    """Never another exception."""
    _, parse, valid = PARSERS[which]
    try:
        parse(mutated(valid, path, replacement))
    except UnexpectedAnswerError:
        return


@DETERMINISTIC
@given(bad=JSON)
def test_a_bad_neighbour_is_skipped_and_counted(bad: object) -> None:
    """The valid rows survive whatever stands between them."""
    skipped: Counter[str] = Counter()
    parsed = parse_timetable([TIMETABLE[0], bad, TIMETABLE[1]], FIRST, LAST, READ_AT, skipped)
    assert len(parsed.entries) == 2
    assert skipped["timetable"] == 1


def test_only_bad_rows_are_a_change_of_the_platform() -> None:
    """A list of which nothing can be read is no empty list."""
    with pytest.raises(UnexpectedAnswerError):
        timetable([{"begin": "2026-11-24"}])
    assert size(timetable([])) == 0


def test_rows_outside_the_range_and_rows_twice_are_left_out() -> None:
    """The platform does not promise to honour the range."""
    outside = TIMETABLE[0] | {"start": "2026-11-30T08:00:00", "end": "2026-11-30T09:00:00"}
    assert size(timetable([*TIMETABLE, TIMETABLE[0], outside])) == 2


def test_an_all_day_row_without_length_lasts_the_day() -> None:
    """Its end may stand where it begins."""
    row = TIMETABLE[0] | {
        "start": "2026-11-24T00:00:00", "end": "2026-11-24T00:00:00", "allDay": True
    }  # fmt: skip
    parsed = parse_timetable([row], FIRST, LAST, READ_AT, Counter())
    assert parsed.entries[0].end - parsed.entries[0].start == timedelta(days=1)


@pytest.mark.parametrize(
    ("row", "cancelled"),
    [
        ({"title": "Matematik INSTÄLLD"}, True),
        ({"title": "Matematik (inställt)"}, True),
        ({"details": "Lektionen ställs in."}, True),
        ({"notes": {"timetableNotes": "Utgår, läraren sjuk"}}, True),
        ({"title": "Inställningar"}, False),
        ({"details": "Arbetet utgår från kapitel 3"}, False),
        ({"details": "Var inställd på prov"}, False),
        ({"details": "Utgåran"}, False),
        ({"notes": {"roomInfo": "Inställd"}}, False),
    ],
)
def test_only_whole_words_cancel(row: dict[str, object], cancelled: bool) -> None:
    """Title, notes and details count; a room does not."""
    parsed = parse_timetable([TIMETABLE[0] | row], FIRST, LAST, READ_AT, Counter())
    assert parsed.entries[0].cancelled is cancelled


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Exempelson, Alva", "Alva"),
        ("von Exempel, Anna-Karin Maria", "Anna-Karin"),
        ("Alva Exempelson", "Alva"),
        ("  Exempelson ,  Alva  ", "Alva"),
        ("Exempelson,", None),
    ],
)
def test_the_first_name(name: str, first: str | None) -> None:
    """Names come family name first; only the first given name is kept."""
    data = deepcopy(HOME)
    data["account"]["pupils"][0]["name"] = name
    parsed = parse_home(f"IMHome.home.homeData = {json.dumps(data)};", Counter())
    assert parsed.pupils[0].first_name == first


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html>IMHome</html>",
        "IMHome.home.homeData = null;",
        "IMHome.home.homeData = {",
        "IMHome.home.homeData = []; {}",
    ],
)
def test_a_home_page_without_data(page: str) -> None:
    """A page that cannot be read is no account without children."""
    with pytest.raises(UnexpectedAnswerError):
        parse_home(page, Counter())


def test_a_child_that_cannot_be_read_is_still_a_child() -> None:
    """Its sibling is no only child: which one is chosen is what the page says."""
    data = deepcopy(HOME)
    data["account"]["pupils"][0] |= {"name": "", "selected": True}
    parsed = parse_home(f"IMHome.home.homeData = {json.dumps(data)};", Counter())
    assert [pupil.first_name for pupil in parsed.named] == ["Vilmer"]
    assert parsed.selected is not None
    assert parsed.selected.first_name is None
    data["account"]["pupils"][0]["id"] = None
    parsed = parse_home(f"IMHome.home.homeData = {json.dumps(data)};", Counter())
    assert parsed.selected is None


def test_the_data_is_found_behind_other_mentions_of_its_name() -> None:
    """Only the assignment counts."""
    page = f"if (IMHome.home.homeData) {{}} IMHome.home.homeData={json.dumps(HOME)};"
    assert len(parse_home(page, Counter()).pupils) == 2


@pytest.mark.parametrize(
    "bad",
    [
        {"start": "9999-12-31T23:59:59Z", "end": "9999-12-31T23:59:59Z"},
        {"start": "9999-12-31T00:00:00", "end": "9999-12-31T00:00:00", "allDay": True},
        {"end": "0001-01-01T00:00:00+02:00"},
    ],
)
def test_moments_at_the_end_of_time(bad: dict[str, object]) -> None:
    """They are bad items, not errors."""
    assert size(timetable([TIMETABLE[0], TIMETABLE[0] | bad])) == 1


def test_half_a_character_can_be_stored() -> None:
    """A text that was cut in the middle of an emoji loses that half."""
    rows = json.loads(json.dumps(TIMETABLE[:1]).replace("Matematik", "Matematik \\ud83d"))
    parsed = parse_timetable(rows, FIRST, LAST, READ_AT, Counter())
    assert parsed.entries[0].title == "Matematik"


def test_no_child_is_chosen_when_two_are() -> None:
    """Exactly one may be marked."""
    data = deepcopy(HOME)
    data["account"]["pupils"][1]["selected"] = True
    parsed = parse_home(f"IMHome.home.homeData = {json.dumps(data)};", Counter())
    assert parsed.selected is None


def test_notifications_that_are_cleared_or_foreign() -> None:
    """Cleared ones are gone; one without a child has none."""
    data = deepcopy(NOTIFICATIONS)
    data["notifications"][0]["state"] = "Cleared"
    data["notifications"][1]["pupilSourceId"] = None
    [only] = parse_notifications(data, "salt", Counter())
    assert only.child_key is None
