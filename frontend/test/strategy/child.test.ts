// The view of one child: what is in it, and what is left out.

import { describe, expect, test } from "vitest";
import { ChildView } from "../../src/strategy/child";
import { ACCOUNT, ALVA, cardsOf, home, outline, without } from "./homes";
import "../../src/strategy";

const alva = { device_id: "alva" };
const hass = home(ACCOUNT, ALVA);

test("a child has the day, what has happened, the week, the work and the days ahead", async () => {
  expect(outline(await ChildView.generate(alva, hass))).toEqual([
    [
      "our card",
      "tile sensor.alva_wake_up",
      "tile sensor.alva_lunch_watch",
      "heading Det senaste",
      "tile sensor.alva_timetable_change",
      "tile sensor.alva_absence",
      "tile sensor.alva_message",
      "tile sensor.alva_news",
    ],
    ["our card week"],
    ["heading Uppgifter", "todo-list sensor.alva_assignments"],
    ["heading Veckan som kommer", "calendar sensor.alva_school_calendar sensor.alva_lunch_menu"],
  ]);
});

test("our cards are of this child", async () => {
  const cards = cardsOf(await ChildView.generate(alva, hass), "custom:skolplattformen-card");
  expect(cards.map((card) => card["device_id"])).toEqual(["alva", "alva"]);
});

test("words are the user's", async () => {
  const headings = cardsOf(await ChildView.generate(alva, { ...hass, language: "en" }), "heading");
  expect(headings.map((card) => card["heading"])).toEqual(["Latest", "Assignments", "The week ahead"]);
});

test("tiles are there only while there is something to tell", async () => {
  const tiles = cardsOf(await ChildView.generate(alva, hass), "tile");
  const conditions = tiles.map((card) => (card["visibility"] as Record<string, unknown>[])[0]);
  const known = ["unknown", "unavailable"];
  expect(conditions).toEqual([
    { condition: "state", entity: "sensor.alva_wake_up", state_not: known },
    { condition: "state", entity: "sensor.alva_lunch_watch", state: "on" },
    { condition: "state", entity: "sensor.alva_timetable_change", state_not: known },
    { condition: "state", entity: "sensor.alva_absence", state_not: known },
    { condition: "state", entity: "sensor.alva_message", state_not: known },
    { condition: "state", entity: "sensor.alva_news", state_not: known },
  ]);
});

describe("left out is", () => {
  test("what the school does not use, with its heading", async () => {
    const keys = ["assignments", "school_calendar", "lunch_menu", "lunch_watch", "wake_up"];
    const events = ["timetable_change", "absence", "message"];
    const child = without(ALVA, ...keys, ...events);
    expect(outline(await ChildView.generate(alva, home(ACCOUNT, child)))).toEqual([
      ["our card", "heading Det senaste", "tile sensor.alva_news"],
      ["our card week"],
    ]);
  });

  test("the heading of events when there are none", async () => {
    const child = without(ALVA, "timetable_change", "absence", "message", "news");
    const view = await ChildView.generate(alva, home(ACCOUNT, child));
    expect(outline(view)[0]).toEqual([
      "our card",
      "tile sensor.alva_wake_up",
      "tile sensor.alva_lunch_watch",
    ]);
  });

  test("what is hidden", async () => {
    const child = { ...ALVA, entities: ["-assignments", "-wake_up", "lunch_menu"] };
    expect(outline(await ChildView.generate(alva, home(ACCOUNT, child)))).toEqual([
      ["our card"],
      ["our card week"],
      ["heading Veckan som kommer", "calendar sensor.alva_lunch_menu"],
    ]);
  });

  test("what the user may not read", async () => {
    expect(outline(await ChildView.generate(alva, { ...hass, states: {} }))).toEqual([
      ["our card"],
      ["our card week"],
    ]);
  });
});

test.each([{ device_id: "eva" }, { device_id: "gone" }, {}])("%o is told to be no child", async (config) => {
  expect(await ChildView.generate(config, hass)).toMatchObject({
    type: "panel",
    cards: [{ type: "empty-state", title: "Barnet finns inte här längre" }],
  });
});
