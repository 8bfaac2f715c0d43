// Who there is: the accounts and the children, from Home Assistant's registries of devices and entities.

import type { Hass, RegistryDevice } from "./hass";

const PLATFORM = "skolplattformen";

export interface Account {
  readonly deviceId: string;
  readonly name: string;
  /** Entity ids by translation key, those that the user has hidden too. */
  readonly entities: Readonly<Record<string, string>>;
}

export type Child = Account;

interface Found extends Account {
  readonly account: string;
  /** Which child; undefined for the account itself. */
  readonly child: string | undefined;
}

/**
 * The children. One that two guardians in the home share is there once: as the first account's, or as that
 * of the other one while the first cannot be read, or may not be by this user.
 */
export function childrenOf(hass: Hass): Child[] {
  const devices = devicesOf(hass);
  const troubled = devices.filter((found) => needsSignIn(hass, found) || isStopped(hass, found));
  const accounts = new Set(troubled.map(({ account }) => account));
  // Worse than an account in trouble is one that this user may not read.
  const trouble = ({ account, entities }: Found): number =>
    (accounts.has(account) ? 1 : 0) + (Object.values(entities).some((id) => id in hass.states) ? 0 : 2);
  const children = new Map<string, Found>();
  for (const found of devices) {
    if (found.child === undefined) continue;
    const known = children.get(found.child);
    if (known === undefined || trouble(found) < trouble(known)) {
      children.set(found.child, found);
    }
  }
  return [...children.values()].map(shown);
}

/** Whether it is an account that Home Assistant has not set up, or has stopped. */
export function isStopped({ states }: Hass, account: Account | undefined): boolean {
  const update = account?.entities["last_update"];
  return update !== undefined && states[update]?.state === "unavailable";
}

/** Whether it is an account that must sign in again. */
export function needsSignIn({ states }: Hass, { entities }: Account): boolean {
  const entity = entities["sign_in"];
  return entity !== undefined && states[entity]?.state === "sign_in_required";
}

/** The child of a device, whichever guardian's; undefined when it is no child's device. */
export function childOf(hass: Hass, deviceId: string): Child | undefined {
  const found = devicesOf(hass).find((device) => device.deviceId === deviceId);
  return found?.child === undefined ? undefined : shown(found);
}

/** The guardians' accounts. */
export function accountsOf(hass: Hass): Account[] {
  return devicesOf(hass)
    .filter((found) => found.child === undefined)
    .map(shown);
}

/** The account through which a child is read. */
export function accountOf(hass: Hass, child: Child): Account | undefined {
  const devices = devicesOf(hass);
  const own = devices.find((found) => found.deviceId === child.deviceId);
  const account = devices.find((found) => found.child === undefined && found.account === own?.account);
  return account && shown(account);
}

/** Our devices that have something to show, in the registry's order, which is that of their making. */
function devicesOf(hass: Hass): Found[] {
  const entities = entitiesByDevice(hass);
  return Object.values(hass.devices).flatMap((device) => {
    const identifier = device.identifiers.find(([domain]) => domain === PLATFORM)?.[1];
    const own = entities.get(device.id);
    if (identifier === undefined || own === undefined) {
      return [];
    }
    // Both keys are hexadecimal: an account's device has its own alone, a child's has both.
    const [account = "", child] = identifier.split("_");
    return [{ deviceId: device.id, name: nameOf(device), entities: own, account, child }];
  });
}

function entitiesByDevice(hass: Hass): Map<string, Record<string, string>> {
  const devices = new Map<string, Record<string, string>>();
  for (const entity of Object.values(hass.entities)) {
    const { device_id: device, translation_key: key } = entity;
    if (entity.platform === PLATFORM && device !== undefined && key !== undefined) {
      devices.set(device, { ...devices.get(device), [key]: entity.entity_id });
    }
  }
  return devices;
}

function nameOf(device: RegistryDevice): string {
  return device.name_by_user ?? device.name ?? "";
}

function shown({ deviceId, name, entities }: Found): Account {
  return { deviceId, name, entities };
}
