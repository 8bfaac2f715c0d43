// What a family must know before it trusts the rest: a sign-in that is needed, and data that is old.
import { html, nothing, type TemplateResult } from "lit";
import { clock, dateName, swedishDay } from "../moments";
import { stateOf, type ChildScene, type Scene } from "./scene";

const PAGE = "/config/integrations/integration/skolplattformen";

/** Draw what is wrong with what the children are read from, each thing once. */
export function troubleOf(scene: Scene, children: readonly ChildScene[]): TemplateResult[] {
  const { hass, words } = scene;
  const said = new Map<string, TemplateResult>();
  for (const about of children) {
    const { account, days } = about;
    const update = account?.entities["last_update"];
    if (stateOf(hass, account, "sign_in") === "sign_in_required") {
      said.set("sign in", signIn(scene));
    } else if (update !== undefined && hass.states[update]?.state === "unavailable") {
      said.set("not running", banner("mdi:power-plug-off-outline", words.notRunning, look(scene)));
    } else if (days?.outdated) {
      said.set(`outdated ${days.read_at ?? ""}`, banner("mdi:cloud-off-outline", age(scene, days.read_at)));
    }
  }
  return [...said.values()];
}

function signIn(scene: Scene): TemplateResult {
  const { hass, words } = scene;
  if (hass.user?.is_admin === false) {
    return banner("mdi:key-alert-outline", `${words.signInNeeded} ${words.askAdministrator}`);
  }
  return banner("mdi:key-alert-outline", words.signInNeeded, html`<a href=${PAGE}>${words.signIn}</a>`);
}

function look({ hass, words }: Scene): TemplateResult | undefined {
  return hass.user?.is_admin === false ? undefined : html`<a href=${PAGE}>${words.look}</a>`;
}

function age({ words, today, language }: Scene, readAt: string | null): string {
  if (readAt === null) return words.outdatedUnknown;
  const day = swedishDay(new Date(readAt));
  const time = clock(readAt);
  return words.outdated(day === today ? time : words.at(dateName(day, language), time));
}

function banner(icon: string, text: string, action?: TemplateResult): TemplateResult {
  return html`<div class="trouble" role="status">
    <ha-icon .icon=${icon} aria-hidden="true"></ha-icon><span>${text}</span>${action ?? nothing}
  </div>`;
}
