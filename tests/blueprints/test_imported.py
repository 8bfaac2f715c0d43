"""What Home Assistant keeps of a blueprint that is imported: not its text, but what it made of it."""

from pathlib import Path

from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint.models import Blueprint
from homeassistant.util.yaml import parse_yaml
import pytest

from tests.blueprints.house import FOLDER


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.yaml")), ids=lambda path: path.name)
def test_imported(path: Path) -> None:
    """It can be read again, and is the same: a filter by supported features, say, could not."""
    written = _read(path.read_text(encoding="utf-8"))
    assert _read(written.yaml()).data == written.data


def _read(text: str) -> Blueprint:
    data = parse_yaml(text)
    assert isinstance(data, dict)
    return Blueprint(data, expected_domain="automation", schema=AUTOMATION_BLUEPRINT_SCHEMA)
