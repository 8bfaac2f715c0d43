"""What GitHub reads: workflows with few rights that run our scripts, and forms that protect children."""

from pathlib import Path
import re
from typing import Any

from homeassistant.util.yaml import load_yaml_dict
import pytest

from tests.integration_files import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[!c]*.yml"))
# An action at a commit, or another workflow of our own.
PINNED = r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}|\./\.github/workflows/[\w-]+\.yml"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_are_modest(path: Path) -> None:
    """No rights but those that a job names, no token left behind, no run that lasts for ever."""
    workflow = load_yaml_dict(str(path))
    assert workflow["permissions"] == {}
    assert "concurrency" in workflow
    for name, job in workflow["jobs"].items():
        may_write = (path.stem, name) == ("release", "release")
        assert job["permissions"] == {"contents": "write" if may_write else "read"}
        assert "uses" in job or "timeout-minutes" in job
        for step in job.get("steps", ()):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_use_what_cannot_change(path: Path) -> None:
    """Actions of others are pinned by commit, with a word on what that commit is."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if used := re.search(r"\buses: (\S+)( # \S+)?$", line):
            assert re.fullmatch(PINNED, used[1]), line
            assert used[2] or used[1].startswith("./"), line


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_run_our_scripts(path: Path) -> None:
    """Whatever CI runs can be run at home; only publishing a release cannot."""
    for step in _steps(path):
        if command := step.get("run"):
            program = command.split()[0]
            assert (ROOT / program).is_file() or program == "gh", command
            assert "${{" not in command.replace("${{ matrix.home-assistant }}", "").replace(
                "${{ contains(github.ref_name, 'b') && '--prerelease' || '' }}", ""
            )


def test_both_versions_are_tested() -> None:
    """Every version that there are pins for is in each matrix."""
    versions = [path.stem.removeprefix("ha-") for path in ROOT.glob("requirements/ha-????.??.txt")]
    matrices = [
        job["strategy"]["matrix"]["home-assistant"]
        for path in WORKFLOWS
        for job in load_yaml_dict(str(path))["jobs"].values()
        if "strategy" in job
    ]
    assert matrices
    assert all(matrix == sorted(versions) for matrix in matrices)


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_forms_protect_children(path: Path) -> None:
    """No issue without a promise that there are no raw logs, names or pictures in it."""
    form = load_yaml_dict(str(path))
    promises = [
        option for part in form["body"] if part["type"] == "checkboxes" for option in _options(part)
    ]
    assert promises
    assert all(option["required"] for option in promises)
    assert "raw logs" in " ".join(option["label"] for option in promises)
    assert len({part["id"] for part in form["body"] if part["type"] != "markdown"}) == sum(
        part["type"] != "markdown" for part in form["body"]
    )


def test_bugs_come_with_diagnostics() -> None:
    """A bug's form asks for the file and both versions, and there is no way past the forms."""
    form = load_yaml_dict(str(GITHUB / "ISSUE_TEMPLATE" / "bug.yml"))
    needed = {
        part["id"] for part in form["body"] if part.get("validations", {}).get("required") is True
    }
    assert {"diagnostics", "home-assistant", "version"} <= needed
    assert not load_yaml_dict(str(GITHUB / "ISSUE_TEMPLATE" / "config.yml"))["blank_issues_enabled"]


def _steps(path: Path) -> list[dict[str, Any]]:
    jobs = load_yaml_dict(str(path))["jobs"].values()
    return [step for job in jobs for step in job.get("steps", ())]


def _options(part: dict[str, Any]) -> list[dict[str, Any]]:
    options: list[dict[str, Any]] = part["attributes"]["options"]
    return options
