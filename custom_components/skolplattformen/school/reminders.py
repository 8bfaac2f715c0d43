"""Sentences in a school's own texts that tell a child to bring something.

Only what is said outright counts: better to miss one than to invent one.
"""

from collections.abc import Iterator
import re

from .bring_words import tells

# A longer sentence is cut.
LONGEST = 200

# As much of a sentence as is looked at.
_LOOKED_AT = 1000

_MARKS_OF_LINE = re.compile(r"(?:[#>]+\s+)*(?P<item>(?:[-*+•·]|[0-9]{1,2}[.)])\s+)?")
_LINK = re.compile(r"!?\[([^\[\]]{0,300})\]\([^()\s]{0,2000}\)")
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)")

_END = re.compile(r"[.!?…][\"”')\]]*\s+(?![a-zåäö])")
# Abbreviations at which no sentence ends.
_ABBREVIATION = re.compile(
    r"\b(?:kl|ca|t\.?\s?ex|bl\.?\s?a|nr|sid|ev|tel|åk|dvs|d\.v\.s|fr\.o\.m|t\.o\.m|v|s|max|min"
    r"|inkl|exkl|resp)\.$",
    re.IGNORECASE,
)

# Words that a list of things to bring may stand below.
_HEAD = re.compile(
    r"\bmed\b|\bmedta|\bpack(?:a|lista|ningslista|ning)\b|\butrustning\b|\bglöm\b|\bihåg\b",
    re.IGNORECASE,
)
_HEAD_WITHOUT_COLON = re.compile(
    r"(?:packlista|packningslista|packning|utrustning|medtag(?:es)?|medtas"
    r"|(?:(?:saker )?att )?(?:ta|tag|ha) med(?: dig| er| sig)?)",
    re.IGNORECASE,
)


def reminders(text: str) -> tuple[str, ...]:
    """Return the sentences that tell to bring something, as the school wrote them.

    The text may be Markdown, whose marks are left out; a list goes with the words above it.
    A sentence longer than 200 characters is cut.
    """
    lines = [line for line in map(_line, text.split("\n")) if line[0]]
    found: list[str] = []
    place = 0
    while place < len(lines):
        words, _ = lines[place]
        place += 1
        for sentence in _sentences(words):
            whole = sentence
            if words.endswith(sentence) and _is_head(sentence):
                below = _below(lines, place)
                if not below:
                    continue
                whole = f"{sentence.rstrip(': ')}: {', '.join(below)}"
                place += len(below)
            start = tells(whole[:_LOOKED_AT])
            if start is not None:
                found.append(_short(whole, start))
    return tuple(dict.fromkeys(found))


def _line(line: str) -> tuple[str, bool]:
    """Return the words of a line of Markdown, and whether it is an item of a list."""
    line = " ".join(line.replace("|", " ").split())
    marks = _MARKS_OF_LINE.match(line)
    is_item = marks is not None and marks["item"] is not None
    line = line[marks.end() :] if marks else line
    return " ".join(_EMPHASIS.sub("", _LINK.sub(r"\1", line)).split()), is_item


def _sentences(line: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(line):
        if not _ABBREVIATION.search(line, max(begin, end.start() - 8), end.start() + 1):
            yield line[begin : end.end()].strip()
            begin = end.end()
    yield line[begin:]


def _is_head(sentence: str) -> bool:
    """Return whether what is to be brought stands below."""
    if sentence.endswith(":"):
        return _HEAD.search(sentence[:_LOOKED_AT]) is not None
    return _HEAD_WITHOUT_COLON.fullmatch(sentence) is not None


def _below(lines: list[tuple[str, bool]], place: int) -> list[str]:
    """Return the items of the list that begins at a line; or the line, if it is in none."""
    items: list[str] = []
    for words, is_item in lines[place:]:
        if not is_item:
            break
        items.append(words.rstrip(" .,;"))
    return items or [words for words, _ in lines[place : place + 1]]


def _short(sentence: str, start: int) -> str:
    """Return a sentence, or if it is too long, as much of it as fits from where it counts."""
    if len(sentence) <= LONGEST:
        return sentence
    if start > LONGEST // 2:
        sentence = f"… {sentence[start:].strip()}"
    if len(sentence) <= LONGEST:
        return sentence
    kept = sentence[: LONGEST - 2]
    return f"{kept.rpartition(' ')[0] or kept} …"
