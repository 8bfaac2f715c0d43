// A week of a child.

import { afterEach, describe, expect, test } from "vitest";
import type { Day, Days } from "../../src/days";
import { addDays, weekday } from "../../src/moments";
import {
  allDay,
  daysOf,
  freeDay,
  lesson,
  moment,
  onDay,
  schoolDay,
  task,
  timed,
  told,
  TUESDAY,
  without,
} from "../school";
import { ALVA, closePages, family, page, type Page } from "./page";

afterEach(closePages);

const MONDAY = "2026-11-23";

/** The week with another Tuesday. */
async function week(
  tuesday: Day = schoolDay(),
  more: readonly Day[] = [],
  beside: Partial<Days> = {},
): Promise<Page> {
  const shown = await page(family(ALVA), { view: "week" }, moment("08:30"));
  const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => {
    const date = addDays(MONDAY, ahead);
    const usual = weekday(date) > 5 ? freeDay(date, "weekend") : onDay(date);
    return more.find((day) => day.date === date) ?? (date === TUESDAY ? tuesday : usual);
  });
  await shown.tell(daysOf(days, beside));
  return shown;
}

/** What a screen reader says of Tuesday. */
const said = (shown: Page): string => shown.texts(".week li .unseen")[1] ?? "";

/** What stands below Tuesday's lessons. */
const below = (shown: Page): string[] =>
  [...(shown.all(".week li")[1]?.querySelectorAll(".told > span") ?? [])].map((line) =>
    line.textContent.replaceAll("\u00a0", " ").trim(),
  );

test("is from Monday to Friday, with today marked", async () => {
  const shown = await week();
  expect(shown.texts(".weekday")).toEqual(["Mån 23", "Tis 24", "Ons 25", "Tors 26", "Fre 27"]);
  expect(shown.all("[aria-current=date]")).toHaveLength(1);
  expect(said(shown)).toBe("Tisdag 24 november, 08:10–13:20, Matematik, Bild, Idrott");
});

test("has a Saturday on which there is something", async () => {
  const shown = await week(schoolDay(), [onDay("2026-11-28")]);
  expect(shown.all(".week li")).toHaveLength(6);
});

describe("a day without school says why", () => {
  test.each([
    [freeDay(TUESDAY, "study_day", { reason: "Studiedag" }), "Studiedag"],
    [freeDay(TUESDAY, "closed", { reason: "Höstlov" }), "Ingen skola · Höstlov"],
    [freeDay(TUESDAY, "unknown"), "Schemat är inte känt"],
    [freeDay(TUESDAY, "unknown", { lessons: [] }), "Inga lektioner i schemat"],
    [{ date: TUESDAY }, "Schemat är inte känt"],
  ])("%#", async (day, why) => {
    const shown = await week(day);
    expect(shown.texts(".why")).toEqual([why]);
    expect(said(shown)).toBe(`Tisdag 24 november, ${why}`);
  });

  test("that the child is absent, though lessons go on", async () => {
    const bring = [{ text: "Gympakläder", source: "subject", subject: null }] as const;
    const care = { start: null, end: told("16:30") };
    const shown = await week(schoolDay({ mode: "absent", bring, care }));
    expect(shown.texts(".why")).toEqual(["Frånvaroanmäld"]);
    expect(said(shown)).toBe("Tisdag 24 november, Frånvaroanmäld");
    expect(shown.find(".marks ha-icon")).toBeNull();
    expect(below(shown)).toEqual([]);
  });
});

test("a day of which just the lessons may be read has them, and its times", async () => {
  const shown = await week(without(schoolDay(), "mode", "reason", "start", "end"));
  expect(shown.texts(".why")).toEqual([]);
  expect(shown.texts(".times")[1]).toBe("08:10–13:20");
});

test("a day of which the lessons may not be read has its times", async () => {
  const shown = await week(without(schoolDay(), "lessons"));
  expect(said(shown)).toBe("Tisdag 24 november, 08:10–13:20");
});

