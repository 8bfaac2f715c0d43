// When a view or the dashboard is made anew: when what there is has changed, or the language.

import type { Hass, RegistryEntity } from "../hass";

/** Home Assistant asks the class, and never makes an element of it. */
export class RegistryStrategy extends HTMLElement {
  static shouldRegenerate(_config: object, before: Hass, now: Hass): boolean {
    if (before.entities !== now.entities || before.devices !== now.devices) return true;
    // The state of an entity that is switched on comes a while after it.
    const isOther = ({ entity_id: id, platform }: RegistryEntity): boolean =>
      platform === "skolplattformen" && id in before.states !== id in now.states;
    return before.language !== now.language || Object.values(now.entities).some(isOther);
  }
}
