"""The home page: who the guardian's children are, and which one is chosen."""

from collections import Counter
from copy import deepcopy
import json

import pytest

from custom_components.skolplattformen.api.exceptions import UnexpectedAnswerError
from custom_components.skolplattformen.api.hub.home import home_data, parse_home

from .samples.home import HOME


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Exempelson, Alva", "Alva"),
        ("von Exempel, Anna-Karin Maria", "Anna-Karin"),
        ("Alva Exempelson", "Alva"),
        ("  Exempelson ,  Alva  ", "Alva"),
        ("Exempelson,", None),
    ],
)
def test_the_first_name(name: str, first: str | None) -> None:
    """Names come family name first; only the first given name is kept."""
    data = deepcopy(HOME)
    data["account"]["pupils"][0]["name"] = name
    parsed = parse_home(home_data(f"IMHome.home.homeData = {json.dumps(data)};"), Counter())
    assert parsed.pupils[0].first_name == first


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html>IMHome</html>",
        "IMHome.home.homeData = null;",
        "IMHome.home.homeData = {",
        "IMHome.home.homeData = []; {}",
    ],
)
def test_a_home_page_without_data(page: str) -> None:
    """A page that cannot be read is no account without children."""
    with pytest.raises(UnexpectedAnswerError):
        parse_home(home_data(page), Counter())


def test_a_child_that_cannot_be_read_is_still_a_child() -> None:
    """Its sibling is no only child: which one is chosen is what the page says."""
    data = deepcopy(HOME)
    data["account"]["pupils"][0] |= {"name": "", "selected": True}
    parsed = parse_home(home_data(f"IMHome.home.homeData = {json.dumps(data)};"), Counter())
    assert [pupil.first_name for pupil in parsed.named] == ["Vilmer"]
    assert parsed.selected is not None
    assert parsed.selected.first_name is None
    data["account"]["pupils"][0]["id"] = None
    parsed = parse_home(home_data(f"IMHome.home.homeData = {json.dumps(data)};"), Counter())
    assert parsed.selected is None


@pytest.mark.parametrize("apps", [["timetable"], [{}], {"codeName": "timetable"}])
def test_apps_that_cannot_be_read(apps: object) -> None:
    """The children are known all the same, and which modules there are is not."""
    parsed = parse_home({**HOME, "apps": apps}, Counter())
    assert len(parsed.named) == 2
    assert parsed.apps is None


def test_the_data_is_found_behind_other_mentions_of_its_name() -> None:
    """Only the assignment counts."""
    page = f"if (IMHome.home.homeData) {{}} IMHome.home.homeData={json.dumps(HOME)};"
    assert len(parse_home(home_data(page), Counter()).pupils) == 2


def test_no_child_is_chosen_when_two_are() -> None:
    """Exactly one may be marked."""
    data = deepcopy(HOME)
    data["account"]["pupils"][1]["selected"] = True
    parsed = parse_home(home_data(f"IMHome.home.homeData = {json.dumps(data)};"), Counter())
    assert parsed.selected is None
