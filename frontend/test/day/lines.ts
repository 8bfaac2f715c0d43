// The notices of a day as text, for tests.

import { noticesOf, type Change } from "../../src/day/notices";
import type { Day, SchoolEvent } from "../../src/days";
import { en } from "../../src/words/en";

interface Beside {
  readonly events?: readonly SchoolEvent[] | null;
  readonly change?: Change;
  readonly now?: Date;
}

// Before those that a family must act on, and those that the whole day is about.
const MARKS = { urgent: "! ", day: "* ", calm: "" };

/** The lines of a day, with their marks, and what more there is to know. */
export function lines(day: Day, { events = [], change, now }: Beside = {}): string[] {
  return noticesOf(day, events, change, en, now).map(({ text, more, tone }) =>
    `${MARKS[tone]}${text}${more ? ` (${more})` : ""}`.replaceAll("\u00a0", " "),
  );
}
