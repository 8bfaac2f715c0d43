// What can be set of a card, and what is wrong with it otherwise.
import { dashboardWords, pageLanguage } from "./strategy/words";

export type View = "day" | "week";

export interface CardConfig {
  /** The device of one child; all children without it. */
  readonly device_id?: string;
  /** What is shown first, and returned to. */
  readonly view?: View;
}

/** Return the settings; Home Assistant shows the error in the card's place. */
export function configOf(config: unknown): CardConfig {
  if (typeof config !== "object" || config === null) throw new Error("The card has no settings");
  const { device_id: deviceId, view } = config as Record<string, unknown>;
  if (deviceId !== undefined && typeof deviceId !== "string") {
    throw new Error(dashboardWords(pageLanguage()).editor.childNotOne);
  }
  if (view !== undefined && view !== "day" && view !== "week") {
    throw new Error(dashboardWords(pageLanguage()).editor.viewNotOne);
  }
  return {
    ...(deviceId ? { device_id: deviceId } : {}),
    ...(view === undefined ? {} : { view }),
  };
}
