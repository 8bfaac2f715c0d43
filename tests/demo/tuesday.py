"""One Tuesday for the tests of the comparison: the platform's rows, and what is rightly shown of them."""

from typing import Any

from .choices import Choice
from .compare import Shown, differences

TUESDAY = "2026-11-24"
CHOICES = {
    "Alva": Choice(site="skolmaten.se", address="", watched=("pannkakor", "fisk")),
    "Vilmer": Choice(site="Mateo", address="", alternative="Lunch 2"),
}
FREE = {"roomInfo": "", "timetableNotes": "", "tutors": ""}


def row(start: str, end: str, title: str, **changes: Any) -> dict[str, Any]:
    """Return a row of the platform on the Tuesday."""
    return {
        "start": f"{TUESDAY}T{start}:00",
        "end": f"{TUESDAY}T{end}:00",
        "title": title,
        "notes": FREE,
        "allDay": False,
        **changes,
    }


def entry(
    start: str, end: str, title: str, text: str = "", *, all_day: bool = False
) -> dict[str, Any]:
    """Return an entry of the school's calendar."""
    return {
        "startDate": start[:10],
        "startDateFull": start,
        "endDateFull": end,
        "title": title,
        "text": text,
        "isAllDayEvent": all_day,
    }


def task(due: str, title: str, *, status: str = "Due") -> dict[str, Any]:
    """Return something to be done."""
    return {"title": title, "dueDateDateValue": due, "status": status}


def care(
    day: str, start: str | None = None, end: str | None = None, **changes: Any
) -> dict[str, Any]:
    """Return a day of care."""
    return {
        "date": f"{day}T00:00:00",
        "startDateTime": start and f"{day}T{start}:00",
        "endDateTime": end and f"{day}T{end}:00",
        "onLeave": False,
        "isSchoolClosed": False,
        "hasComments": False,
        **changes,
    }


def skolmaten(day: str, *dishes: str, cancelled: str | None = None) -> dict[str, Any]:
    """Return a day of skolmaten.se; sej is marked as fish."""
    meals = [
        {"name": dish, "MealAttributes": [{"sv": "Fisk"}] if "Sej" in dish else []}
        for dish in dishes
    ]
    return {"date": f"{day}T00:00:00.000Z", "cancelled": cancelled, "Meals": meals}


def mateo(day: str, *dishes: str) -> dict[str, Any]:
    """Return a day of Mateo."""
    meals = [
        {"name": dish, "type": f"Lunch {number}", "categories": [], "allergens": []}
        for number, dish in enumerate(dishes, 1)
    ]
    return {"date": f"{day}T00:00:00.000Z", "meals": meals}


