// The part of Home Assistant's `hass` object that the card uses.

export interface EntityState {
  readonly entity_id: string;
  readonly state: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What the entity registry says to everyone who is signed in. An entity that is switched off is not in it. */
export interface RegistryEntity {
  readonly entity_id: string;
  readonly device_id?: string;
  readonly platform?: string;
  readonly translation_key?: string;
  readonly hidden?: boolean;
}

export interface RegistryDevice {
  readonly id: string;
  readonly name: string | null;
  readonly name_by_user: string | null;
  readonly identifiers: readonly (readonly [string, string])[];
}

export interface Connection {
  readonly connected: boolean;
  /**
   * Ask once and be told again and again, until the function that comes back is called. With `resubscribe`
   * false that ends with the connection, rather than being asked anew by itself.
   */
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Home Assistant's own signature
  subscribeMessage: <T>(
    callback: (event: T) => void,
    message: { readonly type: string } & Readonly<Record<string, unknown>>,
    options: { readonly resubscribe: boolean },
  ) => Promise<() => Promise<void>>;
  addEventListener: (name: "ready" | "disconnected", listener: () => void) => void;
  removeEventListener: (name: "ready" | "disconnected", listener: () => void) => void;
}

export interface Hass {
  readonly states: Readonly<Record<string, EntityState>>;
  readonly entities: Readonly<Record<string, RegistryEntity>>;
  readonly devices: Readonly<Record<string, RegistryDevice>>;
  readonly language: string;
  readonly locale: { readonly language: string };
  readonly user?: { readonly is_admin: boolean };
  readonly connection: Connection;
}
