// What is different on a day, and over by now.

import { describe, expect, test } from "vitest";
import {
  allDay,
  ART,
  freeDay,
  MATHS,
  moment,
  schoolDay,
  SPORTS,
  task,
  TUESDAY,
  WEDNESDAY,
  without,
} from "../school";
import { lines } from "./lines";

describe("what is over by now is not told", () => {
  test.each([
    [
      "08:09",
      ["! Starts at 08:10, 20 minutes later than usual", "! Ends at 13:20, 30 minutes later than usual"],
    ],
    ["08:10", ["! Ends at 13:20, 30 minutes later than usual"]],
    ["13:19", ["! Ends at 13:20, 30 minutes later than usual"]],
    ["13:20", []],
  ])("another beginning and end, at %s", (time, expected) => {
    const day = schoolDay({ differences: { start: 20, end: 30 } });
    expect(lines(day, { now: moment(time) })).toEqual(expected);
  });

  test.each([
    ["09:09", ["! Matematik is cancelled", "! Idrott is cancelled"]],
    ["09:10", ["! Idrott is cancelled"]],
    // The day itself ends with the lesson that is held last.
    ["10:30", []],
  ])("cancelled lessons, at %s", (time, expected) => {
    const [maths, sports] = [MATHS, SPORTS].map((one) => ({ ...one, status: "cancelled" as const }));
    const lessons = [maths, ART, sports].filter((one) => one !== undefined);
    const day = schoolDay({ lessons, start: ART.start, end: ART.end });
    expect(lines(day, { now: moment(time) })).toEqual(expected);
  });

  test.each([
    ["moved", "! Matematik is moved to 08:10"],
    ["teacher", "Matematik with Vera Proven"],
    ["room", "Matematik in B12"],
  ])("a lesson that is %s, once it has ended", (event_type, line) => {
    const teacher = "Vera Proven";
    const day = schoolDay({ lessons: [{ ...MATHS, teacher }, SPORTS] });
    const change = { event_type, day: TUESDAY, after: { ...MATHS, teacher } };
    expect(lines(day, { change, now: moment("09:09") })).toEqual([line]);
    expect(lines(day, { change, now: moment("09:10") })).toEqual([]);
  });

  const day = schoolDay({
    differences: { start: 0, end: 0, added: ["Slöjd"], missing: ["Musik"] },
    due: [task("test", "Bråk")],
  });
  const all = ["No Musik this time", "Extra this time: Slöjd", "Test: Bråk"];

  test("everything of school, when that is over", () => {
    expect(lines(day, { now: moment("13:19") })).toEqual(all);
    expect(lines(day, { now: moment("13:20") })).toEqual([]);
    expect(lines(day, { now: moment("07:00", WEDNESDAY) })).toEqual([]);
  });

  test("when that is, the lessons tell who may not read the day's end", () => {
    const unread = without(day, "mode", "start", "end");
    expect(lines(unread, { now: moment("13:19") })).toEqual(all);
    expect(lines(unread, { now: moment("13:20") })).toEqual([]);
  });

  test("but what is due on a day without school is until midnight", () => {
    const free = freeDay(TUESDAY, "study_day", { due: [task("homework", "Glosor")] });
    expect(lines(free, { now: moment("23:59") })).toEqual(["Homework: Glosor"]);
  });

  test("and what the whole day is about is told all day", () => {
    expect(lines(day, { events: [allDay("Nobelmiddag")], now: moment("15:00") })).toEqual(["* Nobelmiddag"]);
  });

  test("of a day to come, nothing is", () => {
    expect(lines(day, { now: moment("20:00", "2026-11-23") })).toEqual(all);
  });
});
