"""The dialog in which a guardian names the children and sets when to wake them."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.const import UnitOfTime
from homeassistant.data_entry_flow import section
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
)
import voluptuous as vol

from .const import CONF_CHILDREN, CONF_NICKNAME, CONF_WAKE_UP_MARGIN, CONF_WATCH
from .coordinator import SkolplattformenConfigEntry
from .options import DEFAULT_MARGIN
from .school.models import Child

# A form has a section for each child. Translations name these four, so more children make
# a second form.
_SECTIONS: Final = ("child_1", "child_2", "child_3", "child_4")

_LONGEST_NICKNAME: Final = 30
_LONGEST_WORD: Final = 40
_MOST_WORDS: Final = 20
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
    }
)


class ChildrenOptionsFlow(OptionsFlow):
    """A dialog about the children of an account."""

    # Those not asked about yet; None before the dialog has begun.
    _left: Sequence[Child] | None = None
    # What is set, by key; children that have left keep theirs, as they may come back.
    _set: dict[str, Any]

    async def async_step_init(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask about the children, four at a time."""
        entry: SkolplattformenConfigEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="entry_not_loaded")
        if self._left is None:
            snapshots = entry.runtime_data.coordinator.data.children.values()
            self._left = [snapshot.child for snapshot in snapshots]
            self._set = dict(entry.options.get(CONF_CHILDREN, {}))
        if not self._left:
            return self.async_abort(reason="no_children")
        if user_input is None:
            return self._ask(self._left)
        answers = {
            child.key: _cleaned(user_input[name])
            for name, child in zip(_SECTIONS, self._left, strict=False)
        }
        error = next(filter(None, map(_error, answers.values())), None)
        if error is not None:
            return self._ask(self._left, answers, {"base": error})
        self._set |= answers
        self._left = self._left[len(_SECTIONS) :]
        if self._left:
            return self._ask(self._left)
        return self.async_create_entry(data={**entry.options, CONF_CHILDREN: self._set})

    def _ask(
        self,
        children: Sequence[Child],
        answers: Mapping[str, Any] | None = None,
        errors: dict[str, str] | None = None,
    ) -> ConfigFlowResult:
        """Show the form for the first of these children, filled in with the answers or what is set."""
        shown = dict(zip(_SECTIONS, children, strict=False))
        known = self._set if answers is None else answers
        return self.async_show_form(
            step_id="init",
            data_schema=self.add_suggested_values_to_schema(
                vol.Schema({vol.Required(name): section(_FIELDS) for name in shown}),
                {name: known.get(child.key, {}) for name, child in shown.items()},
            ),
            errors=errors,
            description_placeholders={
                "longest": str(_LONGEST_NICKNAME),
                "longest_word": str(_LONGEST_WORD),
                "most_words": str(_MOST_WORDS),
                **{name: child.first_name for name, child in shown.items()},
            },
            last_step=len(children) <= len(_SECTIONS),
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
    return kept


def _error(answer: Mapping[str, Any]) -> str | None:
    """Return what is wrong with what is to be kept of a section."""
    if len(answer.get(CONF_NICKNAME, "")) > _LONGEST_NICKNAME:
        return "nickname_too_long"
    words = answer.get(CONF_WATCH, ())
    if len(words) > _MOST_WORDS or any(len(word) > _LONGEST_WORD for word in words):
        return "too_many_words"
    return None
