"""Sentences in which a school tells to bring something, as schools write them."""

from time import process_time

from hypothesis import given, strategies as st
import pytest

from custom_components.skolplattformen.school.reminders import LONGEST, reminders
from tests.properties import DETERMINISTIC

TOLD = (
    "Ta med matsäck.",
    "Ta med matsäck, vattenflaska & oömma kläder.",
    "TAG MED REGNKLÄDER!",
    "Ta gärna med en egen filt",
    "Ta alltid med dig laddad dator till lektionen.",
    "Ta med badkläder och handduk på torsdag.",
    "Ta med matsäck hemifrån.",
    "Ta med bussbiljett, vi kommer hem vid 15.",
    "Ni ska ta med er oömma kläder och stövlar.",
    "Den som vill får ta med ett gosedjur.",
    "Alla tar med sig en frukt.",
    "På fredag tar ni med något att dela på.",
    "Vi åker till skogen, eleverna tar med sig egen matsäck.",
    "Vi går till isen så ta med hjälm och skridskor.",
    "Vi tar med egen matsäck.",
    "Vi ber er ta med ombyte.",
    "Boken ska tas med på måndag.",
    "Fyll i blanketten och ta med den tillbaka till skolan.",
    "De som inte äter fisk ska ta med egen mat.",
    "Ni behöver inte böcker men ta med penna och block.",
    "Lämna mobilen hemma och ta med ett gott humör.",
    "Medtag matsäck och sittunderlag.",
    "Medtages: simkläder, handduk, hänglås.",
    "Egen lunch medtas.",
    "Vi äter medhavd matsäck i parken.",
    "Egen matsäck!",
    "Ha med idrottskläder och inneskor.",
    "Ha alltid med ombyte i väskan.",
    "Eleverna ska ha med sig vattenflaska.",
    "Alla har med sig frukt varje dag.",
    "Barnen behöver ha regnkläder med sig.",
    "Skicka med extra vantar.",
    "Skicka gärna med barnen solkräm.",
    "Glöm inte gympapåsen!",
    "Glöm ej läxboken.",
    "Glöm inte att ta med biblioteksböckerna.",
    "Glöm inte penna, linjal och sudd.",
    "Glöm inte att lämna tillbaka biblioteksboken.",
    "Kom ihåg idrottskläder.",
    "Kom ihåg att ha med er utrustning till slöjden.",
    "Kom ihåg mössa och vantar, det är kallt.",
    "Kom ihåg att packa regnkläder.",
    "Tänk på att ha med inneskor.",
    "Packa en liten väska med ombyte.",
    "Packa ner varma strumpor.",
    "Packlista: sovsäck, liggunderlag, ficklampa.",
    "Att ta med: matsäck för hela dagen",
    "Missa inte att ta med skridskor på onsdag.",
    "Vi kommer vara ute hela dagen, så klä barnen varmt och skicka med extra strumpor.",
    "Eleverna behöver ha med sig en egen vattenflaska och frukt.",
    "Badkläder, handduk och hänglås ska tas med till simhallen.",
    "Medtag egen lunch (ej nötter).",
    "Glöm inte ombyteskläder till idrotten!",
    "Kom ihåg regnkläder & stövlar.",
    "Ha med laddad dator och hörlurar.",
    "Alla elever ska ha med sin pärm.",
    "Var och en tar med sig en bok att läsa.",
    "Tag med er cykelhjälm.",
    "Friluftsdag - ta med matsäck och vatten",
    "Ni får gärna ta med ett spel att spela.",
    "Imorgon är det utklädningsdag, ta med en lapp om ni vill bli sminkade.",
    "Glöm inte att ni ska ha med er passerkort.",
    "Barnen får ta med sig en leksak på leksaksdagen.",
    "Lämna in blanketten senast fredag.",
)

NOT_TOLD = (
    "Ta med dig hem gympakläderna.",
    "Ta med er hem alla teckningar.",
    "Ta med alla kläder hem inför lovet.",
    "Eleverna tar med sig slöjdalstren hem idag.",
    "Skicka inte med godis.",
    "Ta inte med mobiltelefon.",
    "Ta ej med egna leksaker.",
    "Ta med inga leksaker.",
    "Ni behöver inte ta med matsäck.",
    "Ni behöver inte ta med något.",
    "Du slipper ta med bollar.",
    "Inga leksaker får tas med.",
    "Det är inte tillåtet att ta med godis.",
    "Det är förbjudet att ta med nötter till skolan.",
    "Undvik att ta med dyra saker.",
    "Medtag ej glasflaskor.",
    "Ingen medhavd matsäck behövs.",
    "Egen matsäck behövs inte.",
    "Matsäck tas inte med.",
    "Kan ni ta med matsäck?",
    "Har alla tagit med sig frukt?",
    "Tack till alla som tog med kakor.",
    "Flera glömde gympapåsen i går.",
    "Många har glömt vattenflaskan.",
    "Glöm inte att skolan slutar klockan 12.",
    "Glöm inte föräldramötet på torsdag.",
    "Glöm inte att anmäla er till utvecklingssamtal.",
    "Glöm inte att läsa kapitel 4.",
    "Glöm inte provet i morgon.",
    "Glöm inte kvar vattenflaskan i skolan.",
    "Kom ihåg att öva på glosorna.",
    "Kom ihåg tiden!",
    "Tänk på att vara i tid.",
    "Läraren tar med bollar.",
    "Fritids kommer att ta med mellanmål.",
    "Vi tar med matsäck från köket.",
    "Skolan skickar med en lapp.",
    "Barnen tar med sig matsäck från skolan.",
    "Vi har gymnastik med Lisa.",
    "Det har med saken att göra.",
    "Ha en fin helg med er familj!",
    "Packa upp väskorna.",
    "Dags att packa ihop inför sommarlovet.",
    "Vi packade alla väskor.",
    "Mata med sked.",
    "Tävlingen startar med matte.",
    "Vi ses i matsalen.",
    "Vi tar med oss bollar till parken.",
    "Eleverna får med sig en lapp hem.",
    "Ta med er hem det som ligger i kapprummet.",
    "Ni behöver ej packa matsäck, skolan ordnar det.",
    "Skolan bjuder på fika.",
    "Glöm inte att logga in i Skolplattformen.",
    "Kom ihåg att sjukanmäla före 8.",
    "Tänk på trafiken när ni lämnar barnen.",
    "Tänk på att hämta barnen i tid.",
    "Fotografering. Ta på dig en fin tröja.",
    "Klassen har tagit med många böcker.",
    "Idrotten är inställd, ni behöver inga idrottskläder.",
    "Man ska inte ta med sig mobilen in i klassrummet.",
    "Mobiler lämnas hemma.",
    "Glömda kläder skänks bort på fredag.",
    "Glöm inte bort att det är lov på måndag.",
    "Vi arbetar med Bibeln.",
    "Kom med frågor!",
    "Föräldrarna tar med fika.",
    "Vi samlar pengar till klassresan.",
    "Packning sker under lektionstid.",
    "Leksaker tas inte med till skolan.",
    "Kom ihåg mötet om klassresan, pengar har samlats in.",
    "Vi packar våra väskor på fredag",
    "Ta inte, jag upprepar, inte med mobilen.",
    "Fritids stänger. Ta med er barnen hem.",
    "Provet gäller de begrepp som vi tagit med.",
    "Kapitel 3 och 4.",
    "",
)


