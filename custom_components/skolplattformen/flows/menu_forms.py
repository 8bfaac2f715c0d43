"""The forms of the dialog about a menu."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from homeassistant.const import CONF_NAME
from homeassistant.helpers.selector import (
    SelectOptionDict,
    SelectSelector,
    SelectSelectorConfig,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import voluptuous as vol

from ..api.menus.search import Found
from ..const import (
    CONF_ADDRESS,
    CONF_CHILDREN,
    CONF_MEAL,
    CONF_WHEN,
    WHEN_BREAKS,
    WHEN_SCHOOL,
)

# What the dialog asks for and nothing keeps.
CONF_MUNICIPALITY: Final = "municipality"
CONF_SCHOOL: Final = "school"

# What can be chosen instead of one of a list; translations name them.
NO_SCHOOL: Final = "none"
MEAL_BY_NAME: Final = "by_name"
ALL_ALTERNATIVES: Final = "all"

# Translations name the fields of these four, so more children make a second form.
CHILD_FIELDS: Final = ("child_1", "child_2", "child_3", "child_4")

ADDRESS_FORM: Final = vol.Schema(
    {vol.Required(CONF_ADDRESS): TextSelector(TextSelectorConfig(type=TextSelectorType.URL))}
)
SEARCH_FORM: Final = vol.Schema(
    {
        vol.Required(CONF_NAME): TextSelector(),
        vol.Required(CONF_MUNICIPALITY, default="Stockholm"): TextSelector(),
    }
)


def found_form(schools: Iterable[Found]) -> vol.Schema:
    """Return the form to choose one of the schools that were found, or none."""
    options = {school.address: _label(school) for school in schools}
    return vol.Schema(
        {vol.Required(CONF_SCHOOL): _select("menu_school", {**options, NO_SCHOOL: NO_SCHOOL})}
    )


def eaters_form(names: Mapping[str, str], meals: Sequence[str]) -> vol.Schema:
    """Return the form about who eats when, and about the meal where there are several."""
    when = {choice: choice for choice in (WHEN_SCHOOL, WHEN_BREAKS)}
    fields = {
        vol.Required(CONF_CHILDREN, default=[]): _select(None, names, multiple=True),
        vol.Required(CONF_WHEN, default=WHEN_SCHOOL): _select("menu_when", when),
    }
    if len(meals) > 1:
        options = {MEAL_BY_NAME: MEAL_BY_NAME, **{meal: meal for meal in meals}}
        fields[vol.Required(CONF_MEAL, default=MEAL_BY_NAME)] = _select("menu_meal", options)
    return vol.Schema(fields)


def alternatives_form(alternatives: Mapping[str, str], children: int) -> vol.Schema:
    """Return the form about the alternatives of some children, four at most."""
    options = {ALL_ALTERNATIVES: ALL_ALTERNATIVES, **alternatives}
    return vol.Schema(
        {
            vol.Required(field, default=ALL_ALTERNATIVES): _select("menu_alternative", options)
            for field in CHILD_FIELDS[:children]
        }
    )


def _select(
    translation_key: str | None, options: Mapping[str, str], *, multiple: bool = False
) -> SelectSelector:
    """Return a field to choose one or more of a list; the values with translations show those."""
    config = SelectSelectorConfig(
        options=[SelectOptionDict(value=value, label=label) for value, label in options.items()],
        multiple=multiple,
        mode=SelectSelectorMode.LIST,
    )
    if translation_key is not None:
        config["translation_key"] = translation_key
    return SelectSelector(config)


def _label(school: Found) -> str:
    """Return what a school is called in a list."""
    return f"{', '.join(filter(None, (school.name, school.place)))} ({school.site})"
