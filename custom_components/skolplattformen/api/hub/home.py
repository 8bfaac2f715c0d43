"""The hub's home page: who is signed in, which children there are, and which one is chosen.

Source: `docs/protocol.md` C.1.
"""

from dataclasses import dataclass
from json import JSONDecoder
import re

from ..exceptions import UnexpectedAnswerError
from .fields import Row, Skipped, parse_items

# The assignment, not any other mention of the name.
_MARK = re.compile(r"IMHome\.home\.homeData\s*=\s*(?=\{)")
_DECODER = JSONDecoder()


@dataclass(frozen=True, kw_only=True)
class Pupil:
    """A child as the hub knows it. None of this leaves the client but the first name."""

    source_id: str
    # None when the page does not tell: such a child is not shown, but may be the chosen one.
    first_name: str | None
    selected: bool
    # Only an address; read anew from each home page. None when there is nothing to switch.
    switch_address: str | None


@dataclass(frozen=True, kw_only=True)
class HomePage:
    """What the home page says; `apps` are the modules of the chosen child, None when not told."""

    guardian_id: str
    pupils: tuple[Pupil, ...]
    # How many the page lists, those that could not be read among them.
    listed: int
    apps: frozenset[str] | None

    @property
    def selected(self) -> Pupil | None:
        """Return the chosen child; an only child is always chosen."""
        if len(self.pupils) == self.listed == 1:
            return self.pupils[0]
        chosen = [pupil for pupil in self.pupils if pupil.selected]
        return chosen[0] if len(chosen) == 1 else None

    @property
    def named(self) -> tuple[Pupil, ...]:
        """Return the children that can be shown."""
        return tuple(pupil for pupil in self.pupils if pupil.first_name is not None)


def home_data(html: str) -> object:
    """Return the data that the page begins with.

    Raises:
        UnexpectedAnswerError: there is none.

    """
    found = _MARK.search(html)
    if found is None:
        raise UnexpectedAnswerError("no data on the home page")
    try:
        data: object = _DECODER.raw_decode(html, found.end())[0]
    except ValueError, RecursionError:
        # Not chained: the error holds the page.
        raise UnexpectedAnswerError("the home page's data is not JSON") from None
    return data


def parse_home(data: object, skipped: Skipped) -> HomePage:
    """Return what the page's data says.

    Raises:
        UnexpectedAnswerError: it does not hold what it should.

    """
    try:
        home = Row(data)
        account = home.row("account")
        pupils = account.items("pupils")
        return HomePage(
            guardian_id=account.row("currentUser").identifier("id"),
            pupils=parse_items(pupils, _pupil, skipped, "pupils"),
            listed=len(pupils) if isinstance(pupils, list) else 0,
            apps=_apps(home.items("apps"), skipped),
        )
    except ValueError:
        # Not chained: what could not be read may be a name.
        raise UnexpectedAnswerError("the home page's data has another shape") from None


def _pupil(row: Row) -> Pupil:
    row.require("name", "switchPupilUrl")
    return Pupil(
        source_id=row.identifier("id"),
        first_name=_first_name(row.optional_text("name") or ""),
        selected=row.optional_truth("selected") or False,
        switch_address=row.optional_text("switchPupilUrl"),
    )


def _first_name(name: str) -> str | None:
    """Return the first name of `Family, First`; a name without a comma is taken from its start."""
    family, comma, given = name.partition(",")
    words = (given if comma else family).split()
    return words[0] if words else None


def _apps(items: object, skipped: Skipped) -> frozenset[str] | None:
    try:
        return frozenset(parse_items(items, _app, skipped, "apps"))
    except UnexpectedAnswerError:
        # Without them the page still says who is chosen.
        return None


def _app(row: Row) -> str:
    return row.text("codeName").casefold()
