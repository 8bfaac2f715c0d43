// The list of a day by the clock, and what stands above it as different.

import { afterEach, describe, expect, test } from "vitest";
import { allDay, freeDay, MATHS, schoolDay, SPORTS, task, told, TUESDAY } from "../school";
import { ALVA, at, closePages, family, hero, type Page } from "./page";

afterEach(closePages);

const CARE = { start: told("07:00"), end: told("16:30") };

describe("the list", () => {
  const rows = (shown: Page): string[] => shown.texts(".rows .subject");

  test("does not repeat what goes on, until it is unfolded", async () => {
    const shown = await at("10:00", schoolDay());
    expect(rows(shown)).toEqual(["Lunch", "Idrott"]);
    await shown.press("1 tidigare i dag");
    expect(rows(shown)).toEqual(["Matematik", "Bild", "Lunch", "Idrott"]);
    expect(shown.texts("[aria-current=time] .subject")).toEqual(["Bild"]);
  });

  test("has no end that is nothing", async () => {
    const shown = await at("13:20", schoolDay());
    expect(shown.find(".rows")).toBeNull();
    expect(shown.text(".fold")).toBe("4 tidigare i dag");
  });

  test("is whole, and nothing goes on in it, for a child that is away", async () => {
    const shown = await at("08:30", schoolDay({ mode: "absent" }));
    expect(rows(shown)).toEqual(["Matematik", "Bild", "Lunch", "Idrott"]);
    expect(shown.find("[aria-current=time]")).toBeNull();
    expect(shown.all(".rows li.passed")).toHaveLength(4);
  });

  test("is not there for one time of care, which stands above", async () => {
    const day = freeDay(TUESDAY, "care_only", { reason: "Studiedag", care: CARE });
    for (const time of ["06:00", "08:30"]) expect((await at(time, day)).find(".rows")).toBeNull();
  });

  test.each(["06:00", "08:30"])(
    "tells the care of a day whose timetable is not known, at %s",
    async (time) => {
      const shown = await at(time, freeDay(TUESDAY, "unknown", { care: CARE }));
      expect(hero(shown)).toEqual(["Schemat är inte känt"]);
      expect(shown.texts(".rows li")).toEqual(["07:00 16:30 Fritids"]);
    },
  );

  test("tells the care of a day of which nothing else may be read, until it goes on above", async () => {
    expect((await at("06:00", { date: TUESDAY, care: CARE })).texts(".rows li")).toEqual([
      "07:00 16:30 Fritids",
    ]);
    expect((await at("08:30", { date: TUESDAY, care: CARE })).find(".rows")).toBeNull();
  });
});

describe("what is different", () => {
  const day = schoolDay({ lessons: [{ ...MATHS, status: "cancelled" }, SPORTS], start: SPORTS.start });

  test("is told by how much it matters, with what more there is to know", async () => {
    const events = [allDay("Friluftsdag")];
    const shown = await at("08:00", { ...day, due: [task("test", "Bråk")] }, family(ALVA), { events });
    expect(shown.all(".notices li").map((line) => line.className)).toEqual(["day", "urgent", "calm"]);
    expect(shown.texts(".notices li")).toEqual([
      "Friluftsdag Schemat kanske inte gäller",
      "Matematik ställs in",
      "Prov: Bråk",
    ]);
  });

  test("is gone when it is over", async () => {
    const shown = await at("09:09", day);
    expect(shown.texts(".notices li")).toEqual(["Matematik ställs in"]);
    await shown.pass(60_000);
    expect(shown.find(".notices")).toBeNull();
  });
});
