// The way to other days and weeks, and back.

import { afterEach, describe, expect, test } from "vitest";
import { addDays, weekday } from "../../src/moments";
import { daysOf, freeDay, moment, onDay, schoolDay, WEDNESDAY } from "../school";
import { ALVA, BO, closePages, family, page, type Page } from "./page";

afterEach(closePages);

/** Tell all that was asked for, as Home Assistant does: school from Monday to Friday. */
async function answer(shown: Page): Promise<void> {
  const [start = "", end = ""] = shown.range.split(" ");
  const days = [];
  for (let date = start; date <= end; date = addDays(date, 1)) {
    days.push(weekday(date) > 5 ? freeDay(date, "weekend") : onDay(date));
  }
  await shown.tell(daysOf(days));
}

async function opened(now = moment("08:30"), config: object = {}): Promise<Page> {
  const shown = await page(family(ALVA), config, now);
  await answer(shown);
  return shown;
}

async function press(shown: Page, ...names: readonly string[]): Promise<void> {
  for (const name of names) await shown.press(name);
  await answer(shown);
}

const title = (shown: Page): string => shown.text(".head p");

/** Whether the way back can be seen; its place is kept, so that nothing moves under a finger. */
const canReturn = (shown: Page): boolean =>
  shown.find("[aria-label='Tillbaka till i dag']:not(.needless)") !== null;

describe("day by day", () => {
  test.each([
    [["Nästa dag"], "I morgon, onsdag 25 november"],
    [["Nästa dag", "Nästa dag"], "Torsdag 26 november"],
    [["Föregående dag"], "Måndag 23 november"],
    [["Föregående dag", "Nästa dag"], "I dag, tisdag 24 november"],
    [["Nästa dag", "Tillbaka till i dag"], "I dag, tisdag 24 november"],
  ])("%j", async (names, expected) => {
    const shown = await opened();
    await press(shown, ...names);
    expect(title(shown)).toBe(expected);
  });

  test("the whole week of the day is asked for, so that the next press finds it", async () => {
    const shown = await opened();
    await press(shown, "Nästa dag");
    expect(shown.range).toBe("2026-11-23 2026-11-29");
    const { length } = shown.asked;
    await press(shown, "Nästa dag");
    expect(shown.asked).toHaveLength(length);
  });

  test.each([[[ALVA]], [[ALVA, BO]]])("is read out, whichever line the day is in: %#", async (children) => {
    const shown = await page(family(...children), {}, moment("08:30", "2026-11-23"));
    const read = (): string => shown.text(".head [aria-live=polite]");
    for (const day of ["Tisdag 24", "Onsdag 25", "Torsdag 26"]) {
      await shown.press("Nästa dag");
      expect(read().toLowerCase()).toContain(day.toLowerCase());
    }
  });

  test("over the new year", async () => {
    const shown = await opened(moment("08:30", "2026-12-31"));
    await press(shown, "Nästa dag", "Nästa dag");
    expect(title(shown)).toBe("Lördag 2 januari");
  });

  test("in the evening it goes on from the day that is shown, and today can still be seen", async () => {
    const shown = await opened(moment("20:00"));
    expect(title(shown)).toBe("I morgon, onsdag 25 november");
    await press(shown, "Nästa dag");
    expect(title(shown)).toBe("Torsdag 26 november");
    await press(shown, "Föregående dag", "Föregående dag");
    expect(title(shown)).toBe("I dag, tisdag 24 november");
    expect(shown.text(".hero")).toBe("Skolan är slut för i dag");
  });

  test("a day that has passed is told whole, and not as if it were to come", async () => {
    const shown = await opened();
    await press(shown, "Föregående dag");
    expect(shown.text(".hero")).toBe("Skola 08:10–13:20");
    expect(shown.find(".fold")).toBeNull();
    expect(shown.all(".rows li")).toHaveLength(4);
  });

  test("the way back is offered only away from today", async () => {
    const shown = await opened();
    expect(canReturn(shown)).toBe(false);
    await press(shown, "Nästa dag");
    expect(canReturn(shown)).toBe(true);
    await press(shown, "Föregående dag");
    expect(canReturn(shown)).toBe(false);
  });

  test("in the evening the way back is to tomorrow, which would be shown by itself", async () => {
    const shown = await opened(moment("20:00"));
    expect(canReturn(shown)).toBe(false);
    await press(shown, "Föregående dag");
    expect([title(shown), canReturn(shown)]).toEqual(["I dag, tisdag 24 november", true]);
    await press(shown, "Nästa dag");
    expect([title(shown), canReturn(shown)]).toEqual(["I morgon, onsdag 25 november", false]);
  });

  test("a day that is asked for is not said to have nothing", async () => {
    const shown = await opened(moment("08:30", "2026-11-27"));
    for (let times = 0; times < 12; times += 1) await shown.press("Nästa dag");
    expect(shown.text(".child")).toBe("Hämtar …");
    await answer(shown);
    expect(shown.text(".hero")).toContain("Börjar 08:10");
  });
});

