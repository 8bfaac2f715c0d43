// Where in a child's day a moment is: what goes on, how far it has come, and what comes next.
import type { Day } from "../days";
import { swedishDay } from "../moments";
import type { Row } from "./timeline";

/** What a day is made of; an entry of the calendar stands beside it. */
export type Going = Exclude<Row, { readonly kind: "event" }>;

export type Now =
  | { readonly kind: "before"; readonly next: Going }
  | { readonly kind: "during"; readonly row: Going; readonly next: Going | undefined }
  | { readonly kind: "break"; readonly from: number; readonly next: Going }
  | { readonly kind: "over" }
  | { readonly kind: "free" };

/** Return where in the day it is; a day that is not today has not begun, or is over. */
export function nowIn(day: Day, rows: readonly Row[], now: Date): Now {
  const real = rows.filter((row) => row.kind !== "event").filter((row) => !isCancelled(row));
  const first = real[0];
  if (first === undefined) return { kind: "free" };
  const time = now.getTime();
  const coming = real.find((row) => row.start > time);
  // Of several at once, what began last: a lesson in the middle of the care.
  const row = real.filter((one) => one.start <= time && time < one.end).at(-1);
  if (row !== undefined) return { kind: "during", row, next: coming };
  if (time < first.start) return { kind: "before", next: first };
  if (coming === undefined || swedishDay(now) !== day.date) return { kind: "over" };
  const from = Math.max(...real.filter((one) => one.end <= time).map((one) => one.end));
  return { kind: "break", from, next: coming };
}

/** Return how much of a time has passed, from 0 to 1. */
export function progress(start: number, end: number, now: Date): number {
  if (end <= start) return 1;
  return Math.min(1, Math.max(0, (now.getTime() - start) / (end - start)));
}

export function isCancelled(row: Row): boolean {
  return row.kind === "lesson" && row.lesson.status === "cancelled";
}
