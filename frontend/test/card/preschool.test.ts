// What is seen of the day of a child in preschool, who has no timetable.

import { afterEach, describe, expect, test } from "vitest";
import { daysOf, freeDay, moment, onDay, timed, told, TUESDAY, WEDNESDAY, without } from "../school";
import { ALVA, at, closePages, family, hero, page, withState } from "./page";

afterEach(closePages);

describe("preschool", () => {
  const care = { start: told("07:30"), end: told("16:00") };
  const day = freeDay(TUESDAY, "unknown", { care });
  const noTimetable = { has_timetable: false };
  const shownAt = (time: string, of = day, home = family(ALVA)) => at(time, of, home, noTimetable);

  test.each([
    ["07:00", ["Förskola", "07:30–16:00"]],
    ["08:30", ["Nu", "Förskola", "till 16:00 · 7 h 30 min kvar"]],
    ["16:00", ["Klart för i dag"]],
  ])("at %s", async (time, text) => {
    const shown = await shownAt(time);
    expect(hero(shown)).toEqual(text);
    expect(shown.find(".rows")).toBeNull();
    expect(shown.text()).not.toContain("Fritids");
  });

  test("tomorrow is named, and told for who may not read what kind of day it is", async () => {
    for (const tomorrow of [day, without(day, "mode", "lessons", "start", "end")]) {
      const shown = await page(family(ALVA), {}, moment("17:00"));
      await shown.tell(daysOf([day, onDay(WEDNESDAY, tomorrow)], noTimetable));
      expect(hero(shown)).toEqual(["I morgon", "Förskola", "07:30–16:00"]);
      closePages();
    }
  });

  test.each([
    [{ start: null, end: null }, "Tiderna är inte kända"],
    [{ start: told("07:30"), end: null }, "Förskola från 07:30"],
    [null, "Tiderna är inte kända"],
  ])("of which the times are %j", async (times, text) => {
    expect(hero(await shownAt("07:00", { ...day, care: times }))).toEqual(["Förskola", text]);
  });

  test("says whether the child has come", async () => {
    const home = withState(family(ALVA), "sensor.alva_checked_in", "on");
    expect(hero(await shownAt("08:30", day, home))[2]).toBe("till 16:00 · 7 h 30 min kvar · Incheckad");
  });

  test("and something else that day stand in a list", async () => {
    const events = [timed("Luciatåg", "15:00", "15:30")];
    const shown = await at("07:00", day, family(ALVA), { ...noTimetable, events });
    expect(shown.texts(".rows .subject")).toEqual(["Förskola", "Luciatåg"]);
  });

  test.each(["study_day", "weekend", "absent"] as const)("%s is told as any child's", async (mode) => {
    const [title] = hero(await shownAt("07:00", freeDay(TUESDAY, mode)));
    expect(title).toBe({ study_day: "Studiedag", weekend: "Helg", absent: "Frånvaroanmäld" }[mode]);
  });

  test("with care on a study day is not called after-school care", async () => {
    const shown = await shownAt("06:00", freeDay(TUESDAY, "care_only", { reason: "Studiedag", care }));
    expect(hero(shown)).toEqual(["Studiedag", "Förskola 07:30–16:00"]);
  });
});
