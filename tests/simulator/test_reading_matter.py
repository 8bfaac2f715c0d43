"""Calendar, news, learning log and files: forms of requests, modes, and who may fetch what."""

from datetime import date
from typing import Any

import pytest

from tests.simulator.browser import HUB, Answer
from tests.simulator.entries import all_day_entry
from tests.simulator.server import Simulator
from tests.simulator.shapes import check
from tests.simulator.walker import Walker

CALENDAR = "/calendarv2/calendarv2/getentries"
ATTACHMENTS = "/calendarv2/calendarv2/getattachments"
NEWS = "/Communication/News/GetNewsList"
LOG = "/learnlog/learnlog/getlearnlogs"
RANGE = {"startDate": "2026-11-23", "endDate": "2026-12-20"}


async def fetch(walker: Walker, address: str) -> Answer:
    """Fetch a file by its relative address."""
    return await walker.request("GET", HUB + address)


async def with_files(walker: Walker) -> list[dict[str, Any]]:
    """Return the chosen child's calendar entries that say they have files."""
    return [entry for entry in await walker.data(CALENDAR, RANGE) if entry["hasAttachments"]]


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        (CALENDAR, RANGE),
        (NEWS, {"pageSize": "-1", "sortBy": "lastPublishDate___SORT_DESC"}),
        (LOG, {"learnLogType": "0", "pageNumber": "1", "pageSize": "20"}),
    ],
)
async def test_post_or_get_as_query_form_or_json(
    walker: Walker, path: str, fields: dict[str, str]
) -> None:
    """All give one answer (U 11); so do dates with slashes and another case."""
    query = "&".join(f"{name}={value}" for name, value in fields.items())
    expected = await walker.data(path, fields)
    assert expected
    assert await walker.data(path.lower() + "/", form=fields) == expected
    assert await walker.data(
        f"{path}?{query.replace('-', '/')}" if "Date" in query else path, fields
    )
    assert (await walker.request("GET", f"{HUB}{path}?{query}")).json == expected


@pytest.mark.parametrize(
    ("style", "end", "time_of_day"),
    [
        (("midnight", "null"), "2026-11-28T00:00:00", None),
        (("late", "empty"), "2026-11-27T23:59:59", ""),
    ],
)
@pytest.mark.parametrize("first_name", ["Alva", "Vilmer"])
async def test_whole_days_in_each_style(
    simulator: Simulator, walker: Walker, first_name: str, style: tuple[Any, Any], end: str, time_of_day: str | None
) -> None:  # fmt: skip
    """Both ends and both times can be asked of either school (P 8, 23), in either container."""
    simulator.switches.all_day_end, simulator.switches.all_day_time = style
    simulator.switches.calendar_container = "items"
    child = simulator.family.child(first_name)
    entry = all_day_entry(child, date(2026, 11, 26), "Temadagar", last=date(2026, 11, 27))
    simulator.school.add_entry(child, entry)
    await walker.switch(first_name)
    answer = await walker.data(CALENDAR, RANGE)
    assert check("calendar_list", answer) == []
    [shown] = [row for row in answer["items"] if row["title"] == "Temadagar"]
    assert (shown["endDateFull"], shown["startTime"]) == (end, time_of_day)


async def test_attachments_of_an_entry(simulator: Simulator, walker: Walker) -> None:
    """By id as number or text; nothing for another child's entry, as a list or as nothing."""
    [entry] = await with_files(walker)
    for number in (entry["id"], str(entry["id"])):
        rows = await walker.data(ATTACHMENTS, {"id": number})
        assert check("calendar_attachments", rows) == []
        assert [row["title"] for row in rows] == ["instuderingsfrågor.pdf", "karta.png"]
    await walker.switch("Vilmer")
    assert await walker.data(ATTACHMENTS, {"id": entry["id"]}) == []
    simulator.switches.no_attachments = "empty"
    answer = await walker.request("POST", HUB + ATTACHMENTS, body={"id": entry["id"]})
    assert (answer.status, answer.body) == (200, b"")


@pytest.mark.parametrize(
    ("keys", "address", "name"),
    [("url", "url", "title"), ("fileUrl", "fileUrl", "name"), ("downloadUrl", "downloadUrl", "fileName")],
)  # fmt: skip
async def test_names_of_attachments(
    simulator: Simulator, walker: Walker, keys: Any, address: str, name: str
) -> None:
    """Three pairs of keys are known; one file of the news has no name."""
    simulator.switches.attachment_keys = keys
    answer = await walker.data(NEWS)
    assert check("news_list", answer) == []
    rows = [row for item in answer["items"] for row in item["attachments"]]
    assert [row[name] for row in rows] == ["veckobrev.pdf", None]
    assert [(await fetch(walker, row[address])).status for row in rows] == [200, 200]


