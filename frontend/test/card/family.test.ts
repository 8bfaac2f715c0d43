// Whose day the card shows, and what it says when there is nobody.

import { afterEach, describe, expect, test } from "vitest";
import { homeWith } from "../registry";
import { daysOf, freeDay, moment, onDay, schoolDay, told, TUESDAY, WEDNESDAY } from "../school";
import { ALVA, BO, closePages, EVA, family, page, withState } from "./page";

afterEach(closePages);

describe("a family", () => {
  test("is shown child by child", async () => {
    const shown = await page(family(ALVA, BO));
    expect([shown.text("h2"), shown.text(".head p")]).toEqual(["I dag", "Tisdag 24 november"]);
    expect(shown.texts("h3")).toEqual(["Alva", "Bo"]);
    expect(shown.asked.map(({ message }) => message["device_id"])).toEqual(["alva", "bo"]);
  });

  test("of whom one is told is not said to have nothing", async () => {
    const shown = await page(family(ALVA, BO));
    await shown.tell(daysOf([schoolDay()]), "alva");
    const [alva, bo] = shown.texts(".child");
    expect(alva).toContain("Matematik");
    expect(bo).toContain("Hämtar …");
  });

  test("says of which day a child is, when it is not the others'", async () => {
    const shown = await page(family(ALVA, BO), {}, moment("14:00"));
    await shown.tell(daysOf([schoolDay(), onDay(WEDNESDAY)]), "alva");
    const care = { start: null, end: told("16:30") };
    await shown.tell(daysOf([schoolDay({ care }), onDay(WEDNESDAY)]), "bo");
    expect([shown.text("h2"), shown.text(".head p")]).toEqual(["I dag", "Tisdag 24 november"]);
    expect(shown.texts("h3")).toEqual(["Alva", "Bo"]);
    const [alva, bo] = shown.texts(".child");
    expect(alva).toMatch(/^Alva I morgon Börjar 08:10/);
    expect(bo).toMatch(/^Bo Nu Fritids/);
  });

  test("is at tomorrow when all are", async () => {
    const shown = await page(family(ALVA, BO), {}, moment("14:00"));
    for (const child of ["alva", "bo"]) await shown.tell(daysOf([schoolDay(), onDay(WEDNESDAY)]), child);
    expect([shown.text("h2"), shown.text(".head p")]).toEqual(["I morgon", "Onsdag 25 november"]);
    expect(shown.texts("h3")).toEqual(["Alva", "Bo"]);
  });

  test("of whom one is in preschool is at tomorrow in the evening all the same", async () => {
    const shown = await page(family(ALVA, BO), {}, moment("19:00"));
    await shown.tell(daysOf([schoolDay(), onDay(WEDNESDAY)]), "alva");
    const preschool = [freeDay(TUESDAY, "unknown"), freeDay(WEDNESDAY, "unknown")];
    await shown.tell(daysOf(preschool, { has_timetable: false }), "bo");
    expect(shown.text("h2")).toBe("I morgon");
  });

  test("has the day, or the week, in its title", async () => {
    const shown = await page(family(ALVA, BO), {}, moment("08:30", "2026-11-27"));
    const titles = (): string[] => [shown.text("h2"), shown.text(".head p")];
    await shown.press("Nästa dag");
    expect(titles()).toEqual(["I morgon", "Lördag 28 november"]);
    await shown.press("Nästa dag");
    await shown.press("Nästa dag");
    expect(titles()).toEqual(["Måndag 30 november", "Vecka 49"]);
    await shown.press("Vecka");
    expect(titles()).toEqual(["Vecka 49", "30 november – 4 december"]);
    await shown.press("Föregående vecka");
    expect(titles()).toEqual(["Vecka 48", "23–27 november"]);
  });
});

