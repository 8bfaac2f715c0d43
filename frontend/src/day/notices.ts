// What is different on a day, most important first: each a line that can be read at a glance.
import type { Day, Lesson, SchoolEvent } from "../days";
import { clock } from "../moments";
import type { Words } from "../words";

export interface Notice {
  readonly icon: string;
  readonly text: string;
  /** Changes what a family does; the others are only good to know. */
  readonly urgent: boolean;
}

/** The last change of the timetable, as its event entity has it. */
export interface Change {
  readonly event_type?: unknown;
  readonly day?: unknown;
  readonly subject?: unknown;
  readonly before?: unknown;
  readonly after?: unknown;
}

// Some schools write it in the title, which is shown as it is written.
const CALLED_OFF = /inställ[dt]|ställs in|utgår/i;

// Less is not worth a line.
const MINUTES = 5;

/** Return what is different on a day; `change` counts if it is about that day. */
export function noticesOf(
  day: Day,
  events: readonly SchoolEvent[] | null | undefined,
  change: Change | undefined,
  words: Words,
): Notice[] {
  const cancelled = (day.lessons ?? []).filter((lesson) => lesson.status === "cancelled");
  return [
    ...edges(day, words),
    ...cancelled.map(({ subject }) =>
      urgent("mdi:cancel", CALLED_OFF.test(subject) ? subject : words.cancelledLesson(subject)),
    ),
    ...changed(day, change, words),
    ...subjects(day, cancelled, words),
    ...(day.due ?? [])
      .filter((task) => !task.done)
      .map((task) => calm(TASKS[task.kind], words.due(task.kind, task.title, task.subject))),
    ...(events ?? [])
      .filter((event) => event.start === null && event.first <= day.date && day.date <= event.last)
      .filter((event) => event.title !== day.reason && !isDue(day, event.title))
      .map((event) => calm("mdi:calendar-star", event.title)),
  ];
}

const TASKS = {
  test: "mdi:pencil-outline",
  homework: "mdi:notebook-edit-outline",
  assignment: "mdi:clipboard-text-outline",
} as const;

function urgent(icon: string, text: string): Notice {
  return { icon, text, urgent: true };
}

function calm(icon: string, text: string): Notice {
  return { icon, text, urgent: false };
}

/** Return that the day begins or ends at another time than usual. */
function edges(day: Day, words: Words): Notice[] {
  const { start, end } = day.differences ?? {};
  const found: Notice[] = [];
  if (start && Math.abs(start) >= MINUTES && day.start) {
    const icon = start > 0 ? "mdi:sleep" : "mdi:alarm";
    found.push(urgent(icon, words.startsOtherwise(clock(day.start), start)));
  }
  if (end && Math.abs(end) >= MINUTES && day.end) {
    found.push(urgent("mdi:clock-end", words.endsOtherwise(clock(day.end), end)));
  }
  return found;
}

/** Return what the school has changed last, if it is about this day and still stands. */
function changed(day: Day, change: Change | undefined, words: Words): Notice[] {
  if (change?.day !== day.date || typeof change.subject !== "string") return [];
  const after = lessonIn(change.after);
  // A later change may have undone it.
  const stands = after && day.lessons?.some((lesson) => lesson.start === after.start);
  if (!after || !stands) return [];
  const { event_type: type, subject } = change;
  if (type === "moved") {
    return [urgent("mdi:clock-edit-outline", words.movedLesson(subject, clock(after.start)))];
  }
  if (type === "teacher" && after.teacher) {
    return [calm("mdi:account-switch-outline", words.otherTeacher(subject, after.teacher))];
  }
  if (type === "room" && after.room) {
    return [calm("mdi:map-marker-outline", words.otherRoom(subject, after.room))];
  }
  return [];
}

function lessonIn(value: unknown): { start: string; room?: string; teacher?: string } | undefined {
  if (typeof value !== "object" || value === null || !("start" in value)) return undefined;
  const { start } = value;
  if (typeof start !== "string") return undefined;
  const room = "room" in value && typeof value.room === "string" ? { room: value.room } : {};
  const teacher = "teacher" in value && typeof value.teacher === "string" ? { teacher: value.teacher } : {};
  return { start, ...room, ...teacher };
}

/** Return the subjects that a usual day has and this one not, and the other way round. */
function subjects(day: Day, cancelled: readonly Lesson[], words: Words): Notice[] {
  const { added = [], missing = [] } = day.differences ?? {};
  // What is cancelled is missing too, perhaps under another name: a title may say that it is cancelled.
  const isTold = missing.length <= cancelled.length;
  return [
    ...(isTold ? [] : missing).map((subject) =>
      calm("mdi:minus-circle-outline", words.missingSubject(subject)),
    ),
    ...added.map((subject) => calm("mdi:plus-circle-outline", words.addedSubject(subject))),
  ];
}

/** Return whether an entry of the calendar is a test or a task that is told already. */
function isDue(day: Day, title: string): boolean {
  return (day.due ?? []).some((task) => task.title === title);
}