test("what is different, and what to bring, is said", async () => {
  const shown = await week(
    schoolDay({
      start: told("09:30"),
      differences: { start: 80, end: 0, added: [], missing: [] },
      bring: [{ text: "Gympakläder", source: "subject", subject: "Idrott" }],
    }),
  );
  expect(said(shown)).toContain("Börjar 09:30, 1 h 20 min senare än vanligt, Gympakläder");
  expect(shown.all(".week li")[1]?.querySelectorAll(".marks ha-icon")).toHaveLength(1);
  expect(below(shown)).toEqual(["Börjar 09:30, 1 h 20 min senare än vanligt"]);
});

describe("what is different", () => {
  const events = [allDay("Nobelmiddag"), timed("Föräldramöte", "18:00", "19:00")];

  test("and what there is at a time stand in words, with how much they matter", async () => {
    const shown = await week(schoolDay(), [], { events });
    expect(below(shown)).toEqual(["Nobelmiddag", "18:00 Föräldramöte"]);
    expect(shown.all(".told > span").map((line) => line.className)).toEqual(["day", "calm"]);
    expect(said(shown)).toBe(
      "Tisdag 24 november, 08:10–13:20, Matematik, Bild, Idrott, Nobelmiddag, 18:00 Föräldramöte",
    );
  });

  test("of more than two, the rest is counted, but said in full", async () => {
    const due = [task("test", "Bråk"), task("homework", "Glosor")];
    const shown = await week(schoolDay({ due }), [], { events });
    expect(below(shown)).toEqual(["Nobelmiddag", "Prov: Bråk", "+2"]);
    expect(said(shown)).toContain("Nobelmiddag, Prov: Bråk, Läxa: Glosor, 18:00 Föräldramöte");
  });

  test("stays in the week when it is over", async () => {
    const monday = onDay(MONDAY, schoolDay({ due: [task("test", "Bråk")] }));
    const shown = await week(schoolDay(), [monday]);
    expect(shown.texts(".week li .unseen")[0]).toContain("Prov: Bråk");
  });
});

describe("care", () => {
  test.each([
    [{ start: null, end: told("16:15") }, "Fritids till 16:15"],
    [{ start: told("07:00"), end: told("16:15") }, "Fritids 07:00–16:15"],
    [{ start: told("07:00"), end: null }, "Fritids från 07:00"],
  ])("%j is told", async (care, text) => {
    const shown = await week(schoolDay({ care }));
    expect(below(shown)).toEqual([text]);
    expect(said(shown)).toBe(`Tisdag 24 november, 08:10–13:20, Matematik, Bild, Idrott, ${text}`);
  });

  test("that is none is not told", async () => {
    expect(below(await week())).toEqual([]);
  });
});

describe("preschool", () => {
  const care = { start: told("07:30"), end: told("16:00") };
  const beside = { has_timetable: false };

  test.each([
    [care, "07:30–16:00", "Tisdag 24 november, 07:30–16:00, Förskola"],
    [{ start: null, end: null }, "", "Tisdag 24 november, Förskola"],
    [{ start: null, end: told("16:00") }, "", "Tisdag 24 november, Förskola, Förskola till 16:00"],
  ])("with the times %j", async (times, shownTimes, text) => {
    const shown = await week(freeDay(TUESDAY, "unknown", { care: times }), [], beside);
    expect(shown.texts(".times")[1]).toBe(shownTimes);
    expect(shown.texts(".why")).toEqual(["Förskola"]);
    expect(said(shown)).toBe(text);
  });

  test("is closed for a reason", async () => {
    const closed = freeDay(TUESDAY, "study_day", { reason: "Planeringsdag" });
    expect(said(await week(closed, [], beside))).toBe("Tisdag 24 november, Studiedag · Planeringsdag");
  });
});

test("lessons at the same time stand side by side", async () => {
  const lessons = [
    lesson("Franska", "08:10", "09:10"),
    lesson("Tyska", "08:10", "09:10"),
    lesson("Bild", "09:10", "10:10"),
  ];
  const shown = await week(schoolDay({ lessons }));
  const [, tuesday] = shown.all(".week li");
  const blocks = [...(tuesday?.querySelectorAll<HTMLElement>(".lesson") ?? [])];
  const places = blocks.map(({ style, textContent }) =>
    [textContent, ...["--lane", "--lanes"].map((name) => style.getPropertyValue(name))].join(" "),
  );
  expect(places).toEqual(["Franska 0 2", "Tyska 1 2", "Bild 0 1"]);
});
