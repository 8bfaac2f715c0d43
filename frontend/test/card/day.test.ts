// What is seen of a day: what goes on, what is not known, and what may not be read.

import { afterEach, describe, expect, test, vi } from "vitest";
import type { Day } from "../../src/days";
import {
  daysOf,
  freeDay,
  lesson,
  MATHS,
  moment,
  onDay,
  schoolDay,
  SPORTS,
  timed,
  told,
  TUESDAY,
  WEDNESDAY,
  without,
} from "../school";
import { ALVA, at, closePages, family, hero, page, withState } from "./page";

afterEach(closePages);

const CARE = { start: told("07:00"), end: told("16:30") };

describe("a school day", () => {
  test.each([
    ["06:10", ["Börjar 08:10", "med matematik · slutar 13:20"]],
    ["07:09", ["Börjar 08:10", "om 1 h 1 min · med matematik · slutar 13:20"]],
    ["08:09", ["Börjar 08:10", "om 1 minut · med matematik · slutar 13:20"]],
    ["08:10", ["Nu", "Matematik", "till 09:10 · 1 timme kvar", "B12", "Sedan bild 09:30"]],
    ["09:15", ["Nu", "Rast", "till 09:30 · 15 minuter kvar", "Sedan bild 09:30"]],
    ["10:00", ["Nu", "Bild", "till 10:30 · 30 minuter kvar", "Sedan lunch 11:00"]],
    ["11:10", ["Nu", "Lunch", "till 11:30 · 20 minuter kvar", "Fisk · Potatis", "Sedan idrott 12:20"]],
    ["13:00", ["Nu", "Idrott", "till 13:20 · 20 minuter kvar", "Sista lektionen"]],
    ["13:20", ["Skolan är slut för i dag"]],
  ])("at %s", async (time, text) => {
    expect(hero(await at(time, schoolDay()))).toEqual(text);
  });

  test.each([
    ["06:40", ["Börjar 08:10", "om 1 h 30 min · med matematik · slutar 13:20", "Fritids från 07:00"]],
    ["07:40", ["Nu", "Fritids", "till 08:10 · 30 minuter kvar", "Sedan matematik 08:10 · B12"]],
    ["13:00", ["Nu", "Idrott", "till 13:20 · 20 minuter kvar", "Sista lektionen · Sedan fritids till 16:30"]],
    ["15:30", ["Nu", "Fritids", "till 16:30 · 1 timme kvar"]],
  ])("with care, at %s", async (time, text) => {
    expect(hero(await at(time, schoolDay({ care: CARE })))).toEqual(text);
  });

  test("in English, the care of the morning is not that after school", async () => {
    const home = { ...family(ALVA), language: "en" };
    const day = schoolDay({ care: CARE });
    expect(hero(await at("06:40", day, home)).at(-1)).toBe("Morning care from 07:00");
    expect(hero(await at("07:40", day, home))[1]).toBe("Morning care");
    expect(hero(await at("13:00", day, home)).at(-1)).toBe(
      "Last lesson · Then after-school care until 16:30",
    );
  });

  test.each([
    [WEDNESDAY, "I morgon"],
    ["2026-11-27", "På fredag"],
    ["2026-11-30", "På måndag"],
  ])("on %s says so", async (date, label) => {
    const shown = await page(family(ALVA), {}, moment("14:00"));
    await shown.tell(daysOf([schoolDay(), onDay(date)]));
    expect(hero(shown)).toEqual([label, "Börjar 08:10", "med matematik · slutar 13:20"]);
  });

  test("room and teacher stand on a line of their own", async () => {
    const day = schoolDay({ lessons: [{ ...MATHS, teacher: "Vera Proven" }, SPORTS] });
    expect(hero(await at("08:30", day))[3]).toBe("B12 · Vera Proven");
  });

  test("no line begins with a dot, nor ends within a number's words", async () => {
    const text = (await at("07:09", schoolDay())).find(".hero .words > p:nth-of-type(2)")?.textContent;
    expect(text).toBe("om 1\u00a0h\u00a01\u00a0min\u00a0· med matematik\u00a0· slutar 13:20");
  });

  test.each([
    ["on", "till 16:30 · 1 timme kvar · Incheckad"],
    ["off", "till 16:30 · 1 timme kvar · Inte incheckad"],
    ["unknown", "till 16:30 · 1 timme kvar"],
    ["unavailable", "till 16:30 · 1 timme kvar"],
  ])("says whether the child has come to the care: %s", async (state, text) => {
    const home = withState(family(ALVA), "sensor.alva_checked_in", state);
    expect(hero(await at("15:30", schoolDay({ care: CARE }), home))[2]).toBe(text);
  });

  test("that is over tells what the school has yet to come", async () => {
    const events = [timed("Föräldramöte", "18:00", "19:00")];
    expect(hero(await at("14:00", schoolDay(), family(ALVA), { events }))).toEqual([
      "Skolan är slut för i dag",
      "Sedan föräldramöte 18:00",
    ]);
    expect(hero(await at("18:30", schoolDay(), family(ALVA), { events }))).toEqual([
      "Skolan är slut för i dag",
    ]);
  });

  test("whose first lesson is cancelled begins with the next", async () => {
    const cancelled = lesson("Slöjd", "12:20", "13:20", { status: "cancelled" });
    const lessons = [{ ...MATHS, status: "cancelled" as const }, cancelled, SPORTS];
    const shown = await at("08:30", schoolDay({ lessons, start: SPORTS.start }));
    expect(shown.text(".hero")).toContain("Börjar 12:20 med idrott");
  });

  test("tells how far a lesson has come", async () => {
    const bar = (await at("08:25", schoolDay())).find("[role=progressbar]");
    expect(["aria-valuenow", "aria-label"].map((name) => bar?.getAttribute(name))).toEqual([
      "25",
      "Matematik",
    ]);
  });
});

