// The card: the school day, or the week, of a child or of the whole family.
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Clock } from "./clock";
import { configOf, type CardConfig, type View } from "./config";
import { focusOf } from "./day/focus";
import { DaysController, type Range } from "./days";
import { configForm, stubConfig } from "./editor";
import { accountOf, childOf, childrenOf, type Account, type Child } from "./family";
import type { Hass } from "./hass";
import { addDays, dateName, dayName, isoWeek, mondayOf, swedishDay } from "./moments";
import { pageLanguage } from "./strategy/words";
import { styles } from "./styles";
import { dayOf } from "./views/day";
import { headerOf } from "./views/header";
import { capital, type DayScene, type Scene } from "./views/scene";
import { troubleOf } from "./views/trouble";
import { weekOf } from "./views/week";
import { languageOf, wordsOf } from "./words";

// From the last touch until the card shows today again, for whoever passes by next.
const RETURN = 120_000;
// Over the longest weekend there is to the next day with school.
const DAYS_AHEAD = 7;
const ADD = "/config/integrations/dashboard/add?domain=skolplattformen";

interface Family {
  readonly children: readonly Child[];
  readonly accounts: ReadonlyMap<string, Account | undefined>;
}

export class SkolplattformenCard extends LitElement {
  static override readonly styles = styles;

  private config: CardConfig = {};
  private known: Hass | undefined;
  private family: Family = { children: [], accounts: new Map() };
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
    this.findFamily();
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
    if (before?.entities !== hass?.entities || before?.devices !== hass?.devices) this.findFamily();
    if (before === undefined || hass === undefined || this.concerns(before, hass)) this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener("pointerdown", this.touched);
    this.addEventListener("keydown", this.touched);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener("pointerdown", this.touched);
    this.removeEventListener("keydown", this.touched);
    this.comeBack();
  }

  protected override willUpdate(): void {
    this.toggleAttribute("dark", this.known?.themes.darkMode === true);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { hass } = this;
    if (hass === undefined) return nothing;
    const { now } = this.clock;
    const language = languageOf(hass.language);
    const scene: Scene = { hass, language, now, words: wordsOf(language), today: swedishDay(now) };
    const { children } = this.family;
    if (children.length === 0) return this.empty(scene);
    this.days.follow(
      hass,
      children.map((child) => child.deviceId),
      this.range(scene),
    );
    const scenes = children.map((child) => this.sceneOf(scene, child));
    const dates = new Set(scenes.map(({ day }) => day?.date ?? scene.today));
    // The day that the header is about; a child that is already at another one says so.
    const date = dates.size === 1 ? [...dates].join() : scene.today;
    const only = children.length === 1 ? children[0] : undefined;
    return html`
      <ha-card>
        ${headerOf(scene, {
          title: only?.name ?? scene.words.family,
          subtitle: this.subtitle(scene, this.chosen ?? date),
          view: this.view,
          away: this.chosen !== undefined,
          show: this.show,
          step: (by: number) => {
            this.step(by, scene.today);
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
                ${this.section(scene, about, this.chosen ?? date, only === undefined)}
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
      account: this.family.accounts.get(child.deviceId),
      days,
      day:
        this.chosen === undefined
          ? days && focusOf(days, scene.now)
          : days?.days.find((each) => each.date === this.chosen),
      refused: this.days.isRefused(child.deviceId),
    };
  }

  private section(scene: Scene, about: DayScene, date: string, named: boolean): TemplateResult {
    const { child, day } = about;
    const heading = (label?: string): TemplateResult | typeof nothing =>
      named ? html`<h3>${child.name}${label ? html`<span>${label}</span>` : nothing}</h3>` : nothing;
    if (this.view === "week") {
      return html`${heading()}${weekOf(scene, about, this.chosen ?? weekday(scene), this.choose)}`;
    }
    const label = day && day.date !== date ? labelOf(day.date, scene) : undefined;
    const folding = {
      open: this.unfolded.has(child.deviceId),
      toggle: () => {
        if (!this.unfolded.delete(child.deviceId)) this.unfolded.add(child.deviceId);
        this.requestUpdate();
      },
    };
    return html`${heading(label)}${dayOf(scene, about, folding)}`;
  }

  /** Return what the header says of when it is. */
  private subtitle(scene: Scene, date: string): string {
    const { words, today, language } = scene;
    if (this.view === "week") return words.weekNumber(isoWeek(this.chosen ?? weekday(scene)));
    const label = labelOf(date, scene);
    const name = `${dayName(date, language, "long")} ${dateName(date, language)}`;
    return date === today || date === addDays(today, 1) ? `${label}, ${name}` : label;
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
    this.chosen = day === swedishDay(this.clock.now) ? undefined : day;
    this.requestUpdate();
  };

  private step(by: number, today: string): void {
    const from = this.chosen ?? today;
    const to = this.view === "week" ? addDays(mondayOf(from), 7 * by) : addDays(from, by);
    this.chosen = to === today ? undefined : to;
    this.requestUpdate();
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

  private findFamily(): void {
    const { known: hass } = this;
    if (hass === undefined) return;
    const { device_id: deviceId } = this.config;
    const one = deviceId === undefined ? undefined : childOf(hass, deviceId);
    const children = deviceId === undefined ? childrenOf(hass) : one ? [one] : [];
    this.family = {
      children,
      accounts: new Map(children.map((child) => [child.deviceId, accountOf(hass, child)])),
    };
  }

  private concerns(before: Hass, after: Hass): boolean {
    if (
      before.entities !== after.entities ||
      before.devices !== after.devices ||
      before.language !== after.language ||
      before.themes !== after.themes ||
      before.user !== after.user ||
      before.connection !== after.connection
    ) {
      return true;
    }
    const owners = [...this.family.children, ...this.family.accounts.values()];
    return owners.some((owner) =>
      Object.values(owner?.entities ?? {}).some((id) => before.states[id] !== after.states[id]),
    );
  }

  private empty({ words, hass }: Scene): TemplateResult {
    const chosen = this.config.device_id !== undefined;
    return html`
      <ha-card>
        <p class="empty">
          ${chosen ? words.notThisChild : words.noChildren}
          ${chosen || hass.user?.is_admin === false ? nothing : html`<a href=${ADD}>${words.addAccount}</a>`}
        </p>
      </ha-card>
    `;
  }
}

/** Return what a day is called from today on. */
function labelOf(date: string, { today, words, language }: Scene): string {
  if (date === today) return words.today;
  if (date === addDays(today, 1)) return words.tomorrow;
  return `${capital(dayName(date, language, "long"))} ${dateName(date, language)}`;
}

/** Return a day of the week that is looked at: at the weekend the next week is what matters. */
function weekday({ today }: Scene): string {
  const friday = addDays(mondayOf(today), 4);
  return today > friday ? addDays(friday, 3) : today;
}
