"""The actions `get_news` and `get_learning_log`: what school and class write to all families."""

from typing import Final

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.util.json import JsonObjectType
import voluptuous as vol

from ..school.models import LearningLogEntry, NewsItem
from .answers import iso, of_each_child
from .fields import CHILDREN_FIELDS, NamedChild

ATTR_PAGES: Final = "pages"
# Twenty entries each, a request each.
_MOST_PAGES = 5

GET_NEWS_SCHEMA: Final = vol.Schema(CHILDREN_FIELDS)
GET_LEARNING_LOG_SCHEMA: Final = vol.Schema(
    {
        **CHILDREN_FIELDS,
        vol.Optional(ATTR_PAGES, default=1): vol.All(
            vol.Coerce(int), vol.Range(min=1, max=_MOST_PAGES)
        ),
    }
)


async def async_get_news(call: ServiceCall) -> ServiceResponse:
    """Return the news of each child's school and class, newest first.

    `children` lists `device_id`, `name`, `read_at`, `complete` (false: there are older ones), and
    `news`: `title`, `text` as Markdown, `published` (a moment, or null), `published_text` in the
    school's words, `author`, `attachments` (names of files).

    Raises:
        ServiceValidationError: the call names what is not there.
        HomeAssistantError: news could not be read.

    """

    async def answer(child: NamedChild) -> JsonObjectType:
        news = await child.questions.ask(child.questions.client.news, child.key)
        return {
            "read_at": iso(news.read_at),
            "complete": news.complete,
            "news": [_of_item(item) for item in news.items],
        }

    return await of_each_child(call, answer)


async def async_get_learning_log(call: ServiceCall) -> ServiceResponse:
    """Return each child's weekly letters and notes, newest first, as many pages as are asked for.

    `children` lists `device_id`, `name`, `read_at`, `complete` (false: there are older ones), and
    `entries`: `title`, `text` as Markdown, `group` (null: about the child alone), `modified` in the
    school's words, `subjects`, `media` and `attachments` (names of files).

    Raises:
        ServiceValidationError: the call names what is not there.
        HomeAssistantError: a log could not be read.

    """

    async def answer(child: NamedChild) -> JsonObjectType:
        log = await child.questions.ask(
            child.questions.client.learning_log, child.key, pages=call.data[ATTR_PAGES]
        )
        return {
            "read_at": iso(log.read_at),
            "complete": log.complete,
            "entries": [_of_entry(entry) for entry in log.entries],
        }

    return await of_each_child(call, answer)


def _of_item(item: NewsItem) -> JsonObjectType:
    return {
        "title": item.title,
        "text": item.text,
        "published": iso(item.published),
        "published_text": item.published_text,
        "author": item.author,
        "attachments": [file.name for file in item.attachments],
    }


def _of_entry(entry: LearningLogEntry) -> JsonObjectType:
    return {
        "title": entry.title,
        "text": entry.text,
        "group": entry.group,
        "modified": entry.modified_text,
        "subjects": entry.subjects,
        "media": [file.name for file in entry.media],
        "attachments": [file.name for file in entry.attachments],
    }
