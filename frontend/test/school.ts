// Invented school days, as Home Assistant tells them, for tests. Winter time, unless a moment says otherwise.

import type { Day, Days, Lesson, SchoolEvent, Task } from "../src/days";

export const TUESDAY = "2026-11-24";
export const WEDNESDAY = "2026-11-25";

/** A moment as it is told: "2026-11-24T08:10:00+01:00". */
export function told(time: string, date = TUESDAY): string {
  return `${date}T${time}:00+01:00`;
}

/** The same as a moment of the browser's. */
export function moment(time: string, date = TUESDAY): Date {
  return new Date(told(time, date));
}

export function lesson(subject: string, start: string, end: string, more: Partial<Lesson> = {}): Lesson {
  return {
    status: "planned",
    start: start.includes("T") ? start : told(start),
    end: end.includes("T") ? end : told(end),
    subject,
    subject_code: null,
    title: subject,
    room: null,
    teacher: null,
    notes: null,
    ...more,
  };
}

export const MATHS = lesson("Matematik", "08:10", "09:10", { subject_code: "MA", room: "B12" });
export const ART = lesson("Bild", "09:30", "10:30");
export const SPORTS = lesson("Idrott", "12:20", "13:20", { subject_code: "IDH" });

/** A school day with everything known of it: lessons from 08:10 to 13:20, lunch, and no care. */
export function schoolDay(more: Partial<Day> = {}): Day {
  return {
    date: TUESDAY,
    mode: "school",
    reason: null,
    start: told("08:10"),
    end: told("13:20"),
    lessons: [MATHS, ART, SPORTS],
    differences: null,
    lunch: { start: told("11:00"), end: told("11:30"), dishes: ["Fisk", "Potatis"], closed: null },
    care: { start: null, end: null },
    bring: [],
    due: [],
    ...more,
  };
}

/** A day on which nothing is to be done, as far as is known. */
export function freeDay(date: string, mode: Day["mode"], more: Partial<Day> = {}): Day {
  return {
    date,
    ...(mode === undefined ? {} : { mode }),
    reason: null,
    start: null,
    end: null,
    lessons: mode === "unknown" ? null : [],
    differences: null,
    lunch: { start: null, end: null, dishes: null, closed: null },
    care: { start: null, end: null },
    bring: [],
    due: [],
    ...more,
  };
}

/** The same day another day. */
export function onDay(date: string, day: Day = schoolDay()): Day {
  return JSON.parse(JSON.stringify(day).replaceAll(day.date, date)) as Day;
}

/** A day without what the user may not read, or has switched off. */
export function without(day: Day, ...fields: readonly (keyof Day)[]): Day {
  return Object.fromEntries(
    Object.entries(day).filter(([field]) => !fields.includes(field as keyof Day)),
  ) as unknown as Day;
}

export function allDay(title: string | null, first = TUESDAY, last = first): SchoolEvent {
  return { title, kind: null, first, last, start: null, end: null };
}

export function timed(title: string | null, start: string, end: string, date = TUESDAY): SchoolEvent {
  return { title, kind: null, first: date, last: date, start: told(start, date), end: told(end, date) };
}

export function task(kind: Task["kind"], title: string | null, more: Partial<Task> = {}): Task {
  return { kind, title, subject: null, done: false, ...more };
}

export function daysOf(days: readonly Day[], more: Partial<Days> = {}): Days {
  return { read_at: told("07:32"), outdated: false, timetable_known: null, days, events: [], ...more };
}
