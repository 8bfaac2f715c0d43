// Which day is shown: today, or the next one when nothing of today is left.

import { describe, expect, test } from "vitest";
import { focusOf } from "../../src/day/focus";
import type { Day, SchoolEvent } from "../../src/days";
import { addDays, weekday } from "../../src/moments";
import {
  daysOf,
  freeDay,
  MATHS,
  moment,
  onDay,
  schoolDay,
  timed,
  told,
  TUESDAY,
  WEDNESDAY,
  without,
} from "../school";

/** The date that is shown of these days. */
function shown(
  days: readonly Day[],
  now: Date,
  events: readonly SchoolEvent[] | null = [],
): string | undefined {
  return focusOf(daysOf(days, { events }), now)?.date;
}

/** The same of a child in preschool. */
const inPreschool = (days: readonly Day[], now: Date): string | undefined =>
  focusOf(daysOf(days, { has_timetable: false }), now)?.date;

const NEXT = onDay(WEDNESDAY);
const both = (today: Day): Day[] => [today, NEXT];

describe("a school day", () => {
  test.each([
    ["00:00", TUESDAY],
    ["08:30", TUESDAY],
    ["13:19", TUESDAY],
    ["13:20", WEDNESDAY],
    ["23:59", WEDNESDAY],
  ])("at %s shows %s", (time, date) => {
    expect(shown(both(schoolDay()), moment(time))).toBe(date);
  });

  test("with care goes on until the child is fetched", () => {
    const days = both(schoolDay({ care: { start: null, end: told("16:30") } }));
    expect(shown(days, moment("16:29"))).toBe(TUESDAY);
    expect(shown(days, moment("16:30"))).toBe(WEDNESDAY);
  });

  test("with a meeting in the evening goes on until that is over", () => {
    const events = [timed("Föräldramöte", "18:00", "19:00")];
    expect(shown(both(schoolDay()), moment("15:00"), events)).toBe(TUESDAY);
    expect(shown(both(schoolDay()), moment("19:00"), events)).toBe(WEDNESDAY);
  });

  test("whose last lesson is cancelled is over before it", () => {
    const [maths, art, sports] = schoolDay().lessons ?? [];
    const lessons = [maths, art, sports && { ...sports, status: "cancelled" as const }];
    const today = schoolDay({ lessons: lessons.filter((one) => one !== undefined), end: told("10:30") });
    expect(shown(both(today), moment("12:00"))).toBe(WEDNESDAY);
  });

  test("is over when school is, for who may not read its lessons", () => {
    const days = both(without(schoolDay(), "lessons", "lunch", "care"));
    expect(shown(days, moment("13:19"))).toBe(TUESDAY);
    expect(shown(days, moment("13:20"))).toBe(WEDNESDAY);
  });
});

describe("a day without school", () => {
  test.each(["study_day", "closed"] as const)("%s is shown until the evening", (mode) => {
    const days = both(freeDay(TUESDAY, mode));
    expect(shown(days, moment("17:59"))).toBe(TUESDAY);
    expect(shown(days, moment("18:00"))).toBe(WEDNESDAY);
  });

  test("a meeting in the morning of a study day does not end it", () => {
    const events = [timed("Utvecklingssamtal", "08:00", "08:30")];
    expect(shown(both(freeDay(TUESDAY, "study_day")), moment("10:00"), events)).toBe(TUESDAY);
  });

  test("with care is shown until the child is fetched", () => {
    const today = freeDay(TUESDAY, "care_only", { care: { start: told("07:00"), end: told("16:30") } });
    expect(shown(both(today), moment("16:29"))).toBe(TUESDAY);
    expect(shown(both(today), moment("16:30"))).toBe(WEDNESDAY);
  });

  test.each(["weekend", "holiday"] as const)("%s gives way to the next planned day at once", (mode) => {
    expect(shown(both(freeDay(TUESDAY, mode)), moment("00:00"))).toBe(WEDNESDAY);
  });

  test("a weekend with a match is shown until that is over", () => {
    const events = [timed("Skoljoggen", "10:00", "12:00")];
    expect(shown(both(freeDay(TUESDAY, "weekend")), moment("09:00"), events)).toBe(TUESDAY);
    expect(shown(both(freeDay(TUESDAY, "weekend")), moment("12:00"), events)).toBe(WEDNESDAY);
  });

  test("of which nothing is known goes on until midnight", () => {
    expect(shown(both(freeDay(TUESDAY, "unknown")), moment("23:59"))).toBe(TUESDAY);
  });

  test("of which nothing may be read goes on too", () => {
    expect(shown(both({ date: TUESDAY }), moment("23:59"))).toBe(TUESDAY);
  });

  test("on which all lessons are cancelled goes on: pupils may be at a sports day", () => {
    const today = freeDay(TUESDAY, "unknown", { lessons: [{ ...MATHS, status: "cancelled" }] });
    expect(shown(both(today), moment("20:00"))).toBe(TUESDAY);
  });
});

