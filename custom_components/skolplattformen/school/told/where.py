"""Where the children of a family are, in one sentence for the ear."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..whereabouts import Place, Whereabouts
from .sentences import two
from .speech import Language, speech_in
from .spoken import Scene, ending, joined, plain


@dataclass(frozen=True, kw_only=True)
class ChildPlace:
    """What is told of where one child is."""

    name: str
    where: Whereabouts
    # One without goes to preschool.
    has_timetable: bool = True


def where_sentence(children: Sequence[ChildPlace], language: str) -> str:
    """Return one sentence about where all children are, those at the same place together."""
    speech = speech_in(language)
    groups: dict[str, list[ChildPlace]] = {}
    for child in children:
        groups.setdefault(_clause(speech, Scene(who=""), child), []).append(child)
    clauses = [_clause(speech, _scene(speech, group), group[0]) for group in groups.values()]
    return ending(f", {speech.conjunction} ".join(two(clauses)) if clauses else speech.nobody)


def _scene(speech: Language, group: Sequence[ChildPlace]) -> Scene:
    names = [plain(child.name, speech.cut) or speech.a_child for child in group]
    return Scene(who=joined(names, speech.conjunction), several=len(group) > 1)


def _clause(speech: Language, of: Scene, child: ChildPlace) -> str:
    preschool = not child.has_timetable
    match child.where.place:
        case Place.ABSENT:
            return speech.absent(of)
        case Place.SCHOOL:
            return speech.at_school(of, child.where.until)
        case Place.CARE:
            return speech.at_care(of, preschool=preschool)
        case Place.EXPECTED:
            return speech.expected(of, preschool=preschool)
        case Place.ELSEWHERE:
            return speech.not_there(of, preschool=preschool)
        case Place.UNKNOWN:
            return speech.somewhere(of)
