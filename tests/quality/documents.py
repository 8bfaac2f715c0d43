"""Rules of the quality scale about documents: what guardians read, in English and Swedish."""

from collections.abc import Callable
import re
from typing import Any, Final

from homeassistant.util.yaml import parse_yaml

from .tree import Change, Tree, proves, text_of

# Rule to the English page, and its heading in English and in Swedish, below which its answer stands.
_HEADINGS: Final = {
    "docs-data-update": (
        "docs/updates.md",
        "When the platform is asked",
        "När plattformen tillfrågas",
    ),
    "docs-high-level-description": (
        "README.md",
        "Which platform this is",
        "Vilken plattform det gäller",
    ),
    "docs-known-limitations": (
        "docs/troubleshooting.md",
        "Known limits",
        "Kända begränsningar",
    ),
    "docs-removal-instructions": ("docs/install.md", "Remove it", "Ta bort"),
    "docs-troubleshooting": (
        "docs/troubleshooting.md",
        "When something is wrong",
        "När något är fel",
    ),
    "docs-use-cases": ("docs/examples.md", "What it is good for", "Vad den är bra till"),
    "docs-installation-instructions": ("docs/install.md", "Install", "Installera"),
}


def _told(rule: str) -> Callable[[Tree], list[str]]:
    """Return what finds pages that say nothing below the heading of a rule."""
    page, *headings = _HEADINGS[rule]

    def faults(tree: Tree) -> list[str]:
        return [
            heading
            for path, heading in zip((page, _in_swedish(page)), headings, strict=True)
            if len(_below(tree[path], heading).split()) < 20
        ]

    return faults


def _in_swedish(page: str) -> str:
    return page.replace(".md", ".sv.md")


for _rule, (_page, _english, _swedish) in _HEADINGS.items():
    proves(
        _rule,
        Change(path=_page, old=f" {_english}\n", new=" Nothing\n"),
        Change(path=_in_swedish(_page), old=f" {_swedish}\n", new=" Ingenting\n"),
    )(_told(_rule))


@proves(
    "docs-actions",
    Change(
        path="services.yaml",
        old="get_absences:\n  fields:\n",
        new="get_absences:\n  fields:\n    zzz:\n",
    ),
    Change(path="docs/entities.sv.md", old="`unread_only`", new=""),
)
def docs_actions(tree: Tree) -> list[str]:
    """Each action is told of by its id, and so is each of its fields."""
    actions: Any = parse_yaml(tree["services.yaml"])
    wanted = {f"`skolplattformen.{action}`" for action in actions} | {
        f"`{field}`" for about in actions.values() for field in about.get("fields", {})
    }
    return [
        f"{language} {name}"
        for language in ("en", "sv")
        for name in wanted
        if name not in tree.documents(language)
    ]


@proves(
    "docs-configuration-parameters",
    Change(path="docs/options.md", old="| Nickname |", new="| Name |"),
    Change(path="translations/sv.json", old='"allow_changes": "', new='"allow_changes": "X '),
)
def docs_configuration_parameters(tree: Tree) -> list[str]:
    """Each option has a row, under the name that it has in the dialog."""
    faults = []
    for language, page in (("en", "docs/options.md"), ("sv", "docs/options.sv.md")):
        form = tree.json(f"translations/{language}.json")["options"]["step"]["init"]
        names = form["data"] | form["sections"]["child_1"]["data"]
        faults += [name for name in names.values() if f"\n| {name} |" not in tree[page]]
    return faults


@proves(
    "docs-installation-parameters",
    Change(path="docs/install.md", old="**BankID on another device:**", new="**BankID:**"),
    Change(path="docs/install.sv.md", old="personnummer", new="nummer"),
)
def docs_installation_parameters(tree: Tree) -> list[str]:
    """Each way to sign in is told of by its name, and so is the one thing that is asked for."""
    faults = []
    for language, page in (("en", "docs/install.md"), ("sv", "docs/install.sv.md")):
        steps = tree.json(f"translations/{language}.json")["config"]["step"]
        ways = [f"**{name}:**" for name in steps["user"]["menu_options"].values()]
        fields = [name.lower() for name in steps["freja"]["data"].values()]
        faults += [name for name in (*ways, *fields) if name not in tree[page]]
    return faults


@proves(
    "docs-examples",
    Change(path="docs/examples.md", old="actions:\n", new="action_:\n"),
    Change(
        path="docs/examples.sv.md",
        old="skolplattformen.get_menu\n",
        new="skolplattformen.get_food\n",
    ),
)
def docs_examples(tree: Tree) -> list[str]:
    """Each language has automations that can be copied, with actions that exist."""
    actions: Any = parse_yaml(tree["services.yaml"])
    faults = []
    for language in ("en", "sv"):
        examples = re.findall(
            r"^```yaml\n(.+?)^```$", tree.documents(language), re.DOTALL | re.MULTILINE
        )
        automations = [found for text in examples if "triggers" in (found := parse_yaml(text))]
        faults += [str(found) for found in automations if "actions" not in found]
        called = re.findall(r"action: skolplattformen\.(\w+)", "\n".join(examples))
        faults += [name for name in called if name not in actions]
        if len(automations) < 3:
            faults.append(language)
    return faults


@proves(
    "entity-disabled-by-default",
    Change(path="event.py", old="        entity_registry_enabled_default=False,\n", new=""),
    Change(path="docs/entities.md", old="| Care end | sensor |", new="| Care end | sensor, off |"),
)
def entity_disabled_by_default(tree: Tree) -> list[str]:
    """What few need is off at first, and the page of entities says of which that is so."""
    off = {
        text_of(words["key"]) or ""
        for _, words in tree.descriptions()
        if "entity_registry_enabled_default" in words
    }
    keys = {
        words["name"]: key
        for group in tree.json("translations/en.json")["entity"].values()
        for key, words in group.items()
    }
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|(.*)$", tree["docs/entities.md"], re.MULTILINE)
    said_off = {
        keys[name]
        for name, kind, rest in rows
        if name in keys and (kind.endswith(", off") or "off at first" in f"{kind}{rest}")
    }
    return sorted(off ^ said_off)


def _below(text: str, heading: str) -> str:
    """Return what stands between a heading and the next one of its rank; nothing without it."""
    found = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^\1 |\Z)", text, re.DOTALL | re.MULTILINE
    )
    return found[2] if found else ""
