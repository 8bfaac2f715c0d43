// When a view or the dashboard is made anew: when what there is has changed, or the language.

import type { Hass } from "../hass";

/** Home Assistant asks the class, and never makes an element of it. */
export class RegistryStrategy extends HTMLElement {
  static shouldRegenerate(_config: object, before: Hass, now: Hass): boolean {
    return (
      before.entities !== now.entities || before.devices !== now.devices || before.language !== now.language
    );
  }
}
