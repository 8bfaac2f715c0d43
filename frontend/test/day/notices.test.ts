// What is different on a day.

import { describe, expect, test } from "vitest";
import { noticesOf, type Change } from "../../src/day/notices";
import type { Day } from "../../src/days";
import { en } from "../../src/words/en";
import {
  allDay,
  ART,
  freeDay,
  MATHS,
  moment,
  schoolDay,
  SPORTS,
  task,
  timed,
  told,
  TUESDAY,
  WEDNESDAY,
  without,
} from "../school";
import { lines } from "./lines";

test("a day as any other has none", () => {
  expect(lines(schoolDay())).toEqual([]);
});

describe("another beginning or end", () => {
  const differing = (start: number | null, end: number | null): Day =>
    schoolDay({ differences: { start, end, added: [], missing: [] } });

  test.each([
    [50, 0, "! Starts at 08:10, 50 minutes later than usual"],
    [-60, 0, "! Starts at 08:10, 1 hour earlier than usual"],
    [0, -90, "! Ends at 13:20, 1 h 30 min earlier than usual"],
    [null, 5, "! Ends at 13:20, 5 minutes later than usual"],
  ])("by %s and %s minutes", (start, end, line) => {
    expect(lines(differing(start, end))).toEqual([line]);
  });

  test.each([
    [4, -4],
    [0, 0],
    [null, null],
  ])("by %s and %s minutes is not worth a line", (start, end) => {
    expect(lines(differing(start, end))).toEqual([]);
  });

  test("is told without the lists that may not be read", () => {
    expect(lines(schoolDay({ differences: { start: 20, end: 0 } }))).toEqual([
      "! Starts at 08:10, 20 minutes later than usual",
    ]);
  });

  test("may not be known, or not be read", () => {
    expect(lines(schoolDay({ differences: null }))).toEqual([]);
    expect(lines({ ...without(schoolDay(), "start", "end"), differences: { start: 20, end: 20 } })).toEqual(
      [],
    );
  });
});

describe("cancelled lessons", () => {
  const cancelled = { ...MATHS, status: "cancelled" as const };

  test("are urgent", () => {
    expect(lines(schoolDay({ lessons: [cancelled, ART] }))).toEqual(["! Matematik is cancelled"]);
  });

  test.each(["Matematik - INSTÄLLD", "Matematik utgår", "Lektionen ställs in"])(
    "are told once when %s says so itself",
    (subject) => {
      expect(lines(schoolDay({ lessons: [{ ...cancelled, subject }] }))).toEqual([`! ${subject}`]);
    },
  );

  test("are not told to be missing as well", () => {
    const differences = { start: 0, end: 0, added: [], missing: ["Matematik", "Slöjd"] };
    expect(lines(schoolDay({ lessons: [cancelled, ART], differences }))).toEqual([
      "! Matematik is cancelled",
      "No Slöjd this time",
    ]);
  });

  test("are not told to be missing under another name", () => {
    const lessons = [{ ...cancelled, subject: "Ma inställd" }, ART];
    const differences = { start: 0, end: 0, added: [], missing: ["Matematik"] };
    expect(lines(schoolDay({ lessons, differences }))).toEqual(["! Ma inställd"]);
  });

  test("of which one remains hide nothing else", () => {
    const lessons = [cancelled, { ...MATHS, start: told("12:20"), end: told("13:20") }];
    const differences = { start: 0, end: 0, added: [], missing: ["Slöjd"] };
    expect(lines(schoolDay({ lessons, differences }))).toContain("No Slöjd this time");
  });
});

describe("subjects", () => {
  test("that are missing and added are told", () => {
    const differences = { start: 0, end: 0, added: ["Slöjd"], missing: ["Musik"] };
    expect(lines(schoolDay({ differences }))).toEqual(["No Musik this time", "Extra this time: Slöjd"]);
  });
});

