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
export function focusOf(told: Days, now: Date): Day | undefined {
  const { days } = told;
  const today = swedishDay(now);
  const known = days.find((day) => day.date === today);
  if (known === undefined || !isOver(known, told, now)) return known;
  return days.find((day) => day.date > today && PLANNED.has(day.mode ?? "unknown")) ?? known;
}

/** Return whether a day has nothing more to come; one of which nothing is known goes on. */
function isOver(day: Day, told: Days, now: Date): boolean {
  const isKnown = day.mode !== undefined && day.mode !== "unknown";
  // The day of a child in preschool is known by its care alone.
  if (!isKnown && told.has_timetable !== false) return false;
  const rows = timeline(day, told).filter((row) => !isCancelled(row));
  if (rows.some((row) => row.end > now.getTime())) return false;
  // A meeting in the morning of a study day does not end it.
  if (rows.some((row) => row.kind !== "event")) return true;
  return day.mode === "weekend" || day.mode === "holiday" || clock(now) >= EVENING;
}
