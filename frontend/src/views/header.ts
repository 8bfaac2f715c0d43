// The card's head: whose day it is and when, day or week, and the way to other days.
import { html, type TemplateResult } from "lit";
import { classMap } from "lit/directives/class-map.js";
import type { View } from "../config";
import type { Scene } from "./scene";

export interface Header {
  readonly title: string;
  readonly subtitle: string;
  readonly view: View;
  /** Something else than today is shown. */
  readonly away: boolean;
  readonly show: (view: View) => void;
  readonly step: (by: number) => void;
  readonly home: () => void;
}

export function headerOf({ words }: Scene, header: Header): TemplateResult {
  const { title, subtitle, view, away, show, step, home } = header;
  const week = view === "week";
  const segment = (which: View, label: string): TemplateResult =>
    html`<button
      aria-pressed=${view === which ? "true" : "false"}
      @click=${() => {
        show(which);
      }}
    >
      ${label}
    </button>`;
  const arrow = (icon: string, label: string, by: number): TemplateResult =>
    html`<button
      class="arrow"
      aria-label=${label}
      title=${label}
      @click=${() => {
        step(by);
      }}
    >
      <ha-icon .icon=${icon} aria-hidden="true"></ha-icon>
    </button>`;
  return html`
    <div class="head">
      <div class="title" aria-live="polite">
        <h2>${title}</h2>
        <p>${subtitle}</p>
      </div>
      <div class="tools">
        <button
          class=${classMap({ arrow: true, home: true, needless: !away })}
          aria-label=${words.backToToday}
          title=${words.backToToday}
          @click=${home}
        >
          <ha-icon icon="mdi:calendar-today-outline" aria-hidden="true"></ha-icon>
        </button>
        ${arrow("mdi:chevron-left", week ? words.previousWeek : words.previousDay, -1)}
        ${arrow("mdi:chevron-right", week ? words.nextWeek : words.nextDay, 1)}
        <div class="segments" role="group" aria-label=${words.viewOf}>
          ${segment("day", words.day)}${segment("week", words.week)}
        </div>
      </div>
    </div>
  `;
}
