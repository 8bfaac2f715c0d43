"""The walls of the house: what `school` and `api` can be imported without.

Each is imported in a fresh interpreter under a stub of the integration's package, since the
import of the real one, and this test run itself, bring Home Assistant along.
"""

from pathlib import Path
import subprocess
import sys

import pytest

INTEGRATION = Path(__file__).parents[1] / "custom_components" / "skolplattformen"
HOME_ASSISTANT = ("homeassistant", "voluptuous", "probatio")

_IMPORT_ALL = """
from importlib import import_module
import pkgutil
import sys
import tomllib
from types import ModuleType

path, part, *walls = sys.argv[1:]
parent = "custom_components.skolplattformen"


class Wall:
    def find_spec(self, name, path=None, target=None):
        if any(name == wall or name.startswith(wall + ".") for wall in walls):
            raise ImportError("behind the wall: " + name)


sys.meta_path.insert(0, Wall())
for name, where in (("custom_components", []), (parent, [path])):
    sys.modules[name] = ModuleType(name)
    sys.modules[name].__path__ = where
package = import_module(parent + "." + part)
for module in pkgutil.walk_packages(getattr(package, "__path__", []), package.__name__ + "."):
    import_module(module.name)
print(*sorted(name for name in sys.modules if name.startswith(package.__name__)))
"""


def _import_all(path: Path, part: str, *walls: str) -> subprocess.CompletedProcess[str]:
    """Import all modules of a part of a package with the walls up."""
    return subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-P", "-c", _IMPORT_ALL, str(path), part, *walls],
        capture_output=True,
        text=True,
        check=False,
        cwd=path,
        timeout=60,
    )


@pytest.mark.parametrize(
    ("part", "walls"),
    [
        (
            "school",
            (*HOME_ASSISTANT, "aiohttp", "yarl", "bs4", "custom_components.skolplattformen.api"),
        ),
        ("api", HOME_ASSISTANT),
    ],
)
def test_imports_without(part: str, walls: tuple[str, ...]) -> None:
    """Every module of the part can be imported without what stands behind the walls."""
    done = _import_all(INTEGRATION, part, *walls)

    assert done.returncode == 0, done.stderr
    files = [path for path in (INTEGRATION / part).rglob("*.py") if path.name != "__init__.py"]
    assert files
    modules = set(done.stdout.split())
    for path in files:
        name = ".".join(path.relative_to(INTEGRATION).with_suffix("").parts)
        assert f"custom_components.skolplattformen.{name}" in modules


@pytest.mark.parametrize("reached", ["homeassistant.core", "custom_components.skolplattformen.api"])
def test_a_breach_is_seen(tmp_path: Path, reached: str) -> None:
    """An import through a wall fails, however deep it stands."""
    (tmp_path / "deep" / "deeper").mkdir(parents=True)
    (tmp_path / "deep" / "__init__.py").touch()
    (tmp_path / "deep" / "deeper" / "__init__.py").touch()
    (tmp_path / "deep" / "deeper" / "leak.py").write_text(f"import {reached}\n", encoding="utf-8")

    done = _import_all(tmp_path, "deep", *HOME_ASSISTANT, "custom_components.skolplattformen.api")

    assert done.returncode != 0
    assert f"behind the wall: {reached.partition('.core')[0]}" in done.stderr


def test_school_of_api_is_only_its_models() -> None:
    """The client knows the facts of a school day, not the questions about it."""
    done = _import_all(
        INTEGRATION,
        "api",
        *(
            f"custom_components.skolplattformen.school.{path.stem}"
            for path in (INTEGRATION / "school").iterdir()
            if path.stem not in ("__init__", "__pycache__", "models")
        ),
    )

    assert done.returncode == 0, done.stderr
