// The first thing that is seen of a day: what goes on now and how far it has come, or when school begins.
import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Day, Mode } from "../days";
import { schoolHours, type Hours } from "../day/hours";
import { progress, type Going, type Now } from "../day/now";
import type { Row } from "../day/timeline";
import { clock } from "../moments";
import { CARE, lookOf, LUNCH, SCHOOL } from "../subjects";
import type { Words } from "../words";
import {
  careHours,
  dayLabel,
  isPreschool,
  joined,
  modeName,
  served,
  stateOf,
  type DayScene,
  type Scene,
} from "./scene";

const MINUTE = 60_000;
// Before that, how long it is says nothing that the clock does not.
const SOON = 120;

const ICONS: Readonly<Record<Mode, string>> = {
  school: SCHOOL.icon,
  weekend: "mdi:sofa-outline",
  holiday: "mdi:flag-outline",
  study_day: "mdi:book-education-outline",
  closed: "mdi:home-heart",
  absent: "mdi:account-off-outline",
  care_only: CARE.icon,
  unknown: "mdi:help-circle-outline",
};

interface Hero {
  readonly icon: string;
  readonly hue: number;
  readonly label?: string | undefined;
  readonly title: string;
  readonly text?: string;
  readonly more?: readonly (string | null | undefined)[];
  /** Of what goes on. */
  readonly bar?: { readonly start: number; readonly end: number };
}

/** Draw it; `evening` is what the school has yet to come when the lessons are over. */
export function hero(
  scene: Scene,
  about: DayScene,
  day: Day,
  where: Now,
  evening: Row | undefined,
): TemplateResult {
  const shown = heroOf(scene, about, day, where, evening);
  const part = shown.bar && Math.round(progress(shown.bar.start, shown.bar.end, scene.now) * 100);
  return html`
    <div class="hero" style=${styleMap({ "--hue": String(shown.hue) })}>
      <ha-icon class="badge" .icon=${shown.icon} aria-hidden="true"></ha-icon>
      <div class="words">
        ${shown.label ? html`<p class="label">${shown.label}</p>` : nothing}
        <p class="big">${shown.title}</p>
        ${shown.text ? html`<p>${shown.text}</p>` : nothing}
        ${
          part === undefined
            ? nothing
            : html`<div
                class="bar"
                role="progressbar"
                aria-label=${shown.title}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=${part}
              >
                <div style=${styleMap({ width: `${String(part)}%` })}></div>
              </div>`
        }
        ${shown.more?.filter(Boolean).map((line) => html`<p class="more">${line}</p>`)}
      </div>
    </div>
  `;
}

function heroOf(scene: Scene, about: DayScene, day: Day, where: Now, evening: Row | undefined): Hero {
  const { words, now, today } = scene;
  const school = schoolHours(day);
  const mode = day.mode ?? (school ? "school" : "unknown");
  if (isPreschool(day, about.days)) return preschool(scene, about, day, where);
  if (mode !== "school" && !(isFollowed(day) && where.kind === "during")) {
    return free(mode, day, scene, about);
  }
  if (day.date === today) {
    if (where.kind === "during") return during(scene, about, where.row, where.next);
    if (where.kind === "break") {
      return {
        icon: "mdi:soccer",
        hue: 130,
        label: words.now,
        title: words.break,
        text: joined([words.until(clock(at(where.next.start))), left(where.next.start, now, words)]),
        bar: { start: where.from, end: where.next.start },
        more: [then(where.next, words)],
      };
    }
    if (where.kind === "over") {
      const more = [evening && then(evening, words)];
      return { icon: "mdi:check", hue: 130, title: words.over, more };
    }
  }
  if (school === undefined) return { ...SCHOOL, title: words.modes.school };
  if (day.date < today) {
    const text = `${clock(school.start)}–${clock(school.end)}`;
    return { ...SCHOOL, title: words.modes.school, text };
  }
  return coming(scene, day, school, where);
}

/**
 * Return whether what a day is made of is all of it: there is more to one whose timetable is not known, and
 * nothing goes on for a child that is away.
 */
export function isFollowed(day: Day): boolean {
  return day.mode === undefined || day.mode === "school" || day.mode === "care_only";
}

