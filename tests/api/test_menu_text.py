"""What kitchens write, made readable without eating real words."""

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.api.menus.text import dish_name, tidy
from tests.properties import DETERMINISTIC


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Fisksoppa med bröd", "Fisksoppa med bröd"),
        ("  köttbullar   med\n potatis\xa0 ", "Köttbullar med potatis"),
        ("Potatis &amp; kall sås", "Potatis & kall sås"),
        ("V: linsgryta", "Linsgryta"),
        ("A: V: Linsgryta", "Linsgryta"),
        ("Pannkakor (A) med sylt (L)", "Pannkakor med sylt"),
        ("Pannkakor (1)", "Pannkakor"),
        ("Pannkakor*, sylt**", "Pannkakor, sylt"),
        ("Torsk , potatis,, dillsås,", "Torsk, potatis, dillsås"),
        (", Torsk,potatis", "Torsk, potatis"),
        ("Ärtsoppa (A), pannkaka", "Ärtsoppa, pannkaka"),
        ("Mjölk 1,5 %", "Mjölk 1,5 %"),
        ("ägg", "Ägg"),
        # Real words stay.
        ("Veg: Linsgryta", "Veg: Linsgryta"),
        ("Lunch (vegetarisk)", "Lunch (vegetarisk)"),
        ("B:sons gryta", "B:sons gryta"),
        ("Kött: och grönsaker", "Kött: och grönsaker"),
        ("À la carte", "À la carte"),
        ("Å-soppa", "Å-soppa"),
        # Nothing is named.
        ("", ""),
        (" - ", ""),
        ("*** (A)", ""),
        ("&nbsp;", ""),
        # What no output can write.
        ("Sop\x00pa \ud800", "Soppa"),
    ],
)
def test_dish_name(written: str, name: str) -> None:
    """Marks go, words stay."""
    assert dish_name(written) == name


@DETERMINISTIC
@given(
    st.lists(
        st.sampled_from(
            ("fisk", "sås", "ÅÄ", "(A)", "(b)", "*", ",", " ", "V: ", "&amp;", "1,5", "(veg)")
        )
    )
)
def test_words_survive(parts: list[str]) -> None:
    """Whatever marks stand between them, the words are all there and in order."""
    name = dish_name(" ".join(parts)).casefold()

    for word in (part for part in parts if part in ("fisk", "sås", "ÅÄ", "1,5", "(veg)")):
        before, found, name = name.partition(word.casefold())
        assert found, before


@DETERMINISTIC
@given(st.text())
def test_any_text(text: str) -> None:
    """Any text becomes one line that can be written."""
    for line in (tidy(text), dish_name(text)):
        assert line == line.strip()
        assert len(line.splitlines()) <= 1
        line.encode()
