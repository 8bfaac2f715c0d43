// The card: the school day, or the week, of a child or of the whole family.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Clock } from "./clock";
import { configOf, type CardConfig, type View } from "./config";
import { focusOf } from "./day/focus";
import { DaysController, type Range } from "./days";
import { configForm, stubConfig } from "./editor";
import type { Child } from "./family";
import type { Hass } from "./hass";
import { addDays, mondayOf, swedishDay } from "./moments";
import { pageLanguage } from "./strategy/words";
import { Family } from "./shown-family";
import { styles } from "./styles";
import { dayOf } from "./views/day";
import { headerOf } from "./views/header";
import type { DayScene, Scene } from "./views/scene";
import { titlesOf } from "./views/titles";
import { troubleOf } from "./views/trouble";
import { weekOf } from "./views/week";
import { languageOf, wordsOf } from "./words";

// From the last touch until the card shows today again, for whoever passes by next.
const RETURN = 120_000;
// Over the longest weekend there is to the next day with school.
const DAYS_AHEAD = 7;
const ADD = "/config/integrations/dashboard/add?domain=skolplattformen";

export class SkolplattformenCard extends LitElement {
  static override readonly styles = styles;

  private config: CardConfig = {};
  private known: Hass | undefined;
  private readonly family = new Family();
  private readonly clock = new Clock(this);
  private readonly days = new DaysController(this);

  /** What somebody has chosen to see instead of today. */
  private view: View = "day";
  private chosen: string | undefined;
  private readonly unfolded = new Set<string>();
  private returning: ReturnType<typeof setTimeout> | undefined;

  static getConfigForm(): unknown {
    return configForm(pageLanguage());
  }

  static getStubConfig(): unknown {
    return stubConfig();
  }

  setConfig(config: unknown): void {
    this.config = configOf(config);
    this.view = this.config.view ?? "day";
    this.family.find(this.known, this.config.device_id);
    this.requestUpdate();
  }

  getCardSize(): number {
    return 8;
  }

  getGridOptions(): unknown {
    return { columns: this.family.children.length > 1 ? "full" : 12, min_columns: 6, rows: "auto" };
  }

  get hass(): Hass | undefined {
    return this.known;
  }

  /** Home Assistant sets this whenever anything in the home changes: draw only when it is ours. */
  set hass(hass: Hass | undefined) {
    const before = this.known;
    this.known = hass;
    if (before !== undefined && hass !== undefined && !this.family.isConcerned(before, hass)) return;
    this.family.find(this.known, this.config.device_id);
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("pointerdown", this.touched);
    // A screen reader may press a button without either.
    this.addEventListener("click", this.touched);
    this.addEventListener("keydown", this.touched);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("pointerdown", this.touched);
    this.removeEventListener("click", this.touched);
    this.removeEventListener("keydown", this.touched);
    this.comeBack();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass } = this;
    if (hass === undefined) return nothing;
    const { now } = this.clock;
    const language = languageOf(hass.language);
    const scene: Scene = { hass, language, now, words: wordsOf(language), today: swedishDay(now) };
    const { children } = this.family;
    this.days.follow(
      hass,
      children.map((child) => child.deviceId),
      this.range(scene),
    );
    if (children.length === 0) return this.empty(scene);
    const scenes = children.map((child) => this.sceneOf(scene, child));
    const date = this.date(scene, scenes);
    const only = children.length === 1 ? children[0] : undefined;
    return html`
      <ha-card>
        ${headerOf(scene, {
          ...titlesOf(scene, this.view, this.shown(scene, date), only),
          view: this.view,
          away: this.isAway(scene, date),
          show: this.show,
          step: (by: number) => {
            this.step(by, this.shown(scene, date));
          },
          home: this.comeBack,
        })}
        ${troubleOf(scene, scenes)}
        <div class="children">
          ${repeat(
            scenes,
            ({ child }) => child.deviceId,
            (about) =>
              html`<section class="child" aria-label=${about.child.name}>
                ${this.section(scene, about, scenes.length > 1)}
              </section>`,
          )}
        </div>
      </ha-card>
    `;
  }

  private sceneOf(scene: Scene, child: Child): DayScene {
    const days = this.days.of(child.deviceId);
    return {
      child,
      account: this.family.accountOf(child),
      days,
      day:
        this.chosen === undefined
          ? days && focusOf(days, scene.now)
          : days?.days.find((each) => each.date === this.chosen),
      refused: this.days.isRefused(child.deviceId),
    };
  }

  /** Return the day that is shown unless another one is chosen; today while the children differ. */
  private date({ now, today }: Scene, scenes: readonly DayScene[]): string {
    const dates = new Set(scenes.map(({ days }) => (days && focusOf(days, now)?.date) ?? today));
    return dates.size === 1 ? [...dates].join() : today;
  }

  private section(scene: Scene, about: DayScene, named: boolean): TemplateResult {
    const { child } = about;
    const heading = named ? html`<h3>${child.name}</h3>` : nothing;
    if (this.view === "week") {
      return html`${heading}${weekOf(scene, about, this.chosen ?? weekday(scene), this.choose)}`;
    }
    const folding = {
      open: this.unfolded.has(child.deviceId),
      toggle: () => {
        if (!this.unfolded.delete(child.deviceId)) this.unfolded.add(child.deviceId);
        this.requestUpdate();
      },
    };
    return html`${heading}${dayOf(scene, about, folding)}`;
  }

  private range(scene: Scene): Range {
    const { language, today } = scene;
    if (this.view === "day" && this.chosen === undefined) {
      return { start: today, end: addDays(today, DAYS_AHEAD), language };
    }
    const monday = mondayOf(this.chosen ?? weekday(scene));
    return { start: monday, end: addDays(monday, 6), language };
  }

  private readonly show = (view: View): void => {
    this.view = view;
    if (view === "day") this.chosen = undefined;
    this.requestUpdate();
  };

  private readonly choose = (day: string): void => {
    this.view = "day";
    this.chosen = day;
    this.requestUpdate();
  };

  /** Return the day that is shown, or a day of the week that is. */
  private shown(scene: Scene, date: string): string {
    return this.chosen ?? (this.view === "week" ? weekday(scene) : date);
  }

  private step(by: number, from: string): void {
    this.chosen = this.view === "week" ? addDays(mondayOf(from), 7 * by) : addDays(from, by);
    this.requestUpdate();
  }

  private isAway(scene: Scene, date: string): boolean {
    if (this.chosen === undefined) return false;
    if (this.view === "day") return this.chosen !== date;
    return mondayOf(this.chosen) !== mondayOf(weekday(scene));
  }

  private readonly touched = (): void => {
    clearTimeout(this.returning);
    this.returning = setTimeout(this.comeBack, RETURN);
  };

  private readonly comeBack = (): void => {
    clearTimeout(this.returning);
    this.view = this.config.view ?? "day";
    this.chosen = undefined;
    this.unfolded.clear();
    this.requestUpdate();
  };

  private empty({ words, hass }: Scene): TemplateResult {
    const chosen = this.config.device_id !== undefined;
    const hasAccount = this.family.accounts.length > 0;
    return html`
      <ha-card>
        <p class="empty">
          ${chosen ? words.notThisChild : words.noChildren}
          ${chosen || hasAccount || hass.user?.is_admin === false ? nothing : html`<a href=${ADD}>${words.addAccount}</a>`}
        </p>
      </ha-card>
    `;
  }
}

/** Return a day of the week that is looked at: at the weekend the next week is what matters. */
function weekday({ today }: Scene): string {
  const friday = addDays(mondayOf(today), 4);
  return today > friday ? addDays(friday, 3) : today;
}