describe("the last change", () => {
  const maths = {
    title: "Matematik",
    start: MATHS.start,
    end: MATHS.end,
    room: "B12",
    teacher: "Vera Proven",
  };
  const changed = (event_type: string, after: object | null = maths, day = TUESDAY): Change => ({
    event_type,
    day,
    subject: "Maths",
    before: { ...maths, start: told("10:00"), room: "A1", teacher: "Ola Proven" },
    after,
  });
  const today = schoolDay({ lessons: [{ ...MATHS, teacher: "Vera Proven" }, ART] });

  test.each([
    ["moved", "! Matematik is moved to 08:10"],
    ["teacher", "Matematik with Vera Proven"],
    ["room", "Matematik in B12"],
  ])("%s is told, with the subject in the user's language", (type, line) => {
    expect(lines(today, { change: changed(type) })).toEqual([line]);
  });

  test.each(["moved", "teacher", "room"])("%s of another day is not", (type) => {
    expect(lines(today, { change: changed(type, maths, WEDNESDAY) })).toEqual([]);
  });

  test.each([
    ["there is no lesson then any more", { ...maths, start: told("09:00") }, "moved"],
    ["another lesson is then", { ...maths, title: "Slöjd" }, "moved"],
    ["the lesson is somewhere else again", { ...maths, room: "C3" }, "room"],
    ["the teacher is another one again", { ...maths, teacher: "Ola Proven" }, "teacher"],
    ["nothing came after", null, "moved"],
  ])("does not stand when %s", (_, after, type) => {
    expect(lines(today, { change: changed(type, after) })).toEqual([]);
  });

  test("does not stand when the lesson is cancelled since", () => {
    const day = schoolDay({ lessons: [{ ...MATHS, status: "cancelled" }] });
    expect(lines(day, { change: changed("moved") })).toEqual(["! Matematik is cancelled"]);
  });

  test.each(["added", "cancelled", "subject"])("%s is told by the day itself", (type) => {
    expect(lines(today, { change: changed(type) })).toEqual([]);
  });

  test("is not told when no lessons may be read", () => {
    expect(lines(without(today, "lessons"), { change: changed("moved") })).toEqual([]);
  });

  test.each([{}, { event_type: "moved", day: TUESDAY }, { day: TUESDAY, after: "text" }])(
    "%o is none",
    (change) => {
      expect(lines(today, { change })).toEqual([]);
    },
  );
});

describe("tests and homework", () => {
  test("are told until they are done", () => {
    const due = [
      task("test", "Bråk", { subject: "Matematik" }),
      task("homework", "Glosor"),
      task("assignment", "Bokrecension", { done: true }),
    ];
    expect(lines(schoolDay({ due }))).toEqual(["Test: Bråk (Matematik)", "Homework: Glosor"]);
  });

  test("without a title are told by what they are", () => {
    expect(
      lines(schoolDay({ due: [task("homework", null, { subject: "Svenska" }), task("test", null)] })),
    ).toEqual(["Homework: Svenska", "Test"]);
  });

  test("are not told again as entries of the calendar, done or not", () => {
    const due = [task("test", "Prov i bråk"), task("homework", "Glosor", { done: true })];
    const events = [allDay("Prov i bråk"), allDay("Glosor")];
    expect(lines(schoolDay({ due }), { events })).toEqual(["Test: Prov i bråk"]);
  });

  test.each([null, undefined])("may be unknown: %s", (due) => {
    expect(lines(due === null ? schoolDay({ due }) : without(schoolDay(), "due"))).toEqual([]);
  });
});