describe("a day without school says why", () => {
  test.each([
    ["study_day", "Studiedag"],
    ["closed", "Ingen skola"],
    ["absent", "Frånvaroanmäld"],
    ["unknown", "Schemat är inte känt"],
  ] as const)("%s", async (mode, text) => {
    expect((await at("08:30", freeDay(TUESDAY, mode))).text(".hero")).toBe(text);
  });

  test("with the school's words, not twice", async () => {
    const closed = freeDay(TUESDAY, "closed", { reason: "Höstlov" });
    expect((await at("08:30", closed)).text(".hero")).toBe("Ingen skola Höstlov");
    expect((await at("08:30", freeDay(TUESDAY, "study_day", { reason: "Studiedag" }))).text(".hero")).toBe(
      "Studiedag",
    );
  });

  test("and that the child is absent, though lessons go on", async () => {
    expect((await at("08:30", schoolDay({ mode: "absent" }))).text(".hero")).toBe("Frånvaroanmäld");
  });

  test.each([
    [{ start: told("07:00"), end: told("16:30") }, "Fritids 07:00–16:30"],
    [{ start: told("07:00"), end: null }, "Fritids från 07:00"],
    [{ start: null, end: told("16:30") }, "Fritids till 16:30"],
    [{ start: null, end: null }, "Fritids"],
  ])("with care %j", async (care, text) => {
    const day = freeDay(TUESDAY, "care_only", { reason: "Studiedag", care });
    expect(hero(await at("06:00", day))).toEqual(["Studiedag", text]);
    expect(hero(await at("06:00", { ...day, reason: null }))).toEqual(["Bara fritids", text]);
  });

  test("which day it is, when it is not today", async () => {
    const shown = await page(family(ALVA), {}, moment("14:00"));
    const reason = "Studiedag";
    const tomorrow = onDay(WEDNESDAY, freeDay(TUESDAY, "care_only", { reason, care: CARE }));
    await shown.tell(daysOf([schoolDay(), tomorrow]));
    expect(hero(shown)).toEqual(["I morgon", "Studiedag", "Fritids 07:00–16:30"]);
    await shown.tell(daysOf([schoolDay(), freeDay("2026-11-26", "closed", { reason })]));
    expect(hero(shown)).toEqual(["På torsdag", "Ingen skola", "Studiedag"]);
  });

  test("a timetable without lessons is known, though nothing explains it", async () => {
    const day = freeDay(TUESDAY, "unknown", { lessons: [{ ...MATHS, status: "cancelled" }] });
    expect((await at("08:30", day)).text(".hero")).toBe("Inga lektioner i schemat");
  });
});

