"""Translations and icons in the shapes that hassfest demands, as far as this integration uses them.

hassfest itself runs in CI: it needs a checkout of Home Assistant's own scripts.
"""

import re
from string import Formatter
from typing import Any

import hass_frontend
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.selector import validate_selector
from homeassistant.util.yaml import load_yaml_dict
import pytest
import voluptuous as vol

from tests.integration_files import INTEGRATION, LANGUAGES, flat, load, translations

ICONS = load(INTEGRATION / "icons.json")


def _key(value: str) -> str:
    """Accept a translation key: no separator at its ends, and never two in a row."""
    if not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", value):
        raise vol.Invalid(f"{value} is no translation key")
    return value


def _text(value: Any) -> str:
    """Accept a text: no HTML, no address, placeholders by name and not in single quotes."""
    text = cv.string_with_no_html(value)
    names = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    if not all(name.isidentifier() for name in names):
        raise vol.Invalid("a placeholder has no proper name")
    if re.search(r"'\{\w+\}'", text) or "[%" in text or text != text.strip():
        raise vol.Invalid("quotes around a placeholder, a reference, or space at an end")
    if re.search(r"://|www\.", text, re.IGNORECASE):
        raise vol.Invalid("an address belongs in a placeholder")
    return text


def _fixed(value: Any) -> str:
    """Accept a text without placeholders."""
    text = _text(value)
    if "{" in text:
        raise vol.Invalid("no placeholders here")
    return text


def _described(flow: dict[str, Any]) -> dict[str, Any]:
    """Accept a flow in which only fields that there are have a description."""
    for name, step in flow["step"].items():
        if not set(step.get("data_description", {})) <= set(step.get("data", {})):
            raise vol.Invalid(f"{name} describes a field that it does not have")
    return flow


def _slugs(value: Any) -> Any:
    return cv.schema_with_slug_keys(value, slug_validator=cv.slug)


def _keys(value: Any) -> Any:
    return cv.schema_with_slug_keys(value, slug_validator=_key)