describe("one child", () => {
  test.each([
    ["of a family, when it is chosen", family(ALVA, BO), { device_id: "bo" }, "Bo"],
    ["without brothers and sisters", family(ALVA), {}, "Alva"],
  ])("%s, is in the title", async (_, home, config, name) => {
    const shown = await page(home, config);
    expect(shown.text("h2")).toBe(name);
    expect(shown.all("h3")).toEqual([]);
    expect(shown.asked).toHaveLength(1);
  });

  test("that is not there any more is said to be gone", async () => {
    const shown = await page(family(ALVA), { device_id: "bo" });
    expect(shown.text()).toBe("Barnet finns inte längre");
    expect(shown.find("a")).toBeNull();
    expect(shown.asked).toEqual([]);
  });

  test("that comes back is shown", async () => {
    const shown = await page(family(ALVA), { device_id: "bo" });
    await shown.set(family(ALVA, BO));
    expect(shown.text("h2")).toBe("Bo");
  });

  test("another name is shown", async () => {
    const shown = await page(family(ALVA));
    await shown.set(family({ ...ALVA, name: "Alvis" }));
    expect(shown.text("h2")).toBe("Alvis");
  });
});

describe("without an account", () => {
  test("whoever may add one is shown where", async () => {
    const shown = await page(homeWith());
    expect(shown.text()).toBe("Det finns inga barn än Lägg till Skolplattformen");
    expect(shown.find("a")?.getAttribute("href")).toContain("domain=skolplattformen");
  });

  test("others are not", async () => {
    const shown = await page({ ...homeWith(), user: { is_admin: false } });
    expect(shown.text()).toBe("Det finns inga barn än");
  });
});

test("before Home Assistant has said anything, nothing is drawn", async () => {
  const shown = await page(family(ALVA));
  shown.card.hass = undefined;
  await shown.drawn();
  expect(shown.card.shadowRoot?.querySelector("ha-card")).toBeNull();
});

describe("two guardians in the home", () => {
  const OLOF = { ...EVA, id: "olof", key: "f0", name: "Olof" };
  const home = homeWith(EVA, ALVA, OLOF, { ...ALVA, id: "alva_2", key: "f0_01" });
  const refused = withState(home, "sensor.eva_sign_in", "sign_in_required");

  test("have a child once", async () => {
    const shown = await page(home);
    expect(shown.asked.map(({ message }) => message["device_id"])).toEqual(["alva"]);
  });

  test("of whom one must sign in again show it by the other one's account, without trouble", async () => {
    const shown = await page(refused);
    expect(shown.asked.map(({ message }) => message["device_id"])).toEqual(["alva_2"]);
    await shown.tell(daysOf([schoolDay()]), "alva_2");
    expect(shown.text(".hero")).toContain("Matematik");
    expect(shown.find(".trouble")).toBeNull();
  });

  test("are followed when one must sign in, and when that is done", async () => {
    const shown = await page(home);
    for (const each of [refused, withState(home, "sensor.eva_sign_in", "signed_in")]) await shown.set(each);
    expect(shown.asked.map(({ message }) => message["device_id"])).toEqual(["alva", "alva_2", "alva"]);
    expect(shown.all("section.child")).toHaveLength(1);
  });

  test("who must both sign in again are told so", async () => {
    const shown = await page(withState(refused, "sensor.olof_sign_in", "sign_in_required"));
    expect(shown.asked.map(({ message }) => message["device_id"])).toEqual(["alva"]);
    expect(shown.text(".trouble")).toContain("Logga in igen");
  });

  test("see the child of a card of theirs by their own account", async () => {
    const shown = await page(refused, { device_id: "alva" });
    expect(shown.asked.map(({ message }) => message["device_id"])).toEqual(["alva"]);
    expect(shown.text(".trouble")).toContain("Logga in igen");
  });
});

test("a child that Home Assistant does not tell of is said to be gone, once that is sure", async () => {
  const shown = await page(family(ALVA));
  shown.asked[0]?.refuse("not_found");
  await shown.drawn();
  expect(shown.text(".child")).toBe("Barnet finns inte längre");
  await shown.pass(120_000);
  await shown.tell(daysOf([freeDay(TUESDAY, "study_day")]));
  expect(shown.text(".child")).toBe("Studiedag");
});

test("while Home Assistant starts, a child is not said to be gone", async () => {
  const shown = await page(family(ALVA));
  shown.asked[0]?.refuse("unknown_command");
  await shown.drawn();
  expect(shown.text(".child")).toBe("Hämtar …");
});
