"""News: all of them, each child's own, as clean text with their files."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
import pytest

from custom_components.skolplattformen.api.client import SkolplattformenClient
from custom_components.skolplattformen.api.exceptions import (
    ModuleOffError,
    UnexpectedAnswerError,
    UnreachableError,
)
from custom_components.skolplattformen.api.hub.news import parse_news
from custom_components.skolplattformen.school.models import (
    STOCKHOLM,
    Attachment,
    News,
    NewsItem,
)
from tests.properties import DETERMINISTIC
from tests.simulator.faults import Fault
from tests.simulator.server import Simulator

from .samples.news import ADDRESS, NEWS, PICTURE, READ_AT, parse
from .test_client import key
from .test_parsers import JSON
from .test_renewal import requested


def held(sim: Simulator, name: str) -> list[str]:
    """Return the titles that the platform holds, newest first."""
    items = sim.news.of(sim.family.child(name))
    return [item["title"] for item in reversed(items)]


async def titles(client: SkolplattformenClient, child_key: str) -> list[str | None]:
    """Return the titles of a child's news."""
    return [item.title for item in (await client.news(child_key)).items]


async def test_the_news_of_both_children(sim: Simulator, client: SkolplattformenClient) -> None:
    """All of them in one request, newest first, each child's own."""
    for name in ("Alva", "Vilmer", "Alva"):
        news = await client.news(key(sim, name))
        assert [item.title for item in news.items] == held(sim, name)
        assert news.complete
        assert news.read_at == sim.clock.now()
        assert News.from_dict(news.to_dict()) == news
    assert requested(sim, "news_list") == 3
    assert client.skipped == {}


async def test_a_letter_with_a_file(sim: Simulator, client: SkolplattformenClient) -> None:
    """Words and lists as text, the link absolute, the file by its relative address."""
    newest = (await client.news(key(sim, "Alva"))).items[0]
    [file] = sim.news.attachments(sim.news.of(sim.family.child("Alva"))[-1])
    assert newest == NewsItem(
        id=newest.id,
        title="Veckobrev 6B",
        text=(
            "Hej! På **torsdag** är det prov i geografi. Ta med:\n\n- penna\n- linjal\n\n"
            f"Hela brevet finns [här](https://hub.infomentor.se{file.address})."
        ),
        published=sim.clock.now() - timedelta(days=2),
        published_text="2026-11-22",
        author="Provén, Lisa",
        attachments=(Attachment(name="veckobrev.pdf", address=file.address, file_type="pdf"),),
    )


async def test_tables_pictures_and_pixels(sim: Simulator, client: SkolplattformenClient) -> None:
    """A table stays one, the item's picture is a file, a pixel is nothing."""
    _, nameless, photo, welcome = (await client.news(key(sim, "Alva"))).items
    assert "| Dag | Tid |\n| --- | --- |\n| Måndag till torsdag | 8.20" in str(welcome.text)
    assert "[skolans sida](https://exempel.invalid/skolan?a=1&b=2)" in str(welcome.text)
    assert photo.text == "Skolfotografen kommer på onsdag. Kom i tid!"
    assert photo.picture is not None
    assert photo.picture.thumbnail is not None
    [file] = nameless.attachments
    assert file.name == file.address.partition("?")[0].rpartition("/")[2] + ".xlsx"


@pytest.mark.parametrize("keys", ["url", "fileUrl", "downloadUrl"])
@pytest.mark.parametrize("words", ["date", "swedish"])
@pytest.mark.parametrize("dated", [True, False])
async def test_what_differs_between_schools(
    sim: Simulator, client: SkolplattformenClient, keys: Any, words: Any, dated: bool
) -> None:
    """Names of keys, and how the day is said: by a moment, as a date, or in words alone."""
    sim.switches.attachment_keys = keys
    sim.switches.news_date_text, sim.switches.news_dated = words, dated
    item = (await client.news(key(sim, "Vilmer"))).items[0]
    assert [file.name for file in item.attachments] == ["läsläxa.pdf"]
    assert item.published_text == (
        "2026-11-21" if words == "date" else "den 21 november 2026 klockan 06:00"
    )
    if dated:
        assert item.published == datetime(2026, 11, 21, 6, 0, tzinfo=STOCKHOLM)
    elif words == "date":
        assert item.published == datetime(2026, 11, 21, 0, 0, tzinfo=STOCKHOLM)
    else:
        assert item.published is None


