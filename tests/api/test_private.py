"""Nothing that the platform says of the family leaves the client by another door than its answers."""

import json
import logging
import re
from typing import Any

import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import SkolplattformenError
from tests.simulator import data_endpoint
from tests.simulator.faults import Fault, FaultKind
from tests.simulator.server import Simulator

from .questions import QUESTIONS, texts
from .test_client import key

MARK = "Läcka"
FAULTS: tuple[FaultKind | None, ...] = (
    None, "garbage", "truncate", "html", "empty", "status", "bad_utf8"
)  # fmt: skip
# Of days, flags and bytes, and of comments that nobody has written yet.
WITHOUT_TEXTS = {
    "attendance",
    "report_absence",
    "withdraw_absence",
    "care_times",
    "care_comment",
    "set_pickup_comment",
    "set_care_times",
    "download",
}


def marked(value: Any) -> Any:
    """Return an answer whose free texts all hold the mark; words of the protocol stay."""
    if isinstance(value, dict):
        return {name: marked(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [marked(inner) for inner in value]
    is_free = isinstance(value, str) and re.search(r"[a-zåäö] |, |<p>", value)
    return f"{value} {MARK}" if is_free else value


def said(err: BaseException) -> str:
    """Return everything that an error and what caused it say."""
    link: BaseException | None = err
    words = ""
    while link is not None:
        words += f"{link} {link!r} {vars(link)}"
        link = link.__cause__ or link.__context__
    return words


@pytest.mark.parametrize("name", QUESTIONS)
async def test_every_question(
    sim: Simulator,
    client: SkolplattformenClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    name: str,
) -> None:
    """Logs at DEBUG, errors and structures hold no text, name, id or key; answers do hold the texts."""
    caplog.set_level(logging.DEBUG)
    whole = data_endpoint._dumps
    monkeypatch.setattr(data_endpoint, "_dumps", lambda value: whole(marked(value)))
    told, answered = "", set[str]()
    for fault in FAULTS:
        sim.faults.clear()
        if fault is not None:
            sim.faults.add(Fault(kind=fault, host="hub.infomentor.se", path="^/.+/.+/", chance=0.7))
        for child in ("Alva", "Vilmer"):
            try:
                answered |= texts(await QUESTIONS[name](client, key(sim, child)))
            except SkolplattformenError as err:
                told += said(err)
    ours = [r for r in caplog.records if not r.name.startswith(("asyncio", "aiohttp", "tests"))]
    told += "".join(r.getMessage() + str(r.exc_text or "") for r in ours)
    told += json.dumps([client.shapes.by_kind, client.shapes.odd_by_kind], ensure_ascii=False)

    state = sim.state
    private = {
        MARK,
        *(text for child in sim.family.children for text in (child.key, child.last_name)),
        *(child.first_name for child in sim.family.children),
        *(guardian.id for guardian in sim.family.guardians),
        *state.hub_sessions,
        *state.refresh_tokens,
        *state.city_sessions,
    }
    assert {secret for secret in private if secret in told} == set()
    if name not in WITHOUT_TEXTS:
        assert any(MARK in text for text in answered)
