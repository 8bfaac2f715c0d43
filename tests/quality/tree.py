"""The project's files as they are, or with one change, for the checks to read."""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
import json
from typing import Any, Final, Self

from tests.integration_files import INTEGRATION, ROOT

_KINDS: Final = (".py", ".json", ".yaml", ".yml", ".md", ".toml", ".txt", "script/test")
_PLACES: Final = (
    "*.md",
    "*.toml",
    "docs/*.md",
    "requirements/*.txt",
    "script/test",
    ".github/workflows/*.yml",
    "custom_components/**/*.*",
)
_CODE: Final = f"{INTEGRATION.relative_to(ROOT)}/"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change of a file, after which a check must find fault; a text that is not there is made."""

    path: str
    old: str = ""
    new: str


class Tree:
    """Texts of the project, by their paths below its root; those of the integration below its own."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Take the texts."""
        self.texts = texts

    @classmethod
    def read(cls) -> Self:
        """Return the files as they lie there."""
        return cls(
            {
                str(path.relative_to(ROOT)).removeprefix(_CODE): path.read_text(encoding="utf-8")
                for place in _PLACES
                for path in sorted(ROOT.glob(place))
                if str(path).endswith(_KINDS)
            }
        )

    def after(self, change: Change) -> Tree:
        """Return the tree after a change of what is there, or with a file that was not."""
        before = self.texts.get(change.path, "")
        assert change.old in before, f"{change.path} no longer has {change.old!r}"
        assert change.old or not before, f"{change.path} is there already"
        text = before.replace(change.old, change.new) if change.old else change.new
        return Tree({**self.texts, change.path: text})

    def __getitem__(self, path: str) -> str:
        """Return a text; an empty one when there is no such file."""
        return self.texts.get(path, "")

    def json(self, path: str) -> Any:
        """Return what a JSON file holds."""
        return json.loads(self[path])

    def modules(self, *, of: str = "") -> Iterator[tuple[str, ast.Module]]:
        """Yield path and syntax of each module of the integration, or of one room of it."""
        for path, text in self.texts.items():
            if path.endswith(".py") and path.startswith(of):
                yield path, _parsed(text)

    def module(self, path: str) -> ast.Module:
        """Return the syntax of one module; of an empty one when there is no such file."""
        return _parsed(self[path])

    def calls(self, *, of: str = "") -> Iterator[tuple[str, ast.Call, str]]:
        """Yield path, call and the last part of what is called."""
        for path, module in self.modules(of=of):
            for call, name in _calls(module):
                yield path, call, name

    @cached_property
    def classes(self) -> dict[str, tuple[str, ast.ClassDef]]:
        """Return path and syntax of each class of the integration outside its client, by name."""
        return {
            node.name: (path, node)
            for path, module in self.modules()
            for node in module.body
            if isinstance(node, ast.ClassDef) and not path.startswith(("api/", "school/"))
        }

    def ancestors(self, name: str) -> frozenset[str]:
        """Return the names of all classes that a class is made of, as far as they are known."""
        found = self.classes.get(name)
        bases = [last_name(base) for base in found[1].bases] if found else []
        return frozenset(bases).union(*map(self.ancestors, bases))

    def descriptions(self) -> Iterator[tuple[str, dict[str, ast.expr]]]:
        """Yield path and arguments of each description of an entity."""
        for path, call, name in self.calls():
            words = {word.arg: word.value for word in call.keywords if word.arg}
            if name.endswith("Description") and "key" in words:
                yield path, words

    def documents(self, language: str) -> str:
        """Return all pages that guardians read in a language; those for developers are in one only."""
        english = [path for path in self.texts if path.removesuffix(".md") + ".sv.md" in self.texts]
        pages = [path.replace(".md", ".sv.md") for path in english] if language == "sv" else english
        return "\n".join(map(self.texts.__getitem__, pages))


def last_name(node: ast.expr) -> str:
    """Return the last part of a dotted name."""
    while isinstance(node, ast.Subscript):
        node = node.value
    return ast.unparse(node).rpartition(".")[2]


def function(module: ast.AST, name: str) -> str:
    """Return the code of a function; an empty one when there is none of that name."""
    return next(
        (
            ast.unparse(node)
            for node in ast.walk(module)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name == name
        ),
        "",
    )


def text_of(node: ast.expr | None) -> str | None:
    """Return a literal text; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


@cache
def _parsed(text: str) -> ast.Module:
    return ast.parse(text)


@cache
def _calls(module: ast.Module) -> tuple[tuple[ast.Call, str], ...]:
    """Return each call of a module, and the last part of what is called."""
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call)]
    return tuple((call, last_name(call.func)) for call in calls)


@dataclass(frozen=True, kw_only=True)
class Check:
    """What reads the tree for one rule and tells of faults, and changes that it must find."""

    faults: Callable[[Tree], list[str]]
    changes: tuple[Change, ...]


CHECKS: dict[str, Check] = {}


def proves(
    rule: str, *changes: Change
) -> Callable[[Callable[[Tree], list[str]]], Callable[[Tree], list[str]]]:
    """Let a function that tells of faults prove a rule."""

    def register(faults: Callable[[Tree], list[str]]) -> Callable[[Tree], list[str]]:
        CHECKS[rule] = Check(faults=faults, changes=changes)
        return faults

    return register
