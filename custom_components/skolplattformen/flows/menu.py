"""Add or change where a school publishes its lunch menu, who eats there, and what of it."""

from collections.abc import Mapping, Sequence
from typing import Any, override

from homeassistant.config_entries import SubentryFlowResult
from homeassistant.util import dt as dt_util

from ..const import (
    CONF_ADDRESS,
    CONF_ALTERNATIVES,
    CONF_CHILDREN,
    CONF_MEAL,
    CONF_WHEN,
    WHEN_SCHOOL,
)
from ..school.lunches import meals_of
from ..school.models import monday_of
from ..school.moments import swedish_day
from .markdown import plain
from .menu_forms import (
    ALL_ALTERNATIVES,
    CHILD_FIELDS,
    MEAL_BY_NAME,
    alternatives_form,
    eaters_form,
)
from .menu_preview import examples, in_markdown, is_free
from .menu_school import School
from .menu_school_steps import SchoolFlow


class MenuSubentryFlow(SchoolFlow):
    """A dialog about one menu."""

    _school: School
    # What has been entered and found right.
    _eaters: Mapping[str, Any]
    # The children who have not been asked about yet, by name, and what the others chose.
    _left: Sequence[tuple[str, str]] = ()
    _chosen: dict[str, str]

    @override
    async def _go_on(self, school: School) -> SubentryFlowResult:
        self._school = school
        return await self.async_step_preview()

    async def async_step_preview(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show what the school serves, and ask who eats it and when."""
        names = self.names
        errors, about = dict[str, str](), dict[str, str]()
        if user_input is not None:
            # A child may leave while the form is shown.
            user_input[CONF_CHILDREN] = [key for key in user_input[CONF_CHILDREN] if key in names]
            errors, about = self._check(user_input, names)
            if not errors:
                self._eaters = user_input
                self._left = [(key, names[key]) for key in user_input[CONF_CHILDREN]]
                self._chosen = {}
                return await self.async_step_alternatives()
        meals = meals_of(self._school.menu.days)
        return self.async_show_form(
            step_id=self._preview_step(),
            data_schema=self.add_suggested_values_to_schema(
                eaters_form(names, meals), user_input or self._eaters_known(names, meals)
            ),
            errors=errors,
            description_placeholders={
                "school": plain(self._school.name),
                "menu": in_markdown(self._school.menu.days),
                **about,
            },
            last_step=len(meals) < 2 and not examples(self._school.menu, None),
        )

    async_step_no_menu = async_step_preview
    async_step_no_menu_in_break = async_step_preview

    async def async_step_alternatives(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask which alternative each child eats, four children at a time, where there are any."""
        self.require_account()
        alternatives = examples(self._school.menu, self._meal)
        if not alternatives:
            return self._save()
        shown = dict(zip(CHILD_FIELDS, self._left, strict=False))
        if user_input is not None:
            self._chosen |= {key: user_input[field] for field, (key, _) in shown.items()}
            self._left = self._left[len(CHILD_FIELDS) :]
            if not self._left:
                return self._save()
            shown = dict(zip(CHILD_FIELDS, self._left, strict=False))
        known = self.known.get(CONF_ALTERNATIVES, {})
        return self.async_show_form(
            step_id="alternatives",
            data_schema=self.add_suggested_values_to_schema(
                alternatives_form(alternatives, len(shown)),
                {
                    field: known[key]
                    for field, (key, _) in shown.items()
                    if known.get(key) in alternatives
                },
            ),
            description_placeholders={field: name for field, (_, name) in shown.items()},
            last_step=len(self._left) <= len(CHILD_FIELDS),
        )

    def _preview_step(self) -> str:
        """Return the step whose words fit what the school has published."""
        if self._school.menu.days:
            return "preview"
        children = self.require_account().runtime_data.coordinator.data.children.values()
        monday = monday_of(swedish_day(dt_util.utcnow()))
        free = is_free((child.timetable for child in children), monday)
        return "no_menu_in_break" if free else "no_menu"

    def _check(
        self, eaters: Mapping[str, Any], names: Mapping[str, str]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Return what is wrong by field, and what stands in for the placeholders of the words."""
        if not eaters[CONF_CHILDREN]:
            return {CONF_CHILDREN: "no_child"}, {}
        for menu in self.other_menus:
            if menu.data.get(CONF_WHEN, WHEN_SCHOOL) == eaters[CONF_WHEN]:
                for key in eaters[CONF_CHILDREN]:
                    if key in menu.data[CONF_CHILDREN]:
                        about = {"child": names[key], "other": menu.title}
                        return {CONF_CHILDREN: "child_has_menu"}, about
        return {}, {}

    def _eaters_known(self, names: Mapping[str, str], meals: Sequence[str]) -> dict[str, Any]:
        """Return what is set, as far as it could be submitted: children may have left."""
        known = dict(self.known)
        if CONF_CHILDREN in known:
            known[CONF_CHILDREN] = [key for key in known[CONF_CHILDREN] if key in names]
        if known.get(CONF_MEAL) not in meals:
            known.pop(CONF_MEAL, None)
        return known

    def _save(self) -> SubentryFlowResult:
        """Keep the menu; the account starts anew by itself when its menus change."""
        menu, address = self.menu, self._school.address
        same = menu is not None and menu.unique_id == address
        meal, alternatives = self._meal, self._chosen
        if same and not self._school.menu.days:
            # There was nothing to choose from now, so what was chosen before stays.
            meal, alternatives = self.known.get(CONF_MEAL), self.known.get(CONF_ALTERNATIVES, {})
        alternatives = {
            key: alternative
            for key, alternative in alternatives.items()
            if alternative != ALL_ALTERNATIVES and key in self._eaters[CONF_CHILDREN]
        }
        data = {
            CONF_ADDRESS: address,
            CONF_CHILDREN: self._eaters[CONF_CHILDREN],
            CONF_WHEN: self._eaters[CONF_WHEN],
            **({CONF_MEAL: meal} if meal else {}),
            **({CONF_ALTERNATIVES: alternatives} if alternatives else {}),
        }
        if menu is None:
            return self.async_create_entry(title=self._school.name, data=data, unique_id=address)
        # The name is the guardian's as long as the school is the same.
        return self.async_update_and_abort(
            self._get_entry(),
            menu,
            title=menu.title if same else self._school.name,
            unique_id=address,
            data=data,
        )

    @property
    def _meal(self) -> str | None:
        """Return the meal that was chosen."""
        meal: str | None = self._eaters.get(CONF_MEAL)
        return None if meal == MEAL_BY_NAME else meal