/** Return a day without school. */
function free(mode: Mode, day: Day, scene: Scene, { days }: DayScene): Hero {
  const { words } = scene;
  const common = { icon: ICONS[mode], label: dayLabel(day.date, scene) };
  if (mode === "care_only") {
    const hours = careHours(day, days, words);
    return { ...common, hue: CARE.hue, title: day.reason ?? modeName(day, words), text: hours ?? words.care };
  }
  const title = modeName(day, words);
  const reason = day.reason === title ? null : day.reason;
  return { ...common, hue: mode === "absent" ? 30 : SCHOOL.hue, title, text: reason ?? "" };
}

/** Return a day at preschool, which is known by the times of care alone. */
function preschool(scene: Scene, about: DayScene, day: Day, where: Now): Hero {
  const { words, today } = scene;
  if (day.date === today && where.kind === "during") return during(scene, about, where.row, where.next);
  if (day.date === today && where.kind === "over") return { icon: "mdi:check", hue: 130, title: words.done };
  const { start, end } = day.care ?? {};
  const times = start && end ? `${clock(start)}–${clock(end)}` : careHours(day, about.days, words);
  const label = dayLabel(day.date, scene);
  return {
    ...CARE,
    label,
    title: words.places.preschool,
    text: times ?? words.timesUnknown,
  };
}

function during(scene: Scene, about: DayScene, row: Going, next: Going | undefined): Hero {
  const { words, now, hass } = scene;
  const common = {
    label: words.now,
    text: joined([words.until(clock(at(row.end))), left(row.end, now, words)]),
    bar: { start: row.start, end: row.end },
  };
  const more = next && then(next, words);
  if (row.kind === "lesson") {
    const { subject, subject_code: code, room, teacher } = row.lesson;
    const isLast = next === undefined || next.kind === "care";
    return {
      ...lookOf(code, subject),
      ...common,
      title: subject,
      more: [joined([room, teacher]), joined([isLast && words.lastLesson, more])],
    };
  }
  if (row.kind === "lunch") {
    return {
      ...LUNCH,
      ...common,
      title: words.lunch,
      more: [served(row.lunch), more],
    };
  }
  if (row.kind === "school") {
    return { ...SCHOOL, ...common, title: words.modes.school, more: [more] };
  }
  const isIn = stateOf(hass, about.child, "checked_in");
  return {
    ...CARE,
    ...common,
    title: words.places[row.place],
    text: joined([common.text, isIn === "on" && words.checkedIn, isIn === "off" && words.notCheckedIn]),
    more: [more],
  };
}

/** Return a school day that has not begun. */
function coming(scene: Scene, day: Day, school: Hours, where: Now): Hero {
  const { words, now, today } = scene;
  const first = day.lessons?.find(({ start, status }) => start === school.start && status !== "cancelled");
  const { icon, hue } = first ? lookOf(first.subject_code, first.subject) : SCHOOL;
  const soon = day.date === today ? waits(Date.parse(school.start), now) : SOON;
  const care = where.kind === "before" && where.next.kind === "care" ? where.next : undefined;
  return {
    icon,
    hue,
    label: dayLabel(day.date, scene),
    title: words.starts(clock(school.start)),
    text: joined([
      soon < SOON && words.in(soon),
      first && words.startsWith(first.subject),
      words.ends(clock(school.end)),
    ]),
    more: [care && words.careFrom(words.places[care.place], clock(at(care.start)))],
  };
}

function then(row: Row, words: Words): string {
  const time = clock(at(row.start));
  if (row.kind === "lesson") {
    return joined([words.then(row.lesson.subject, time), row.lesson.room]);
  }
  if (row.kind === "event") return words.then(row.title, time);
  if (row.kind === "care") return words.thenUntil(words.places[row.place], clock(at(row.end)));
  return words.then((row.kind === "lunch" ? words.lunch : words.modes.school).toLowerCase(), time);
}

function left(end: number, now: Date, words: Words): string {
  return words.left(waits(end, now));
}

function waits(until: number, now: Date): number {
  return Math.ceil((until - now.getTime()) / MINUTE);
}

function at(time: number): Date {
  return new Date(time);
}
