// One child's day: what goes on, what is different, what to bring, the rest of the day, and messages.
import { html, nothing, type TemplateResult } from "lit";
import { schoolHours } from "../day/hours";
import { nowIn } from "../day/now";
import { noticesOf, type Change, type Notice } from "../day/notices";
import { timeline } from "../day/timeline";
import type { Day, Thing } from "../days";
import { LUNCH } from "../subjects";
import type { Words } from "../words";
import { hero, isFollowed } from "./hero";
import { rowsOf, type Folding } from "./rows";
import { capital, isPreschool, nothingTold, served, stateOf, type DayScene, type Scene } from "./scene";

/** Draw a child's day. */
export function dayOf(scene: Scene, about: DayScene, whole: Folding): TemplateResult {
  const { words, hass, now } = scene;
  const { day, days, child } = about;
  if (day === undefined || days === undefined) {
    return html`<p class="empty" role="status">${nothingTold(scene, about)}</p>`;
  }
  const rows = timeline(day, days);
  const changed = child.entities["timetable_change"];
  const change: Change | undefined = changed === undefined ? undefined : hass.states[changed]?.attributes;
  const notices = noticesOf(day, days.events, change, words, now);
  const where = nowIn(day, rows, now);
  const evening = rows.find((row) => row.kind === "event" && row.start > now.getTime());
  const isAway = day.mode === "absent";
  const isCare = isPreschool(day, days);
  const going = where.kind === "during" && (isCare || isFollowed(day)) ? where.row : undefined;
  // One time of care alone stands above already.
  const isTold = isCare || day.mode === "care_only" || rows[0] === going;
  const onlyCare = rows.length === 1 && rows[0]?.kind === "care" && isTold;
  const folding = day.date === scene.today ? whole : undefined;
  return html`
    ${hero(scene, about, day, where, evening)}
    ${
      notices.length === 0
        ? nothing
        : html`<ul class="notices" aria-label=${words.different}>
            ${notices.map(noticeOf)}
          </ul>`
    }
    ${isAway || isPacked(scene, about, day) ? nothing : bring(day.bring ?? [], words)}
    ${isAway ? nothing : lunchAlone(scene, about)}
    ${onlyCare ? nothing : rowsOf(scene, rows, folding, { isAway, told: going })} ${messages(scene, about)}
  `;
}

/** Return whether it is too late to pack: the child is there, or school has begun. */
function isPacked({ hass, now, today }: Scene, { child }: DayScene, day: Day): boolean {
  const hours = schoolHours(day);
  const hasBegun = hours !== undefined && Date.parse(hours.start) <= now.getTime();
  return hasBegun || (day.date === today && stateOf(hass, child, "checked_in") === "on");
}

function noticeOf({ icon, text, more, tone }: Notice): TemplateResult {
  return html`<li class=${tone}>
    <ha-icon .icon=${icon} aria-hidden="true"></ha-icon>
    <span>${text}${more ? html`<small>${more}</small>` : nothing}</span>
  </li>`;
}

function bring(things: readonly Thing[], words: Words): TemplateResult | typeof nothing {
  if (things.length === 0) return nothing;
  return html`
    <section class="bring">
      <ha-icon icon="mdi:bag-personal-outline" aria-hidden="true"></ha-icon>
      <div>
        <p class="more">${words.bring}</p>
        <ul>
          ${things.map(
            ({ text, subject }) => html`<li>${thing(subject ? words.bringFor(text, subject) : text)}</li>`,
          )}
        </ul>
      </div>
    </section>
  `;
}

/** Return a thing as it stands in a list under "To bring": schools write whole sentences. */
function thing(text: string): string {
  return capital(text.replace(/^ta med /i, "").replace(/\.$/, ""));
}

/** Draw the lunch of a day whose timetable does not tell when it is. */
function lunchAlone({ words }: Scene, { day }: DayScene): TemplateResult | typeof nothing {
  const lunch = day?.lunch;
  if (!lunch?.dishes?.length || (lunch.start && lunch.end)) return nothing;
  return html`
    <section class="bring">
      <ha-icon .icon=${LUNCH.icon} aria-hidden="true"></ha-icon>
      <div>
        <p class="more">${words.lunch}</p>
        <p>${served(lunch)}</p>
      </div>
    </section>
  `;
}

/** Draw how many messages are unread, if there are any; a tap tells of the last one, or of how many. */
function messages({ hass, words }: Scene, { child }: DayScene): TemplateResult | typeof nothing {
  const count = Number(stateOf(hass, child, "unread_messages") ?? 0);
  if (!(count > 0)) return nothing;
  const tell = (event: Event): void => {
    event.currentTarget?.dispatchEvent(
      new CustomEvent("hass-more-info", {
        bubbles: true,
        composed: true,
        // There is a last one to tell of only if one has come since the account was set up.
        detail: { entityId: child.entities[stateOf(hass, child, "message") ? "message" : "unread_messages"] },
      }),
    );
  };
  return html`
    <button class="messages" @click=${tell}>
      <ha-icon icon="mdi:email-outline" aria-hidden="true"></ha-icon>${words.messages(count)}
    </button>
  `;
}
