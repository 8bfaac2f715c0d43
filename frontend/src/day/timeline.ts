// The rows of a day in the order of the clock: lessons, lunch, after-school care, entries with a time.
import type { Day, Lesson, Lunch, SchoolEvent } from "../days";
import { swedishDay } from "../moments";

export type Row = { readonly start: number; readonly end: number } & (
  | { readonly kind: "lesson"; readonly lesson: Lesson }
  | { readonly kind: "lunch"; readonly lunch: Lunch }
  | { readonly kind: "care" }
  | { readonly kind: "event"; readonly title: string }
);

/** Return the rows of a day. */
export function timeline(day: Day, events: readonly SchoolEvent[] | null | undefined): Row[] {
  const rows: Row[] = [];
  for (const lesson of day.lessons ?? []) {
    rows.push({ kind: "lesson", lesson, start: at(lesson.start), end: at(lesson.end) });
  }
  const { lunch } = day;
  if (lunch?.start && lunch.end) {
    rows.push({ kind: "lunch", lunch, start: at(lunch.start), end: at(lunch.end) });
  }
  for (const event of events ?? []) {
    if (event.start && event.end && swedishDay(new Date(event.start)) === day.date) {
      rows.push({ kind: "event", title: event.title, start: at(event.start), end: at(event.end) });
    }
  }
  rows.push(...careRows(day));
  return rows.sort((one, other) => one.start - other.start || one.end - other.end);
}

/** Return the care before school and after it; a school day lies in between. */
function careRows(day: Day): Row[] {
  const { start, end } = day.care ?? {};
  const school = day.start && day.end ? { start: at(day.start), end: at(day.end) } : undefined;
  const from = start ? at(start) : school?.end;
  const until = end ? at(end) : school?.start;
  if (from === undefined || until === undefined) return [];
  if (school === undefined) {
    return start && end ? [{ kind: "care", start: from, end: until }] : [];
  }
  const rows: Row[] = [];
  if (from < school.start) rows.push({ kind: "care", start: from, end: school.start });
  if (until > school.end) rows.push({ kind: "care", start: school.end, end: until });
  return rows;
}

function at(moment: string): number {
  return Date.parse(moment);
}