_TEXTS = {str: _text}
_FIELDS = {
    vol.Optional("data"): _TEXTS,
    vol.Optional("data_description"): _TEXTS,
    vol.Optional("description"): _text,
}
_STEP = {
    **_FIELDS,
    vol.Optional("title"): _text,
    vol.Optional("menu_options"): _TEXTS,
    vol.Optional("menu_option_descriptions"): _TEXTS,
    vol.Optional("sections"): {str: {**_FIELDS, vol.Optional("name"): _text}},
    vol.Optional("submit"): _text,
}
_FLOW = {
    vol.Required("step"): {str: _STEP},
    vol.Optional("abort"): _TEXTS,
    vol.Optional("create_entry"): _TEXTS,
    vol.Optional("error"): _TEXTS,
    vol.Optional("flow_title"): _text,
    vol.Optional("progress"): _TEXTS,
}
_SUBENTRY_FLOW = {
    **_FLOW,
    vol.Required("entry_type"): _text,
    vol.Required("initiate_flow"): {vol.Required("user"): _text, str: _text},
}
_NAMED = {vol.Required("name"): _text, vol.Required("description"): _text}
_ENTITY = {
    vol.Optional("name"): _text,
    vol.Optional("state"): _keys(_fixed),
    vol.Optional("state_attributes"): _keys(
        {vol.Optional("name"): _fixed, vol.Optional("state"): _keys(_fixed)}
    ),
    vol.Optional("unit_of_measurement"): _fixed,
}
_ISSUE = vol.Any(
    {vol.Required("title"): _text, vol.Required("description"): _text},
    {vol.Required("title"): _text, vol.Required("fix_flow"): vol.All(_FLOW, _described)},
)
STRINGS = vol.Schema(
    {
        vol.Optional("title"): _text,
        vol.Optional("common"): _slugs(_text),
        vol.Optional("config"): vol.All(_FLOW, _described),
        vol.Optional("config_subentries"): _slugs(vol.All(_SUBENTRY_FLOW, _described)),
        vol.Optional("device"): _keys({vol.Optional("name"): _text}),
        vol.Optional("entity"): _slugs(_keys(_ENTITY)),
        vol.Optional("exceptions"): _slugs({vol.Required("message"): _text}),
        vol.Optional("issues"): {str: _ISSUE},
        vol.Optional("options"): vol.All(_FLOW, _described),
        vol.Optional("selector"): _slugs({vol.Optional("options"): _keys(_text)}),
        vol.Optional("services"): _keys({**_NAMED, vol.Optional("fields"): _keys(_NAMED)}),
        vol.Optional("system_health"): {vol.Optional("info"): _keys(_text)},
    }
)
_ICON = {
    vol.Optional("default"): str,
    vol.Optional("range"): {str: str},
    vol.Optional("state"): _keys(str),
    vol.Optional("state_attributes"): _keys(
        {vol.Required("default"): str, vol.Optional("state"): _keys(str)}
    ),
}
ICON_FILE = vol.Schema(
    {
        vol.Optional("entity"): _slugs(_keys(_ICON)),
        vol.Optional("services"): _keys({vol.Required("service"): str}),
    }
)
_FIELD = {
    vol.Optional("required"): bool,
    vol.Optional("default"): object,
    vol.Optional("example"): object,
    vol.Required("selector"): validate_selector,
}
SERVICE_FILE = vol.Schema(_keys({vol.Optional("fields"): _keys(_FIELD)}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations(language: str) -> None:
    """Every section has the shape that Home Assistant reads."""
    STRINGS(translations(language))


@pytest.mark.parametrize(
    "wrong",
    [
        {"entity": {"sensor": {"_lunch": {"name": "Lunch"}}}},
        {"entity": {"sensor": {"lunch": {"name": "<b>Lunch</b>"}}}},
        {"entity": {"sensor": {"lunch": {"state": {"none": "{count} dishes"}}}}},
        {"config": {"step": {"user": {"data": {}, "data_description": {"address": "Where"}}}}},
        {"config": {"step": {"user": {"description": "See www.example.org"}}}},
        {"config_subentries": {"menu": {"step": {}}}},
        {"exceptions": {"paused": {"message": "Wait for '{minutes}' minutes"}}},
        {"news": {}},
    ],
)
def test_what_is_wrong_is_seen(wrong: dict[str, Any]) -> None:
    """The shape refuses what hassfest refuses."""
    with pytest.raises(vol.Invalid):
        STRINGS(wrong)


def test_icons() -> None:
    """The icons have their shape, and each of them exists in Home Assistant's own set."""
    ICON_FILE(ICONS)
    known = {icon["name"] for icon in load(hass_frontend.where() / "static/mdi/iconList.json")}
    icons = [icon.partition(":") for icon in flat(ICONS).values()]
    assert {prefix for prefix, _, _ in icons} == {"mdi"}
    assert {name for _, _, name in icons} <= known


def test_services() -> None:
    """Every action and each of its fields has words, and there are none for anything else."""
    described = load_yaml_dict(str(INTEGRATION / "services.yaml"))
    SERVICE_FILE(described)
    words = translations("en")["services"]
    assert set(described) == set(words) == set(ICONS["services"])
    for name, service in described.items():
        assert set(service.get("fields", ())) == set(words[name].get("fields", ())), name


@pytest.mark.parametrize(
    ("file", "registers"),
    [
        (
            "services.yaml",
            r"services\.(async_)?register\b|async_register_(entity|platform_entity|admin)_service\b",
        ),
        ("triggers.yaml", r"\basync_get_triggers\b"),
        ("conditions.yaml", r"\basync_get_conditions\b"),
    ],
)
def test_descriptions_of_what_is_registered(file: str, registers: str) -> None:
    """What the code registers is described in its file, and a file describes nothing else."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in INTEGRATION.rglob("*.py"))
    assert (INTEGRATION / file).is_file() == bool(re.search(registers, code))
