"""Whose notifications the bell shows is found out from its answers, and asked for no more than needed."""

from datetime import datetime, timedelta

import pytest

from custom_components.skolplattformen.bell import Bell, Listening
from custom_components.skolplattformen.school.models import STOCKHOLM, Notification

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=STOCKHOLM)
FAMILY = frozenset({"a", "v"})


def bell(*keys: str | None) -> list[Notification]:
    """Return notifications of these children."""
    return [Notification(id=1, child_key=key, app_type="News", state="New") for key in keys]


def listening(shared: bool | None = None, *, children: frozenset[str] = FAMILY) -> Listening:
    """Return the ear of an update that begins with this knowledge."""
    return Listening(bell=Bell(shared=shared), children=children)


@pytest.mark.parametrize(
    ("answers", "shared"),
    [
        # Without a choice of child, then in visits.
        ([(None, "av")], True),
        ([(None, "a"), ("v", "a")], True),
        ([(None, "a"), ("v", "av")], True),
        ([(None, ""), ("v", "a")], True),
        ([(None, "a"), ("v", "v")], False),
        ([(None, "a"), ("v", "")], False),
        ([(None, ""), ("a", "a"), ("v", "v")], False),
        ([(None, "a")], None),
        ([(None, "")], None),
        ([(None, ""), ("a", ""), ("v", "")], None),
        ([(None, ""), ("a", "a")], None),
        # A child that has left says nothing.
        ([(None, "ax")], None),
    ],
)
def test_whose_bell_it_is(answers: list[tuple[str | None, str]], shared: bool | None) -> None:
    """Two children in one answer, or notifications that vanish with a switch, tell."""
    ear = listening()
    for visited, keys in answers:
        ear.hear(bell(*keys), NOW, visited=visited)
    assert ear.bell.shared is shared


def test_what_was_known_stays_until_an_answer_says_otherwise() -> None:
    """One child's notifications alone are no proof of anything."""
    for before in (True, False, None):
        ear = listening(before)
        ear.hear(bell("a", None), NOW)
        assert ear.bell.shared is before


def test_a_child_is_asked_for_in_visits_that_are_made_anyway() -> None:
    """Unless its notifications have been heard, or all children's are in one answer."""
    ear = listening()
    assert not ear.must_ask("v", NOW, on_the_way=True), "the bell could not be read"
    ear.hear(bell("a"), NOW)
    assert ear.must_ask("v", NOW, on_the_way=True)
    assert not ear.must_ask("a", NOW, on_the_way=True)
    ear.hear(bell("v"), NOW, visited="v")
    assert not ear.must_ask("v", NOW, on_the_way=True)
    shared = listening(True)
    shared.hear(bell("a"), NOW)
    assert not shared.must_ask("v", NOW, on_the_way=True)
    only = listening(children=frozenset({"a"}))
    only.hear(bell(), NOW)
    assert not only.must_ask("a", NOW, on_the_way=True)


def test_a_child_is_visited_for_its_bell_once_an_hour() -> None:
    """Only where the bell is known to be one child's."""
    for shared in (None, True, False):
        ear = listening(shared)
        ear.hear(bell("a"), NOW)
        assert ear.must_ask("v", NOW, on_the_way=False) is (shared is False)
    ear.hear(bell("v"), NOW, visited="v")
    later = Listening(bell=ear.bell, children=FAMILY)
    soon, due = NOW + timedelta(minutes=30), NOW + timedelta(hours=1)
    later.hear(bell("a"), soon)
    assert not later.must_ask("v", soon, on_the_way=False)
    assert later.must_ask("v", due, on_the_way=False)


def test_it_can_be_stored() -> None:
    """And is read back as it was."""
    known = Bell(shared=False).asked("a", NOW)
    assert Bell.from_dict(known.to_dict()) == known
