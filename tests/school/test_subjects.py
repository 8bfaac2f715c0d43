"""What titles of the timetable are shown as, and which subject they are about."""

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.subject_codes import (
    LANGUAGE_PREFIXES,
    OTHERS,
    SUBJECTS,
)
from custom_components.skolplattformen.school.subject_languages import LANGUAGES
from custom_components.skolplattformen.school.subjects import subject_name, subject_of
from tests.properties import DETERMINISTIC

CODES = (
    *SUBJECTS,
    *OTHERS,
    *(prefix + language for prefix in LANGUAGE_PREFIXES for language in LANGUAGES),
)
TITLES = st.sampled_from((*CODES, "Idrott & hälsa", "SV/SVA", "Slöjd 4B", "")) | st.text()


@pytest.mark.parametrize(
    ("title", "swedish", "english"),
    [
        ("MA", "Matematik", "Mathematics"),
        ("IDH", "Idrott och hälsa", "Physical education and health"),
        ("HKK", "Hem- och konsumentkunskap", "Home and consumer studies"),
        ("SVA", "Svenska som andraspråk", "Swedish as a second language"),
        ("TN", "Teckenspråk för hörande", "Sign language"),
        ("EV", "Elevens val", "Student's choice"),
        ("VEU", "Verklighetsuppfattning", "Perception"),
        (" BL ", "Bild", "Art"),
        # Modern languages and mother tongues, by either list of codes.
        ("M1FR", "Franska", "French"),
        ("M2SP", "Spanska", "Spanish"),
        ("M2DEU", "Tyska", "German"),
        ("ASSVSVA", "Svenska som andraspråk", "Swedish as a second language"),
        ("M1PO", "Portugisiska", "Portuguese"),
        ("MLSOM", "Somaliska", "Somali"),
        ("MLSMJ", "Samiska, Lulesamiska", "Sami, Lule Sami"),
        ("MLGER", "Tyska", "German"),
        ("MLXXX", "Modersmål", "Mother tongue tuition"),
        ("M2XXX", "Moderna språk, språkval", "Modern languages, language choice"),
        # What the English list had wrong.
        ("MLEUS", "Baskiska", "Basque"),
        ("MLMSA", "Malajiska", "Malay"),
        ("MLMLG", "Malagaskiska", "Malagasy"),
        ("MLSPK", "Övriga språk", "Other language"),
        # In these the case does not count.
        ("LUNCH", "Lunch", "Lunch"),
        ("Rast", "Rast", "Break"),
        ("mtid", "Mentorstid", "Mentor time"),
        ("M-TID", "Mentorstid", "Mentor time"),
        ("Prandium", "Lunch", "Lunch"),
    ],
)
def test_a_code_is_translated(title: str, swedish: str, english: str) -> None:
    """A title that is exactly a code is shown as what it stands for."""
    assert subject_name(title, "sv") == swedish
    assert subject_name(title, "en") == english


@pytest.mark.parametrize(
    "title",
    [
        "ma",
        "Idh",
        "MA1",
        "MA 7B",
        "SV/SVA",
        "NO-prov",
        "Idrott och hälsa",
        "Matematik",
        "Engelska",
        "ML",
        "MLABC",
        "m1fr",
        "M3FR",
        "FR",
        "SOM",
        "Klassens timme",
        "  Uteskola  i skogen ",
        "",
    ],
)
def test_all_else_is_shown_as_written(title: str) -> None:
    """Nothing but a whole code is translated, down to its blanks."""
    assert subject_name(title, "sv") == title
    assert subject_name(title, "en") == title


def test_other_languages_get_english() -> None:
    """Home Assistant falls back to English as well; regions do not count."""
    assert subject_name("SL", "sv-SE") == "Slöjd"
    assert subject_name("SL", "en-GB") == "Crafts"
    assert subject_name("SL", "de") == "Crafts"