@pytest.mark.parametrize("text", TOLD)
def test_told(text: str) -> None:
    """The whole sentence is kept as the school wrote it."""
    assert reminders(text) == (text,)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_not_told(text: str) -> None:
    """What is not to be brought, goes home, is somebody else's business, or was asked or past."""
    assert reminders(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Vi åker kl. 9.15 till museet. Ta med frukt. Åter ca 13.",
            ("Ta med frukt.",),
        ),
        ("Ta med frukt t.ex. ett äpple. Vi ses!", ("Ta med frukt t.ex. ett äpple.",)),
        ("Ta med regnkläder och frukt.\nVi går 9.25.", ("Ta med regnkläder och frukt.",)),
        ("Hur lång är du? Ta med måttband! Välkomna", ("Ta med måttband!",)),
        (
            "Ta med matsäck. Glöm inte vantar.",
            ("Ta med matsäck.", "Glöm inte vantar."),
        ),
        ("OBS! Glöm inte simglasögon.", ("Glöm inte simglasögon.",)),
        # Markdown is what it was made of, not what the school wrote.
        ("## Utflykt\n\n**Ta med** _matsäck_.", ("Ta med matsäck.",)),
        ("Ta med [blanketten](https://example.org/a.pdf).", ("Ta med blanketten.",)),
        ("- Vi går 8.30\n- Ta med matsäck", ("Ta med matsäck",)),
        ("| Tisdag | Ta med matsäck |", ("Tisdag Ta med matsäck",)),
        # A list belongs to the words above it.
        ("Ta med:\n\n- matsäck\n- vattenflaska\n\nVi ses!", ("Ta med: matsäck, vattenflaska",)),
        ("Glöm inte:\n* mobil\n* inneskor.", ("Glöm inte: mobil, inneskor",)),
        ("**Packlista**\n\n1. sovsäck\n2. ficklampa", ("Packlista: sovsäck, ficklampa",)),
        ("Ta med:\nmatsäck och frukt\nVi ses!", ("Ta med: matsäck och frukt",)),
        ("Ta inte med:\n- godis\n- mobil", ()),
        ("Kom ihåg:\n- Föräldramöte på torsdag", ()),
        ("Ta med", ()),
        ("Ta med:", ()),
        ("Packlista", ()),
    ],
)
def test_sentences(text: str, found: tuple[str, ...]) -> None:
    """Sentences end where they end, not at abbreviations and times; lists are taken along."""
    assert reminders(text) == found


def test_a_long_sentence_is_cut_at_a_word() -> None:
    """What tells to bring something is in what is kept."""
    early = "Ta med " + "varma strumpor och " * 30
    late = "Vi går genom " + "skogen och över ängen och " * 20 + "till sjön, ta med matsäck."

    (kept,) = reminders(early)
    assert kept.startswith("Ta med varma strumpor")
    assert kept.endswith(" …")
    assert len(kept) <= LONGEST
    (kept,) = reminders(late)
    assert kept == "… ta med matsäck."


@DETERMINISTIC
@given(
    st.lists(
        st.sampled_from((*TOLD, *NOT_TOLD, "Ta med:", "- ", "\n", "| ", "?", " och ")) | st.text()
    ).map("".join)
)
def test_any_text_is_read(text: str) -> None:
    """Whatever is found is short, not empty, one line, and made of the text's own words."""
    for found in reminders(text):
        assert 0 < len(found) <= LONGEST
        assert found == " ".join(found.split())
        assert not found.endswith("?")


@pytest.mark.parametrize(
    "piece", ["a", "ta ", "ta med ", "[", "*", "- \n", "ska ", "ha ", "med: \n"]
)
def test_a_huge_text_does_not_take_long(piece: str) -> None:
    """Time grows with the length, whatever the text: 20 000 characters are the most there are."""
    begun = process_time()
    reminders(piece * (20_000 // len(piece)))

    assert process_time() - begun < 1
