// The rows of a day, in the order of the clock.

import { describe, expect, test } from "vitest";
import { timeline, type Row } from "../../src/day/timeline";
import type { Day, Days, SchoolEvent } from "../../src/days";
import { clock } from "../../src/moments";
import {
  allDay,
  freeDay,
  lesson,
  MATHS,
  schoolDay,
  timed,
  told,
  TUESDAY,
  WEDNESDAY,
  without,
} from "../school";

function written(row: Row): string {
  return `${clock(new Date(row.start))}–${clock(new Date(row.end))} ${nameOf(row)}`;
}

function nameOf(row: Row): string {
  switch (row.kind) {
    case "lesson":
      return row.lesson.subject;
    case "event":
      return row.title;
    case "care":
      return row.place.toUpperCase();
    default:
      return row.kind.toUpperCase();
  }
}

type Told = Pick<Days, "events" | "has_timetable">;

const rowsOf = (day: Day, told: Told = {}): string[] => timeline(day, told).map(written);

const withEvents = (day: Day, ...events: readonly SchoolEvent[]): string[] => rowsOf(day, { events });

/** The rows of care alone. */
const careOf = (day: Day): string[] => rowsOf(day).filter((row) => /(CARE|MORNING|PRESCHOOL)$/.test(row));

const careOn = (start: string | null, end: string | null): Day =>
  schoolDay({ care: { start: start && told(start), end: end && told(end) } });

test("lessons and lunch come in the order of the clock", () => {
  const [first, second, last] = schoolDay().lessons ?? [];
  const mixed = schoolDay({ lessons: [last, first, second].filter((one) => one !== undefined) });
  expect(rowsOf(mixed)).toEqual([
    "08:10–09:10 Matematik",
    "09:30–10:30 Bild",
    "11:00–11:30 LUNCH",
    "12:20–13:20 Idrott",
  ]);
});

test("cancelled lessons stay in their place", () => {
  const cancelled = { ...MATHS, status: "cancelled" as const };
  expect(rowsOf(schoolDay({ lessons: [cancelled] }))).toContain("08:10–09:10 Matematik");
});

describe("lunch", () => {
  test.each([
    ["without an end", { start: told("11:00"), end: null }],
    ["without a time", { start: null, end: null }],
  ])("%s has no row", (_, slot) => {
    const day = schoolDay({ lunch: { ...slot, dishes: ["Fisk"], closed: null } });
    expect(rowsOf(day).join()).not.toContain("LUNCH");
  });

  test("that may not be read has none", () => {
    expect(rowsOf(without(schoolDay(), "lunch")).join()).not.toContain("LUNCH");
  });
});

describe("care", () => {
  test.each([
    ["before and after school", "07:00", "16:30", ["07:00–08:10 MORNING", "13:20–16:30 CARE"]],
    ["before school alone", "07:00", "13:20", ["07:00–08:10 MORNING"]],
    ["after school alone", "08:10", "16:30", ["13:20–16:30 CARE"]],
    ["that begins a while after school", "14:00", "16:30", ["14:00–16:30 CARE"]],
    ["that is over a while before school", "06:30", "07:45", ["06:30–07:45 MORNING"]],
    ["of which only the morning's time is known", "07:00", null, ["07:00–08:10 MORNING"]],
    ["of which only the fetching is known", null, "16:30", ["13:20–16:30 CARE"]],
    ["no times", null, null, []],
    ["within school", "08:10", "13:20", []],
  ])("%s", (_, start, end, rows) => {
    expect(careOf(careOn(start, end))).toEqual(rows);
  });

  test("follows the day's own end when the last lesson is cancelled", () => {
    const day = { ...careOn("08:10", "16:30"), end: told("10:30") };
    expect(careOf(day)).toEqual(["10:30–16:30 CARE"]);
  });

  test("without school is one row, if both times are known", () => {
    const care = { start: told("07:00"), end: told("16:30") };
    expect(rowsOf(freeDay(TUESDAY, "care_only", { care }))).toEqual(["07:00–16:30 CARE"]);
    expect(rowsOf(freeDay(TUESDAY, "care_only", { care: { ...care, end: null } }))).toEqual([]);
    expect(rowsOf(freeDay(TUESDAY, "care_only", { care: { ...care, start: null } }))).toEqual([]);
  });

  test("without a timetable is preschool", () => {
    const care = { start: told("07:00"), end: told("16:30") };
    const preschool = freeDay(TUESDAY, "unknown", { care });
    expect(rowsOf(preschool, { has_timetable: false })).toEqual(["07:00–16:30 PRESCHOOL"]);
    // Of a pupil whose timetable is not known it is not.
    expect(rowsOf(preschool, { has_timetable: true })).toEqual(["07:00–16:30 CARE"]);
  });

  test.each([null, undefined])("%s is none", (care) => {
    expect(careOf(care === null ? schoolDay({ care }) : without(schoolDay(), "care"))).toEqual([]);
  });

  test("lies around the lessons for who may not read when the day begins", () => {
    expect(careOf(without(careOn("07:00", "16:30"), "mode", "reason", "start", "end"))).toEqual([
      "07:00–08:10 MORNING",
      "13:20–16:30 CARE",
    ]);
  });
});

