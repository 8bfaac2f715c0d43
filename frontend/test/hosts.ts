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
export function connectionOf(asked: Asked[]): Hass["connection"] {
  return {
    subscribeMessage: (callback, message) =>
      new Promise((resolve, reject) => {
        const end = vi.fn(() => Promise.resolve());
        asked.push({
          message,
          tell: callback as (days: Days) => void,
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
}

export function homeAsked(asked: Asked[]): Hass {
  return { ...homeWith(), connection: connectionOf(asked) };
}
