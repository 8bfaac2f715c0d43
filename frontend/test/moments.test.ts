// Swedish days and times, seen from a browser in Los Angeles.

import { describe, expect, test } from "vitest";
import { addDays, clock, dayName, isoWeek, mondayOf, swedishDay, weekday } from "../src/moments";

const HOUR_MS = 3_600_000;
const pad = (number: number): string => String(number).padStart(2, "0");

/** Every day from the first to the last, by the months' lengths alone. */
function* daysOf(firstYear: number, lastYear: number): Generator<string> {
  for (let year = firstYear; year <= lastYear; year += 1) {
    const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
    for (const [month, length] of [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].entries()) {
      for (let day = 1; day <= length; day += 1) {
        yield `${String(year)}-${pad(month + 1)}-${pad(day)}`;
      }
    }
  }
}

test("the tests' browser is far from Sweden", () => {
  expect(new Date("2026-11-24T07:00Z").getHours()).toBe(23);
});

describe("the day and the clock of a moment", () => {
  test.each([
    // It is the day before in Los Angeles, and in UTC too.
    ["2026-11-23T23:00:00Z", "2026-11-24", "00:00"],
    ["2026-11-23T22:59:59Z", "2026-11-23", "23:59"],
    ["2026-06-09T22:00:00Z", "2026-06-10", "00:00"],
    ["2026-06-09T21:59:59Z", "2026-06-09", "23:59"],
    // Around the midnights of Los Angeles.
    ["2026-11-24T07:59:59Z", "2026-11-24", "08:59"],
    ["2026-11-24T08:00:00Z", "2026-11-24", "09:00"],
    // The night when the clock goes back: 02:30 comes twice.
    ["2026-10-24T22:00:00Z", "2026-10-25", "00:00"],
    ["2026-10-25T00:30:00Z", "2026-10-25", "02:30"],
    ["2026-10-25T01:30:00Z", "2026-10-25", "02:30"],
    ["2026-10-25T22:59:00Z", "2026-10-25", "23:59"],
    ["2026-10-25T23:00:00Z", "2026-10-26", "00:00"],
    // The night when it goes forward: there is no 02:30.
    ["2027-03-27T23:00:00Z", "2027-03-28", "00:00"],
    ["2027-03-28T00:59:00Z", "2027-03-28", "01:59"],
    ["2027-03-28T01:00:00Z", "2027-03-28", "03:00"],
    ["2027-03-28T21:59:00Z", "2027-03-28", "23:59"],
    ["2027-03-28T22:00:00Z", "2027-03-29", "00:00"],
    // The night when the clock of Los Angeles goes back, a week after ours.
    ["2026-11-01T08:30:00Z", "2026-11-01", "09:30"],
    ["2026-11-01T09:30:00Z", "2026-11-01", "10:30"],
    // New year.
    ["2026-12-31T23:00:00Z", "2027-01-01", "00:00"],
  ])("%s is %s %s", (iso, day, time) => {
    const moment = new Date(iso);
    expect([swedishDay(moment), clock(moment), clock(iso)]).toEqual([day, time, time]);
  });

  test("a moment with the offset of its day is told as it is written", () => {
    expect(clock("2026-11-24T08:10:00+01:00")).toBe("08:10");
    expect(clock("2026-08-24T08:10:00+02:00")).toBe("08:10");
  });

  test("each hour of two years follows the law: summer time from March to October, changed at 01:00 UTC", () => {
    const lastSunday = (year: number, month: number): string =>
      addDays(`${String(year)}-${pad(month)}-31`, -(weekday(`${String(year)}-${pad(month)}-31`) % 7));
    const wrong: string[] = [];
    for (const day of daysOf(2026, 2027)) {
      const year = Number(day.slice(0, 4));
      const [begin, end] = [3, 10].map((month) => Date.parse(`${lastSunday(year, month)}T01:00:00Z`));
      for (let hour = 0; hour < 24; hour += 1) {
        const moment = new Date(`${day}T${pad(hour)}:10:00Z`);
        const summer = moment.getTime() >= Number(begin) && moment.getTime() < Number(end);
        const local = new Date(moment.getTime() + (summer ? 2 : 1) * HOUR_MS).toISOString();
        if (`${swedishDay(moment)}T${clock(moment)}` !== local.slice(0, 16)) {
          wrong.push(moment.toISOString());
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe("days", () => {
  const days = [...daysOf(2020, 2040)];

  test("follow one another, over clock changes, leap days and new years", () => {
    for (const [index, day] of days.entries()) {
      const [next, week] = [days[index + 1], days[index + 7]];
      if (next !== undefined && addDays(day, 1) !== next) expect.fail(`after ${day}`);
      if (next !== undefined && addDays(next, -1) !== day) expect.fail(`before ${next}`);
      if (week !== undefined && addDays(day, 7) !== week) expect.fail(`a week after ${day}`);
    }
    expect(addDays("2026-10-25", 0)).toBe("2026-10-25");
    expect(addDays("2026-01-01", 365)).toBe("2027-01-01");
  });

  test("go through the weekdays, and have the Monday before them or themselves", () => {
    // The first of January 2020 was a Wednesday.
    for (const [index, day] of days.entries()) {
      const expected = ((index + 2) % 7) + 1;
      if (weekday(day) !== expected) expect.fail(`weekday of ${day}`);
      if (mondayOf(day) !== addDays(day, 1 - expected)) expect.fail(`Monday of ${day}`);
    }
    expect(mondayOf("2026-10-25")).toBe("2026-10-19");
    expect(mondayOf("2027-03-29")).toBe("2027-03-29");
  });

  test("have the week's number counted from the week of the fourth of January", () => {
    // 0 until the first year has begun by that rule.
    let week = 0;
    for (const day of days) {
      if (weekday(day) === 1) {
        // Monday to Sunday of the first week hold the fourth of January.
        const first = [...Array(7).keys()].some((offset) => addDays(day, offset).endsWith("-01-04"));
        week = first ? 1 : week && week + 1;
      }
      if (week > 0 && isoWeek(day) !== week) expect.fail(`week of ${day}`);
    }
    expect(week).toBe(1);
  });

  test.each([
    ["2026-11-24", 48],
    ["2026-12-28", 53],
    ["2026-12-31", 53],
    ["2027-01-01", 53],
    ["2027-01-03", 53],
    ["2027-01-04", 1],
    ["2024-12-30", 1],
    ["2025-12-28", 52],
    ["2025-12-29", 1],
    ["2026-10-25", 43],
    ["2027-03-28", 12],
  ])("%s is in week %i", (day, week) => {
    expect(isoWeek(day)).toBe(week);
  });
});

test.each([
  ["2026-11-24", "sv", "long", "tisdag"],
  ["2026-11-24", "sv-SE", "short", "tis"],
  ["2026-11-24", "en", "long", "Tuesday"],
  ["2026-11-24", "en", "short", "Tue"],
  ["2026-10-25", "sv", "long", "söndag"],
  ["2027-03-28", "en", "long", "Sunday"],
  // A language that the card does not speak is told in English, as the rest of it.
  ["2026-11-24", "de", "long", "Tuesday"],
] as const)("%s in %s, %s, is %s", (day, language, style, name) => {
  expect(dayName(day, language, style)).toBe(name);
});
