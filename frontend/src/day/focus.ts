// Which day of a child is shown: today, and when it is over the next one that has something.
import type { Day, Days } from "../days";
import { clock, swedishDay } from "../moments";
import { isCancelled } from "./now";
import { timeline } from "./timeline";

// Days that a family plans by: something takes place, or a weekday is free for a reason.
const PLANNED = new Set(["school", "care_only", "absent", "study_day", "closed", "unknown"]);

// From when a day without anything in it, such as a study day, gives way to the next one.
const EVENING = "18:00";

/** Return the day to show; undefined when it has not been told. */
export function focusOf({ days, events }: Days, now: Date): Day | undefined {
  const today = swedishDay(now);
  const known = days.find((day) => day.date === today);
  if (known === undefined || !isOver(known, events, now)) return known;
  return days.find((day) => day.date > today && PLANNED.has(day.mode ?? "unknown")) ?? known;
}

/** Return whether a day has nothing more to come; one of which nothing is known goes on. */
function isOver(day: Day, events: Days["events"], now: Date): boolean {
  if (day.mode === undefined || day.mode === "unknown") return false;
  const rows = timeline(day, events).filter((row) => !isCancelled(row));
  if (rows.length > 0) return rows.every((row) => row.end <= now.getTime());
  return day.mode === "weekend" || day.mode === "holiday" || clock(now) >= EVENING;
}
