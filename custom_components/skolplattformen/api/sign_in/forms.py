"""Reading the pages of the sign-in: forms that submit themselves, and links.

Source: `docs/protocol.md` A.0, A.1.
"""

from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import Tag
from bs4.filter import SoupStrainer

from ..addresses import joined
from ..exceptions import UnexpectedAnswerError
from ..transport import Answer

# A page's script submits a form that holds one of these, whatever their case.
_CITY_WORD = "samlresponse"
_RELAYED = frozenset({"samlrequest", _CITY_WORD, "oauth_token"})


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form of a page: where it goes and all its inputs, decoded."""

    action: str
    fields: dict[str, str]

    @property
    def signs_in(self) -> bool:
        """Return whether the form carries the city's word that the guardian has signed in."""
        return _CITY_WORD in map(str.casefold, self.fields)

    @property
    def relays(self) -> bool:
        """Return whether the form would be submitted by the page's own script."""
        return not _RELAYED.isdisjoint(map(str.casefold, self.fields))


# The pages of a sign-in are small, and forms within forms take time beyond measure.
_LONGEST_PAGE = 512 * 1024
_MOST_FORMS = 10


def forms(answer: Answer) -> list[Form]:
    """Return the forms of a page.

    Raises:
        UnexpectedAnswerError: the page is too long to be one of a sign-in.

    """
    return [
        Form(
            action=joined(answer.url, _attribute(form, "action")),
            fields={
                name: _attribute(field, "value")
                for field in form.find_all("input")
                if (name := _attribute(field, "name"))
            },
        )
        for form in _parsed(answer, "form", "input").find_all("form", limit=_MOST_FORMS)
    ]


def relay_form(answer: Answer) -> Form | None:
    """Return the form that the page would submit by itself, if it has one."""
    return next((form for form in forms(answer) if form.relays), None)


def link(answer: Answer, part: str) -> str | None:
    """Return the first link of a page whose address holds `part`."""
    for anchor in _parsed(answer, "a").find_all("a"):
        if part in (href := _attribute(anchor, "href")):
            return joined(answer.url, href)
    return None


def _parsed(answer: Answer, *tags: str) -> BeautifulSoup:
    if len(answer.text) > _LONGEST_PAGE:
        raise UnexpectedAnswerError("a page of the sign-in is too long")
    return BeautifulSoup(answer.text, "html.parser", parse_only=SoupStrainer(tags))


def _attribute(tag: Tag, name: str) -> str:
    value = tag.get(name)
    return value if isinstance(value, str) else ""
