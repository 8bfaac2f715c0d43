// What is different on a day, most important first: each a line that can be read at a glance.
import type { Day, Lesson, SchoolEvent } from "../days";
import { clock } from "../moments";
import type { Words } from "../words";
import { schoolHours } from "./hours";
import { isWithin } from "./timeline";

export interface Notice {
  readonly icon: string;
  readonly text: string;
  /** What more there is to know of it. */
  readonly more?: string;
  /** What a family must act on, what the whole day is about, or what is only good to know. */
  readonly tone: "urgent" | "day" | "calm";
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

// On such days the timetable seldom holds, and schools leave it as it is.
const OUTING = /friluftsdag|utflykt|temadag|idrottsdag|studiebesök/i;

/**
 * Return what is different on a day, without what is over by now. `change` counts if it is about that day.
 */
export function noticesOf(
  day: Day,
  events: readonly SchoolEvent[] | null | undefined,
  change: Change | undefined,
  words: Words,
  now?: Date,
): Notice[] {
  const time = now?.getTime() ?? 0;
  const hours = schoolHours(day);
  const isAhead = hours !== undefined && Date.parse(hours.end) > time;
  const isOver = hours !== undefined && !isAhead;
  const due = isOver ? [] : (day.due ?? []).filter((task) => !task.done);
  const found = [
    ...(events ?? [])
      .filter((event) => event.first <= day.date && day.date <= event.last && !isWithin(event, day))
      .map((event) => event.title ?? event.kind ?? "")
      .filter((title) => title && title !== day.reason && !isDue(day, title))
      .map((title) => allDay(title, isAhead && day.mode !== "absent", words)),
    // What is different at school is nothing to a child that is away.
    ...(day.mode === "absent" || isOver ? [] : atSchool(day, change, words, time)),
    ...due.map((task) => calm(TASKS[task.kind], words.due(task.kind, task.title, task.subject))),
  ];
  // Two lessons of a subject may be cancelled, and an entry stand twice.
  return [...new Map(found.map((notice) => [notice.text, notice])).values()];
}

/** Return what is different in the timetable. */
function atSchool(day: Day, change: Change | undefined, words: Words, time: number): Notice[] {
  const cancelled = (day.lessons ?? []).filter((lesson) => lesson.status === "cancelled");
  const ahead = cancelled.filter((lesson) => Date.parse(lesson.end) > time);
  return [
    ...edges(day, words, time),
    ...ahead.map(({ subject }) =>
      urgent("mdi:cancel", CALLED_OFF.test(subject) ? subject : words.cancelledLesson(subject)),
    ),
    ...changed(day, change, words, time),
    ...subjects(day, cancelled, words),
  ];
}

const TASKS = {
  test: "mdi:pencil-outline",
  homework: "mdi:notebook-edit-outline",
  assignment: "mdi:clipboard-text-outline",
} as const;

function urgent(icon: string, text: string): Notice {
  return { icon, text, tone: "urgent" };
}

function calm(icon: string, text: string): Notice {
  return { icon, text, tone: "calm" };
}

function allDay(title: string, hasLessons: boolean, words: Words): Notice {
  const more = hasLessons && OUTING.test(title) ? { more: words.mayNotHold } : {};
  return { icon: "mdi:calendar-star", text: title, tone: "day", ...more };
}

/** Return that the day begins or ends at another time than usual. */
function edges(day: Day, words: Words, time: number): Notice[] {
  const { start, end } = day.differences ?? {};
  const found: Notice[] = [];
  if (start && Math.abs(start) >= MINUTES && day.start && Date.parse(day.start) > time) {
    const icon = start > 0 ? "mdi:sleep" : "mdi:alarm";
    found.push(urgent(icon, words.startsOtherwise(clock(day.start), start)));
  }
  if (end && Math.abs(end) >= MINUTES && day.end) {
    found.push(urgent("mdi:clock-end", words.endsOtherwise(clock(day.end), end)));
  }
  return found;
}

/** Return what the school has changed last, if it is about this day and still stands. */
function changed(day: Day, change: Change | undefined, words: Words, time: number): Notice[] {
  if (change?.day !== day.date) return [];
  const after = lessonOf(change.after);
  // A later change may have undone it; and the lesson is told of as the rest is, in the user's language.
  const lesson = day.lessons?.find((one) => one.start === after.start && one.title === after.title);
  if (!lesson || lesson.status === "cancelled" || Date.parse(lesson.end) <= time) return [];
  const { event_type: type } = change;
  const { subject, start, room, teacher } = lesson;
  if (type === "moved") {
    return [urgent("mdi:clock-edit-outline", words.movedLesson(subject, clock(start)))];
  }
  if (type === "teacher" && teacher && teacher === after.teacher) {
    return [calm("mdi:account-switch-outline", words.otherTeacher(subject, teacher))];
  }
  if (type === "room" && room && room === after.room) {
    return [calm("mdi:map-marker-outline", words.otherRoom(subject, room))];
  }
  return [];
}

interface ChangedLesson {
  readonly title?: unknown;
  readonly start?: unknown;
  readonly room?: unknown;
  readonly teacher?: unknown;
}

function lessonOf(value: unknown): ChangedLesson {
  return typeof value === "object" && value !== null ? value : {};
}

/** Return the subjects that a usual day has and this one not, and the other way round. */
function subjects(day: Day, cancelled: readonly Lesson[], words: Words): Notice[] {
  const { added = [], missing = [] } = day.differences ?? {};
  const left = missing.filter((name) => !cancelled.some(({ subject }) => subject === name));
  // What is cancelled is missing too, perhaps under another name: a title may say that it is cancelled.
  const renamed = cancelled.filter(({ subject }) => CALLED_OFF.test(subject)).length;
  return [
    ...(left.length <= renamed ? [] : left).map((subject) =>
      calm("mdi:minus-circle-outline", words.missingSubject(subject)),
    ),
    ...added.map((subject) => calm("mdi:plus-circle-outline", words.addedSubject(subject))),
  ];
}

/** Return whether an entry of the calendar is a test or a task that is told already. */
function isDue(day: Day, title: string): boolean {
  return (day.due ?? []).some((task) => task.title === title);
}
