"""The dialog in which a guardian sets what each child is called, brings and is woken at."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.const import UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    BooleanSelector,
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
)
import voluptuous as vol

from ..const import (
    CONF_ALLOW_CHANGES,
    CONF_BRING,
    CONF_CHILDREN,
    CONF_NICKNAME,
    CONF_RENAMES,
    CONF_WAKE_UP_MARGIN,
    CONF_WATCH,
)
from ..coordinator import SkolplattformenConfigEntry
from ..options import DEFAULT_MARGIN, allows_changes
from ..school.models import Child
from ..school.written import BRING_MARK, RENAME_MARK, rename_in, things_in, tidy_lines
from ..settled import until_settled

# A form has a section for each child. Translations name these four, so more children make
# a second form.
_SECTIONS: Final = ("child_1", "child_2", "child_3", "child_4")

_LONGEST_NICKNAME: Final = 30
_LONGEST_WORD: Final = 40
_MOST_WORDS: Final = 20
_LONGEST_LINE: Final = 150
_MOST_LINES: Final = 30
_FIELDS: Final = vol.Schema(
    {
        vol.Optional(CONF_NICKNAME): TextSelector(),
        vol.Required(CONF_WAKE_UP_MARGIN, default=DEFAULT_MARGIN): NumberSelector(
            NumberSelectorConfig(
                min=0,
                max=240,
                step=1,
                mode=NumberSelectorMode.BOX,
                unit_of_measurement=UnitOfTime.MINUTES,
            )
        ),
        vol.Optional(CONF_WATCH): TextSelector(TextSelectorConfig(multiple=True)),
        vol.Optional(CONF_BRING): TextSelector(TextSelectorConfig(multiple=True)),
        vol.Optional(CONF_RENAMES): TextSelector(TextSelectorConfig(multiple=True)),
    }
)


class ChildrenOptionsFlow(OptionsFlow):
    """A dialog about the children of an account."""

    # Those not asked about yet; None before the dialog has begun.
    _left: Sequence[Child] | None = None
    # What is set, by key; children that have left keep theirs, as they may come back.
    _set: dict[str, Any]
    # Asked about on the last form: it is about the account.
    _allow_changes: bool

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about the children, four at a time."""
        entry: SkolplattformenConfigEntry = self.config_entry
        await until_settled(entry)
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        if self._left is None:
            snapshots = entry.runtime_data.coordinator.data.children.values()
            self._left = [snapshot.child for snapshot in snapshots]
            self._set = dict(entry.options.get(CONF_CHILDREN, {}))
            self._allow_changes = allows_changes(entry)
        if not self._left:
            return self.async_abort(reason="no_children")
        if user_input is None:
            return self._ask(self._left)
        self._allow_changes = user_input.get(CONF_ALLOW_CHANGES, self._allow_changes)
        answers = {
            child.key: _cleaned(user_input[name])
            for name, child in zip(_SECTIONS, self._left, strict=False)
        }
        error = next(filter(None, map(_error, answers.values())), None)
        if error is not None:
            return self._ask(self._left, answers, error)
        self._set |= answers
        self._left = self._left[len(_SECTIONS) :]
        if self._left:
            return self._ask(self._left)
        options = {**entry.options, CONF_CHILDREN: self._set}
        if self._allow_changes:
            options[CONF_ALLOW_CHANGES] = True
        else:
            options.pop(CONF_ALLOW_CHANGES, None)
        return self.async_create_entry(data=options)

    def _ask(
        self,
        children: Sequence[Child],
        answers: Mapping[str, Any] | None = None,
        error: tuple[str, str] | None = None,
    ) -> ConfigFlowResult:
        """Show the form for the first of these children, filled in with the answers or what is set.

        `error` is what is wrong with the answers, and the line that it is about.
        """
        shown = dict(zip(_SECTIONS, children, strict=False))
        is_last = len(children) <= len(_SECTIONS)
        of_account = {
            vol.Optional(CONF_ALLOW_CHANGES, default=self._allow_changes): BooleanSelector()
        }
        known = self._set if answers is None else answers
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema(
                    {vol.Required(name): section(_FIELDS) for name in shown}
                    | (of_account if is_last else {})
                ),
                {name: known.get(child.key, {}) for name, child in shown.items()},
            ),
            errors={"base": error[0]} if error else None,
            description_placeholders={
                "longest": str(_LONGEST_NICKNAME),
                "longest_word": str(_LONGEST_WORD),
                "longest_line": str(_LONGEST_LINE),
                "most_words": str(_MOST_WORDS),
                "most_lines": str(_MOST_LINES),
                **({"line": error[1]} if error else {}),
                **{name: child.first_name for name, child in shown.items()},
            },
            last_step=is_last,
        )


def _cleaned(answer: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is to be kept of a section: nothing rather than something empty."""
    lines = (word for text in answer.get(CONF_WATCH, ()) for word in text.split(","))
    tidy = (" ".join(word.split()) for word in lines)
    words: dict[str, str] = {}
    for word in filter(None, tidy):
        words.setdefault(word.casefold(), word)
    kept: dict[str, Any] = {CONF_WAKE_UP_MARGIN: int(answer[CONF_WAKE_UP_MARGIN])}
    if nickname := answer.get(CONF_NICKNAME, "").strip():
        kept[CONF_NICKNAME] = nickname
    if words:
        kept[CONF_WATCH] = list(words.values())
    for field, mark in ((CONF_BRING, BRING_MARK), (CONF_RENAMES, RENAME_MARK)):
        if written := tidy_lines(answer.get(field, ()), mark):
            kept[field] = written
    return kept


def _error(answer: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return what is wrong with what is to be kept of a section, and the line that it is about."""
    if len(answer.get(CONF_NICKNAME, "")) > _LONGEST_NICKNAME:
        return "nickname_too_long", ""
    words = answer.get(CONF_WATCH, ())
    if len(words) > _MOST_WORDS or any(len(word) > _LONGEST_WORD for word in words):
        return "too_many_words", ""
    bring, renames = answer.get(CONF_BRING, ()), answer.get(CONF_RENAMES, ())
    for lines in (bring, renames):
        if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
            return "too_many_lines", ""
    for line in bring:
        if things_in(line) is None:
            return "bring_not_understood", line
    for line in renames:
        if rename_in(line) is None:
            return "rename_not_understood", line
    return None
