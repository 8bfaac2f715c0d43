"""What a guardian writes in lines."""

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.subjects import subject_name
from custom_components.skolplattformen.school.written import (
    BRING_MARK,
    RENAME_MARK,
    items_to_bring,
    new_names,
    rename_in,
    things_in,
    tidy_lines,
)
from tests.properties import DETERMINISTIC

USUAL = {"IDH": ("Gympakläder",), "SIM": ("Badkläder", "Handduk")}
LINES = st.lists(st.text(alphabet="Aå:=, ", max_size=8))


@pytest.mark.parametrize(
    ("lines", "items"),
    [
        ([], USUAL),
        # One's own words for a subject go before what is usual to it, also no words at all.
        (["Gympa: skor, , handduk"], {"SIM": USUAL["SIM"], "Gympa": ("skor", "handduk")}),
        (["Idrott och hälsa:"], {"SIM": USUAL["SIM"], "Idrott och hälsa": ()}),
        # Something else is added; of a subject in two lines both count.
        (["Musik: flöjt", "Musik: noter"], {**USUAL, "Musik": ("flöjt", "noter")}),
        # Times have colons too.
        (["Bild: klar 8:20"], {**USUAL, "Bild": ("klar 8:20",)}),
    ],
)
def test_what_to_bring(lines: list[str], items: dict[str, tuple[str, ...]]) -> None:
    """By subject, with what is usual where the guardian has written nothing."""
    assert items_to_bring(lines, "sv") == items


def test_the_usual_in_the_language_of_the_home() -> None:
    """What is known without a line is told in the home's language."""
    assert items_to_bring([], "en") == {"IDH": ("PE clothes",), "SIM": ("Swimwear", "Towel")}


def test_new_names() -> None:
    """Only the first mark parts a line."""
    names = new_names(["MA = Matte", "Elevens val = Val = kul"])

    assert names == {"MA": "Matte", "Elevens val": "Val = kul"}
    assert subject_name("ma", "sv", names) == "Matte"
    assert subject_name("Matematik", "sv", {"MA": "Matte"}) == "Matematik"


@pytest.mark.parametrize("line", ["", "Idrott", ": skor", " :"])
def test_nothing_to_bring_in_it(line: str) -> None:
    """A line without a colon, or without a subject before it, is none."""
    assert things_in(line) is None


@pytest.mark.parametrize("line", ["", "MA", "MA =", "= Matte", "MA: Matte"])
def test_no_name_in_it(line: str) -> None:
    """A line without an old or a new name is none."""
    assert rename_in(line) is None


@DETERMINISTIC
@given(LINES, st.sampled_from((BRING_MARK, RENAME_MARK)))
def test_tidy_lines_stay_as_they_are(lines: list[str], mark: str) -> None:
    """Tidying once is enough, and changes nothing of what the lines say."""
    tidied = tidy_lines(lines, mark)

    assert tidy_lines(tidied, mark) == tidied
    read = things_in if mark == BRING_MARK else rename_in
    understood = {read(" ".join(line.split())) for line in lines} - {None}
    assert {read(line) for line in tidied} - {None} == understood
