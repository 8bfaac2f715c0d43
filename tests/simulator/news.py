"""News of each child and their endpoint: a seed that tests may add to."""

from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
import tomllib
from typing import TYPE_CHECKING, Any, Final

from tests.simulator.data_endpoint import HUB, Fields, data, number_field
from tests.simulator.family import Child
from tests.simulator.files import File, attachment_rows
from tests.simulator.hub_session import HubSession
from tests.simulator.routing import GET_OR_POST, Route
from tests.simulator.swedish import swedish_moment

if TYPE_CHECKING:
    from tests.simulator.server import Simulator

type NewsItem = dict[str, Any]

_FIRST_ID: Final = 770_100
_SORT_FIELDS = {"lastPublishDate": "publishedDate", "title": "title", "publishedBy": "publishedBy"}


@cache
def seeds() -> dict[str, Any]:
    """Return news.toml."""
    return tomllib.loads(Path(__file__).with_name("news.toml").read_text(encoding="utf-8"))


class News:
    """The news of each child (docs/protocol.md F), in the order they were published."""

    def __init__(self, sim: Simulator) -> None:
        """Start unseeded: a child's news are dated from when they are first asked for."""
        self._sim = sim
        self._items: dict[str, list[NewsItem]] = {}
        self._files: dict[int, list[File]] = {}
        self._last_id = _FIRST_ID

    def of(self, child: Child) -> list[NewsItem]:
        """Return a child's news without their attachments."""
        if child.key not in self._items:
            self._items[child.key] = []
            for plan in seeds()[child.plan]:
                self._publish(child, plan)
        return self._items[child.key]

    def add(
        self,
        child: Child,
        title: str,
        content: str = "<p>Hej!</p>",
        *,
        by: str = "Provén, Lisa",
        published: datetime | None = None,
    ) -> NewsItem:
        """Publish an item."""
        self.of(child)
        self._last_id += 1
        moment = (published or self._sim.clock.now()).replace(tzinfo=None, microsecond=0)
        item: NewsItem = {
            "id": self._last_id,
            "title": title,
            "content": content,
            "publishedDate": moment.isoformat(),
            "publishedBy": by,
            "newsImageUrl": None,
            "newsThumbnailImageUrl": None,
        }
        self._items[child.key].append(item)
        self._files[item["id"]] = []
        return item

    def attach(self, child: Child, item: NewsItem, name: str, *, named: bool = True) -> File:
        """Attach a file to an item."""
        file = self._sim.files.add(
            child, name, module="NewsItem", connection=item["id"], named=named
        )
        self._files[item["id"]].append(file)
        return file

    def illustrate(self, child: Child, item: NewsItem, name: str) -> File:
        """Give an item its picture."""
        file = self._sim.files.add(child, name, module="NewsItem", connection=item["id"])
        item |= {"newsImageUrl": file.address, "newsThumbnailImageUrl": file.thumbnail}
        return file

    def attachments(self, item: NewsItem) -> list[File]:
        """Return the files of an item."""
        return self._files[item["id"]]

    def _publish(self, child: Child, plan: dict[str, Any]) -> None:
        """Publish what news.toml describes; its text may name the class and link to its first file."""
        published = self._sim.clock.now() - timedelta(days=plan["age"])
        item = self.add(child, plan["title"], by=plan["by"], published=published)
        for name in plan.get("files", ()):
            self.attach(child, item, name)
        if "unnamed" in plan:
            self.attach(child, item, plan["unnamed"], named=False)
        if "picture" in plan:
            self.illustrate(child, item, plan["picture"])
        link = next((file.address for file in self.attachments(item)), "/")
        words = {"class": child.class_name, "link": link.replace("&", "&amp;")}
        item["title"] = item["title"].format(**words)
        item["content"] = plan["content"].format(**words)


@data
def news_list(sim: Simulator, child: Child, fields: Fields, _: HubSession) -> object:
    """Return the news with their whole text; a page size of -1, or none, asks for all."""
    field, _sep, way = str(fields.get("sortBy") or "lastPublishDate").partition("___SORT_")
    found = sorted(
        sim.news.of(child),
        key=lambda item: (str(item[_SORT_FIELDS.get(field, "publishedDate")]), item["id"]),
        reverse=way in {"", "DESC"},
    )
    size = number_field(fields, "pageSize", -1)
    page = max(1, number_field(fields, "page", 1))
    most = sim.switches.news_most
    served = found[(page - 1) * size : page * size] if size >= 0 else found
    answer: dict[str, Any] = {"items": [_row(sim, item) for item in served[:most]]}
    return answer | ({"totalItemCount": len(found)} if sim.switches.news_counted else {})


def _row(sim: Simulator, item: NewsItem) -> NewsItem:
    """Return an item as the list has it."""
    as_date = sim.switches.news_date_text == "date"
    published = item["publishedDate"]
    return item | {
        "publishedDateString": published[:10]
        if as_date
        else swedish_moment(datetime.fromisoformat(published)),
        "publishedDate": published if sim.switches.news_dated else None,
        "attachments": attachment_rows(sim, sim.news.attachments(item)),
    }


ROUTES = (Route(HUB, GET_OR_POST, "/Communication/News/GetNewsList", news_list),)
