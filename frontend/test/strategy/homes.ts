// Homes of invented families whose entities have states, and what a view of them has in short.

import type { Hass } from "../../src/hass";
import type { CardConfig, ViewConfig } from "../../src/lovelace";
import { type Device, homeWith } from "../registry";

export const ACCOUNT: Device = {
  id: "eva",
  key: "e0",
  name: "Skolplattformen",
  entities: ["sign_in", "last_update", "family_now", "family_tomorrow"],
};
const OF_A_CHILD = [
  ...["today", "school_start", "wake_up", "lunch", "lunch_watch", "unread_messages", "checked_in"],
  ...["assignments", "timetable", "school_calendar", "lunch_menu"],
  ...["timetable_change", "absence", "message", "news"],
];
export const ALVA: Device = { id: "alva", key: "e0_01", name: "Alva", entities: OF_A_CHILD };
export const VILMER: Device = { id: "vilmer", key: "e0_02", name: "Vilmer", entities: OF_A_CHILD };

/** A home in which everything in the registry has a state. */
export function home(...devices: readonly Device[]): Hass {
  const hass = homeWith(...devices);
  const states = Object.keys(hass.entities).map((id) => [id, { entity_id: id, state: "on", attributes: {} }]);
  return { ...hass, states: Object.fromEntries(states) as Hass["states"] };
}

/** The same device without some of its entities. */
export function without(device: Device, ...keys: readonly string[]): Device {
  return { ...device, entities: (device.entities ?? []).filter((key) => !keys.includes(key)) };
}

/** Each section of a view as its cards, and each card as its kind and what it is of. */
export function outline(view: ViewConfig): string[][] {
  return view.type === "sections" ? view.sections.map(({ cards }) => cards.map(inShort)) : [];
}

/** A view's cards of one kind. */
export function cardsOf(view: ViewConfig, type: string): CardConfig[] {
  const cards = view.type === "sections" ? view.sections.flatMap((section) => section.cards) : view.cards;
  return cards.filter((card) => card.type === type);
}

function inShort(card: CardConfig): string {
  const told = [card["heading"], card["view"], card["entity"], card["entities"]].flat();
  return [card.type.replace("custom:skolplattformen-", "our "), ...told.filter((word) => word)].join(" ");
}
