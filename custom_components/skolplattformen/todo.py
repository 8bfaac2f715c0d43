"""To-do lists: what each child is to do for school.

Ticking something off is this Home Assistant's own note, kept over restarts; the school is never
told. What the school calls done is done.
"""

from datetime import timedelta
from functools import partial
from typing import Final, override

from homeassistant.components.todo.const import TodoItemStatus, TodoListEntityFeature
from homeassistant.components.todo.entity import TodoItem, TodoListEntity
from homeassistant.const import Platform
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .const import DOMAIN
from .coordinator import AccountCoordinator, SkolplattformenConfigEntry
from .entities.ticks import Ticks
from .entity import ChildDescription, ChildEntity, Lasts, async_follow_children
from .school.assessments import Assessment, assessments
from .school.models import Module
from .school.moments import swedish_day
from .school.plain_text import plain_text
from .words import word

# One tick is written after the other.
PARALLEL_UPDATES = 1

# What was due so long ago leaves the list, done or not.
_SHOWN_FOR: Final = timedelta(days=14)


def _has_assignments(coordinator: AccountCoordinator, key: str) -> bool:
    """Return whether the child's were ever read, or may yet be: not in preschool."""
    child = coordinator.data.children[key]
    return child.assignments is not None or not child.lacks(Module.TIMETABLE)


ASSIGNMENTS = ChildDescription(
    key="assignments",
    translation_key="assignments",
    lasts=Lasts.PLAN,
    module=Module.ASSIGNMENTS,
    condition=_has_assignments,
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: SkolplattformenConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add each child's list."""
    ticks = Ticks(hass, entry.runtime_data.coordinator.account)
    await ticks.load()
    async_follow_children(
        entry, async_add_entities, Platform.TODO, (ASSIGNMENTS,), partial(AssignmentsTodo, ticks)
    )


class AssignmentsTodo(ChildEntity, TodoListEntity):
    """Assignments, homework and tests of a child."""

    _attr_supported_features = TodoListEntityFeature.UPDATE_TODO_ITEM

    def __init__(
        self,
        ticks: Ticks,
        coordinator: AccountCoordinator,
        key: str,
        description: ChildDescription,
    ) -> None:
        """Take what has been ticked off."""
        super().__init__(coordinator, key, description)
        self._ticks = ticks

    @property
    @override
    def todo_items(self) -> list[TodoItem] | None:
        """Return the items, the first due first; None for a child that has left."""
        if not self.available:
            return None
        return [self._item(found) for found in self._found()]

    @override
    async def async_update_todo_item(self, item: TodoItem) -> None:
        """Tick an item off, or take that back.

        Raises:
            ServiceValidationError: anything else of it was to be changed, or it is done anyway.

        """
        found = {known.uid: known for known in self._found()}
        known = found.get(item.uid or "")
        if known is None or (item.summary or "").strip() != self._summary(known).strip():
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="todo_only_ticks"
            )
        done = item.status == TodoItemStatus.COMPLETED
        if known.done and not done:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="todo_done_by_school"
            )
        if not known.done:
            await self._ticks.tick(self.child_key, known.uid, done=done, listed=found)
            self.async_write_ha_state()

    def _found(self) -> list[Assessment]:
        """Return what is to be done or was until lately; what has no day leaves when it is done."""
        now = dt_util.utcnow()
        since = swedish_day(now) - _SHOWN_FOR
        child = self.child
        found = assessments(self.child_key, child.calendar, child.assignments, now)
        return [
            item
            for item in found
            if (not item.done if item.due_on is None else item.due_on >= since)
        ]

    def _item(self, found: Assessment) -> TodoItem:
        ticked = self._ticks.at(self.child_key, found.uid)
        done = found.done or ticked is not None
        return TodoItem(
            uid=found.uid,
            summary=self._summary(found),
            status=TodoItemStatus.COMPLETED if done else TodoItemStatus.NEEDS_ACTION,
            due=found.due_at or found.due_on,
            # Home Assistant shows it as Markdown, where one line break is a blank.
            description="\n\n".join(filter(None, (found.subject, plain_text(found.text or ""))))
            or None,
            completed=ticked,
        )

    def _summary(self, found: Assessment) -> str:
        return found.title or found.subject or word(self.hass, "assignment")