test("school is one row for who may not read the lessons, so that it is no break", () => {
  const day = without(careOn("07:00", "16:30"), "lessons", "lunch");
  expect(rowsOf(day)).toEqual(["07:00–08:10 MORNING", "08:10–13:20 SCHOOL", "13:20–16:30 CARE"]);
});

describe("entries of the calendar", () => {
  const day = freeDay(TUESDAY, "weekend");

  test("with a time have a row on their day", () => {
    const events = [timed("Föräldramöte", "18:00", "19:00"), timed("Annat", "18:00", "19:00", WEDNESDAY)];
    expect(withEvents(day, ...events)).toEqual(["18:00–19:00 Föräldramöte"]);
  });

  test("that overlap lessons stand beside them", () => {
    expect(withEvents(schoolDay(), timed("Fotografering", "08:30", "08:45")).slice(0, 2)).toEqual([
      "08:10–09:10 Matematik",
      "08:30–08:45 Fotografering",
    ]);
  });

  test("for whole days, and for several, have none", () => {
    const camp = { ...timed("Lägerskola", "08:00", "16:00"), last: WEDNESDAY, end: told("16:00", WEDNESDAY) };
    expect(withEvents(day, allDay("Friluftsdag"), camp)).toEqual([]);
  });

  test("without a title are called what the school calls their kind", () => {
    expect(withEvents(day, { ...timed(null, "18:00", "19:00"), kind: "Möte" })).toEqual(["18:00–19:00 Möte"]);
  });

  test.each([null, undefined])("%s are none", (events) => {
    expect(rowsOf(day, events === undefined ? {} : { events })).toEqual([]);
  });
});

test("an entry is on the Swedish day that it begins on", () => {
  // 00:30 in Sweden is the day before in Los Angeles, and in UTC.
  const night = { ...timed("Luciafirande", "00:30", "01:30") };
  expect(withEvents(freeDay(TUESDAY, "school"), night)).toEqual(["00:30–01:30 Luciafirande"]);
});

test("a night in which the clock goes back is an hour longer", () => {
  const date = "2026-10-25";
  const care = { start: `${date}T01:00:00+02:00`, end: `${date}T04:00:00+01:00` };
  const [row] = timeline(freeDay(date, "care_only", { care }), {});
  expect(row && (row.end - row.start) / 3_600_000).toBe(4);
});

test("lessons on a Sunday with another clock are told by the clock on the wall", () => {
  const date = "2027-03-28";
  const day = onSunday(date);
  expect(rowsOf(day)).toEqual(["01:30–03:30 Nattvandring"]);
});

function onSunday(date: string): Day {
  const night = lesson("Nattvandring", `${date}T01:30:00+01:00`, `${date}T03:30:00+02:00`);
  return schoolDay({
    date,
    lessons: [night],
    start: night.start,
    end: night.end,
    lunch: freeDay(date, "school").lunch ?? { start: null, end: null, dishes: null, closed: null },
  });
}
