// Makes the view of all children when it is opened: their day, and each child's week and what is due.

import { type Child, childrenOf } from "../family";
import type { Hass } from "../hass";
import type { SectionConfig, ViewConfig } from "../lovelace";
import { languageOf } from "../words";
import { calendar, ours, section, shownOf, those, titled, toDo } from "./cards";
import { RegistryStrategy } from "./registries";
import { dashboardWords, type DashboardWords } from "./words";

// What is late is always there.
const SEVEN_DAYS = { calendar: { period: "day", offset: 7 } };

export class FamilyView extends RegistryStrategy {
  static generate(_config: object, hass: Hass): Promise<ViewConfig> {
    const words = dashboardWords(languageOf(hass.language));
    const children = childrenOf(hass);
    return Promise.resolve({
      type: "sections",
      // Two for each of two children, who then stand beside or under each other.
      max_columns: 4,
      dense_section_placement: false,
      sections: [
        ...section([ours()], { column_span: 4 }),
        ...children.flatMap((child) => ofChild(hass, child, words)),
      ],
    });
  }
}

/** A calendar card does not say whose an event is: each child has one. */
function ofChild(hass: Hass, child: Child, words: DashboardWords): SectionConfig[] {
  const entities = shownOf(hass, child);
  const week = calendar(those(entities, "school_calendar"));
  const due = toDo(those(entities, "assignments"), { due_date_period: SEVEN_DAYS });
  return [
    ...section(titled(words.of(child.name, words.ahead), "mdi:calendar-week", week)),
    ...section(titled(words.of(child.name, words.assignments), "mdi:clipboard-check-outline", due)),
  ];
}
