// Where in a day a moment is.

import { describe, expect, test } from "vitest";
import { nowIn, progress } from "../../src/day/now";
import { timeline } from "../../src/day/timeline";
import type { Day } from "../../src/days";
import { clock } from "../../src/moments";
import {
  freeDay,
  lesson,
  MATHS,
  moment,
  schoolDay,
  SPORTS,
  timed,
  told,
  TUESDAY,
  WEDNESDAY,
} from "../school";

/** What goes on, what is next, and since when there is a break. */
function at(now: Date, day: Day = schoolDay(), events = [timed("Möte", "18:00", "19:00")]): string {
  const rows = timeline(day, { events });
  const where = nowIn(day, rows, now);
  const name = (row: (typeof rows)[number] | undefined): string =>
    row === undefined ? "nothing" : row.kind === "lesson" ? row.lesson.subject : row.kind;
  switch (where.kind) {
    case "before":
      return `before ${name(where.next)}`;
    case "during":
      return `${name(where.row)} then ${name(where.next)}`;
    case "break":
      return `break since ${clock(new Date(where.from))} until ${name(where.next)}`;
    default:
      return where.kind;
  }
}

const CARE = schoolDay({ care: { start: told("07:00"), end: told("16:30") } });
const cancelled = { ...MATHS, status: "cancelled" as const };

describe("a school day", () => {
  test.each([
    ["00:00", "before Matematik"],
    ["08:09", "before Matematik"],
    ["08:10", "Matematik then Bild"],
    ["09:09", "Matematik then Bild"],
    ["09:10", "break since 09:10 until Bild"],
    ["09:30", "Bild then lunch"],
    ["10:45", "break since 10:30 until lunch"],
    ["11:00", "lunch then Idrott"],
    ["11:30", "break since 11:30 until Idrott"],
    ["13:19", "Idrott then nothing"],
    ["13:20", "over"],
    // A meeting in the evening is not the child's school.
    ["18:30", "over"],
    ["23:59", "over"],
  ])("at %s: %s", (time, where) => {
    expect(at(moment(time))).toBe(where);
  });
});

describe("a day with care", () => {
  test.each([
    ["06:59", "before care"],
    ["07:00", "care then Matematik"],
    ["08:10", "Matematik then Bild"],
    ["13:19", "Idrott then care"],
    ["13:20", "care then nothing"],
    ["16:30", "over"],
  ])("at %s: %s", (time, where) => {
    expect(at(moment(time), CARE)).toBe(where);
  });
});

test("a lesson in the middle of the care is what goes on", () => {
  const rows = [
    {
      kind: "care",
      place: "care",
      start: moment("07:00").getTime(),
      end: moment("16:30").getTime(),
    } as const,
    { kind: "lesson", lesson: MATHS, start: Date.parse(MATHS.start), end: Date.parse(MATHS.end) } as const,
  ];
  const during = (time: string): unknown => nowIn(schoolDay(), rows, moment(time));
  expect(during("08:30")).toMatchObject({ kind: "during", row: { kind: "lesson" } });
  expect(during("09:30")).toMatchObject({ kind: "during", row: { kind: "care" } });
});

test("a cancelled first lesson lets the day begin later", () => {
  const day = schoolDay({ lessons: [cancelled, SPORTS], start: SPORTS.start });
  expect(at(moment("08:30"), { ...day, lunch: { start: null, end: null, dishes: null, closed: null } })).toBe(
    "before Idrott",
  );
});

test("a cancelled lesson in between is a break", () => {
  const day = schoolDay({
    lessons: [MATHS, { ...lesson("Bild", "09:10", "11:00"), status: "cancelled" }, SPORTS],
  });
  expect(at(moment("10:00"), day)).toBe("break since 09:10 until lunch");
});

test("nothing but cancelled lessons, or entries, is a free day", () => {
  const day = freeDay(TUESDAY, "unknown", { lessons: [cancelled] });
  expect(at(moment("08:30"), day)).toBe("free");
  expect(at(moment("18:30"), freeDay(TUESDAY, "weekend"))).toBe("free");
});

test.each([
  ["tomorrow", "23:00", "2026-11-23", "before Matematik"],
  ["yesterday", "00:30", WEDNESDAY, "over"],
])("a day that is %s", (_, time, date, where) => {
  expect(at(moment(time, date))).toBe(where);
});

describe("progress", () => {
  const [start, end] = [moment("08:00").getTime(), moment("09:00").getTime()];

  test.each([
    ["07:00", 0],
    ["08:00", 0],
    ["08:15", 0.25],
    ["09:00", 1],
    ["10:00", 1],
  ])("at %s of an hour from 08:00 is %d", (time, part) => {
    expect(progress(start, end, moment(time))).toBe(part);
  });

  test("of no time at all is full, not a division by nothing", () => {
    expect(progress(start, start, moment("08:00"))).toBe(1);
    expect(progress(end, start, moment("08:30"))).toBe(1);
  });
});
