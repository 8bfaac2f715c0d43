// The view of all children: each child's own beneath the card of all.

import { expect, test } from "vitest";
import { FamilyView } from "../../src/strategy/family";
import type { Device } from "../registry";
import { ACCOUNT, ALVA, cardsOf, home, outline, VILMER, without } from "./homes";
import "../../src/strategy";

const generate = (...devices: readonly Device[]) => FamilyView.generate({}, home(...devices));

test("a family has everybody's day, tomorrow, and each child's week and what is due", async () => {
  expect(outline(await generate(ACCOUNT, ALVA, VILMER))).toEqual([
    ["our card", "markdown"],
    ["heading Alva · Veckan som kommer", "calendar sensor.alva_school_calendar"],
    ["heading Alva · Uppgifter", "todo-list sensor.alva_assignments"],
    ["heading Vilmer · Veckan som kommer", "calendar sensor.vilmer_school_calendar"],
    ["heading Vilmer · Uppgifter", "todo-list sensor.vilmer_assignments"],
  ]);
});

test("our card is of all children", async () => {
  const [card] = cardsOf(await generate(ACCOUNT, ALVA, VILMER), "custom:skolplattformen-card");
  expect(card).not.toHaveProperty("device_id");
});

test("lists end in a week", async () => {
  const lists = cardsOf(await generate(ACCOUNT, ALVA, VILMER), "todo-list");
  const periods = lists.map((card) => card["due_date_period"]);
  expect(periods).toEqual(Array(2).fill({ calendar: { period: "day", offset: 7 } }));
});

test("tomorrow is told by each account of its own children, and once", async () => {
  const other = { ...ACCOUNT, id: "jon", key: "a1" };
  const idle = { ...ACCOUNT, id: "kim", key: "b2" };
  const tuva = { id: "tuva", key: "a1_03", name: "Tuva" };
  const shared = { id: "alva_3", key: "b2_01", name: "Alva" };
  const view = await generate(ACCOUNT, ALVA, VILMER, other, tuva, idle, shared);
  expect(cardsOf(view, "markdown").map((card) => card["content"])).toEqual([
    '{{ state_attr("sensor.eva_family_tomorrow", "summary") or "" }}',
    '{{ state_attr("sensor.jon_family_tomorrow", "summary") or "" }}',
  ]);
});

test("what is switched off or hidden is left out", async () => {
  const account = { ...ACCOUNT, entities: ["-family_tomorrow"] };
  const vilmer = { ...VILMER, entities: ["today", "-assignments"] };
  expect(outline(await generate(account, without(ALVA, "school_calendar"), vilmer))).toEqual([
    ["our card"],
    ["heading Alva · Uppgifter", "todo-list sensor.alva_assignments"],
  ]);
});
