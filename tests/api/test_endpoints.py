"""What the client really requests, held against the tables of `docs/endpoints.md`."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.sign_in import Method, SignIn
from custom_components.skolplattformen.school.models import Module, NotificationState
from tests.api.questions import DAYS, QUESTIONS, TUESDAY, Question
from tests.endpoints import Row, used
from tests.simulator.server import LogEntry, Simulator
from tests.test_endpoints import METHODS

NUMBER = "198507099805"


async def _all_parts(client: SkolplattformenClient, key: str) -> object:
    """Ask for all that an update can ask for."""
    return await client.read_child(
        key, {Module.TIMETABLE: DAYS, Module.MESSAGES: DAYS, Module.NOTIFICATIONS: DAYS}
    )


async def _file_and_thumbnail(client: SkolplattformenClient, key: str) -> object:
    """Fetch a picture of the news, large and small."""
    pictures = [item.picture for item in (await client.news(key)).items if item.picture]
    await client.download(key, str(pictures[0].thumbnail))
    return await client.download(key, pictures[0].address)


async def _report_and_withdraw(client: SkolplattformenClient, key: str) -> object:
    """Take back what has just been reported."""
    await client.report_absence(key, TUESDAY)
    return await client.withdraw_absence(key, TUESDAY)


async def _mark_newest(client: SkolplattformenClient, _key: str) -> object:
    """Mark the newest notification that nobody has seen."""
    newest = next(item for item in await client.notifications() if item.state == "New")
    return await client.mark_notifications([newest.id], NotificationState.SEEN)


ASKED: dict[str, Question] = {
    **QUESTIONS,
    "account": lambda client, _key: client.account(),
    "notifications": lambda client, _key: client.notifications(),
    "mark_notifications": _mark_newest,
    "read_child": _all_parts,
    "download": _file_and_thumbnail,
    "withdraw_absence": _report_and_withdraw,
}


@pytest.mark.parametrize("method", METHODS)
async def test_each_method_asks_what_its_rows_say(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    """A method asks all endpoints of its rows and no others, those of every visit aside."""
    children = (await client.account()).children
    asked = _recorded(sim, monkeypatch, method)
    await ASKED[method](client, next(c.key for c in children if c.first_name == "Alva"))

    assert asked
    rows = [row for row in used() if method in row.client]
    every_visit = [row for row in used() if row.section in {"C.1", "C.2"}]
    assert [entry for entry in asked if not _told_of(entry, rows + every_visit)] == []
    assert [row for row in rows if not any(_told_of(entry, [row]) for entry in asked)] == []


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("start", ["redirect", "auto_post"])
async def test_a_sign_in_asks_what_section_a_says(
    sim: Simulator, new_sign_in: Callable[[], SignIn], method: Method, start: str
) -> None:
    """From the start to the keys, every request is in a row of A, B or C."""
    sim.switches.set("start", start)
    sign_in = new_sign_in()
    await sign_in.start(method, NUMBER)
    next(reversed(sim.state.orders.values())).approve(sim.family.guardians[0].id)
    await sign_in.poll()
    await sign_in.complete()
    await sign_in.pair()
    sign_in.close()
    rows = [row for row in used() if row.section[0] in "ABC"]
    assert [entry for entry in sim.log if not _told_of(entry, rows)] == []


async def test_a_renewal_asks_what_section_a_says(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """From the dead session to the children, every request is in a row of A, B or C."""
    sim.kill_sessions()
    await client.account()
    assert "token" in {entry.kind for entry in sim.log}
    rows = [row for row in used() if row.section[0] in "ABC"]
    assert [entry for entry in sim.log if not _told_of(entry, rows)] == []


def _recorded(sim: Simulator, monkeypatch: pytest.MonkeyPatch, method: str) -> list[LogEntry]:
    """Return a list that is given whatever one method requests, and nothing of what others do."""
    asked: list[LogEntry] = []
    real = getattr(SkolplattformenClient, method)

    @wraps(real)
    async def recording(*args: Any, **kwargs: Any) -> object:
        before = len(sim.log)
        answer: object = await real(*args, **kwargs)
        asked.extend(sim.log[before:])
        return answer

    monkeypatch.setattr(SkolplattformenClient, method, recording)
    return asked


def _told_of(entry: LogEntry, rows: list[Row]) -> bool:
    return any(row.is_asked(entry.method, entry.host, entry.path) for row in rows)
