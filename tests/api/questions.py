"""Every question that the client answers about a child, so that a test can ask all of them."""

from collections.abc import Awaitable, Callable
from dataclasses import fields, is_dataclass
from datetime import date, time

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.school.models import Module

MONDAY, TUESDAY, SUNDAY = date(2026, 11, 23), date(2026, 11, 24), date(2026, 11, 29)
DAYS = (MONDAY, SUNDAY)
LAST = date(2027, 1, 31)

type Question = Callable[[SkolplattformenClient, str], Awaitable[object]]


async def _update(client: SkolplattformenClient, key: str) -> object:
    """Ask what an update asks; a part that failed is an error here."""
    answer = await client.read_child(key, {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS})
    for failure in answer.failures.values():
        raise failure
    return answer


async def _first_message(client: SkolplattformenClient, key: str) -> object:
    """Open the newest message."""
    return await client.message(key, (await client.messages(key)).messages[0].id)


async def _first_plan(client: SkolplattformenClient, key: str) -> object:
    """Open the first unit of learning."""
    return await client.plan(key, (await client.plans(key)).plans[0].id)


async def _attachments(client: SkolplattformenClient, key: str) -> object:
    """List the files of all entries that have some."""
    events = (await client.calendar(key, MONDAY, LAST)).events
    return [await client.attachments(key, event.id) for event in events if event.has_attachments]


async def _first_file(client: SkolplattformenClient, key: str) -> object:
    """Fetch the first file of the news."""
    items = (await client.news(key)).items
    return await client.download(key, next(a for item in items for a in item.attachments).address)


# By the name of the client's method; those that write come last.
QUESTIONS: dict[str, Question] = {
    "read_child": _update,
    "messages": lambda client, key: client.messages(key),
    "message": _first_message,
    "tasks": lambda client, key: client.tasks(key),
    "plans": lambda client, key: client.plans(key),
    "plan": _first_plan,
    "calendar": lambda client, key: client.calendar(key, MONDAY, LAST),
    "attachments": _attachments,
    "news": lambda client, key: client.news(key),
    "learning_log": lambda client, key: client.learning_log(key),
    "download": _first_file,
    "attendance": lambda client, key: client.attendance(key),
    "absences": lambda client, key: client.absences(key),
    "leave_requests": lambda client, key: client.leave_requests(key),
    "care_times": lambda client, key: client.care_times(key, TUESDAY),
    "care_comment": lambda client, key: client.care_comment(key, MONDAY),
    "report_absence": lambda client, key: client.report_absence(key, TUESDAY),
    "withdraw_absence": lambda client, key: client.withdraw_absence(key, TUESDAY),
    "set_pickup_comment": lambda client, key: client.set_pickup_comment(
        key, TUESDAY, f"Till {key}"
    ),
    "set_care_times": lambda client, key: client.set_care_times(key, TUESDAY, time(8), time(15, 5)),
}


def texts(answer: object) -> set[str]:
    """Return all texts in an answer that are long enough to tell one child from another."""
    if isinstance(answer, str):
        return {answer} if len(answer) > 3 else set()
    if is_dataclass(answer):
        values = [getattr(answer, field.name) for field in fields(answer)]
    elif isinstance(answer, dict):
        values = [*answer, *answer.values()]
    elif isinstance(answer, list | tuple | set | frozenset):
        values = list(answer)
    else:
        values = []
    return set[str]().union(*map(texts, values))
