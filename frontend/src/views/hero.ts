// The first thing that is seen of a day: what goes on now and how far it has come, or when school begins.
import { html, nothing, type TemplateResult } from "lit";
import { styleMap } from "lit/directives/style-map.js";
import type { Day, Mode } from "../days";
import { progress, type Now } from "../day/now";
import type { Row } from "../day/timeline";
import { clock } from "../moments";
import { lookOf } from "../subjects";
import type { Words } from "../words";
import { joined, stateOf, type DayScene, type Scene } from "./scene";

const MINUTE = 60_000;
// Before that, how long it is says nothing that the clock does not.
const SOON = 120;

const ICONS: Readonly<Record<Mode, string>> = {
  school: "mdi:school-outline",
  weekend: "mdi:sofa-outline",
  holiday: "mdi:flag-outline",
  study_day: "mdi:book-education-outline",
  closed: "mdi:home-heart",
  absent: "mdi:account-off-outline",
  care_only: "mdi:teddy-bear",
  unknown: "mdi:help-circle-outline",
};
const CALM = 215;

interface Hero {
  readonly icon: string;
  readonly hue: number;
  readonly label?: string;
  readonly title: string;
  readonly text?: string;
  readonly more?: readonly (string | null | undefined)[];
  /** Of what goes on. */
  readonly bar?: { readonly start: number; readonly end: number };
}

/** Draw it. */
export function hero(scene: Scene, about: DayScene, day: Day, where: Now): TemplateResult {
  const shown = heroOf(scene, about, day, where);
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

function heroOf(scene: Scene, about: DayScene, day: Day, where: Now): Hero {
  const { words, now, today } = scene;
  const mode = day.mode ?? (where.kind === "free" ? "unknown" : "school");
  if (mode !== "school" && !(mode === "care_only" && where.kind === "during")) {
    return free(mode, day, words);
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
    if (where.kind === "over") return { icon: "mdi:check", hue: 130, title: words.over };
  }
  if (where.kind === "free" || !day.start) {
    return { icon: ICONS.school, hue: CALM, title: words.modes.school, text: words.noLessons };
  }
  return coming(scene, day, where);
}

/** Return a day without school. */
function free(mode: Mode, day: Day, words: Words): Hero {
  const care =
    mode === "care_only" && day.care?.start && day.care.end
      ? words.ahead(words.care, clock(day.care.start), clock(day.care.end))
      : undefined;
  return {
    icon: ICONS[mode],
    hue: mode === "absent" ? 30 : CALM,
    title: words.modes[mode],
    text: joined([day.reason === words.modes[mode] ? null : day.reason, care]),
  };
}

function during(scene: Scene, about: DayScene, row: Row, next: Row | undefined): Hero {
  const { words, now, hass } = scene;
  const common = {
    label: words.now,
    text: joined([words.until(clock(at(row.end))), left(row.end, now, words)]),
    bar: { start: row.start, end: row.end },
  };
  const more = next && next.kind !== "care" ? then(next, words) : undefined;
  if (row.kind === "lesson") {
    const { subject, subject_code: code, room } = row.lesson;
    const last = next?.kind === "lesson" || next?.kind === "lunch";
    return {
      ...lookOf(code, subject),
      ...common,
      title: subject,
      text: joined([common.text, room]),
      more: [more ?? (last ? "" : words.thenHome(clock(at(row.end))))],
    };
  }
  if (row.kind === "lunch") {
    return {
      icon: "mdi:silverware-fork-knife",
      hue: 25,
      ...common,
      title: words.lunch,
      more: [row.lunch.dishes?.join(", ") ?? row.lunch.closed, more],
    };
  }
  const isIn = stateOf(hass, about.child, "checked_in") === "on";
  return {
    icon: ICONS.care_only,
    hue: 45,
    ...common,
    title: words.care,
    text: joined([common.text, isIn && words.checkedIn]),
    more: [more],
  };
}

/** Return a school day that has not begun. */
function coming(scene: Scene, day: Day, where: Now): Hero {
  const { words, now, today } = scene;
  const start = clock(day.start ?? "");
  const first = day.lessons?.find((lesson) => lesson.start === day.start);
  const look = lookOf(first?.subject_code ?? null, first?.subject ?? "");
  const soon = where.kind === "before" && day.date === today ? waits(where.next.start, now) : SOON;
  const careFirst = where.kind === "before" && where.next.kind === "care";
  return {
    icon: first ? look.icon : ICONS.school,
    hue: first ? look.hue : CALM,
    title: words.starts(start),
    text: joined([
      first && words.startsWith(first.subject),
      day.end && words.ends(clock(day.end)),
      soon < SOON && words.in(soon),
    ]),
    more: [careFirst ? words.careFrom(clock(at(where.next.start))) : null],
  };
}

function then(row: Row, words: Words): string {
  const time = clock(at(row.start));
  if (row.kind === "lesson") {
    return joined([words.then(row.lesson.subject, time), row.lesson.room]);
  }
  return words.then((row.kind === "lunch" ? words.lunch : words.care).toLowerCase(), time);
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
