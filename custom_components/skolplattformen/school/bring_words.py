"""The words with which a school tells a child to bring something, and those that only seem so."""

from collections.abc import Iterator
import re

# Words that may stand between the parts of a verb, and say nothing against it.
_ADVERBS = r"gärna|också|även|själva?|alltid|då|därför|istället|nu|idag|imorgon|i dag|i morgon"
_CHILDREN = (
    r"ni|er|du|dig|alla|allihop|elev\w*|barn\w*|ditt|ert|era|varje|var och en|man|klassen"
    r"|åk|årskurs|[1-9][a-f]"
)
_BETWEEN = rf"(?: (?:{_ADVERBS}|{_CHILDREN})){{0,3}}"

# Verbs whose "med" follows what is matched here.
_TO_BRING = re.compile(
    rf"\b(?:(?:ta|tag|taga|skicka){_BETWEEN}(?= med\b)"
    rf"|ha{_BETWEEN}(?= med\b(?! att göra\b))"
    r"|(?:tas|tages)(?= med\b)"
    r"|medta(?:g|ga|ges|s)?\b"
    r"|(?:ska|skall|måste|bör|behöver)(?: \w+){0,2} ha(?: \w+){1,6}(?= med (?:sig|er|dig)\b)"
    r"|packa\b(?! (?:upp|ihop|ur|in|om|undan|bort)\b))",
    re.IGNORECASE,
)
# As above, but only of children: "Eleverna tar med sig …", not "Läraren tar med …".
_THEY_BRING = re.compile(
    rf"\b(?:(?:tar|skickar){_BETWEEN}(?= med\b)|har{_BETWEEN}(?= med (?:sig|er|dig)\b))",
    re.IGNORECASE,
)
_FOOD_AND_SUCH = (
    r"matsäck|lunch|fika|frukt|mellanmål|handduk|badkläder|skridskor|skidor|hjälm|cykel"
    r"|vattenflaska"
)
_OWN = re.compile(
    rf"\bmedhav(?:d|t|da)\b|\b(?:egen|eget|egna) (?:\w+ )?(?:{_FOOD_AND_SUCH})\b", re.IGNORECASE
)
_TO_HAND_IN = re.compile(
    r"\b(?:åter)?lämna(?: in| tillbaka)?(?: \w+){0,4}? "
    r"\w*(?:bok|boken|böcker|böckerna|lapp|lappen|blankett|blanketten|talong|talongen)\b(?! hemma)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:packlista|packningslista|packning|utrustning): ?\w(?!.*\b(?:ingår|lånas?|finns)\b)",
    re.IGNORECASE,
)

# These tell to bring something only if a thing follows that one brings.
_TO_REMEMBER = re.compile(
    r"\b(?:(?:glöm|missa) (?:inte|ej|aldrig)(?: bort)?\b|kom ihåg\b|tänk på\b)(?! kvar\b)"
    r"(?: att(?: \w+){0,3}? ha\b)?",
    re.IGNORECASE,
)
_REMEMBER_ENDS = re.compile(
    r"\b(?:men|att|om|som|när|så|för|tills|innan|vi|ni|det|kvar)\b|[.!?]", re.IGNORECASE
)
_THING = re.compile(
    r"\b(?:\w*-)?(?:\w*(?:kläder|påse|påsar|väsk|säck|flask|matlåd|lunchlåd|frukt|mellanmål|bok"
    r"|böcker|häft|pärm|mapp|penn|linjal|dator|ipad|plattan?|laddare|hörlurar|handduk|dräkt|byxor"
    r"|möss|vant|halsduk|stövlar|overall|regnställ|underställ|strumpor|jack|tröj|shorts|keps"
    r"|solhatt|solkräm|glasögon|tofflor|förkläde|hänglås|nyckel|nycklar|pengar|biljett|busskort"
    r"|id-kort|sl-kort|lapp|blankett|talong|intyg|instrument|gitarr|fiol|flöjt|leksak|gosedjur"
    r"|hjälm|cykel|cyklar|skidor|pjäxor|skridskor|pulk|racket|utrustning|ombyte|kudd|filt"
    r"|underlag|lampa|reflexväst|mobil|inneskor|gympaskor|idrottsskor|gymnastikskor)"
    r"|fika|block|sudd|skor)(?:a|e|n|s|an|ar|en|er|et|na|or|arna|erna|orna)?\b",
    re.IGNORECASE,
)

_NOT_BEFORE = re.compile(
    r"\b(?:inte|ej|aldrig|ingen|inget|inga|varken|utan|slipper|undvik|låt bli|förbjud\w*"
    r"|i ?stället för)\b",
    re.IGNORECASE,
)
# What says no, but not of what is to be brought.
_NO_OF_ELSE = re.compile(
    r"\b(?:glöm|missa) (?:inte|ej|aldrig)\b|\b(?:om|som|ifall)(?: \w+){0,2} inte\b", re.IGNORECASE
)
_NOT_AFTER = re.compile(
    r"(?: med)?(?: (?:dig|er|sig|den|det|dem))? (?:inte|ej|aldrig|inga|inget|ingen)\b"
    # Things go home, or come from the school; or something is only to be thought of.
    r"|(?: med)?(?: (?!så\b|när\b|innan\b|vi\b|att\b|ni\b|som\b)\w+){0,6}(?<!resan)(?<!vägen) hem\b"
    r"|.{0,80}\bfrån (?:skolan|köket|matsalen|fritids)\b"
    r"| med i (?:beräkning|räkning|åtanke)",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:vi|jag|skolan|fritids|personal\w*|lärar\w*|pedagog\w*|kök\w*|ledar\w*|tränar\w*)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(rf"\b(?:{_CHILDREN})\b", re.IGNORECASE)

_QUESTION = re.compile(r"\?\W*$")
# Parts of a sentence that do not say no for each other.
_CLAUSE_ENDS = re.compile(
    r"[,;:()\u2013\u2014]|\s-\s|\bmen\b"
    r"|\b(?:och|så)(?= (?:ta|tag|ha|glöm|kom|packa|medtag|skicka)\b)",
    re.IGNORECASE,
)


def tells(sentence: str) -> int | None:
    """Return where in a sentence it begins to tell to bring something; None if it does not."""
    if _QUESTION.search(sentence):
        return None
    if _LABEL.match(sentence):
        return 0
    for start, clause in _clauses(sentence):
        if _clause_tells(clause) or _reminds_of_thing(clause, sentence[start + len(clause) :]):
            return start
    return None


def _clauses(sentence: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in _CLAUSE_ENDS.finditer(sentence):
        yield start, sentence[start : end.start()]
        start = end.end()
    yield start, sentence[start:]


def _clause_tells(clause: str) -> bool:
    if _OWN.search(clause):
        return _NOT_BEFORE.search(clause) is None
    for verb, needs_child in ((_TO_BRING, False), (_THEY_BRING, True), (_TO_HAND_IN, False)):
        found = verb.search(clause)
        if found is None:
            continue
        before = _NO_OF_ELSE.sub("", clause[: found.end()])
        if _NOT_BEFORE.search(before) or _NOT_AFTER.match(clause, found.end()):
            continue
        if _CHILD.search(before) or not (needs_child or _SOMEBODY_ELSE.search(before)):
            return True
    return False


def _reminds_of_thing(clause: str, rest: str) -> bool:
    """Return whether a clause, with what is counted up after it, reminds of a thing."""
    found = _TO_REMEMBER.search(clause)
    if found is None:
        return False
    named = _REMEMBER_ENDS.split(clause[found.end() :] + rest, maxsplit=1)[0]
    return _THING.search(named) is not None
