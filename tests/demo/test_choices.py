"""What the demo's guardian has chosen fits what the simulated kitchens cook."""

from pathlib import Path
import tomllib

import pytest

from tests.demo.choices import CHOICES

SCHOOL_WEEK = 5


@pytest.mark.parametrize("name", [name for name, choice in CHOICES.items() if choice.watched])
def test_what_is_watched_for_is_served_soon(name: str) -> None:
    """Within any five school days in a row there is one of the dishes."""
    menus = Path(__file__).parents[1] / "simulator" / "menus.toml"
    school = CHOICES[name].address.rpartition("/")[2]
    dishes = tomllib.loads(menus.read_text(encoding="utf-8"))[school]["dishes"]
    for first in range(len(dishes)):
        week = [dishes[(first + day) % len(dishes)].lower() for day in range(SCHOOL_WEEK)]
        assert any(word in dish for dish in week for word in CHOICES[name].watched)


def test_ways() -> None:
    """Each site is another one, and both ways to find a menu are gone."""
    assert len({choice.site for choice in CHOICES.values()}) == len(CHOICES)
    assert {choice.school is None for choice in CHOICES.values()} == {True, False}
