"""Rules of the quality scale that texts, icons and the manifest prove or break."""

import ast
from importlib.metadata import PackageNotFoundError, metadata
import re
from typing import Final

from packaging.requirements import Requirement

from .tree import Change, Tree, last_name, proves, text_of

_ERRORS: Final = {
    "ConfigEntryAuthFailed",
    "ConfigEntryError",
    "ConfigEntryNotReady",
    "HomeAssistantError",
    "ServiceValidationError",
    "UpdateFailed",
}
# What says how the reading itself goes, and nothing of school.
_ABOUT_ITSELF: Final = {"last_update", "sign_in"}
# Licences that the Open Source Initiative has approved, as packages name them.
_OPEN: Final = r"OSI Approved|\bMIT\b|\bApache-2\.0\b|\bBSD-[23]-Clause\b"
_DISCOVERIES: Final = {"bluetooth", "dhcp", "homekit", "mqtt", "ssdp", "usb", "zeroconf"}


@proves(
    "config-flow",
    Change(path="manifest.json", old='"config_flow": true', new='"config_flow": false'),
    Change(path="translations/en.json", old='"nickname": "Used', new='"name": "Used'),
)
def config_flow(tree: Tree) -> list[str]:
    """There is a dialog, and each of its fields is described."""
    faults = [] if tree.json("manifest.json")["config_flow"] is True else ["manifest.json"]
    words = tree.json("translations/en.json")
    forms = [*words["config"]["step"].values(), *words["options"]["step"].values()]
    forms += words["config_subentries"]["menu"]["step"].values()
    forms += [part for form in forms for part in form.get("sections", {}).values()]
    return faults + [
        field
        for form in forms
        for field in form.get("data", {})
        if field not in form.get("data_description", {})
    ]


@proves(
    "dependency-transparency",
    Change(path="manifest.json", old='"segno>=1.6.1"', new='"no-such-package>=1"'),
)
def dependency_transparency(tree: Tree) -> list[str]:
    """What is required has an open licence, and is locked by its hashes."""
    faults = []
    for line in tree.json("manifest.json")["requirements"]:
        name = Requirement(line).name
        try:
            about = metadata(name)
        except PackageNotFoundError:
            faults.append(name)
            continue
        licences = [*about.get_all("Classifier", []), *about.get_all("License-Expression", [])]
        if not any(re.search(_OPEN, licence) for licence in licences):
            faults.append(name)
    locks = [text for path, text in tree.texts.items() if path.startswith("requirements/ha-")]
    return (
        faults if locks and all("--hash=sha256:" in lock for lock in locks) else [*faults, "lock"]
    )


@proves(
    "discovery",
    Change(path="manifest.json", old='"cloud_polling"', new='"local_polling"'),
    Change(path="manifest.json", old='"config_flow": true', new='"config_flow": true, "dhcp": []'),
)
def discovery(tree: Tree) -> list[str]:
    """There is nothing in the home to discover."""
    manifest = tree.json("manifest.json")
    is_service = manifest["integration_type"] == "service"
    faults = [] if is_service and manifest["iot_class"].startswith("cloud") else ["manifest.json"]
    return [*faults, *(_DISCOVERIES & set(manifest))]


@proves("discovery-update-info", Change(path="manifest.json", old='"service"', new='"device"'))
def discovery_update_info(tree: Tree) -> list[str]:
    """What is not discovered has no address that could change."""
    return discovery(tree)


@proves(
    "docs-supported-devices",
    Change(path="device.py", old="        entry_type=DeviceEntryType.SERVICE,\n", new=""),
)
def docs_supported_devices(tree: Tree) -> list[str]:
    """Every device is a service."""
    return [
        path
        for path, call, name in tree.calls()
        if name in {"DeviceInfo", "ChildDeviceInfo"}
        and "entry_type=DeviceEntryType.SERVICE" not in ast.unparse(call)
    ]


@proves("docs-conditions", Change(path="condition.py", new='"""Conditions."""\n'))
def docs_conditions(tree: Tree) -> list[str]:
    """There are no conditions of our own."""
    return [path for path in tree.texts if path.startswith(("condition", "device_condition"))]


@proves(
    "docs-triggers",
    Change(path="triggers.yaml", new="lesson_started:\n"),
    Change(path="device_trigger.py", new='"""Triggers."""\n'),
)
def docs_triggers(tree: Tree) -> list[str]:
    """There are no triggers of our own."""
    return [path for path in tree.texts if path.startswith(("trigger", "device_trigger"))]


@proves(
    "entity-category",
    Change(path="sensor.py", old="EntityCategory.DIAGNOSTIC", new="EntityCategory.CONFIG"),
    Change(
        path="sensor.py",
        old='    key="wake_up",',
        new='    key="wake_up", entity_category=EntityCategory.DIAGNOSTIC,',
    ),
)
def entity_category(tree: Tree) -> list[str]:
    """What says how the reading goes is diagnostic; all else is about school."""
    found = {
        (text_of(words["key"]) or "", last_name(words["entity_category"]))
        for _, words in tree.descriptions()
        if "entity_category" in words
    }
    return [key for key, _ in found ^ {(key, "DIAGNOSTIC") for key in _ABOUT_ITSELF}]


