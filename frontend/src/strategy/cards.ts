// The cards that the views are made of: ours, and Home Assistant's own.

import type { Account } from "../family";
import type { Hass } from "../hass";
import type { CardConfig, SectionConfig } from "../lovelace";

/** Entity ids by translation key. */
export type Entities = Readonly<Record<string, string>>;

/** What of a device is shown: nothing that is hidden, nor what this user may not read. */
export function shownOf(hass: Hass, { entities }: Account): Entities {
  const isShown = ([, id]: readonly [string, string]) => id in hass.states && !hass.entities[id]?.hidden;
  return Object.fromEntries(Object.entries(entities).filter(isShown));
}

/** The entities that are there of these keys, in their order. */
export function those(entities: Entities, ...keys: readonly string[]): string[] {
  return keys.flatMap((key) => entities[key] ?? []);
}

/** A section; none when there is nothing to show in it. */
export function section(
  cards: readonly CardConfig[],
  options: Omit<Partial<SectionConfig>, "cards"> = {},
): SectionConfig[] {
  return cards.length === 0 ? [] : [{ type: "grid", cards, ...options }];
}

/** Cards under their heading; nothing when there are none. */
export function titled(words: string, icon: string, cards: readonly CardConfig[]): CardConfig[] {
  return cards.length === 0 ? [] : [heading(words, icon), ...cards];
}

/** Our card, as wide as its section. */
export function ours(options: { readonly device_id?: string; readonly view?: "week" } = {}): CardConfig {
  return { type: "custom:skolplattformen-card", ...options, grid_options: { columns: "full" } };
}

export function heading(words: string, icon: string, options: object = {}): CardConfig {
  return { type: "heading", heading: words, icon, ...options };
}

/** The seven days that begin today. It is as tall as what is in it: nothing scrolls inside a page. */
export function calendar(entities: readonly string[]): CardConfig[] {
  if (entities.length === 0) {
    return [];
  }
  return [
    { type: "calendar", entities, initial_view: "listWeek", grid_options: { columns: "full", rows: "auto" } },
  ];
}

/** What is to be done. The school adds to the list, not the family. */
export function toDo(entities: readonly string[], options: object = {}): CardConfig[] {
  return entities.map((entity) => ({
    type: "todo-list",
    entity,
    hide_completed: true,
    hide_create: true,
    hide_section_headers: true,
    grid_options: { columns: "full" },
    ...options,
  }));
}

/** An entity under its own name, without the child's, for as long as a condition holds. */
export function tile(entity: string, condition: Condition, options: object = {}): CardConfig {
  return {
    type: "tile",
    entity,
    name: { type: "entity" },
    visibility: [condition],
    grid_options: { columns: "full" },
    ...options,
  };
}

export type Condition = Readonly<Record<string, unknown>>;

export function isOn(entity: string): Condition {
  return { condition: "state", entity, state: "on" };
}

export function isKnown(entity: string): Condition {
  return { condition: "state", entity, state_not: ["unknown", "unavailable"] };
}

export function isAny(conditions: readonly Condition[]): Condition {
  return { condition: "or", conditions };
}
