"""Sensors of lessons: the one that goes on, and the next one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, override

from homeassistant.components.sensor import SensorEntity, SensorEntityDescription
from homeassistant.util import dt as dt_util

from ..coordinator import AccountCoordinator
from ..entity import ChildDescription, ChildEntity, Lasts
from ..options import subject_names
from ..school.day import current_lesson, next_lesson
from ..school.models import Module, Timetable, TimetableEntry
from ..school.subjects import subject_name
from .state_text import as_state


@dataclass(frozen=True, kw_only=True)
class LessonSensorDescription(SensorEntityDescription, ChildDescription):
    """A sensor that shows a lesson."""

    lesson_fn: Callable[[Timetable | None, datetime], TimetableEntry | None]


LESSON_SENSORS = (
    LessonSensorDescription(
        key="next_lesson",
        translation_key="next_lesson",
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        lesson_fn=next_lesson,
    ),
    LessonSensorDescription(
        key="current_lesson",
        translation_key="current_lesson",
        entity_registry_enabled_default=False,
        lasts=Lasts.PLAN,
        module=Module.TIMETABLE,
        lesson_fn=current_lesson,
    ),
)


class LessonSensor(ChildEntity, SensorEntity):
    """The subject of a lesson, as the guardian calls it."""

    entity_description: LessonSensorDescription
    _unrecorded_attributes = frozenset({"title", "start", "end", "room", "teacher"})

    def __init__(
        self, coordinator: AccountCoordinator, key: str, description: LessonSensorDescription
    ) -> None:
        """Take the names of subjects from the options: other ones begin with a reload."""
        super().__init__(coordinator, key, description)
        self._names = subject_names(coordinator.config_entry, key)

    @property
    def _lesson(self) -> TimetableEntry | None:
        return self.entity_description.lesson_fn(self.child.timetable, dt_util.utcnow())

    @property
    @override
    def native_value(self) -> str | None:
        """Return the subject; None without a lesson."""
        lesson = self._lesson
        if lesson is None:
            return None
        return as_state(subject_name(lesson.title, self.hass.config.language, self._names))

    @property
    @override
    def extra_state_attributes(self) -> Mapping[str, Any] | None:
        """Return when and where the lesson is, and what the school itself calls it."""
        lesson = self._lesson
        if lesson is None:
            return None
        return {
            "title": lesson.title,
            "start": lesson.start.isoformat(),
            "end": lesson.end.isoformat(),
            "room": lesson.room,
            "teacher": lesson.teacher,
        }
