// From when to when a day's school is.
import type { Day } from "../days";

export interface Hours {
  readonly start: string;
  readonly end: string;
}

/** Return when school begins and ends: as it is told, or else by the lessons, for who may read just those. */
export function schoolHours(day: Day): Hours | undefined {
  if (day.start && day.end) return { start: day.start, end: day.end };
  const held = (day.lessons ?? []).filter((lesson) => lesson.status !== "cancelled");
  const [first, ...others] = held;
  if (first === undefined) return undefined;
  const { start, end } = first;
  return others.reduce<Hours>(
    (hours, lesson) => ({
      start: Date.parse(lesson.start) < Date.parse(hours.start) ? lesson.start : hours.start,
      end: Date.parse(lesson.end) > Date.parse(hours.end) ? lesson.end : hours.end,
    }),
    { start, end },
  );
}
