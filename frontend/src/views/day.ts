// One child's day: what goes on, what is different, what to bring, the rest of the day, and messages.
import { html, nothing, type TemplateResult } from "lit";
import { nowIn } from "../day/now";
import { noticesOf, type Change } from "../day/notices";
import { timeline } from "../day/timeline";
import type { Thing } from "../days";
import type { Words } from "../words";
import { hero } from "./hero";
import { rowsOf } from "./rows";
import { capital, stateOf, type DayScene, type Scene } from "./scene";

export interface Folding {
  readonly open: boolean;
  readonly toggle: () => void;
}

/** Draw a child's day. */
export function dayOf(scene: Scene, about: DayScene, folding: Folding): TemplateResult {
  const { words, hass, now } = scene;
  const { day, days, child } = about;
  if (about.refused && days === undefined) return html`<p class="empty">${words.notThisChild}</p>`;
  if (day === undefined || days === undefined) {
    return html`<p class="empty" role="status">${days ? words.nothingKnown : words.waiting}</p>`;
  }
  const rows = timeline(day, days.events);
  const changed = child.entities["timetable_change"];
  const change: Change | undefined = changed === undefined ? undefined : hass.states[changed]?.attributes;
  const notices = noticesOf(day, days.events, change, words);
  // Then it is too late to pack.
  const hasBegun = day.start ? Date.parse(day.start) <= now.getTime() : false;
  return html`
    ${hero(scene, about, day, nowIn(day, rows, now))}
    ${
      notices.length === 0
        ? nothing
        : html`<ul class="notices" aria-label=${words.different}>
            ${notices.map(
              (notice) =>
                html`<li class=${notice.urgent ? "urgent" : ""}>
                  <ha-icon .icon=${notice.icon} aria-hidden="true"></ha-icon><span>${notice.text}</span>
                </li>`,
            )}
          </ul>`
    }
    ${hasBegun ? nothing : bring(day.bring ?? [], words)} ${lunchAlone(scene, about)}
    ${rowsOf(scene, rows, folding.open, folding.toggle)} ${messages(scene, about)}
  `;
}

function bring(things: readonly Thing[], words: Words): TemplateResult | typeof nothing {
  if (things.length === 0) return nothing;
  return html`
    <section class="bring">
      <ha-icon icon="mdi:bag-personal-outline" aria-hidden="true"></ha-icon>
      <div>
        <h4>${words.bring}</h4>
        <ul>
          ${things.map(
            ({ text, subject }) => html`<li>${capital(subject ? words.bringFor(text, subject) : text)}</li>`,
          )}
        </ul>
      </div>
    </section>
  `;
}

/** Draw the lunch of a day whose timetable does not tell when it is. */
function lunchAlone({ words }: Scene, { day }: DayScene): TemplateResult | typeof nothing {
  const lunch = day?.lunch;
  if (!lunch?.dishes?.length || lunch.start) return nothing;
  return html`
    <section class="bring">
      <ha-icon icon="mdi:silverware-fork-knife" aria-hidden="true"></ha-icon>
      <div>
        <h4>${words.lunch}</h4>
        <p>${lunch.dishes.join(", ")}</p>
      </div>
    </section>
  `;
}

/** Draw how many messages are unread, if there are any; a tap tells more. */
function messages({ hass, words }: Scene, { child }: DayScene): TemplateResult | typeof nothing {
  const count = Number(stateOf(hass, child, "unread_messages") ?? 0);
  if (!(count > 0)) return nothing;
  const tell = (event: Event): void => {
    event.currentTarget?.dispatchEvent(
      new CustomEvent("hass-more-info", {
        bubbles: true,
        composed: true,
        detail: { entityId: child.entities["unread_messages"] },
      }),
    );
  };
  return html`
    <button class="messages" @click=${tell}>
      <ha-icon icon="mdi:email-outline" aria-hidden="true"></ha-icon>${words.messages(count)}
    </button>
  `;
}