describe("entries of the calendar", () => {
  test("for the whole day are what it is about, on each of their days", () => {
    const events = [
      allDay("Nobelmiddag"),
      allDay("Temavecka", "2026-11-23", "2026-11-27"),
      allDay("Annat", WEDNESDAY),
    ];
    expect(lines(schoolDay(), { events })).toEqual(["* Nobelmiddag", "* Temavecka"]);
  });

  test("with a time are in the day's rows instead", () => {
    expect(lines(schoolDay(), { events: [timed("Möte", "18:00", "19:00")] })).toEqual([]);
  });

  test("from a time of one day to a time of another are told on both", () => {
    const camp = { ...timed("Lägerskola", "08:00", "16:00"), last: WEDNESDAY, end: told("16:00", WEDNESDAY) };
    expect(lines(schoolDay(), { events: [camp] })).toEqual(["* Lägerskola"]);
    expect(lines(freeDay(WEDNESDAY, "school"), { events: [camp] })).toEqual(["* Lägerskola"]);
  });

  test("that are why there is no school are not repeated", () => {
    const events = [allDay("Höstlov"), allDay("Friluftsdag")];
    expect(lines(freeDay(TUESDAY, "closed", { reason: "Höstlov" }), { events })).toEqual(["* Friluftsdag"]);
  });

  test("without a title are told by their kind, or not at all", () => {
    expect(lines(schoolDay(), { events: [{ ...allDay(null), kind: "Öppet hus" }, allDay(null)] })).toEqual([
      "* Öppet hus",
    ]);
  });

  test.each([null, undefined])("may be unknown: %s", (events) => {
    expect(noticesOf(schoolDay(), events, undefined, en)).toEqual([]);
  });
});

describe("an outing", () => {
  const title = "Friluftsdag i Vintervikens naturområde";
  const events = [allDay(title)];

  test.each([title, "UTFLYKT", "Temadag om rymden", "Idrottsdag", "Studiebesök på museet"])(
    "%s puts a timetable with lessons in doubt",
    (name) => {
      expect(lines(schoolDay(), { events: [allDay(name)] })).toEqual([
        `* ${name} (The timetable may not hold)`,
      ]);
    },
  );

  test("is nothing to doubt on a day without school, when school is over, or for a child that is away", () => {
    expect(lines(freeDay(TUESDAY, "unknown"), { events })).toEqual([`* ${title}`]);
    expect(lines(schoolDay(), { events, now: moment("13:19") })).toEqual([
      `* ${title} (The timetable may not hold)`,
    ]);
    expect(lines(schoolDay(), { events, now: moment("13:20") })).toEqual([`* ${title}`]);
    expect(lines(schoolDay({ mode: "absent" }), { events })).toEqual([`* ${title}`]);
  });

  test("other days do not", () => {
    expect(lines(schoolDay(), { events: [allDay("Fotografering")] })).toEqual(["* Fotografering"]);
  });
});

test("a child that is away is told nothing of what is different at school", () => {
  const day = schoolDay({
    mode: "absent",
    differences: { start: 20, end: -30, added: ["Slöjd"], missing: ["Musik"] },
    lessons: [{ ...MATHS, status: "cancelled" }, ART],
    due: [task("homework", "Glosor")],
  });
  const change = { event_type: "room", day: TUESDAY, after: { ...ART, room: "B12" } };
  expect(lines(day, { events: [allDay("Nobelmiddag")], change })).toEqual([
    "* Nobelmiddag",
    "Homework: Glosor",
  ]);
});

describe("what is there twice is told once", () => {
  test("two cancelled lessons of a subject", () => {
    const lessons = [MATHS, { ...MATHS, start: told("12:20"), end: told("13:20") }];
    const day = schoolDay({ lessons: lessons.map((one) => ({ ...one, status: "cancelled" as const })) });
    expect(lines(day)).toEqual(["! Matematik is cancelled"]);
  });

  test("an entry of the calendar", () => {
    const events = [
      allDay("Nobelmiddag"),
      allDay("Temavecka"),
      allDay("Nobelmiddag", "2026-11-23", WEDNESDAY),
    ];
    expect(lines(schoolDay(), { events })).toEqual(["* Nobelmiddag", "* Temavecka"]);
  });
});

test("what the whole day is about comes first, then what changes the morning", () => {
  const day = schoolDay({
    start: SPORTS.start,
    differences: { start: 250, end: 0, added: [], missing: ["Matematik"] },
    lessons: [{ ...MATHS, status: "cancelled" }, SPORTS],
    due: [task("test", "Bråk")],
  });
  expect(lines(day, { events: [allDay("Friluftsdag")] })).toEqual([
    "* Friluftsdag (The timetable may not hold)",
    "! Starts at 12:20, 4 h 10 min later than usual",
    "! Matematik is cancelled",
    "Test: Bråk",
  ]);
});