@pytest.mark.parametrize(("most", "counted", "complete"), [(2, True, False), (None, False, True)])
async def test_fewer_than_are_counted(
    sim: Simulator, client: SkolplattformenClient, most: int | None, counted: bool, complete: bool
) -> None:
    """What was not given is told; without a count, what came is all."""
    sim.switches.news_most, sim.switches.news_counted = most, counted
    news = await client.news(key(sim, "Alva"))
    assert [item.title for item in news.items] == held(sim, "Alva")[:most]
    assert news.complete is complete


async def test_many_long_letters(sim: Simulator, client: SkolplattformenClient) -> None:
    """A year of them is read at once."""
    child = sim.family.child("Vilmer")
    for number in range(300):
        sim.news.add(child, f"Brev {number}", f"<p>Hej <b>{child.class_name}</b></p>" * 20)
    assert await titles(client, key(sim, "Vilmer")) == held(sim, "Vilmer")


async def test_no_news(
    sim: Simulator, client: SkolplattformenClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None are none."""
    monkeypatch.setattr(sim.news, "of", lambda _child: [])
    assert await client.news(key(sim, "Alva")) == News(
        read_at=sim.clock.now(), items=(), complete=True
    )


@pytest.mark.parametrize("mode", ["redirect", "error", "shell"])
async def test_news_that_are_off(sim: Simulator, client: SkolplattformenClient, mode: str) -> None:
    """Off for one child is off for this child alone."""
    sim.family.child("Vilmer").modules_off["news_list"] = mode
    with pytest.raises(ModuleOffError):
        await client.news(key(sim, "Vilmer"))
    assert await titles(client, key(sim, "Alva")) == held(sim, "Alva")


@pytest.mark.parametrize(
    ("kind", "error"),
    [
        ("empty", UnexpectedAnswerError),
        ("garbage", UnexpectedAnswerError),
        ("bad_utf8", UnexpectedAnswerError),
        ("status", UnreachableError),
    ],
)
async def test_answers_that_are_none(
    sim: Simulator, client: SkolplattformenClient, kind: Any, error: type[Exception]
) -> None:
    """No answer is not "no news"."""
    sim.faults.add(Fault(kind=kind, path="GetNewsList"))
    with pytest.raises(error):
        await client.news(key(sim, "Alva"))


@pytest.mark.parametrize("answers", range(4))
async def test_another_client_chooses_the_other_child(
    sim: Simulator, client: SkolplattformenClient, answers: int
) -> None:
    """At whatever moment: what was read in between is dropped and read once more."""
    sim.switches.drift_after = answers
    for name in ("Alva", "Vilmer"):
        assert await titles(client, key(sim, name)) == held(sim, name)


@DETERMINISTIC
@given(bad=JSON)
def test_a_bad_neighbour_is_skipped_and_counted(bad: object) -> None:
    """The valid items survive, and the count of the platform is of its own rows."""
    skipped: Counter[str] = Counter()
    first, second = NEWS["items"]
    news = parse_news({"items": [first, bad, second], "totalItemCount": 3}, READ_AT, skipped)
    assert len(news.items) == 2
    assert news.complete
    assert skipped["news"] == 1


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"id": "770101"}, "id", 770101),
        ({"title": None}, "title", None),
        ({"content": "<p> </p>"}, "text", None),
        ({"newsImageUrl": "https://annan.invalid/bild.png"}, "picture", None),
        (
            {"newsThumbnailImageUrl": "/annan"},
            "picture",
            Attachment(name="990057", address=PICTURE),
        ),
        ({"attachments": None}, "attachments", ()),
        ({"attachments": [{"url": ADDRESS}, 7]}, "attachments", (Attachment(name="990056", address=ADDRESS),)),
        ({"attachments": [{"title": "bara namn"}]}, "attachments", ()),
        ({"publishedDate": "i fjol", "publishedDateString": "nyss"}, "published", None),
    ],
)  # fmt: skip
def test_odd_items(changes: dict[str, object], field: str, value: object) -> None:
    """What is missing or odd in an item costs nothing but itself."""
    [item] = parse({"items": [NEWS["items"][0] | changes]})
    assert getattr(item, field) == value


@pytest.mark.parametrize("answer", [None, [], {}, {"items": {}}, {"items": [{"id": None}]}])
def test_what_is_no_list_of_news(answer: object) -> None:
    """It is a change of the platform, not "no news"."""
    with pytest.raises(UnexpectedAnswerError):
        parse(answer)
