"""Titles of tests and of homework, as schools write them, and of what only resembles them."""

import pytest

from custom_components.skolplattformen.school.assessment_words import AssessmentKind, recognised

TESTS = (
    "Prov",
    "PROV",
    "Prov i geografi",
    "Prov på kapitel 3",
    "Matteprov",
    "NO-prov",
    "Kapitelprov matematik",
    "Omprov engelska",
    "Engelska: hörförståelseprov",
    "Provet i historia",
    "Nationellt prov svenska",
    "Nationella proven, engelska",
    "NP",
    "NP matematik åk 6",
    "Muntligt NP",
    "Test",
    "Test kapitel 5",
    "Glostest",
    "Matematiktest",
    "Diagnos",
    "Mattediagnos",
    "Läxförhör engelska",
    "Glosförhör v. 48",
    "Förhör på multiplikationstabellen",
    "Redovisning",
    "Muntlig redovisning i SO",
    "Bokredovisning",
    "Gruppredovisningar",
    "Provtillfälle 2 kemi",
    "NP Ma del B",
    "Prov/redovisning NO",
    "Stort prov på Andra världskriget",
    "Prov (flyttat från v. 47)",
    "Inlämning + prov",
    "Sista chansen att göra omprov",
    "Genomgång, sedan prov",
    "Genomgång och prov",
    "På tisdag: prov",
    "Läxa och glosförhör",
)

HOMEWORK = (
    "Läxa",
    "Läxa i matte",
    "Läsläxa",
    "Matteläxan",
    "Läxor v. 48",
    "Glosor kapitel 6",
    "Läxa till provet",
)

NEITHER = (
    "Provsmakning i matsalen",
    "Prova på-dag",
    "Provapå-dag",
    "Prova på innebandy",
    "Testamente",
    "Testa en idrott",
    "Protest",
    "Blodprov",
    "Vi tar vattenprov",
    "Provfri vecka",
    "Provvecka",
    "Provräkning",
    "Provlektion",
    "Redovisningsdag",
    "Öppet hus - prova på slöjd",
    "Information om de nationella proven",
    "Inga läxor under lovet",
    "Provschema",
    "Genomgång av provet",
    "Repetition inför prov",
    "Repetition inför matteprovet",
    "Efter provet",
    "Plugga till provet",
    "Repetition inför NP",
    "Övning inför nationella proven",
    "Återlämning av NO-prov",
    "Inget prov",
    "Inga prov denna vecka",
    "Ny maträtt på prov",
    "Test av brandlarm",
    "Brandlarmstest",
    "Covidtest",
    "Läxhjälp",
    "Läxfri vecka",
    "Ingen läxa",
    "Npf-föreläsning",
    "np",
    "Diagnostik",
    "Föreläsning om diagnoser",
    "Ekonomisk redovisning",
    "Improvisation",
    "Improvisationsteater",
    "Approvera",
    "Friluftsdag",
    "Studiedag",
    "Föräldramöte",
    "Utvecklingssamtal",
    "INSTÄLLT: Prov i geografi",
    "Provet utgår",
    "",
)


@pytest.mark.parametrize("title", TESTS)
def test_tests(title: str) -> None:
    """Tests are recognised by whole words and by compounds that are known to mean one."""
    assert recognised(title) is AssessmentKind.TEST


@pytest.mark.parametrize("title", HOMEWORK)
def test_homework(title: str) -> None:
    """Homework is recognised, also when it is for a test."""
    assert recognised(title) is AssessmentKind.HOMEWORK


@pytest.mark.parametrize("title", NEITHER)
def test_neither(title: str) -> None:
    """Tasting, trying, rehearsing and what is called off are no tests."""
    assert recognised(title) is None
