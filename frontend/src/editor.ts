// The card's visual editor, drawn by Home Assistant from what is said here.

import { configOf } from "./config";
import type { ConfigForm } from "./lovelace";
import { dashboardWords } from "./strategy/words";
import type { Language } from "./words";

/** The form: which child, and what is shown first. */
export function configForm(language: Language): ConfigForm {
  const words = dashboardWords(language).editor;
  const labels: Readonly<Record<string, string>> = { device_id: words.child, view: words.view };
  const help: Readonly<Record<string, string>> = { device_id: words.childHelp, view: words.viewHelp };
  return {
    schema: [
      {
        name: "device_id",
        selector: {
          device: {
            filter: [{ integration: "skolplattformen" }],
            // Children have one of these, the account has none.
            entity: [
              { integration: "skolplattformen", domain: ["binary_sensor", "calendar", "todo", "event"] },
            ],
          },
        },
      },
      {
        name: "view",
        selector: {
          select: {
            mode: "dropdown",
            options: [
              { value: "day", label: words.views.day },
              { value: "week", label: words.views.week },
            ],
          },
        },
      },
    ],
    computeLabel: ({ name }) => labels[name],
    computeHelper: ({ name }) => help[name],
    assertConfig: (config) => {
      configOf(config);
    },
  };
}

/** What a new card begins with: all children, their day. */
export function stubConfig(): Record<string, never> {
  return {};
}
