"""The package of a release: what HACS and the Marketplace install."""

import json
from pathlib import Path
import subprocess
import sys
from zipfile import ZipFile

import pytest

from tests.integration_files import INTEGRATION, ROOT, load

MANIFEST = load(INTEGRATION / "manifest.json")
HACS = load(ROOT / "hacs.json")
RELEASE = ROOT / ".github" / "workflows" / "release.yml"


def test_hacs_takes_the_package_of_a_release() -> None:
    """A zip needs its name, and the default branch has none, so it is not offered."""
    assert HACS["zip_release"] is True
    assert HACS["hide_default_branch"] is True
    assert HACS["filename"] == f"{INTEGRATION.name}.zip"
    assert f"dist/{HACS['filename']}" in RELEASE.read_text("utf-8")


@pytest.mark.parametrize(("tag", "version"), [("v0.1.0", "0.1.0"), ("v0.1.0b7", "0.1.0b7")])
def test_package(tmp_path: Path, tag: str, version: str) -> None:
    """The zip holds the whole integration at its top, with the version of the tag."""
    done = _package(tag, tmp_path)
    assert done.returncode == 0, done.stderr
    with ZipFile(tmp_path / HACS["filename"]) as package:
        names = set(package.namelist())
        manifest = json.loads(package.read("manifest.json"))
        transport = package.read("api/transport.py").decode()
    assert manifest == MANIFEST | {"version": version}
    assert f'\nVERSION = "{version}"\n' in transport
    assert {
        "__init__.py",
        "brand/icon.png",
        "LICENSE",
        "school/models/base.py",
        "translations/sv.json",
    } <= names
    assert not [name for name in names if "__pycache__" in name or name.startswith(("/", "."))]
    # The card, and the licence of what is built into it; its sources and tools stay at home.
    assert {name for name in names if name.startswith("frontend/")} == {
        "frontend/LICENSE.lit",
        "frontend/skolplattformen.js",
    }
    assert "sign in" in (tmp_path / "notes.md").read_text("utf-8").lower()


def test_package_is_the_same_each_time(tmp_path: Path) -> None:
    """One tree and one tag make one file."""
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        _package("v0.1.0", folder)
    assert (first / HACS["filename"]).read_bytes() == (second / HACS["filename"]).read_bytes()


@pytest.mark.parametrize("tag", ["0.1.0", "v0.1", "v0.1.0-beta", "v0.1.0; ls", "v99.0.0"])
def test_package_of_what_is_no_version(tmp_path: Path, tag: str) -> None:
    """Nothing is packed for a tag that is no version, or that the changelog does not know."""
    assert _package(tag, tmp_path).returncode != 0
    assert not (tmp_path / HACS["filename"]).exists()


def _package(tag: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  # our own script
        [sys.executable, str(ROOT / "script" / "package"), tag, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
