"""The manifest and hacs.json, checked as hassfest and the HACS action do."""

import ast
from pathlib import Path
import re

from awesomeversion import AwesomeVersion, AwesomeVersionStrategy
from homeassistant import components
from homeassistant.const import Platform
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
import pytest

from custom_components.skolplattformen.api.transport import VERSION
from tests.integration_files import INTEGRATION, ROOT, load, modules

MANIFEST = load(INTEGRATION / "manifest.json")
HACS = load(ROOT / "hacs.json")
LOCKS = sorted(ROOT.glob("requirements/ha-????.??.txt"))

REQUIRED = {
    "codeowners",
    "documentation",
    "domain",
    "iot_class",
    "issue_tracker",
    "name",
    "version",
}
OPTIONAL = {
    "after_dependencies",
    "config_flow",
    "dependencies",
    "integration_type",
    "loggers",
    "requirements",
}
# What hassfest lets every integration use without naming it, as far as we do.
ALWAYS_THERE = {*Platform, "homeassistant"}
VERSIONS = [
    AwesomeVersionStrategy.CALVER,
    AwesomeVersionStrategy.SEMVER,
    AwesomeVersionStrategy.SIMPLEVER,
    AwesomeVersionStrategy.PEP440,
]


def test_keys() -> None:
    """Only known keys: domain, name, and then by alphabet."""
    keys = list(MANIFEST)
    assert set(keys) >= REQUIRED
    assert set(keys) <= REQUIRED | OPTIONAL
    assert keys == ["domain", "name", *sorted(set(keys) - {"domain", "name"})]


def test_what_it_says_of_itself() -> None:
    """The values that hassfest looks into."""
    assert MANIFEST["domain"] == INTEGRATION.name
    assert MANIFEST["integration_type"] == "service"
    assert MANIFEST["iot_class"] == "cloud_polling"
    assert all(owner.startswith("@") for owner in MANIFEST["codeowners"])
    assert AwesomeVersion(MANIFEST["version"], ensure_strategy=VERSIONS).valid


def test_domain_is_free() -> None:
    """No integration of core has the domain, on either side of an update."""
    assert not (Path(components.__file__).parent / MANIFEST["domain"]).exists()


@pytest.mark.parametrize("key", ["documentation", "issue_tracker"])
def test_addresses(key: str) -> None:
    """Addresses are https and the project's own, not those of a core integration."""
    assert re.fullmatch(
        r"https://github\.com/[^/]+/skolplattformen-home-assistant(/issues)?", MANIFEST[key]
    )


def test_config_flow() -> None:
    """What the manifest announces is there."""
    assert MANIFEST["config_flow"] is True
    assert (INTEGRATION / "config_flow.py").is_file()


def test_uses_no_component_without_naming_it() -> None:
    """Every component of core that is imported is a dependency, or the module's own platform."""
    named = {*MANIFEST.get("dependencies", ()), *MANIFEST.get("after_dependencies", ())}
    used = {
        (path.stem, component)
        for path, tree in modules()
        for component in _components(tree)
        if component not in ALWAYS_THERE | named
    }
    assert {component for module, component in used if module != component} == set()


@pytest.mark.parametrize("requirement", MANIFEST["requirements"])
def test_requirements(requirement: str) -> None:
    """A lower bound, never a pin that core could be at odds with; both locks fulfil it."""
    wanted = Requirement(requirement)
    assert [specifier.operator for specifier in wanted.specifier] == [">="]
    for lock in LOCKS:
        assert wanted.specifier.contains(_pins(lock)[canonicalize_name(wanted.name)]), lock.name


def test_versions_are_one() -> None:
    """The manifest, the project and the client carry the same version, and the changelog knows it."""
    assert f'\nversion = "{MANIFEST["version"]}"\n' in (ROOT / "pyproject.toml").read_text()
    assert MANIFEST["version"] == VERSION
    assert f"\n## [{VERSION}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_hacs() -> None:
    """Only keys of HACS, the least Home Assistant that is tested, and the one country."""
    assert set(HACS) <= {
        "content_in_root",
        "country",
        "filename",
        "hide_default_branch",
        "homeassistant",
        "name",
        "persistent_directory",
        "render_readme",
        "zip_release",
    }
    assert HACS["name"] == MANIFEST["name"]
    assert HACS["country"] == ["SE"]
    assert f"{HACS['homeassistant'].rpartition('.')[0]}" == LOCKS[0].stem.removeprefix("ha-")


def test_one_integration_with_all_it_needs() -> None:
    """HACS installs one folder, and it wants a licence and a README beside it."""
    assert [path.parent for path in ROOT.glob("custom_components/*/manifest.json")] == [INTEGRATION]
    assert "Apache License" in (ROOT / "LICENSE").read_text()
    assert (ROOT / "README.md").is_file()


def _components(tree: ast.Module) -> set[str]:
    """Return the components of core that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and not node.level and node.module:
            if node.module == "homeassistant.components":
                found |= {alias.name for alias in node.names}
            elif node.module.startswith("homeassistant.components."):
                found.add(node.module.split(".")[2])
        elif isinstance(node, ast.Import):
            names = (alias.name.split(".") for alias in node.names)
            found |= {name[2] for name in names if name[:2] == ["homeassistant", "components"]}
    return found


def _pins(lock: Path) -> dict[str, str]:
    """Return package to version of a lock file."""
    lines = re.findall(r"^([\w.-]+)==([^\s;]+)", lock.read_text(), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in lines}