def raw(clock: str) -> dict[str, Any]:
    """Return what the platform holds at a time of the Tuesday."""
    child = {
        "first_name": "Alva",
        "timetable": [
            row("12:00", "13:00", "Musik", notes=FREE | {"timetableNotes": "Lektionen utgår"}),
            row("13:10", "14:00", "Slöjd", notes={"roomInfo": "S3"}),
            row("11:00", "11:30", "Lunch"),
            row("00:00", "00:00", "Utflykt", allDay=True),
            row("08:00", "09:00", " Bild ", notes=FREE | {"roomInfo": "Ateljén"}),
        ],
        "messages": [{"isNew": True}, {"isNew": False}, {"isNew": True}],
        "menus": {
            "skolmaten.se": [
                skolmaten("2026-11-23", cancelled="Studiedag"),
                skolmaten(TUESDAY, "Soppa &amp;  bröd ", "Soppa &amp;  bröd ", "Gryta"),
                skolmaten("2026-11-26", "Sej i ugn", "Pannkakor"),
            ],
            "Mateo": [
                mateo("2026-11-23", "Studiedag"),
                mateo(TUESDAY, "Pytt , rödbetor ", "Soja"),
                mateo("2026-11-26", "Fiskgryta"),
            ],
        },
        "closed_days": [{"first": "2026-11-23", "last": "2026-11-23", "title": "Studiedag"}],
        "calendar": [
            entry(f"{TUESDAY}T00:00:00", "2026-11-25T00:00:00", "Utflykt", all_day=True),
            entry(
                "2026-11-25T00:00:00",
                "2026-11-25T23:59:59",
                "Bad",
                "<p>Ta med s&aring;pa.</p>",
                all_day=True,
            ),
            entry(f"{TUESDAY}T18:00:00", f"{TUESDAY}T19:00:00", "Möte"),
            entry("2026-12-24T10:00:00", "2026-12-24T11:00:00", "Prov"),
        ],
        "tasks": [
            task("2026-12-03T00:00:00", "Om tio dagar"),
            task(f"{TUESDAY}T08:00:00", "Läxförhör"),
            task("2026-11-01T00:00:00", "För länge sedan"),
            task("2026-11-23T00:00:00", "Igår"),
            task("2026-12-01T00:00:00", "Om en vecka"),
            task("2026-11-25T00:00:00", "Gjord", status="Done"),
        ],
        "notifications": [{"state": "New"}, {"state": "Seen"}],
        "news": [
            {"id": 2, "title": "Ny", "publishedDate": "2026-11-22T08:00:00"},
            {"id": 1, "title": "Äldre", "publishedDate": "2026-11-20T08:00:00"},
        ],
        "absent": [],
        "care": [
            care(TUESDAY, "06:30", "16:00"),
            care("2026-11-25"),
            care("2026-11-26", "07:00", "15:00", hasComments=True),
        ],
        "care_comment": {"checkedIn": "06:35", "checkedOut": "", "userComment": None},
    }
    return {"now": f"{TUESDAY}T{clock}:00+01:00", "children": [child]}


def event(
    start: str, end: str, summary: str, location: str | None, day: str = TUESDAY
) -> dict[str, Any]:
    """Return an event as Home Assistant's calendar has it."""
    return {
        "start": {"dateTime": f"{day}T{start}:00+01:00"},
        "end": {"dateTime": f"{day}T{end}:00+01:00"},
        "summary": summary,
        "location": location,
    }


def lunch(day: str, following: str, summary: str, description: str | None = None) -> dict[str, Any]:
    """Return an event of a whole day."""
    return {
        "start": {"date": day},
        "end": {"date": following},
        "summary": summary,
        "description": description,
    }


