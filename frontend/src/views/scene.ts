// What every part of the card is drawn from.
import type { Account, Child } from "../family";
import type { Hass } from "../hass";
import type { Day, Days } from "../days";
import type { Language, Words } from "../words";

export interface Scene {
  readonly hass: Hass;
  readonly words: Words;
  readonly language: Language;
  readonly now: Date;
  readonly today: string;
}

/** One child, as far as is known. */
export interface ChildScene {
  readonly child: Child;
  readonly account: Account | undefined;
  readonly days: Days | undefined;
  /** Home Assistant does not tell of this child. */
  readonly refused: boolean;
}

export interface DayScene extends ChildScene {
  readonly day: Day | undefined;
}

/** The state of an entity of a child or an account; undefined when there is none, or it is not known. */
export function stateOf(
  hass: Hass,
  owner: { readonly entities: Readonly<Record<string, string>> } | undefined,
  key: string,
): string | undefined {
  const id = owner?.entities[key];
  const state = id === undefined ? undefined : hass.states[id]?.state;
  return state === "unknown" || state === "unavailable" ? undefined : state;
}

/** Join what there is. */
export function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join(" · ");
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
