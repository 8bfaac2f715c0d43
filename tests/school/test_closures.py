"""Which titles of entries for whole days say that there is no school."""

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.closures import Closure, closure
from tests.properties import DETERMINISTIC


@pytest.mark.parametrize(
    "title",
    [
        "Studiedag",
        "STUDIEDAG!",
        "Studiedagar",
        "Studie- och planeringsdag",
        "Studie-/kompetensdag",
        "Gemensam studiedag för personalen",
        "Studiedag (fritids öppet)",
        "Studiedag - fritids öppet kl 06:30-17",
        "Studiedag \u2013 fritids stängt",
        "Studiedag fritids öppet",
        "Studiedag, skola och fritids stängda",
        "Fritids öppet, studiedag",
        "Studiedag - ingen skola för eleverna",
        "Skolan stängd på grund av studiedag",
        "Studiedag. Eleverna är lediga",
        "Studiedag, lektionerna inställda",
        "Lovdag/studiedag",
        "Obs! Kompetensdag",
        "Kompetensutvecklingsdag",
        "Planeringsdag",
        "Fortbildningsdag v. 45",
        "K-dag",
        "Studiedag åk F-9",
    ],
)
def test_study_days(title: str) -> None:
    """The pupils are free and the staff are not."""
    assert closure(title) is Closure.STUDY_DAY


@pytest.mark.parametrize(
    "title",
    [
        "Lov",
        "Lovdag",
        "Höstlov",
        "Höstlov v. 44",
        "v.44 Höstlov",
        "Höstlov/läslov",
        "Läslovet",
        "Jul- och nyårslov",
        "Jullov 22/12\u20138/1",
        "Jullov t.o.m. 8/1",
        "SPORTLOV",
        "Sportlovsvecka, sportlov",
        "Påsklov - lovskola åk 9",
        "Sommar-lov",
        "Lovvecka",
        "Skolan stängd",
        "Skolan är stängd",
        "Hela skolan stängd",
        "Skola och fritids stängda",
        "Skolan/fritids stängt",
        "Stängt",
        "Vi har stängt",
        "Stängt för sommaren",
        "Stängt under jullovet",
        "Skolfri dag",
        "Skolfritt",
        "Elevfri dag",
        "Skolledigt",
        "Eleverna lediga",
        "Ingen skola",
        "Klämdag",
        "Kristi himmelsfärd",
    ],
)
def test_closed(title: str) -> None:
    """A day off for all, in the words of schools."""
    assert closure(title) is Closure.CLOSED


@pytest.mark.parametrize(
    "title",
    [
        "",
        "-",
        "Idrottsdag",
        "Friluftsdag",
        "Temadag",
        "Studiebesök på museet",
        "Studiedagens resultat",
        "Olov fyller år",
        "Lovisa 10 år",
        "Tillov",
        "Lovsång i kyrkan",
        "Lovskola",
        "Lov-skola åk 9",
        "Kulturskolans lovaktiviteter",
        # Denied, taken back, moved.
        "Ingen studiedag",
        "Inget lov",
        "Vanlig skoldag (ej lov)",
        "Skolan ej stängd",
        "Lovvecka inställd",
        "Inställd studiedag",
        "INSTÄLLD: Studiedag",
        "Studiedag \u2013 inställd",
        "Studiedagen utgår",
        "Studiedag ställs in",
        "Studiedagen är flyttad till 5/12",
        "Studiedag (flyttad)",
        # Before, after, about.
        "Sista dagen före lovet",
        "Sista skoldagen, jullov",
        "Sista skoldagen! Jullov",
        "Julavslutning, sedan jullov",
        "Skolan börjar efter sommarlovet",
        "Första skoldagen efter jullovet",
        "Jullovet börjar",
        "Anmälan till sommarlov",
        "Lov anmälan",
        "Utvärdering av studiedagen",
        "Trevligt sommarlov",
        "Pyssel på höstlovet",
        # A part of the day.
        "Halv studiedag",
        "Halvdag lov",
        "Studiedag eftermiddag",
        "Studiedag, em",
        "Studiedag från kl 12",
        "Studiedag från 12.00",
        "Studiedag 12:00-16:00",
        "Studiedag, skolan slutar redan 12",
        "Lov efter lunch",
        "Skolan stängd till 10.00",
        # Something else is shut.
        "Fritids stängt",
        "Fritids stängt - planeringsdag",
        "Planeringsdag fritids",
        "Stängt på fritids",
        "Biblioteket stängt",
        "Köket stängt",
        "Skolgården stängd",
        "Skolgården avstängd",
        "Västra ingången stängd",
        "Stängda dörrar-övning",
        "Stängt nätverk",
        "Expeditionen stängd",
        # Too long to be a title.
        "Studiedag " * 30,
    ],
)
def test_says_nothing(title: str) -> None:
    """A child must not sleep in on a school day because of a word."""
    assert closure(title) is None


def test_letters_put_together() -> None:
    """A title that was written on another system may have its dots apart from its letters."""
    assert closure("Ho\u0308stlov") is Closure.CLOSED


_WORDS = st.sampled_from(
    ("Studiedag", "lov", "Skolan", "stängd", "ingen", "inställd", "fritids", "öppet")
) | st.sampled_from(("kl", "12", "på", "-", ",", "(", "!", "eftermiddag"))


@DETERMINISTIC
@given(st.text(max_size=220) | st.lists(_WORDS, max_size=12).map(" ".join))
def test_total(title: str) -> None:
    """Any title has an answer, and spaces around it and capitals do not change it."""
    answer = closure(title)

    assert answer in {None, *Closure}
    if len(title) < 190:
        assert closure(f"  {title}\n") is answer


@DETERMINISTIC
@given(st.lists(_WORDS, max_size=10).map(" ".join))
def test_called_off(title: str) -> None:
    """Whatever is said to be cancelled says nothing."""
    assert closure(f"Inställt: {title}") is None
