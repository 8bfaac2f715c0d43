"""The documents: links that lead somewhere, and two languages that say the same."""

from pathlib import Path
import re

import pytest

from tests.integration_files import INTEGRATION, ROOT

DOCUMENTS = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/*.md")})
# One screen before anything else, and what must be said.
LONGEST_README = 120
# English and Swedish.
PAIRS = [
    (path, path.with_suffix(".sv.md"))
    for path in DOCUMENTS
    if path.with_suffix(".sv.md") in DOCUMENTS
]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links(document: Path) -> None:
    """A link within the project leads to a file, and an anchor to a heading."""
    text = document.read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!https://)([^)]+)\)", text):
        name, _, anchor = target.partition("#")
        found = document.parent / name if name else document
        assert found.is_file(), target
        assert not anchor or anchor in _anchors(found), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_to_our_own_pages(document: Path) -> None:
    """Until the repository has its address, a link to it has the one placeholder."""
    text = document.read_text(encoding="utf-8")
    for owner in re.findall(r"github\.com/([^/]+)/skolplattformen-home-assistant", text):
        assert owner == "OWNER"


def test_link_from_the_forms() -> None:
    """The page where a guardian is sent before an issue exists."""
    config = (ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml").read_text(encoding="utf-8")
    pages = re.findall(r"skolplattformen-home-assistant/blob/main/(\S+)", config)
    assert pages
    for page in pages:
        assert (ROOT / page).is_file(), page


@pytest.mark.parametrize(("english", "swedish"), PAIRS, ids=lambda path: path.name)
def test_languages_say_the_same(english: Path, swedish: Path) -> None:
    """Both languages have as many headings, points, rows and examples, in the same order."""
    assert _outline(english, "en") == _outline(swedish, "sv")


def test_what_is_in_both_languages() -> None:
    """What guardians read is in both."""
    assert {english.name for english, _ in PAIRS} == {
        "README.md",
        "blueprints.md",
        "dashboard.md",
        "entities.md",
        "examples.md",
        "install.md",
        "lunch.md",
        "options.md",
        "privacy.md",
        "troubleshooting.md",
        "updates.md",
        "voice.md",
    }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands(document: Path) -> None:
    """Every command that is told of exists."""
    for command in re.findall(r"\bscript/[a-z0-9]+\b", document.read_text(encoding="utf-8")):
        assert (ROOT / command).is_file(), command


@pytest.mark.parametrize("name", ["README.md", "README.sv.md"])
def test_front_door(name: str) -> None:
    """A README is short, leads to each page in its language, and to the door of those who build."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_README
    linked = set(re.findall(r"\]\(([^)#]+)", text))
    pages = {pair[name.endswith(".sv.md")].relative_to(ROOT).as_posix() for pair in PAIRS}
    assert pages - {name} | {"CONTRIBUTING.md"} <= linked


def test_pages_for_contributors() -> None:
    """Each is led to from their door, is in English only, and names files that are there."""
    door = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    pages = sorted(ROOT.glob("docs/contributing/*.md"))
    assert pages
    for page in pages:
        assert f"]({page.relative_to(ROOT).as_posix()})" in door
        assert ".sv." not in page.name
        for name in re.findall(r"`([\w./-]+\.\w+)`", page.read_text(encoding="utf-8")):
            if "/" in name:
                assert (ROOT / name).exists() or (INTEGRATION / name).exists(), name


@pytest.mark.parametrize("language", ["en", "sv"])
def test_links_stay_in_the_language(language: str) -> None:
    """A page leads to pages in its own language, but for its twin and for those in English only."""
    twins = dict(PAIRS)
    others = set(twins if language == "sv" else twins.values())
    for pair in PAIRS:
        page = pair[language == "sv"]
        for target in re.findall(r"\]\((?!https://)([^)#]+)", page.read_text(encoding="utf-8")):
            found = (page.parent / target).resolve()
            assert found not in others or found in pair, f"{page.name} leads to {target}"


def _anchors(document: Path) -> set[str]:
    """Return the anchors of a document's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}


def _outline(document: Path, language: str) -> list[str]:
    """Return what stands on the lines that have a form, without their words."""
    outline = []
    for line in document.read_text(encoding="utf-8").splitlines():
        if form := re.match(r"#+ |- |\d\. |\||```\w*|> ", line):
            outline.append(form[0])
        elif picture := re.match(rf"!\[.+\]\((.+)\.{language}\.(?:gif|png)\)$", line):
            outline.append(picture[1])
    return outline
