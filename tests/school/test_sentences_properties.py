"""What is said of a day is always whole sentences of one language, whatever is known."""

from datetime import date, datetime, timedelta

from hypothesis import given, strategies as st

from custom_components.skolplattformen.school.assessment_words import AssessmentKind
from custom_components.skolplattformen.school.bring import Bring, BringSource
from custom_components.skolplattformen.school.known import Known
from custom_components.skolplattformen.school.lunches import Lunch
from custom_components.skolplattformen.school.models import Dish
from custom_components.skolplattformen.school.moments import swedish_day
from custom_components.skolplattformen.school.school_day import school_day
from custom_components.skolplattformen.school.told.sentences import (
    family_paragraph,
    family_sentence,
    paragraph,
    sentence_of,
)
from custom_components.skolplattformen.school.told.spoken import ChildDay
from custom_components.skolplattformen.school.usual import Differences, differences

from .days import families
from .told import to_do

# What schools, kitchens and guardians write: anything, but mostly with blanks and stops in it.
_TEXTS = st.text(st.sampled_from("ab Å.,!?:\n\t-…\u00a0"), max_size=300) | st.text(max_size=20)
_MINUTES = st.sampled_from((0, 1, -15, 30, 45, 60, -61, 90, 125, -1439))
_SWEDISH = {"har", "hade", "skola", "klockan", "från", "till", "och", "inte", "för", "dagen", "av"}
_ENGLISH = {"has", "had", "school", "from", "to", "and", "not", "because", "the", "is", "are", "of"}


@st.composite
def told(draw: st.DrawFn, known: Known, day: date, texts: st.SearchStrategy[str]) -> ChildDay:
    """Return what is told of a day; all that others wrote is made of the texts."""
    return ChildDay(
        name=draw(texts),
        day=school_day(known, day),
        has_timetable=draw(st.booleans()),
        lunch=draw(st.none() | texts.map(lambda text: _lunch(day, text))),
        differences=draw(
            st.just(differences(known, day))
            | st.builds(
                Differences,
                start=_MINUTES,
                end=_MINUTES,
                added=st.lists(texts, max_size=5).map(tuple),
                missing=st.lists(texts, max_size=5).map(tuple),
            )
        ),
        bring=tuple(
            Bring(text=text, source=source)
            for text, source in draw(
                st.lists(st.tuples(texts, st.sampled_from(BringSource)), max_size=5)
            )
        ),
        due=tuple(
            to_do(title, subject, kind=kind)
            for title, subject, kind in draw(
                st.lists(st.tuples(texts, texts, st.sampled_from(AssessmentKind)), max_size=4)
            )
        ),
    )


def _lunch(day: date, text: str) -> Lunch:
    return Lunch(day=day, own=(Dish(name=text),) if text else (), closed=text)


@given(st.data(), families(), st.sampled_from(("sv", "en", "fi")))
def test_whole_sentences(data: st.DataObject, known: tuple[Known, datetime], language: str) -> None:
    """Nothing is empty, blanks come one at a time, and all ends with one full stop."""
    facts, now = known
    away = timedelta(days=data.draw(st.integers(-3, 20)))
    day = swedish_day(now) + away
    children = data.draw(st.lists(told(facts, day, _TEXTS), max_size=4))

    said = [family_sentence(children, now, language), family_paragraph(children, now, language)]
    for child in children:
        said += [sentence_of(child, now, language), paragraph(child, now, language)]

    for text in said:
        assert text[:1] == text[:1].upper()
        assert text.endswith(".")
        assert not text.endswith("..")
        assert text == " ".join(text.split())
        assert len(text) < 4 * 2500


@given(st.data(), families())
def test_one_language(data: st.DataObject, known: tuple[Known, datetime]) -> None:
    """No word of the one language stands in the other, but for what others wrote."""
    facts, now = known
    day = swedish_day(now) + timedelta(days=data.draw(st.integers(-3, 20)))
    child = data.draw(told(facts, day, st.just("Xyzzy")))

    for said in (sentence_of, paragraph):
        swedish = set(said(child, now, "sv").casefold().strip(".").split())
        english = set(said(child, now, "en").casefold().strip(".").split())
        assert not swedish & _ENGLISH
        assert not english & _SWEDISH
        assert "none" not in swedish | english


@given(st.data(), families())
def test_the_same_children_are_told_of_in_any_family(
    data: st.DataObject, known: tuple[Known, datetime]
) -> None:
    """Every child of a family is named in its sentence."""
    facts, now = known
    names = ("Alva", "Bo", "Cleo", "Dag", "Eva")
    day = swedish_day(now) + timedelta(days=data.draw(st.integers(-3, 20)))
    children = [
        ChildDay(name=name, day=school_day(facts if data.draw(st.booleans()) else Known(), day))
        for name in names
    ]

    for said in (family_sentence(children, now, "sv"), family_paragraph(children, now, "sv")):
        assert all(name in said for name in names)
