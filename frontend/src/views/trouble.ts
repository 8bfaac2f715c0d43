// What a family must know before it trusts the rest: a sign-in that is needed, and data that is old.
import { html, nothing, type TemplateResult } from "lit";
import { isStopped, needsSignIn } from "../family";
import { clock, dateName, swedishDay } from "../moments";
import type { ChildScene, Scene } from "./scene";

const PAGE = "/config/integrations/integration/skolplattformen";

/** Draw what is wrong with what the children are read from, each thing once. */
export function troubleOf(scene: Scene, children: readonly ChildScene[]): TemplateResult[] {
  const { hass, words } = scene;
  const refused = children.filter(({ account }) => account !== undefined && needsSignIn(hass, account));
  const stopped = children.filter(({ account }) => isStopped(hass, account));
  const others = children.filter((about) => !refused.includes(about) && !stopped.includes(about));
  const outdated = others.filter(({ days }) => days?.outdated);
  const isAdmin = hass.user?.is_admin !== false;
  const found: TemplateResult[] = [];
  if (refused.length > 0) {
    const text = [words.signInNeeded, age(scene, refused), isAdmin ? "" : words.askAdministrator];
    found.push(banner("mdi:key-alert-outline", text, isAdmin ? words.signIn : ""));
  }
  if (stopped.length > 0) {
    // When it was read last is told only by what runs.
    found.push(banner("mdi:power-plug-off-outline", [words.notRunning], isAdmin ? words.look : ""));
  }
  if (outdated.length > 0) {
    found.push(banner("mdi:cloud-off-outline", [words.outdated, age(scene, outdated)], ""));
  }
  return found;
}

/** Return the first of the moments: brothers and sisters are read minutes apart. */
function oldest(moments: readonly (string | null)[]): string | null {
  const known = moments.filter((moment) => moment !== null);
  return known.sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? null;
}

/** Return how old what is shown of some children is, by the oldest of it. */
function age({ words, today, language }: Scene, children: readonly ChildScene[]): string {
  const shown = children.filter(({ days }) => days !== undefined);
  if (shown.length === 0) return "";
  const readAt = oldest(shown.map(({ days }) => days?.read_at ?? null));
  if (readAt === null) return words.readEarlier;
  const day = swedishDay(new Date(readAt));
  const time = clock(readAt);
  return words.readAt(day === today ? words.atTime(time) : words.at(dateName(day, language), time));
}

function banner(icon: string, text: readonly string[], action: string): TemplateResult {
  return html`<div class="trouble" role="status">
    <ha-icon .icon=${icon} aria-hidden="true"></ha-icon>
    <span>${text.filter(Boolean).join(" ")}</span>
    ${action ? html`<a href=${PAGE}>${action}</a>` : nothing}
  </div>`;
}
