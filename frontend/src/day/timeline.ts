// The rows of a day in the order of the clock: lessons, lunch, after-school care, entries with a time.
import type { Day, Days, Lesson, Lunch, SchoolEvent } from "../days";
import { swedishDay } from "../moments";
import { schoolHours } from "./hours";

export type Row = { readonly start: number; readonly end: number } & (
  | { readonly kind: "lesson"; readonly lesson: Lesson }
  // School of which no lessons may be read.
  | { readonly kind: "school" }
  | { readonly kind: "lunch"; readonly lunch: Lunch }
  | { readonly kind: "care"; readonly place: Place }
  | { readonly kind: "event"; readonly title: string }
);

/** After-school care, that of the morning before school, or the preschool of a child without a timetable. */
export type Place = "care" | "morning" | "preschool";

/** Return the rows of a day. */
export function timeline(
  day: Day,
  { events, has_timetable: hasTimetable = true }: Pick<Days, "events" | "has_timetable">,
): Row[] {
  const rows: Row[] = [];
  for (const lesson of day.lessons ?? []) {
    rows.push({ kind: "lesson", lesson, start: at(lesson.start), end: at(lesson.end) });
  }
  const hours = schoolHours(day);
  if (hours && !day.lessons) rows.push({ kind: "school", start: at(hours.start), end: at(hours.end) });
  const { lunch } = day;
  if (lunch?.start && lunch.end) {
    rows.push({ kind: "lunch", lunch, start: at(lunch.start), end: at(lunch.end) });
  }
  for (const event of events ?? []) {
    const { start, end } = event;
    if (start && end && isWithin(event, day)) {
      rows.push({ kind: "event", title: event.title ?? event.kind ?? "", start: at(start), end: at(end) });
    }
  }
  rows.push(...careRows(day, hasTimetable));
  return rows.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Return whether an entry takes place between two times of a day, rather than for all of it. */
export function isWithin({ first, last, start }: SchoolEvent, day: Day): boolean {
  return start !== null && first === last && swedishDay(new Date(start)) === day.date;
}

/** Return the care before school and after it; a school day lies in between. */
function careRows(day: Day, hasTimetable: boolean): Row[] {
  const { start, end } = day.care ?? {};
  const hours = schoolHours(day);
  const school = hours && { start: at(hours.start), end: at(hours.end) };
  const from = start ? at(start) : school?.end;
  const until = end ? at(end) : school?.start;
  if (from === undefined || until === undefined) return [];
  if (school === undefined) {
    const place = hasTimetable ? "care" : "preschool";
    return start && end ? [{ kind: "care", place, start: from, end: until }] : [];
  }
  const rows: Row[] = [];
  if (from < school.start) {
    rows.push({ kind: "care", place: "morning", start: from, end: Math.min(until, school.start) });
  }
  if (until > school.end) {
    rows.push({ kind: "care", place: "care", start: Math.max(from, school.end), end: until });
  }
  return rows;
}

function at(moment: string): number {
  return Date.parse(moment);
}
