"""quality_scale.yaml: hassfest does not read it in a custom integration, so this test does."""

from typing import Any

from homeassistant.util.yaml import load_yaml_dict

from tests.integration_files import INTEGRATION

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
    """A rule is done, to do, or exempt for a reason that is given."""
    for rule, said in RULES.items():
        status = said["status"] if isinstance(said, dict) else said
        assert status in ("done", "todo", "exempt"), rule
        if isinstance(said, dict):
            assert set(said) == {"status", "comment"}, rule
            assert said["comment"].endswith("."), rule
        assert status != "exempt" or isinstance(said, dict), rule


def test_claims_that_can_be_seen() -> None:
    """What a rule calls done is in the tree."""
    code = {
        str(path.relative_to(INTEGRATION)): path.read_text(encoding="utf-8")
        for path in INTEGRATION.rglob("*.py")
    }
    flows = code["config_flow.py"] + code["flows/sign_in.py"]
    shown = {
        "brands": (INTEGRATION / "brand" / "icon.png").is_file(),
        "common-modules": {"coordinator.py", "entity.py"} <= set(code),
        "config-entry-unloading": "def async_unload_entry(" in code["__init__.py"],
        "diagnostics": "def async_get_config_entry_diagnostics(" in code.get("diagnostics.py", ""),
        "integration-owner": "OWNER" not in (INTEGRATION / "manifest.json").read_text("utf-8"),
        "parallel-updates": all(
            "\nPARALLEL_UPDATES = " in code[f"{name}.py"]
            for name in ("button", "calendar", "sensor")
        ),
        "reauthentication-flow": "def async_step_reauth(" in flows,
        "reconfiguration-flow": "def async_step_reconfigure(" in flows,
    }
    assert {rule for rule, is_so in shown.items() if not is_so and RULES[rule] == "done"} == set()
