// The day as a list by the clock; what has passed is folded away.
import { html, nothing, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import { styleMap } from "lit/directives/style-map.js";
import { isCancelled } from "../day/now";
import type { Row } from "../day/timeline";
import { clock } from "../moments";
import { CARE, lookOf, LUNCH, SCHOOL, type Look } from "../subjects";
import type { Words } from "../words";
import { joined, served, type Scene } from "./scene";

export interface Folding {
  /** Whether what has passed is shown. */
  readonly open: boolean;
  readonly toggle: () => void;
}

interface Line extends Look {
  readonly title: string;
  readonly text: string;
  readonly mark?: string;
}

/**
 * Draw the rows. On a day without folding all of them are shown. Nothing goes on for a child that is away, and
 * what is told above as going on is not told twice.
 */
export function rowsOf(
  scene: Scene,
  rows: readonly Row[],
  folding: Folding | undefined,
  { isAway, told }: { readonly isAway: boolean; readonly told: Row | undefined },
): TemplateResult | typeof nothing {
  if (rows.length === 0) return nothing;
  const { words, now } = scene;
  const passed = rows.filter((row) => row.end <= now.getTime());
  const open = folding?.open ?? true;
  const shown = open ? rows : rows.filter((row) => row !== told && !passed.includes(row));
  return html`
    ${
      folding === undefined || passed.length === 0
        ? nothing
        : html`<button
            class="fold"
            aria-expanded=${open ? "true" : "false"}
            title=${open ? words.hidePassed : words.showPassed}
            @click=${folding.toggle}
          >
            <ha-icon .icon=${open ? "mdi:chevron-up" : "mdi:chevron-down"} aria-hidden="true"></ha-icon>
            ${words.passed(passed.length)}
          </button>`
    }
    ${
      shown.length === 0
        ? nothing
        : html`<ol class="rows" aria-label=${words.timetable}>
            ${shown.map((row) => one(row, scene, isAway))}
          </ol>`
    }
  `;
}

function one(row: Row, { words, now }: Scene, isAway: boolean): TemplateResult {
  const { icon, hue, title, text, mark } = lineOf(row, words);
  const time = now.getTime();
  const current = row.start <= time && time < row.end && !isCancelled(row) && !isAway;
  return html`
    <li
      class=${classMap({
        current,
        passed: row.end <= time || isAway,
        cancelled: isCancelled(row),
        unconfirmed: row.kind === "lesson" && row.lesson.status === "unconfirmed",
      })}
      style=${styleMap({ "--hue": String(hue) })}
      aria-current=${current ? "time" : nothing}
    >
      <span class="time">${clock(new Date(row.start))}<small>${clock(new Date(row.end))}</small></span>
      <span class="line"></span>
      <ha-icon .icon=${icon} aria-hidden="true"></ha-icon>
      <span class="what">
        <span class="subject">${title}</span>
        ${mark ? html`<span class="mark">${mark}</span>` : nothing}
        ${text ? html`<span class="text">${text}</span>` : nothing}
      </span>
    </li>
  `;
}

function lineOf(row: Row, words: Words): Line {
  switch (row.kind) {
    case "lesson": {
      const { subject, subject_code: code, room, teacher, status, notes } = row.lesson;
      const marks = { planned: undefined, cancelled: words.cancelled, unconfirmed: words.unconfirmed };
      const mark = marks[status];
      return {
        ...lookOf(code, subject),
        title: subject,
        text: joined([room, teacher, notes]),
        ...(mark === undefined ? {} : { mark }),
      };
    }
    case "lunch":
      return { ...LUNCH, title: words.lunch, text: served(row.lunch) ?? "" };
    case "school":
      return { ...SCHOOL, title: words.modes.school, text: "" };
    case "care":
      return { ...CARE, title: words.places[row.place], text: "" };
    case "event":
      return { icon: "mdi:calendar-star", hue: 280, title: row.title, text: "" };
  }
}