describe("what may not be read is not said to be nothing", () => {
  test.each([
    ["lessons", "08:30", "Nu Skola till 13:20 · 4 h 50 min kvar Sedan lunch 11:00"],
    ["lessons", "07:50", "Börjar 08:10 om 20 minuter · slutar 13:20"],
    ["start", "07:50", "Börjar 08:10 om 20 minuter · med matematik · slutar 13:20"],
    ["mode", "08:30", "Nu Matematik till 09:10 · 40 minuter kvar B12 Sedan bild 09:30"],
    ["lunch", "08:30", "Nu Matematik till 09:10 · 40 minuter kvar B12 Sedan bild 09:30"],
  ] as const)("%s at %s", async (field, time, text) => {
    expect((await at(time, without(schoolDay(), field))).text(".hero")).toBe(text);
  });

  test("everything of the day but the lessons", async () => {
    const day = without(
      schoolDay(),
      "mode",
      "reason",
      "start",
      "end",
      "differences",
      "care",
      "bring",
      "due",
      "lunch",
    );
    expect((await at("07:50", day)).text(".hero")).toBe(
      "Börjar 08:10 om 20 minuter · med matematik · slutar 13:20",
    );
  });

  test("everything of the day", async () => {
    const shown = await at("08:30", { date: TUESDAY });
    expect(shown.text(".child")).toBe("Schemat är inte känt");
  });

  test("all of the day but its care", async () => {
    const shown = await at("08:30", { date: TUESDAY, care: CARE });
    expect(shown.text(".hero")).toBe("Nu Fritids till 16:30 · 8 timmar kvar");
  });
});

describe("what is not known is not said to be nothing", () => {
  test("everything", async () => {
    const nothing = { lessons: null, differences: null, care: null, bring: null, due: null };
    const shown = await page(family(ALVA));
    await shown.tell(daysOf([freeDay(TUESDAY, "unknown", nothing)], { events: null, read_at: null }));
    expect(shown.text(".child")).toBe("Schemat är inte känt");
  });

  test("the menu", async () => {
    const lunch = { start: told("11:00"), end: told("11:30"), dishes: null, closed: null };
    const line = async (day: Day): Promise<string | undefined> =>
      (await at("08:30", day)).texts(".rows li .what").find((text) => text.startsWith("Lunch"));
    expect(await line(schoolDay({ lunch }))).toBe("Lunch");
    expect(await line(schoolDay({ lunch: { ...lunch, dishes: [] } }))).toBe("Lunch");
    expect(await line(schoolDay({ lunch: { start: lunch.start, end: lunch.end } }))).toBe("Lunch");
    expect(await line(schoolDay({ lunch: { ...lunch, closed: "Stängt" } }))).toBe("Lunch Stängt");
    expect(await line(schoolDay())).toBe("Lunch Fisk · Potatis");
  });

  test("why nothing is served is told while it is lunch too", async () => {
    const lunch = { start: told("11:00"), end: told("11:30"), dishes: [], closed: "Köket är stängt" };
    expect(hero(await at("11:10", schoolDay({ lunch })))).toContain("Köket är stängt");
  });

  test("when lunch is: it is told without a time", async () => {
    const lunch = { start: null, end: null, dishes: ["Fisk"], closed: null };
    expect((await at("08:30", schoolDay({ lunch }))).text(".bring")).toBe("Lunch Fisk");
    expect((await at("08:30", schoolDay({ lunch: { ...lunch, start: told("11:00") } }))).text(".bring")).toBe(
      "Lunch Fisk",
    );
    expect((await at("08:30", schoolDay({ mode: "absent", lunch }))).find(".bring")).toBeNull();
  });
});

