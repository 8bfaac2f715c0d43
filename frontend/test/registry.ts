// A `hass` object with invented families, for tests.

import type { Hass, RegistryDevice, RegistryEntity } from "../src/hass";

export interface Device {
  readonly id: string;
  readonly key: string;
  readonly name?: string | null;
  readonly nameByUser?: string;
  /** Translation keys of its entities; those that begin with a minus are hidden. */
  readonly entities?: readonly string[];
}

/** Home Assistant as a page sees it, with these devices of ours in the order of their making. */
export function homeWith(...devices: readonly Device[]): Hass {
  return {
    states: {},
    devices: Object.fromEntries(devices.map((device) => [device.id, registered(device)])),
    entities: Object.fromEntries(
      devices.flatMap(entitiesOf).map((entity): [string, RegistryEntity] => [entity.entity_id, entity]),
    ),
    language: "sv",
    locale: { language: "sv" },
    user: { is_admin: true },
    connection: {
      connected: true,
      subscribeMessage: () => Promise.reject(new Error("nothing listens")),
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    },
  };
}

/** The same home with more in its registries, such as what other integrations have made. */
export function withMore(
  hass: Hass,
  devices: readonly RegistryDevice[],
  entities: readonly RegistryEntity[],
): Hass {
  return {
    ...hass,
    devices: { ...Object.fromEntries(devices.map((device) => [device.id, device])), ...hass.devices },
    entities: {
      ...Object.fromEntries(entities.map((entity) => [entity.entity_id, entity])),
      ...hass.entities,
    },
  };
}

function registered({ id, key, name = null, nameByUser }: Device): RegistryDevice {
  return { id, name, name_by_user: nameByUser ?? null, identifiers: [["skolplattformen", key]] };
}

function entitiesOf({ id, entities = ["today"] }: Device): RegistryEntity[] {
  return entities.map((written) => ({
    entity_id: `sensor.${id}_${written.replace("-", "")}`,
    device_id: id,
    platform: "skolplattformen",
    translation_key: written.replace("-", ""),
    ...(written.startsWith("-") ? { hidden: true } : {}),
  }));
}