@pytest.mark.parametrize(
    ("title", "old", "shown"),
    [
        ("IDH", "IDH", "Gympa"),
        ("IDH", "idh", "Gympa"),
        ("IDH", "Idrott och hälsa", "Gympa"),
        ("IDH", "physical education and health", "Gympa"),
        ("Idrott  och Hälsa", " idrott och hälsa", "Gympa"),
        # Composed and decomposed letters are the same letters.
        ("Idrott och ha\N{COMBINING DIAERESIS}lsa", "Idrott och hälsa", "Gympa"),
        ("Klassens timme", "klassens timme", "Gympa"),
        # A rename is about these words alone.
        ("Idrott och hälsa 7B", "Idrott och hälsa", "Idrott och hälsa 7B"),
        ("Idrott och hälsa", "IDH", "Idrott och hälsa"),
        ("Matematik", "MA", "Matematik"),
    ],
)
def test_renames_go_first(title: str, old: str, shown: str) -> None:
    """The guardian's own words are found by the title, or by what its code stands for."""
    assert subject_name(title, "sv", {old: " Gympa "}) == shown


def test_a_rename_to_nothing_is_none() -> None:
    """An emptied field does not empty the title."""
    assert subject_name("MA", "sv", {"MA": " "}) == "Matematik"


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("IDH", "IDH"),
        ("idh", "IDH"),
        ("Idrott och hälsa", "IDH"),
        ("Idrott & Hälsa", "IDH"),
        ("Idrott&hälsa", "IDH"),
        ("Idrott/hälsa", "IDH"),
        ("Idrott", "IDH"),
        ("IDROTT", "IDH"),
        ("Gympa", "IDH"),
        ("Gymnastik", "IDH"),
        ("PE", "IDH"),
        ("Physical education and health", "IDH"),
        ("Idrott 7B", "IDH"),
        ("7B Idrott", "IDH"),
        ("Idrott åk 4", "IDH"),
        ("Idrott och hälsa, grupp 2", "IDH"),
        ("Idrott (ute)", "IDH"),
        ("Idrott och hälsa (Idrott)", "IDH"),
        ("IDH 7A JPÅ", "IDH"),
        ("Simning", "SIM"),
        ("Simning åk 2", "SIM"),
        ("Simundervisning", "SIM"),
        ("Idrott (simning)", "SIM"),
        ("Idrott och hälsa - simning", "SIM"),
        ("Idrott simning", "SIM"),
        ("IDH/simning", "SIM"),
        ("Swimming", "SIM"),
        ("HKK", "HKK"),
        ("Hem- och konsumentkunskap", "HKK"),
        ("Hem & Konsumentkunskap", "HKK"),
        ("Hemkunskap", "HKK"),
        ("SL", "SL"),
        ("Slöjd", "SL"),
        ("Trä- och metallslöjd", "SL"),
        ("Trä/metallslöjd", "SL"),
        ("Textilslöjd", "SL"),
        ("Slöjd textil 5A", "SL"),
        ("Bild", "BL"),
        ("Bild halvklass", "BL"),
        ("Musik", "MU"),
        ("Matte", "MA"),
        ("M2SP", "M2SP"),
        ("Lunch", "LUNCH"),
        ("Friluftsdag", None),
        ("Idrottsdag", None),
        ("Simhallen stängd", None),
        ("Bildningsresa", None),
        ("SV/SVA", None),
        ("Slöjd/HKK", None),
        ("Hälsosamtal", None),
        ("En dag i skogen", None),
        ("Klassens timme", None),
        ("och", None),
        ("7B", None),
        ("", None),
    ],
)
def test_subject_of(title: str, key: str | None) -> None:
    """Codes and usual spellings are recognised; words that only resemble them are not."""
    subject = subject_of(title)

    assert (subject and subject.key) == key


def test_every_code_is_its_own_subject() -> None:
    """All codes are known, have both names, and lead to themselves."""
    for code in CODES:
        subject = subject_of(code)
        assert subject is not None
        assert subject.key == code
        assert subject.name("sv") == subject_name(code, "sv") != ""
        assert subject.name("en") == subject_name(code, "en") != ""


@DETERMINISTIC
@given(TITLES, st.text(), st.dictionaries(TITLES, st.text()))
def test_any_title_has_a_name(title: str, language: str, renames: dict[str, str]) -> None:
    """It is the school's, the table's or the guardian's word; a renamed one is the guardian's."""
    shown = subject_name(title, language, renames)
    subject = subject_of(title)
    own = {new.strip() for new in renames.values()} - {""}

    names = {subject.swedish, subject.english} if subject else set()
    assert shown in {title} | names | own
    if renames.get(title, "").strip():
        assert shown in own
