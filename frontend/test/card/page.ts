// The card on a page, in front of an invented family, for tests.

import { vi } from "vitest";
import { SkolplattformenCard } from "../../src/card";
import type { Day, Days } from "../../src/days";
import type { Hass } from "../../src/hass";
import { connectionOf, settle, type Asked } from "../hosts";
import { homeWith } from "../registry";
import { daysOf, moment } from "../school";

/** The card, which counts how often it is drawn. */
class CountedCard extends SkolplattformenCard {
  drawn = 0;

  protected override updated(): void {
    this.drawn += 1;
  }
}

customElements.define("skolplattformen-card", CountedCard);

const OF_CHILD = ["today", "unread_messages", "timetable_change", "checked_in"];
export const EVA = { id: "eva", key: "e0", name: "Eva", entities: ["sign_in", "last_update"] };
export const ALVA = { id: "alva", key: "e0_01", name: "Alva", entities: OF_CHILD };
export const BO = { id: "bo", key: "e0_02", name: "Bo", entities: OF_CHILD };

const open: Page[] = [];

/** Put the card on a page, at a moment. */
export async function page(hass: Hass, config: object = {}, now = moment("08:30")): Promise<Page> {
  vi.useFakeTimers({ now, toFake: ["Date", "setTimeout", "clearTimeout"] });
  const shown = new Page(hass, config);
  open.push(shown);
  await shown.drawn();
  return shown;
}

/** Take all cards away again. */
export function closePages(): void {
  for (const shown of open.splice(0)) shown.card.remove();
  vi.useRealTimers();
}

/** A family of one child, or of two. */
export const family = (...children: (typeof ALVA)[]): Hass => homeWith(EVA, ...children);

/** The same home with this state of an entity. */
export function withState(hass: Hass, id: string, state: string, attributes: object = {}): Hass {
  const entity = { entity_id: id, state, attributes: attributes as Readonly<Record<string, unknown>> };
  return { ...hass, states: { ...hass.states, [id]: entity } };
}

/** The card of one child with a day, at a time of that day. */
export async function at(
  time: string,
  day: Day,
  home = family(ALVA),
  more: Partial<Days> = {},
): Promise<Page> {
  const shown = await page(home, {}, moment(time));
  await shown.tell(daysOf([day], more));
  return shown;
}

/** The lines of the first thing that is seen. */
export const hero = (shown: Page): string[] => shown.texts(".hero .words > p");

/** What is read of an element, with a space between its parts. */
function textOf(element: Element): string {
  const parts: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) parts.push(...(walker.currentNode.textContent ?? "").split(/\s+/));
  return parts.filter(Boolean).join(" ");
}

export class Page {
  readonly asked: Asked[] = [];
  readonly card: CountedCard;
  private readonly connection = connectionOf(this.asked);

  constructor(hass: Hass, config: object) {
    this.card = new CountedCard();
    this.card.setConfig({ type: "custom:skolplattformen-card", ...config });
    this.card.hass = { ...hass, connection: this.connection };
    document.body.append(this.card);
  }

  /** Something in the home changes. */
  async set(hass: Hass): Promise<void> {
    this.card.hass = { ...hass, connection: this.connection };
    await this.drawn();
  }

  /** Home Assistant tells of a child's days. */
  async tell(days: Days, child = "alva"): Promise<void> {
    const last = this.asked.findLast(({ message }) => message["device_id"] === child);
    if (last === undefined) throw new Error(`nobody asked for ${child}`);
    last.accept();
    last.tell(days);
    await this.drawn();
  }

  async pass(milliseconds: number): Promise<void> {
    vi.advanceTimersByTime(milliseconds);
    await this.drawn();
  }

  async drawn(): Promise<void> {
    await settle();
    await this.card.updateComplete;
  }

  get root(): Element {
    const root = this.card.shadowRoot?.querySelector("ha-card");
    if (!root) throw new Error("nothing is drawn");
    return root;
  }

  find(selector: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(selector);
  }

  all(selector: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>(selector)];
  }

  /** What is read of a part, or of everything. */
  text(selector?: string): string {
    const found = selector === undefined ? this.root : this.find(selector);
    return found ? textOf(found) : "";
  }

  texts(selector: string): string[] {
    return this.all(selector).map(textOf);
  }

  /** Press the button that is called so. */
  async press(name: string): Promise<void> {
    const button = this.all("button").find(
      (one) => one.getAttribute("aria-label") === name || textOf(one).startsWith(name),
    );
    if (!button) throw new Error(`no button ${name}`);
    button.dispatchEvent(new MouseEvent("pointerdown", { bubbles: true, composed: true }));
    button.click();
    await this.drawn();
  }

  get range(): string {
    const { start, end } = this.asked.at(-1)?.message ?? {};
    return `${String(start)} ${String(end)}`;
  }
}
