"""What the dashboard card is built with: exact pins, and no registry's address in them."""

import re

import pytest

from tests.integration_files import ROOT, load

FRONTEND = ROOT / "frontend"
PACKAGE = load(FRONTEND / "package.json")
LOCK = load(FRONTEND / "package-lock.json")
PINS = {kind: PACKAGE[kind] for kind in ("dependencies", "devDependencies")}


def test_versions_are_exact() -> None:
    """No range, and the lock holds the same versions."""
    for kind, pins in PINS.items():
        for name, version in pins.items():
            assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
            assert LOCK["packages"][f"node_modules/{name}"]["version"] == version
        assert LOCK["packages"][""][kind] == pins


def test_lock_names_no_registry() -> None:
    """Each package is known by its hash; where it is fetched from is the machine's business."""
    for path, package in LOCK["packages"].items():
        assert "resolved" not in package, path
        assert not path or package["integrity"].startswith("sha512-"), path


@pytest.mark.parametrize("name", ["package.json", "package-lock.json", ".npmrc"])
def test_no_file_has_a_registrys_address(name: str) -> None:
    """No host that is a registry, no file of a package, and no setting that chooses one."""
    text = (FRONTEND / name).read_text(encoding="utf-8")
    assert not re.search(r"//registry\.|\.tgz\b|^\S*registry\s*=\s*\S*//", text, re.MULTILINE)


def test_node_is_what_the_tools_run_on() -> None:
    """The script asks for the Node that the package does."""
    script = (ROOT / "script" / "lib" / "node.sh").read_text(encoding="utf-8")
    minimum = re.search(r'^NODE_MINIMUM="(.+)"$', script, re.MULTILINE)
    assert minimum is not None
    assert PACKAGE["engines"]["node"] == f">={minimum[1]}"
