// Makes the view of one child when it is opened: the day first, then the week and what is worth knowing.

import { childOf } from "../family";
import type { Hass } from "../hass";
import type { CardConfig, ViewConfig } from "../lovelace";
import { languageOf } from "../words";
import {
  calendar,
  type Entities,
  heading,
  isAny,
  isKnown,
  isOn,
  ours,
  section,
  shownOf,
  those,
  tile,
  titled,
  toDo,
} from "./cards";
import { nothing } from "./empty";
import { RegistryStrategy } from "./registries";
import { dashboardWords, type DashboardWords } from "./words";

export interface ChildViewConfig {
  readonly device_id?: string;
}

export class ChildView extends RegistryStrategy {
  static generate(config: ChildViewConfig, hass: Hass): Promise<ViewConfig> {
    const words = dashboardWords(languageOf(hass.language));
    const child = childOf(hass, config.device_id ?? "");
    if (!child) {
      return Promise.resolve(nothing("mdi:account-question", words.empty.childGone));
    }
    const device_id = child.deviceId;
    const entities = shownOf(hass, child);
    const lists = toDo(those(entities, "assignments"));
    const week = calendar(those(entities, "school_calendar", "lunch_menu"));
    return Promise.resolve({
      type: "sections",
      max_columns: 3,
      // With two columns the lists come up beside the day, and the week lies below both.
      dense_section_placement: true,
      sections: [
        ...section([ours({ device_id }), ...notices(entities), ...happened(entities, words)], {
          row_span: 2,
        }),
        ...section([ours({ device_id, view: "week" })], { column_span: 2 }),
        ...section(titled(words.assignments, "mdi:clipboard-check-outline", lists)),
        ...section(titled(words.ahead, "mdi:calendar-week", week)),
      ],
    });
  }
}

/** What our card does not tell, while there is something to tell. */
function notices(entities: Entities): CardConfig[] {
  // "In 22 hours" is nothing that anybody wants to work out.
  const moment = { time_format: { type: "datetime", style: "short" } };
  // The words tell more than on does.
  const watched = { state_content: ["words", "next_date"] };
  return [
    ...those(entities, "wake_up").map((entity) => tile(entity, isKnown(entity), moment)),
    ...those(entities, "lunch_watch").map((entity) => tile(entity, isOn(entity), watched)),
  ];
}

/** What happened last, as soon as something has. */
function happened(entities: Entities, words: DashboardWords): CardConfig[] {
  const events = those(entities, "timetable_change", "absence", "message", "news");
  if (events.length === 0) {
    return [];
  }
  return [
    heading(words.happened, "mdi:history", { visibility: [isAny(events.map(isKnown))] }),
    ...events.map((event) => tile(event, isKnown(event), { state_content: ["event_type", "state"] })),
  ];
}