RIGHT = {
    "next_lesson": "Bild",
    "next_lesson_start": f"{TUESDAY}T07:00:00+00:00",
    "current_lesson": "unknown",
    "wake_up": "unknown",
    "today": "school",
    "tomorrow": "unknown",
    "school_day": "on",
    "school_day_tomorrow": "unknown",
    "in_school": "off",
    "absent_today": "off",
    "school_start": f"{TUESDAY}T07:00:00+00:00",
    "school_end": f"{TUESDAY}T13:00:00+00:00",
    "bring_along_tomorrow": "on",
    "care_start": f"{TUESDAY}T05:30:00+00:00",
    "care_end": f"{TUESDAY}T15:00:00+00:00",
    "checked_in": "on",
    "pick_up_comment_missing": "on",
    "lunch": "Soppa & bröd, Gryta",
    "lunch_watch": "off",
    "unread_messages": "2",
    "unread_notifications": "1",
    "latest_news": "Ny",
    "assignments_due": "2",
    "assignments": "4",
    **dict.fromkeys(("message", "news", "notification", "absence", "timetable_change"), "unknown"),
}
FAMILY = {
    "last_update": f"{TUESDAY}T05:50:00+00:00",
    "sign_in": "signed_in",
    "family_now": "everyone",
    "family_today": "everyone",
    "family_tomorrow": "unknown",
    "first_start": f"{TUESDAY}T07:00:00+00:00",
    "last_end": f"{TUESDAY}T13:00:00+00:00",
}
DUE = [
    {"title": "Läxförhör", "due": f"{TUESDAY}T08:00:00+01:00", "kind": "test"},
    {"title": "Om en vecka", "due": "2026-12-01", "kind": "homework"},
]
TODO = [
    {"summary": "Igår", "due": "2026-11-23", "status": "needs_action"},
    {"summary": "Läxförhör", "due": f"{TUESDAY}T07:00:00+00:00", "status": "needs_action"},
    {"summary": "Gjord", "due": "2026-11-25", "status": "completed"},
    {"summary": "Om en vecka", "due": "2026-12-01", "status": "needs_action"},
    {"summary": "Om tio dagar", "due": "2026-12-03", "status": "needs_action"},
]
SERVED = {"date": TUESDAY, "dishes": ["Soppa & bröd", "Gryta"], "name": "Lärkskolan"}
THURSDAY = {"date": "2026-11-26", "dishes": ["Sej i ugn", "Pannkakor"]}
WATCHED = {
    "next_date": "2026-11-26",
    "words": ["pannkakor", "fisk"],
    "dishes": ["Sej i ugn", "Pannkakor"],
}
LESSONS = [
    event("08:00", "09:00", "Bild", "Ateljén"),
    event("12:00", "13:00", "Musik", None),
    event("13:10", "14:00", "Slöjd", "S3"),
]
LUNCHES = [
    lunch("2026-11-23", TUESDAY, "Studiedag"),
    lunch(TUESDAY, "2026-11-25", "Soppa & bröd, Gryta"),
    lunch("2026-11-26", "2026-11-27", "Sej i ugn, Pannkakor"),
]


SUMMARY = {"summary": "Alva has school today."}
ATTRIBUTES: dict[str, dict[str, Any]] = {
    "today": {
        **SUMMARY,
        "reason": None,
        "start": f"{TUESDAY}T08:00:00+01:00",
        "end": f"{TUESDAY}T14:00:00+01:00",
    },
    "tomorrow": {**SUMMARY, "reason": None, "start": None, "end": None},
    "bring_along_tomorrow": {"items": ["Ta med såpa."]},
    "lunch_watch": WATCHED,
}
EVENTS: dict[str, list[dict[str, Any]]] = {
    "timetable": LESSONS,
    "lunch_menu": LUNCHES,
    "school_calendar": [
        lunch(TUESDAY, "2026-11-25", "Utflykt"),
        event("18:00", "19:00", "Möte", None),
        lunch("2026-11-25", "2026-11-26", "Bad"),
    ],
    "school_days": [event("08:00", "14:00", "School", None)],
    "care_times": [
        event("06:30", "16:00", "Care", None),
        event("07:00", "15:00", "Care", None, day="2026-11-26"),
    ],
}


def shown(*, served: dict[str, Any] = SERVED, **states: str) -> dict[str, Shown]:
    """Return what is rightly shown of Alva at seven in the morning, with changes."""
    due = {"assignments": DUE if "assignments_due" not in states else DUE[1:]}
    attributes = {**ATTRIBUTES, "lunch": served, "assignments_due": due}
    return {
        "Alva": Shown(
            states={
                key: {"state": state, "attributes": attributes.get(key, {})}
                for key, state in (RIGHT | states).items()
            },
            events=EVENTS,
            todo=TODO,
        )
    }


def account(**states: str) -> dict[str, dict[str, Any]]:
    """Return what is rightly shown of the account, with changes."""
    return {
        key: {"state": state, "attributes": SUMMARY} for key, state in (FAMILY | states).items()
    }


def wrong(platform: dict[str, Any], seen: dict[str, Shown], **states: str) -> list[str]:
    """Return what differs, by the choices of the demo's kind; `states` are the account's."""
    return differences(platform, account(**states), seen, CHOICES)
