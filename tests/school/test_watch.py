"""Which of a guardian's words a lunch has."""

import pytest

from custom_components.skolplattformen.school.models import Dish
from custom_components.skolplattformen.school.watch import words_in


@pytest.mark.parametrize(
    ("dish", "word", "found"),
    [
        ("Pannkakor med sylt", "pannkakor", True),
        ("Fisksoppa med bröd", "fisk", True),
        ("Stekt torskfisk, potatis", "FISK", True),
        ("Tonfisksallad", "fisk", False),
        ("Pannkaka", "pannkakor", False),
        ("Grisfärs", "ris", False),
        ("Kokt gris", "ris", False),
        ("Ris och curry", "ris", True),
        ("Risgrynsgröt", "ris", True),
        ("Äggröra", "ägg", True),
        ("Stuvade makaroner", "stuvade makaroner", True),
        ("Stuvade snabbmakaroner", "stuvade makaroner", False),
        ("Pasta carbonara", "carbonara pasta", False),
        ("Köttbullar med potatismos", "potatis mos", False),
        ("Soppa", "", False),
        ("Soppa", "*", False),
        ("Soppa (100 % ekologisk)", "ekologisk", True),
        ("", "soppa", False),
    ],
)
def test_a_word_in_a_dish(dish: str, word: str, *, found: bool) -> None:
    """Words begin with it; from four letters on they may end with it; several stand together."""
    assert words_in([Dish(name=dish)], [word]) == ((word,) if found else ())


def test_a_word_among_the_marks() -> None:
    """Allergens and kinds of food count; the words come in their own order."""
    dishes = [Dish(name="Nuggets", marks=("Fågel", "Gluten")), Dish(name="Linsgryta")]

    assert words_in(dishes, ("linsgryta", "gluten", "fisk")) == ("linsgryta", "gluten")
