// Makes the dashboard: a view of the family and one of each child, or that of an only child alone.

import { type Child, childrenOf } from "../family";
import type { Hass } from "../hass";
import type { DashboardConfig, StrategyViewConfig } from "../lovelace";
import { languageOf } from "../words";
import { noChildren } from "./empty";
import { RegistryStrategy } from "./registries";
import { dashboardWords, pageLanguage } from "./words";

const FAMILY = "family";

export class Dashboard extends RegistryStrategy {
  /** There is nothing to set: what there is decides. */
  static readonly noEditor = true;

  static generate(_config: object, hass: Hass): Promise<DashboardConfig> {
    const words = dashboardWords(languageOf(hass.language));
    const children = childrenOf(hass);
    if (children.length === 0) {
      return Promise.resolve({ views: [noChildren(hass, words)] });
    }
    const family: StrategyViewConfig = {
      title: words.family,
      path: FAMILY,
      strategy: { type: "custom:skolplattformen-family" },
    };
    return Promise.resolve({ views: [...(children.length > 1 ? [family] : []), ...viewsOf(children)] });
  }

  static getCreateSuggestions(hass: Hass): { title: string; icon: string } {
    return { title: dashboardWords(languageOf(hass.language)).picker.title, icon: "mdi:school" };
  }
}

/** What the dialog of new dashboards shows. It reads the words when it is opened, in the page's language. */
export const announced = {
  type: "skolplattformen",
  strategyType: "dashboard",
  name: "Skolplattformen",
  get description(): string {
    return dashboardWords(pageLanguage()).picker.description;
  },
  documentationURL: "https://github.com/OWNER/skolplattformen-home-assistant",
};

function viewsOf(children: readonly Child[]): StrategyViewConfig[] {
  const taken = new Set([FAMILY]);
  return children.map(({ name, deviceId }) => ({
    title: name,
    path: pathOf(name, taken),
    strategy: { type: "custom:skolplattformen-child", device_id: deviceId },
  }));
}

/** An address that can be read, and linked to from a notification: "asa" for Åsa, "asa-2" for the next one. */
function pathOf(name: string, taken: Set<string>): string {
  const plain = name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const base = plain.replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "") || "child";
  let path = base;
  for (let number = 2; taken.has(path); number++) {
    path = `${base}-${String(number)}`;
  }
  taken.add(path);
  return path;
}