@proves(
    "entity-translations",
    Change(path="sensor.py", old='translation_key="wake_up"', new='translation_key="wake"'),
    Change(path="translations/sv.json", old='"wake_up": {', new='"wake": {'),
)
def entity_translations(tree: Tree) -> list[str]:
    """Every entity has a name in every language."""
    keys = {text_of(words.get("translation_key")) for _, words in tree.descriptions()}
    return [
        f"{language} {key}"
        for language in ("en", "sv")
        for key in keys
        ^ {
            key
            for group in tree.json(f"translations/{language}.json")["entity"].values()
            for key, words in group.items()
            if words.get("name")
        }
    ]


@proves(
    "exception-translations",
    Change(path="todo.py", old='"todo_only_ticks"', new='"only_ticks"'),
    Change(path="ranges.py", old="translation_domain=DOMAIN, translation_key=", new=""),
    Change(path="actions/get_menu.py", old='{"child": child.name}', new='{"pupil": child.name}'),
)
def exception_translations(tree: Tree) -> list[str]:
    """Every error that a guardian can meet has its words, and what these ask for."""
    texts = tree.json("translations/en.json")["exceptions"]
    faults = []
    for path, call, name in tree.calls():
        if name not in _ERRORS:
            continue
        words = {word.arg: word.value for word in call.keywords}
        key = text_of(words.get("translation_key"))
        given = words.get("translation_placeholders")
        names = {text_of(part) for part in given.keys} if isinstance(given, ast.Dict) else set()
        asked = re.findall(r"\{(\w+)\}", texts.get(key, {}).get("message", "")) if key else []
        if call.args or "translation_domain" not in words or key not in texts or names != {*asked}:
            faults.append(f"{path}:{call.lineno}")
    return faults


@proves(
    "icon-translations",
    Change(path="icons.json", old='"wake_up": {', new='"wake": {'),
    Change(path="icons.json", old='"get_day": {', new='"day": {'),
)
def icon_translations(tree: Tree) -> list[str]:
    """Every entity and every action has an icon."""
    words, icons = tree.json("translations/en.json"), tree.json("icons.json")
    named = {(kind, key) for kind, group in words["entity"].items() for key in group}
    drawn = {
        (kind, key)
        for kind, group in icons["entity"].items()
        for key, icon in group.items()
        if icon.get("default")
    }
    return [*map(str, named ^ drawn), *(set(words["services"]) ^ set(icons["services"]))]


@proves("integration-owner", Change(path="manifest.json", old='["@OWNER"]', new='["@somebody"]'))
def integration_owner(tree: Tree) -> list[str]:
    """The owner is a placeholder still: with a real one the rule is done."""
    owners = tree.json("manifest.json")["codeowners"]
    return [] if owners == ["@OWNER"] else owners or ["nobody"]


@proves(
    "repair-issues",
    Change(path="answers_issue.py", old="learn_more_url=", new="url="),
    Change(path="translations/en.json", old='"fix_flow": {', new='"flow": {'),
)
def repair_issues(tree: Tree) -> list[str]:
    """A guardian can mend an issue in a dialog, or is led to where it can be reported."""
    calls = [call for _, call, name in tree.calls() if name == "async_create_issue"]
    led = ("is_fixable=True", "learn_more_url=")
    faults = [
        ast.unparse(call) for call in calls if not any(way in ast.unparse(call) for way in led)
    ]
    issues = tree.json("translations/en.json")["issues"]
    return faults + [
        key
        for key, words in issues.items()
        if "fix_flow" not in words and "please report this" not in words.get("description", "")
    ]


@proves(
    "test-coverage",
    Change(path="pyproject.toml", old="fail_under = 9", new="fail_under = 8"),
    Change(path="pyproject.toml", old="\nbranch = true", new=""),
    Change(path="script/test", old="--cov ", new=""),
    Change(path=".github/workflows/tests.yml", old="script/test", new="script/lint"),
)
def test_coverage(tree: Tree) -> list[str]:
    """All tests together must reach nearly every branch, here and for every change."""
    gate = re.search(r"^fail_under = (\d+)$", tree["pyproject.toml"], re.MULTILINE)
    return [
        path
        for path, is_so in (
            ("pyproject.toml", gate is not None and int(gate[1]) >= 95),
            ("pyproject.toml", "\nbranch = true" in tree["pyproject.toml"]),
            ("script/test", "--cov " in tree["script/test"]),
            (".github/workflows/tests.yml", "script/test" in tree[".github/workflows/tests.yml"]),
        )
        if not is_so
    ]