describe("week by week", () => {
  test.each([
    [["Vecka"], "Vecka 48"],
    [["Vecka", "Nästa vecka"], "Vecka 49"],
    [["Vecka", "Föregående vecka"], "Vecka 47"],
    [["Vecka", "Nästa vecka", "Föregående vecka"], "Vecka 48"],
    [["Vecka", "Dag"], "I dag, tisdag 24 november"],
  ])("%j", async (names, expected) => {
    const shown = await opened();
    await press(shown, ...names);
    expect(title(shown)).toBe(expected);
  });

  test("at the weekend begins with the next one, and goes on from there", async () => {
    const shown = await opened(moment("10:00", "2026-11-28"));
    await press(shown, "Vecka");
    expect(title(shown)).toBe("Vecka 49");
    await press(shown, "Nästa vecka");
    expect(title(shown)).toBe("Vecka 50");
    await press(shown, "Föregående vecka", "Föregående vecka");
    expect(title(shown)).toBe("Vecka 48");
  });

  test("back in this week, there is nowhere to return to", async () => {
    const shown = await opened();
    await press(shown, "Vecka", "Nästa vecka");
    expect(canReturn(shown)).toBe(true);
    await press(shown, "Föregående vecka");
    expect(canReturn(shown)).toBe(false);
  });

  test("while another week is asked for, its days are not said to be unknown", async () => {
    const shown = await opened();
    await press(shown, "Vecka");
    await shown.press("Nästa vecka");
    expect(shown.text(".child")).toBe("Hämtar …");
    await answer(shown);
    expect(shown.all(".week li")).toHaveLength(5);
  });

  test("a tap opens a day, today's too when it is over", async () => {
    const shown = await opened(moment("20:00"));
    await press(shown, "Vecka");
    await press(shown, "Torsdag 26 november");
    expect(title(shown)).toBe("Torsdag 26 november");
    await press(shown, "Vecka");
    await press(shown, "Tisdag 24 november");
    expect(title(shown)).toBe("I dag, tisdag 24 november");
  });

  test("is shown first, and returned to, when that is set", async () => {
    const shown = await opened(moment("08:30"), { view: "week" });
    expect(title(shown)).toBe("Vecka 48");
    await press(shown, "Dag");
    expect(title(shown)).toBe("I dag, tisdag 24 november");
    await shown.pass(120_000);
    expect(title(shown)).toBe("Vecka 48");
  });
});

describe("by itself", () => {
  test.each([[["Nästa dag", "Nästa dag"]], [["Vecka"]], [["Vecka", "Nästa vecka"]]])(
    "it returns to today two minutes after %j",
    async (names) => {
      const shown = await opened();
      await press(shown, ...names);
      const there = title(shown);
      await shown.pass(119_999);
      expect(title(shown)).toBe(there);
      await shown.pass(1);
      await answer(shown);
      expect(title(shown)).toBe("I dag, tisdag 24 november");
    },
  );

  test("it stays while somebody touches it, or presses a key", async () => {
    const shown = await opened();
    await press(shown, "Nästa dag");
    for (const event of ["pointerdown", "keydown", "click"]) {
      await shown.pass(100_000);
      shown.root.dispatchEvent(new Event(event, { bubbles: true, composed: true }));
    }
    await shown.pass(100_000);
    expect(title(shown)).toBe("I morgon, onsdag 25 november");
    await shown.pass(20_000);
    await answer(shown);
    expect(title(shown)).toBe("I dag, tisdag 24 november");
  });

  test("it is at today when it is shown again", async () => {
    const shown = await opened();
    await press(shown, "Nästa dag");
    shown.card.remove();
    document.body.append(shown.card);
    await shown.drawn();
    await answer(shown);
    expect(title(shown)).toBe("I dag, tisdag 24 november");
  });

  test("it folds again what somebody has unfolded", async () => {
    const shown = await page(family(ALVA), {}, moment("10:00"));
    await shown.tell(daysOf([schoolDay(), onDay(WEDNESDAY)]));
    const rows = (): number => shown.all(".rows li").length;
    // What has passed is folded away, and what goes on stands above.
    expect([rows(), shown.text(".fold")]).toEqual([2, "1 tidigare i dag"]);
    await shown.press("1 tidigare i dag");
    expect([rows(), shown.find(".fold")?.getAttribute("aria-expanded")]).toEqual([4, "true"]);
    await shown.press("1 tidigare i dag");
    expect(rows()).toBe(2);
    await shown.press("1 tidigare i dag");
    await shown.pass(120_000);
    expect(rows()).toBe(2);
  });
});
