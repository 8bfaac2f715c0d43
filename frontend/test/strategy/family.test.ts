// The view of all children: each child's own beneath the card of all.

import { expect, test } from "vitest";
import { FamilyView } from "../../src/strategy/family";
import type { Device } from "../registry";
import { ACCOUNT, ALVA, cardsOf, home, outline, VILMER, without } from "./homes";
import "../../src/strategy";

const generate = (...devices: readonly Device[]) => FamilyView.generate({}, home(...devices));

test("a family has everybody's day, and each child's week and what is due", async () => {
  expect(outline(await generate(ACCOUNT, ALVA, VILMER))).toEqual([
    ["our card"],
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

test("a child that two accounts share is there once", async () => {
  const other = { ...ACCOUNT, id: "jon", key: "a1" };
  const shared = { id: "alva_3", key: "a1_01", name: "Alva", entities: ALVA.entities ?? [] };
  const one = outline(await generate(ACCOUNT, ALVA, VILMER));
  expect(outline(await generate(ACCOUNT, ALVA, VILMER, other, shared))).toEqual(one);
});

test("what is switched off or hidden is left out", async () => {
  const vilmer = { ...VILMER, entities: ["today", "-assignments"] };
  expect(outline(await generate(ACCOUNT, without(ALVA, "school_calendar"), vilmer))).toEqual([
    ["our card"],
    ["heading Alva · Uppgifter", "todo-list sensor.alva_assignments"],
  ]);
});
