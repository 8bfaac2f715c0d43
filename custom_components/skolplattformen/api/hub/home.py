"""The hub's home page: who is signed in, which children there are, and which one is chosen.

Source: `docs/protocol.md` C.1.
"""

from dataclasses import dataclass
from json import JSONDecoder

from ..exceptions import UnexpectedAnswerError
from .fields import ItemError, Row, Skipped, parse_items

_MARK = "IMHome.home.homeData"
_DECODER = JSONDecoder()


@dataclass(frozen=True, kw_only=True)
class Pupil:
    """A child as the hub knows it. None of this leaves the client but the first name."""

    source_id: str
    first_name: str
    selected: bool
    # Only an address; read anew from each home page. None when there is nothing to switch.
    switch_address: str | None


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What the home page says; `apps` are the modules of the chosen child, None when not told."""

    guardian_id: str
    pupils: tuple[Pupil, ...]
    apps: frozenset[str] | None

    @property
    def selected(self) -> Pupil | None:
        """Return the chosen child; an only child is always chosen."""
        if len(self.pupils) == 1:
            return self.pupils[0]
        chosen = [pupil for pupil in self.pupils if pupil.selected]
        return chosen[0] if len(chosen) == 1 else None


def parse_home(html: str, skipped: Skipped) -> HomePage:
    """Return what the page says.

    Raises:
        UnexpectedAnswerError: the page does not hold the data it should.

    """
    start = html.find("{", html.find(_MARK)) if _MARK in html else -1
    if start < 0:
        raise UnexpectedAnswerError("no data on the home page")
    try:
        data, _ = _DECODER.raw_decode(html, start)
        home = Row(data)
        account = home.row("account")
        return HomePage(
            guardian_id=account.row("currentUser").identifier("id"),
            pupils=parse_items(account.items("pupils"), _pupil, skipped, "pupils"),
            apps=_apps(home.items("apps"), skipped),
        )
    except (ValueError, RecursionError) as err:
        raise UnexpectedAnswerError("the home page's data has another shape") from err


def _pupil(row: Row) -> Pupil:
    return Pupil(
        source_id=row.identifier("id"),
        first_name=_first_name(row.text("name")),
        selected=row.flag("selected"),
        switch_address=row.optional_text("switchPupilUrl"),
    )


def _first_name(name: str) -> str:
    """Return the first name of `Family, First`; a name without a comma is taken from its start."""
    family, comma, given = name.partition(",")
    words = (given if comma else family).split()
    if not words:
        raise ItemError("a child without a name")
    return words[0]


def _apps(items: object, skipped: Skipped) -> frozenset[str] | None:
    return frozenset(parse_items(items, _app, skipped, "apps")) if isinstance(items, list) else None


def _app(row: Row) -> str:
    return row.text("codeName").casefold()
