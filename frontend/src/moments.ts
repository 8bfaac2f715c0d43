// Days and times of day in Sweden, whatever the browser's own zone is. A day is written "2026-11-24".

const ZONE = "Europe/Stockholm";
const DAY_MS = 86_400_000;

const dayFormat = new Intl.DateTimeFormat("sv-SE", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});
const clockFormat = new Intl.DateTimeFormat("sv-SE", {
  timeZone: ZONE,
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

/** The day that a moment belongs to in Sweden. */
export function swedishDay(moment: Date): string {
  return dayFormat.format(moment);
}

/** What a clock in Sweden shows at a moment: "08:10". */
export function clock(moment: Date | string): string {
  return clockFormat.format(new Date(moment));
}

export function addDays(day: string, days: number): string {
  const moved = atMidnight(day);
  moved.setUTCDate(moved.getUTCDate() + days);
  return written(moved);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: string): number {
  return atMidnight(day).getUTCDay() || 7;
}

export function mondayOf(day: string): string {
  return addDays(day, 1 - weekday(day));
}

/** The number of the week that schools count by, of ISO 8601. */
export function isoWeek(day: string): number {
  // A week belongs to the year that its Thursday is in.
  const thursday = addDays(mondayOf(day), 3);
  const newYear = `${thursday.slice(0, 4)}-01-01`;
  const days = (atMidnight(thursday).getTime() - atMidnight(newYear).getTime()) / DAY_MS;
  return Math.floor(days / 7) + 1;
}

/** What a day of the week is called, in Swedish or else in English: "tisdag", "Tue". */
export function dayName(day: string, language: string, style: "long" | "short"): string {
  const locale = /^sv\b/.test(language) ? "sv-SE" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone: "UTC", weekday: style }).format(atMidnight(day));
}

/** Which day of which month it is, in Swedish or else in English: "24 november", "24 November". */
export function dateName(day: string, language: string): string {
  const locale = /^sv\b/.test(language) ? "sv-SE" : "en-GB";
  const format = new Intl.DateTimeFormat(locale, { timeZone: "UTC", day: "numeric", month: "long" });
  return format.format(atMidnight(day));
}

/** A day as a moment for arithmetic: in UTC, where every day is as long as the next. */
function atMidnight(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function written(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
