"""Where the integration's files lie, and what its code says, for the tests of form."""

import ast
from collections.abc import Iterator
import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
INTEGRATION = ROOT / "custom_components" / "skolplattformen"
LANGUAGES = ("en", "sv")


def load(path: Path) -> Any:
    """Return a JSON file, and refuse one that says a key twice."""
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=_unique)


def translations(language: str) -> dict[str, Any]:
    """Return the translations into a language."""
    found: dict[str, Any] = load(INTEGRATION / "translations" / f"{language}.json")
    return found


def flat(tree: dict[str, Any], path: str = "") -> dict[str, str]:
    """Return the leaves of a tree of objects by their dotted paths."""
    leaves: dict[str, str] = {}
    for key, value in tree.items():
        here = f"{path}.{key}" if path else key
        leaves |= flat(value, here) if isinstance(value, dict) else {here: value}
    return leaves


def modules() -> Iterator[tuple[Path, ast.Module]]:
    """Yield the path and the syntax tree of each module that may import Home Assistant."""
    for path in sorted(INTEGRATION.rglob("*.py")):
        if path.relative_to(INTEGRATION).parts[0] not in ("api", "school"):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def calls() -> Iterator[tuple[Path, str, dict[str, str]]]:
    """Yield module, callee and literal keyword arguments of each call in those modules."""
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                words = {
                    keyword.arg: keyword.value.value
                    for keyword in node.keywords
                    if keyword.arg
                    and isinstance(keyword.value, ast.Constant)
                    and isinstance(keyword.value.value, str)
                }
                yield path, ast.unparse(node.func).rpartition(".")[2], words


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"said twice: {keys}"
    return dict(pairs)