async def test_news_order_size_and_count(simulator: Simulator, walker: Walker) -> None:
    """Newest first unless asked otherwise; a size of -1 means all, unless the switch says how many."""
    answer = await walker.data(NEWS, {"pageSize": -1, "sortBy": "lastPublishDate___SORT_DESC"})
    dates = [item["publishedDate"] for item in answer["items"]]
    assert len(dates) == answer["totalItemCount"] == 4
    assert dates == sorted(dates, reverse=True)
    oldest = await walker.data(NEWS, {"pageSize": 1, "sortBy": "lastPublishDate___SORT_ASC"})
    assert [item["publishedDate"] for item in oldest["items"]] == dates[-1:]
    simulator.switches.news_most, simulator.switches.news_counted = 2, False
    assert await walker.data(NEWS) == {"items": answer["items"][:2]}


async def test_news_without_dates(simulator: Simulator, walker: Walker) -> None:
    """The moment may be null, the text in Swedish (F)."""
    simulator.switches.news_dated, simulator.switches.news_date_text = False, "swedish"
    answer = await walker.data(NEWS)
    assert check("news_list", answer) == []
    newest = answer["items"][0]
    assert newest["publishedDate"] is None
    assert newest["publishedDateString"] == "den 22 november 2026 klockan 07:00"


async def test_learning_log_pages_and_kinds(simulator: Simulator, walker: Walker) -> None:
    """Pages until one is short; 1 is about the child alone, 2 about a group; paging can be ignored."""
    await walker.switch("Vilmer")
    pages = [await walker.data(f"{LOG}?pageNumber={page}&pageSize=20") for page in (1, 2, 3, 4)]
    assert [len(page) for page in pages] == [20, 20, 5, 0]
    ids = [entry["id"] for page in pages for entry in page]
    assert ids == sorted(set(ids), reverse=True)
    alone = await walker.data(LOG, {"learnLogType": 1})
    assert [entry["title"] for entry in alone] == ["Din första berättelse"]
    assert len(await walker.data(LOG, {"learnLogType": 2, "pageSize": 100})) == 44
    simulator.switches.learning_log_paging = False
    assert await walker.data(LOG, {"pageNumber": 3}) == pages[0]


async def test_files_have_their_type_and_name(simulator: Simulator, walker: Walker) -> None:
    """A download says what it is; its name can be missing; another connection is none."""
    [entry] = await with_files(walker)
    [row, _] = await walker.data(ATTACHMENTS, {"id": entry["id"]})
    answer = await fetch(walker, "/" + row["url"])
    assert answer.header("Content-Type") == "application/pdf"
    assert "instuderingsfr%C3%A5gor.pdf" in answer.header("Content-Disposition")
    assert answer.body.startswith(b"%PDF-")
    simulator.switches.file_names = False
    answer = await fetch(walker, row["url"])
    assert "Content-Disposition" not in dict(answer.headers)
    foreign = row["url"].replace(f"ConnectionId={entry['id']}", "ConnectionId=1")
    assert (await fetch(walker, foreign)).status == 302
    assert (await fetch(walker, "/Resources/Resource/Download/1")).status == 404


async def test_thumbnails_have_one_size(walker: Walker) -> None:
    """The offered size is a picture, any other an empty answer (K)."""
    items = (await walker.data(NEWS))["items"]
    [address] = filter(None, (item["newsThumbnailImageUrl"] for item in items))
    assert (await fetch(walker, address)).header("Content-Type") == "image/png"
    altered = await fetch(walker, address.replace("width=100", "width=400"))
    assert (altered.status, altered.body) == (200, b"")


@pytest.mark.parametrize(
    ("mode", "status", "said"),
    [("redirect", 302, "/Home/Errors/Server"), ("login", 302, "/login?"), ("page", 200, "hub-shell")],
)  # fmt: skip
async def test_a_file_of_another_child(
    simulator: Simulator, walker: Walker, mode: Any, status: int, said: str
) -> None:
    """Only the chosen child's files are served; the same address works after the switch back."""
    simulator.switches.foreign_file = mode
    [address] = [
        row["url"]
        for item in (await walker.data(NEWS))["items"]
        for row in item["attachments"]
        if row["title"]
    ]
    await walker.switch("Vilmer")
    answer = await fetch(walker, address)
    assert answer.status == status
    assert said in (answer.location or answer.text)
    await walker.switch("Alva")
    assert (await fetch(walker, address)).body.endswith(b"6B")


async def test_no_file_for_who_is_signed_out(simulator: Simulator, walker: Walker) -> None:
    """Without a session a download redirects to the login; a dead one answers in its way."""
    file = simulator.files.add(
        simulator.family.child("Alva"), "a.pdf", module="NewsItem", connection=1
    )
    simulator.switches.expiry_mode = "relay_html"
    simulator.kill_sessions()
    assert "Login in progress" in (await fetch(walker, file.address)).text
    stranger = Walker(simulator)
    assert "/login?" in ((await fetch(stranger, file.address)).location or "")
    await stranger.close()