describe("a day of preschool", () => {
  const care = { start: told("07:30"), end: told("16:00") };
  const next = freeDay(WEDNESDAY, "unknown");

  test("is over when the child is fetched: that there is no timetable is no fault", () => {
    const days = [freeDay(TUESDAY, "unknown", { care }), next];
    expect(inPreschool(days, moment("15:59"))).toBe(TUESDAY);
    expect(inPreschool(days, moment("16:00"))).toBe(WEDNESDAY);
  });

  test("whose times are not known is shown until the evening", () => {
    const days = [freeDay(TUESDAY, "unknown"), next];
    expect(inPreschool(days, moment("17:59"))).toBe(TUESDAY);
    expect(inPreschool(days, moment("18:00"))).toBe(WEDNESDAY);
  });

  test("is over when the child is fetched, for who may read just its times too", () => {
    const days = [{ date: TUESDAY, care }, next];
    expect(inPreschool(days, moment("15:59"))).toBe(TUESDAY);
    expect(inPreschool(days, moment("16:00"))).toBe(WEDNESDAY);
  });

  test("on a Friday is followed by Monday", () => {
    const [friday, saturday, monday] = ["2026-11-27", "2026-11-28", "2026-11-30"];
    const days = [freeDay(friday, "unknown"), freeDay(saturday, "weekend"), freeDay(monday, "unknown")];
    expect(inPreschool(days, moment("20:00", friday))).toBe(monday);
    expect(inPreschool(days.slice(1), moment("08:00", saturday))).toBe(monday);
  });
});

describe("the next day", () => {
  const friday = "2026-11-27";
  const ahead = (count: number): string => addDays(friday, count);
  const evening = moment("20:00", friday);

  test("after Friday is Monday", () => {
    const days = [onDay(friday), freeDay(ahead(1), "weekend"), freeDay(ahead(2), "weekend"), onDay(ahead(3))];
    expect(shown(days, evening)).toBe("2026-11-30");
    expect(shown(days, moment("10:00", ahead(1)))).toBe("2026-11-30");
  });

  test("is a Monday without school when that is for a reason, so that nobody gets up in vain", () => {
    const days = [
      onDay(friday),
      freeDay(ahead(1), "weekend"),
      freeDay(ahead(3), "study_day"),
      onDay(ahead(4)),
    ];
    expect(shown(days, evening)).toBe(ahead(3));
  });

  test("is not a public holiday", () => {
    const days = [onDay(friday), freeDay(ahead(3), "holiday"), onDay(ahead(4))];
    expect(shown(days, evening)).toBe(ahead(4));
  });

  test("is one of which nothing is known rather than a later one", () => {
    expect(shown([onDay(friday), freeDay(ahead(3), "unknown"), onDay(ahead(4))], evening)).toBe(ahead(3));
  });

  test("stays today when none has been told", () => {
    expect(shown([onDay(friday), freeDay(ahead(1), "weekend")], evening)).toBe(friday);
  });
});

test("all of July shows a day, and one that is not over", () => {
  for (let number = 1; number <= 31; number += 1) {
    const date = `2026-07-${String(number).padStart(2, "0")}`;
    const days = [0, 1, 2, 3, 4, 5, 6, 7]
      .map((count) => addDays(date, count))
      .map((each) => freeDay(each, weekday(each) > 5 ? "weekend" : "closed", { reason: "Sommarlov" }));
    const expected = weekday(date) > 5 ? addDays(date, 8 - weekday(date)) : date;
    expect(shown(days, new Date(`${date}T12:00:00+02:00`))).toBe(expected);
  }
});

describe("midnight is Sweden's", () => {
  test.each([
    ["2026-11-24T22:59:00Z", TUESDAY],
    ["2026-11-24T23:00:00Z", WEDNESDAY],
  ])("%s is %s", (now, date) => {
    const unknown = [freeDay(TUESDAY, "unknown"), freeDay(WEDNESDAY, "unknown")];
    expect(shown(unknown, new Date(now))).toBe(date);
  });

  test("on a day of 25 hours too", () => {
    const days = [freeDay("2026-10-25", "unknown"), freeDay("2026-10-26", "unknown")];
    expect(shown(days, new Date("2026-10-25T22:59:00Z"))).toBe("2026-10-25");
    expect(shown(days, new Date("2026-10-25T23:00:00Z"))).toBe("2026-10-26");
  });
});

test("a day that has not been told is not another one", () => {
  expect(shown([NEXT], moment("12:00"))).toBeUndefined();
  expect(shown([], moment("12:00"))).toBeUndefined();
});
