// What every part of the card is drawn from.
import { isStopped, type Account, type Child } from "../family";
import type { Hass } from "../hass";
import type { Day, Days, Lunch } from "../days";
import { addDays, clock, dayName } from "../moments";
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

/** Return what stands in the place of days that have not been told. */
export function nothingTold({ hass, words }: Scene, { account, refused }: ChildScene): string {
  if (refused) return words.notThisChild;
  return isStopped(hass, account) ? words.nothingKnown : words.waiting;
}

/** Return whether it is a day of preschool, which has no timetable that could be known. */
export function isPreschool(day: Day, days: Days | undefined): boolean {
  return days?.has_timetable === false && (day.mode ?? "unknown") === "unknown";
}

/** Return what kind of day it is, in words; a timetable without lessons is known, though nothing explains it. */
export function modeName({ mode = "unknown", lessons }: Day, words: Words): string {
  return mode === "unknown" && lessons ? words.noLessons : words.modes[mode];
}

/** Return when there is care, as far as the times are known. */
export function careHours({ care }: Day, days: Days | undefined, words: Words): string | undefined {
  const name = days?.has_timetable === false ? words.places.preschool : words.care;
  if (care?.start && care.end) return words.ahead(name, clock(care.start), clock(care.end));
  if (care?.start) return words.careFrom(name, clock(care.start));
  return care?.end ? words.careUntil(name, clock(care.end)) : undefined;
}

/** Join what there is; a line never begins with the dot. */
export function joined(parts: readonly (string | null | undefined | false)[]): string {
  return parts.filter(Boolean).join("\u00a0· ");
}

/** Return what is served for lunch, or why nothing is; nothing when that is not known. */
export function served({ dishes, closed }: Lunch): string | null | undefined {
  return dishes?.length ? joined(dishes) : closed;
}

/** Return the day after which a moment is named when it is not today's. */
export function dayLabel(date: string, { today, words, language }: Scene): string | undefined {
  if (date <= today) return undefined;
  return date === addDays(today, 1) ? words.tomorrow : words.onDay(dayName(date, language, "long"));
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
