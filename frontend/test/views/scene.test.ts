// What every part of the card says alike.

import { describe, expect, test } from "vitest";
import { careHours, dayLabel, isPreschool, joined, type Scene } from "../../src/views/scene";
import { wordsOf, type Language } from "../../src/words";
import { homeWith } from "../registry";
import { daysOf, freeDay, moment, schoolDay, told, TUESDAY, WEDNESDAY, without } from "../school";

const scene = (language: Language = "sv", today = TUESDAY): Scene => ({
  hass: homeWith(),
  language,
  now: moment("08:30", today),
  words: wordsOf(language),
  today,
});

describe("the label of a day", () => {
  test.each([
    ["2026-11-23", undefined, undefined],
    [TUESDAY, undefined, undefined],
    [WEDNESDAY, "I morgon", "Tomorrow"],
    ["2026-11-26", "På torsdag", "On Thursday"],
    ["2026-11-30", "På måndag", "On Monday"],
  ])("%s", (date, swedish, english) => {
    expect([dayLabel(date, scene("sv")), dayLabel(date, scene("en"))]).toEqual([swedish, english]);
  });

  test("is tomorrow's over a new year, and the night when the clock goes back", () => {
    expect(dayLabel("2027-01-01", scene("sv", "2026-12-31"))).toBe("I morgon");
    expect(dayLabel("2026-10-26", scene("sv", "2026-10-25"))).toBe("I morgon");
  });
});

test("a line is of what there is, and never begins with the dot", () => {
  expect(joined(["B12", null, "Vera Proven", undefined, "", false])).toBe("B12\u00a0· Vera Proven");
  expect(joined([null, "B12"])).toBe("B12");
  expect(joined([])).toBe("");
});

describe("preschool", () => {
  const noTimetable = daysOf([], { has_timetable: false });

  test("is a day of a child without a timetable, though nothing tells what kind it is", () => {
    expect(isPreschool(freeDay(TUESDAY, "unknown"), noTimetable)).toBe(true);
    expect(isPreschool({ date: TUESDAY }, noTimetable)).toBe(true);
    expect(isPreschool(freeDay(TUESDAY, "study_day"), noTimetable)).toBe(false);
  });

  test("is no day of a pupil, nor of a child of whom that is not told", () => {
    expect(isPreschool(freeDay(TUESDAY, "unknown"), daysOf([], { has_timetable: true }))).toBe(false);
    expect(isPreschool(freeDay(TUESDAY, "unknown"), daysOf([]))).toBe(false);
    expect(isPreschool(freeDay(TUESDAY, "unknown"), undefined)).toBe(false);
  });
});

describe("the times of care", () => {
  const [start, end] = [told("07:00"), told("16:15")];

  test.each([
    [{ start, end }, "Fritids 07:00–16:15", "Förskola 07:00–16:15"],
    [{ start, end: null }, "Fritids från 07:00", "Förskola från 07:00"],
    [{ start: null, end }, "Fritids till 16:15", "Förskola till 16:15"],
    [{ start: null, end: null }, undefined, undefined],
    [null, undefined, undefined],
  ])("%j", (care, pupil, preschool) => {
    const day = schoolDay({ care });
    const words = wordsOf("sv");
    expect(careHours(day, daysOf([day]), words)).toBe(pupil);
    expect(careHours(day, daysOf([day], { has_timetable: false }), words)).toBe(preschool);
  });

  test("that may not be read are not told", () => {
    expect(careHours(without(schoolDay(), "care"), undefined, wordsOf("sv"))).toBeUndefined();
  });
});
