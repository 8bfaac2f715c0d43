"""quality_scale.yaml: hassfest does not read it in a custom integration, so this test does.

Each rule is proven: by a check of the tree, which must find fault when something is changed for the
worse, or by tests of behaviour, which must be there under their names.
"""

import ast
from functools import cache
from typing import Any

from homeassistant.util.yaml import load_yaml_dict
import pytest

from tests.integration_files import INTEGRATION, ROOT
from tests.quality import code, documents, words
from tests.quality.named import NAMED
from tests.quality.tree import CHECKS, Change, Tree

BRONZE = {
    "action-setup",
    "appropriate-polling",
    "brands",
    "common-modules",
    "config-flow",
    "config-flow-test-coverage",
    "dependency-transparency",
    "docs-actions",
    "docs-conditions",
    "docs-high-level-description",
    "docs-installation-instructions",
    "docs-removal-instructions",
    "docs-triggers",
    "entity-event-setup",
    "entity-unique-id",
    "has-entity-name",
    "runtime-data",
    "test-before-configure",
    "test-before-setup",
    "unique-config-entry",
}
SILVER = {
    "action-exceptions",
    "config-entry-unloading",
    "docs-configuration-parameters",
    "docs-installation-parameters",
    "entity-unavailable",
    "integration-owner",
    "log-when-unavailable",
    "parallel-updates",
    "reauthentication-flow",
    "test-coverage",
}
GOLD = {
    "devices",
    "diagnostics",
    "discovery",
    "discovery-update-info",
    "docs-data-update",
    "docs-examples",
    "docs-known-limitations",
    "docs-supported-devices",
    "docs-supported-functions",
    "docs-troubleshooting",
    "docs-use-cases",
    "dynamic-devices",
    "entity-category",
    "entity-device-class",
    "entity-disabled-by-default",
    "entity-translations",
    "exception-translations",
    "icon-translations",
    "reconfiguration-flow",
    "repair-issues",
    "stale-devices",
}
PLATINUM = {"async-dependency", "inject-websession", "strict-typing"}

FILE = INTEGRATION / "quality_scale.yaml"
RULES: dict[str, Any] = load_yaml_dict(str(FILE))["rules"]

TREE = Tree.read()
# Importing them registers their checks.
CHECKING = (code, documents, words)
CHANGES = [
    pytest.param(rule, change, id=f"{rule}-{number}")
    for rule, check in CHECKS.items()
    for number, change in enumerate(check.changes)
]


def test_every_rule_once() -> None:
    """All 54 rules of the scale are there, and none twice."""
    written = [
        line.strip().partition(":")[0]
        for line in FILE.read_text(encoding="utf-8").splitlines()
        if line.startswith("  ") and not line.startswith(("   ", "  #"))
    ]
    assert len(written) == 54
    assert sorted(written) == sorted(BRONZE | SILVER | GOLD | PLATINUM)
    assert list(RULES) == written


def test_every_status() -> None:
    """A rule is done, or exempt for a reason that is given; nothing is left to do."""
    for rule, said in RULES.items():
        status = said["status"] if isinstance(said, dict) else said
        assert status in ("done", "exempt"), rule
        if isinstance(said, dict):
            assert set(said) == {"status", "comment"}, rule
            assert said["comment"].endswith("."), rule
        assert status != "exempt" or isinstance(said, dict), rule


def test_every_rule_is_proven() -> None:
    """No rule is a mere claim, and none that is exempt has only tests of what it does not do."""
    assert CHECKS.keys() | NAMED.keys() == RULES.keys()
    exempt = {rule for rule, said in RULES.items() if said != "done" and said["status"] == "exempt"}
    assert exempt <= CHECKS.keys()
    assert all(check.changes for check in CHECKS.values())


@pytest.mark.parametrize("rule", CHECKS)
def test_the_tree(rule: str) -> None:
    """The check of a rule finds no fault."""
    assert CHECKS[rule].faults(TREE) == []


@pytest.mark.parametrize(("rule", "change"), CHANGES)
def test_a_breach_is_seen(rule: str, change: Change) -> None:
    """The check of a rule finds fault when something is changed for the worse."""
    assert CHECKS[rule].faults(TREE.after(change)) != []


@pytest.mark.parametrize("rule", NAMED)
def test_names_of_tests(rule: str) -> None:
    """The tests that prove a rule are there."""
    for name in NAMED[rule]:
        path, _, test = name.partition("::")
        assert test in _tests_in(path), name


@cache
def _tests_in(path: str) -> frozenset[str]:
    """Return the names of the tests in a file below `tests`."""
    code = (ROOT / "tests" / path).read_text(encoding="utf-8")
    return frozenset(
        node.name
        for node in ast.parse(code).body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
    )
