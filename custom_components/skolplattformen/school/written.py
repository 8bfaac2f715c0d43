"""What a guardian writes in lines: what to bring to a subject, and what a subject is called here."""

from collections.abc import Iterable

from .bring import usual_items
from .subjects import subject_named

# What stands between the two sides of a line, by what the line is about.
BRING_MARK = ":"
RENAME_MARK = "="


def tidy_lines(lines: Iterable[str], mark: str) -> list[str]:
    """Return the lines without needless space and without empty ones, each once."""
    gap = " " if mark == RENAME_MARK else ""
    tidied: dict[str, None] = {}
    for line in lines:
        before, found, after = (" ".join(side.split()) for side in line.partition(mark))
        if before or found:
            tidied[f"{before}{gap}{found} {after}".strip() if found else before] = None
    return list(tidied)


def things_in(line: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a subject and what is brought to it, perhaps nothing: "Idrott: handduk, skor".

    None: it is no such line.
    """
    subject, found, things = line.partition(BRING_MARK)
    if not found or not subject.strip():
        return None
    return subject.strip(), tuple(filter(None, (thing.strip() for thing in things.split(","))))


def rename_in(line: str) -> tuple[str, str] | None:
    """Return an old name and the new one: "MA = Matte". None: it is no such line."""
    old, _, new = (side.strip() for side in line.partition(RENAME_MARK))
    return (old, new) if old and new else None


def items_to_bring(lines: Iterable[str], language: str) -> dict[str, tuple[str, ...]]:
    """Return what is brought to each subject: what is written, and what is usual to the others."""
    written: dict[str, tuple[str, ...]] = {}
    for subject, things in filter(None, map(things_in, lines)):
        written[subject] = written.get(subject, ()) + things
    named = {subject.key for subject in map(subject_named, written) if subject is not None}
    usual = usual_items(language)
    return {key: things for key, things in usual.items() if key not in named} | written


def new_names(lines: Iterable[str]) -> dict[str, str]:
    """Return the new names by the old ones."""
    return dict(filter(None, map(rename_in, lines)))
