// What controllers are attached to, and a Home Assistant that is asked for days, for tests.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import { vi, type Mock } from "vitest";
import type { Days } from "../src/days";
import type { Hass } from "../src/hass";
import { homeWith } from "./registry";

type Host = Omit<ReactiveControllerHost, "requestUpdate"> & { readonly requestUpdate: Mock<() => void> };

/** An element of which nothing is drawn. */
export function hostOf(): Host {
  return {
    addController: (controller: ReactiveController) => controller,
    removeController: () => undefined,
    requestUpdate: vi.fn<() => void>(),
    updateComplete: Promise.resolve(true),
  };
}

/** One question for a child's days. */
export interface Asked {
  readonly message: Readonly<Record<string, unknown>>;
  /** Tell of days, as Home Assistant does when they have changed. */
  readonly tell: (days: Days) => void;
  readonly accept: () => void;
  readonly refuse: (code: string) => void;
  readonly end: Mock<() => Promise<void>>;
}

/** Let what has been promised happen. */
export async function settle(): Promise<void> {
  for (let times = 0; times < 5; times += 1) await Promise.resolve();
}

/** A connection that keeps what it is asked, and answers when it is told to. */
export function connectionOf(asked: Asked[]): Hass["connection"] & { lose(): void; findBack(): void } {
  const listeners = new Set<readonly [string, () => void]>();
  const call = (name: string): void => {
    for (const [wanted, listener] of [...listeners]) if (wanted === name) listener();
  };
  const connection = {
    connected: true,
    lose: () => {
      connection.connected = false;
      call("disconnected");
    },
    findBack: () => {
      connection.connected = true;
      call("ready");
    },
    addEventListener: (name: string, listener: () => void) => {
      listeners.add([name, listener]);
    },
    removeEventListener: (name: string, listener: () => void) => {
      for (const one of listeners) if (one[0] === name && one[1] === listener) listeners.delete(one);
    },
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Home Assistant's own signature
    subscribeMessage: <T>(
      callback: (event: T) => void,
      message: { readonly type: string } & Readonly<Record<string, unknown>>,
    ): Promise<() => Promise<void>> =>
      new Promise((resolve, reject) => {
        const end = vi.fn(() => Promise.resolve());
        asked.push({
          message,
          tell: callback as unknown as (days: Days) => void,
          accept: () => {
            resolve(end);
          },
          refuse: (code) => {
            // What Home Assistant's own connection rejects with.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            reject({ code, message: code });
          },
          end,
        });
      }),
  };
  return connection;
}

export function homeAsked(asked: Asked[]): Hass {
  return { ...homeWith(), connection: connectionOf(asked) };
}
