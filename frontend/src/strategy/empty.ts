// What is shown instead of an empty page.

import type { Hass } from "../hass";
import type { PanelViewConfig } from "../lovelace";
import type { DashboardWords } from "./words";

const ADD = "/config/integrations/dashboard/add?domain=skolplattformen";
const INTEGRATION = "/config/integrations/integration/skolplattformen";

/** A page that says why nothing is there, and leads an administrator to where that can be changed. */
export function noChildren(hass: Hass, words: DashboardWords): PanelViewConfig {
  // An account that is switched off has devices, though nothing else.
  const isAdded = Object.values(hass.devices).some((device) =>
    device.identifiers.some(([domain]) => domain === "skolplattformen"),
  );
  const { title, admin, others, button } = isAdded ? words.empty.noChildren : words.empty.noAccount;
  if (!hass.user?.is_admin) {
    return nothing("mdi:school-outline", { title, text: others });
  }
  return nothing("mdi:school-outline", { title, text: admin }, [
    {
      text: button,
      appearance: "filled",
      tap_action: { action: "navigate", navigation_path: isAdded ? INTEGRATION : ADD },
    },
  ]);
}

export function nothing(
  icon: string,
  { title, text }: { readonly title: string; readonly text: string },
  buttons: readonly object[] = [],
): PanelViewConfig {
  return {
    type: "panel",
    cards: [{ type: "empty-state", icon, title, content: text, content_only: true, buttons }],
  };
}