describe("what to bring", () => {
  const day = onDay(
    TUESDAY,
    schoolDay({ bring: [{ text: "gympakläder", source: "subject", subject: "Idrott" }] }),
  );

  test("is told until school begins", async () => {
    expect((await at("07:50", day)).text(".bring")).toBe("Ta med Gympakläder (Idrott)");
    expect((await at("08:10", day)).find(".bring")).toBeNull();
  });

  test("is told until the child is there", async () => {
    const come = (state: string) => withState(family(ALVA), "sensor.alva_checked_in", state);
    expect((await at("07:15", day, come("off"))).text(".bring")).toContain("Gympakläder");
    expect((await at("07:15", day, come("on"))).find(".bring")).toBeNull();
  });

  test("tomorrow is told though the child is there today", async () => {
    const home = withState(family(ALVA), "sensor.alva_checked_in", "on");
    const shown = await page(home, {}, moment("15:00"));
    await shown.tell(daysOf([schoolDay(), onDay(WEDNESDAY, day)]));
    expect(shown.text(".bring")).toBe("Ta med Gympakläder (Idrott)");
  });

  test("is nothing to a child that is away", async () => {
    expect((await at("07:50", { ...day, mode: "absent" })).find(".bring")).toBeNull();
  });

  test("is not said twice when the school writes a sentence", async () => {
    const bring = [{ text: "Ta med matsäck och oömma kläder.", source: "notes", subject: null }] as const;
    expect((await at("07:50", schoolDay({ bring }))).texts(".bring li")).toEqual([
      "Matsäck och oömma kläder",
    ]);
  });

  test("is told the evening before", async () => {
    const shown = await page(family(ALVA), {}, moment("20:00"));
    await shown.tell(daysOf([schoolDay(), onDay(WEDNESDAY, day)]));
    expect(shown.text(".bring")).toBe("Ta med Gympakläder (Idrott)");
  });
});

describe("messages", () => {
  test.each(["0", "unknown", "unavailable"])("%s are none to tell of", async (state) => {
    const home = withState(family(ALVA), "sensor.alva_unread_messages", state);
    expect((await at("08:30", schoolDay(), home)).find(".messages")).toBeNull();
  });

  test.each([
    ["of the last one", ["unread_messages", "message"], "2026-11-24T06:40:00Z", "sensor.alva_message"],
    [
      "how many, if none has come yet",
      ["unread_messages", "message"],
      "unknown",
      "sensor.alva_unread_messages",
    ],
    ["how many, without the other", ["unread_messages"], undefined, "sensor.alva_unread_messages"],
  ])("that are unread are told, and a tap tells %s", async (_, entities, last, entityId) => {
    const unread = withState(family({ ...ALVA, entities }), "sensor.alva_unread_messages", "2");
    const home = last === undefined ? unread : withState(unread, "sensor.alva_message", last);
    const shown = await at("08:30", schoolDay(), home);
    const told = vi.fn<(event: Event) => void>();
    document.addEventListener("hass-more-info", told);
    await shown.press("2 olästa meddelanden");
    document.removeEventListener("hass-more-info", told);
    expect(told.mock.calls.map(([event]) => (event as CustomEvent<unknown>).detail)).toEqual([{ entityId }]);
  });
});

test("the last change of the timetable is read from its event", async () => {
  const change = {
    event_type: "room",
    day: TUESDAY,
    subject: "Maths",
    after: { title: "Matematik", start: MATHS.start, room: "B12" },
  };
  const home = withState(family(ALVA), "sensor.alva_timetable_change", told("07:00"), change);
  expect((await at("07:50", schoolDay(), home)).texts(".notices li")).toEqual(["Matematik i B12"]);
});
