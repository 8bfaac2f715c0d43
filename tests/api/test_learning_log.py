"""The learning log: page by page to its end, each child's own."""

from collections import Counter
from typing import Any

from hypothesis import given
import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    DeniedError,
    ModuleOffError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.hub.learning_log import MOST_PAGES, parse_page
from custom_components.skolplattformen.school.models import (
    Attachment,
    LearningLog,
    LearningLogEntry,
)
from tests.properties import DETERMINISTIC
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .samples.learning_log import ADDRESS, PAGE, parse
from .test_client import key
from .test_parsers import JSON
from .test_renewal import requested


def held(sim: Simulator, name: str) -> list[int]:
    """Return the ids that the platform holds, newest first."""
    return [entry["id"] for entry in sim.learning_log.of(sim.family.child(name))]


async def test_the_logs_of_both_children(sim: Simulator, client: SkolplattformenClient) -> None:
    """All of them, newest first, each child's own, in as few requests as there are pages."""
    for name, pages in (("Alva", 1), ("Vilmer", 3)):
        sim.log.clear()
        log = await client.learning_log(key(sim, name))
        assert [entry.id for entry in log.entries] == held(sim, name)
        assert log.complete
        assert requested(sim, "learning_log") == pages
        assert LearningLog.from_dict(log.to_dict()) == log
    assert client.skipped == {}


async def test_what_an_entry_says(sim: Simulator, client: SkolplattformenClient) -> None:
    """Text, subjects, pictures and films; a group, or the child alone; the day in words."""
    log = await client.learning_log(key(sim, "Vilmer"))
    story, letter = log.entries[:2]
    picture, film = sim.learning_log.of(sim.family.child("Vilmer"))[0]["media"]
    assert story == LearningLogEntry(
        id=story.id,
        title="Din första berättelse",
        text="Du skrev en hel sida!",
        modified_text="den 22 november 2026 klockan 06:00",
        subjects="Svenska",
        media=(
            Attachment(
                name="berättelsen.jpg",
                address=picture["fileUrl"],
                file_type="jpg",
                thumbnail=picture["thumbnailUrl"],
            ),
            Attachment(
                name="högläsning.mp4",
                address=film["fileUrl"],
                file_type="mp4",
                thumbnail=film["thumbnailUrl"],
            ),
        ),
    )
    assert (letter.title, letter.group) == ("Hälsning från 2A nummer 0", "2A")
    assert letter.text == "Vi har räknat kottar och ritat **kartor**."
    log = await client.learning_log(key(sim, "Alva"))
    [note] = [entry for entry in log.entries if entry.attachments]
    assert [file.name for file in note.attachments] == ["omdöme.pdf"]


@pytest.mark.parametrize(
    ("count", "read", "complete"),
    [(20, 20, True), (40, 40, True), (200, 200, False), (230, 200, False)],
)
async def test_logs_of_many_years(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch,
    count: int, read: int, complete: bool,
) -> None:  # fmt: skip
    """The newest pages are read, and what was not read is told; a full last page is no end."""
    child = sim.family.child("Alva")
    for number in range(count):
        sim.learning_log.add(child, f"Brev {number}")
    newest = sim.learning_log.of(child)[:count]
    monkeypatch.setattr(sim.learning_log, "of", lambda _child: newest)
    log = await client.learning_log(key(sim, "Alva"))
    assert [entry.id for entry in log.entries] == held(sim, "Alva")[:read]
    assert log.complete is complete
    assert requested(sim, "learning_log") == min(MOST_PAGES, count // 20 + 1)


async def test_only_the_newest_page(sim: Simulator, client: SkolplattformenClient) -> None:
    """Who wants only what is new asks for one page."""
    log = await client.learning_log(key(sim, "Vilmer"), pages=1)
    assert [entry.id for entry in log.entries] == held(sim, "Vilmer")[:20]
    assert not log.complete
    assert requested(sim, "learning_log") == 1


async def test_a_platform_that_does_not_turn_the_page(
    sim: Simulator, client: SkolplattformenClient
) -> None:
    """The same page twice ends the reading, and the log is not called complete."""
    sim.switches.learning_log_paging = False
    log = await client.learning_log(key(sim, "Vilmer"))
    assert [entry.id for entry in log.entries] == held(sim, "Vilmer")[:20]
    assert not log.complete
    assert requested(sim, "learning_log") == 2


async def test_an_empty_log(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None are none."""
    monkeypatch.setattr(sim.learning_log, "of", lambda _child: [])
    log = await client.learning_log(key(sim, "Alva"))
    assert (log.entries, log.complete) == ((), True)


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_a_log_that_is_off(sim: Simulator, client: SkolplattformenClient, mode: str) -> None:
    """Off for one child is off for this child alone."""
    sim.family.child("Vilmer").modules_off["learning_log"] = mode
    with pytest.raises(ModuleOffError):
        await client.learning_log(key(sim, "Vilmer"))
    assert (await client.learning_log(key(sim, "Alva"))).entries


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("empty", UnexpectedAnswerError),
        ("garbage", UnexpectedAnswerError),
        ("html", DeniedError),
        ("status", UnreachableError),
    ],
)
async def test_a_page_that_fails(
    sim: Simulator, client: SkolplattformenClient, kind: Any, error: type[Exception]
) -> None:
    """A log whose second page fails is no shorter log."""
    sim.faults.add(Fault(kind="latency", path="getlearnlogs", times=1))
    sim.faults.add(Fault(kind=kind, path="getlearnlogs"))
    with pytest.raises(error):
        await client.learning_log(key(sim, "Vilmer"))
    assert requested(sim, "learning_log") == 2


@pytest.mark.parametrize("answers", range(5))
async def test_another_client_chooses_the_other_child(
    sim: Simulator, client: SkolplattformenClient, answers: int
) -> None:
    """Even between two pages: what was read is dropped and read once more."""
    sim.switches.drift_after = answers
    for name in ("Vilmer", "Alva"):
        log = await client.learning_log(key(sim, name))
        assert [entry.id for entry in log.entries] == held(sim, name)


@DETERMINISTIC
@given(bad=JSON)
def test_a_bad_neighbour_is_skipped_and_counted(bad: object) -> None:
    """The valid entries survive whatever stands between them."""
    skipped: Counter[str] = Counter()
    assert len(parse_page([PAGE[0], bad, PAGE[1]], skipped)) == 2
    assert skipped["learning_log"] == 1


def test_odd_files() -> None:
    """A file without an address is no file, one without a name is called by its number."""
    media = [{"fileName": "borta.jpg", "fileUrl": None}, {"fileUrl": ADDRESS, "fileType": "Image"}]
    [entry] = parse([PAGE[0] | {"media": media, "attachments": None}])
    assert entry.media == (Attachment(name="990301", address=ADDRESS),)
    assert entry.attachments == ()


@pytest.mark.parametrize("answer", [{}, None, [{"id": "ett"}]])
def test_what_is_no_page(answer: object) -> None:
    """A page of which nothing can be read is no empty page."""
    with pytest.raises(UnexpectedAnswerError):
        parse(answer)
