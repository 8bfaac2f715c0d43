// Announces the card to the card picker, and proposes it for entities of ours.

import { childOf } from "./family";
import type { Hass } from "./hass";
import type { CardSuggestion } from "./lovelace";
import { dashboardWords, pageLanguage } from "./strategy/words";

declare global {
  interface Window {
    customCards?: object[];
  }
}

const TYPE = "skolplattformen-card";

/** The card of the child that an entity is about; of all children when it is the account's. */
export function suggestionOf(hass: Hass, entityId: string): CardSuggestion | null {
  const entity = hass.entities[entityId];
  if (entity?.platform !== "skolplattformen" || entity.device_id === undefined) {
    return null;
  }
  const child = childOf(hass, entity.device_id);
  return { config: { type: `custom:${TYPE}`, ...(child ? { device_id: child.deviceId } : {}) } };
}

(window.customCards ??= []).push({
  type: TYPE,
  name: "Skolplattformen",
  // Read when the picker is opened, by when the page has the user's language.
  get description(): string {
    return dashboardWords(pageLanguage()).card.description;
  },
  preview: true,
  documentationURL: "https://github.com/OWNER/skolplattformen-home-assistant",
  getEntitySuggestion: suggestionOf,
});
