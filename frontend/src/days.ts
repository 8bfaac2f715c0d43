// A child's days as Home Assistant tells them, subscribed to for as long as the card is shown.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Hass } from "./hass";

export interface Lesson {
  readonly status: "planned" | "cancelled" | "unconfirmed";
  readonly start: string;
  readonly end: string;
  readonly subject: string;
  readonly subject_code: string | null;
  readonly room: string | null;
  readonly teacher: string | null;
  readonly notes: string | null;
}

export type Mode =
  "school" | "weekend" | "holiday" | "study_day" | "closed" | "absent" | "care_only" | "unknown";

export interface Slot {
  readonly start: string | null;
  readonly end: string | null;
}

export interface Lunch extends Slot {
  readonly dishes: readonly string[] | null;
  readonly closed: string | null;
}

export interface Thing {
  readonly text: string;
  readonly source: "subject" | "notes";
  readonly subject: string | null;
}

export interface Task {
  readonly kind: "test" | "homework" | "assignment";
  readonly title: string;
  readonly subject: string | null;
  readonly done: boolean;
}

export interface Differences {
  readonly start: number | null;
  readonly end: number | null;
  readonly added?: readonly string[];
  readonly missing?: readonly string[];
}

/** A day; what is missing may not be read by the user, and null is not known. */
export interface Day {
  readonly date: string;
  readonly mode?: Mode;
  readonly reason?: string | null;
  readonly start?: string | null;
  readonly end?: string | null;
  readonly lessons?: readonly Lesson[] | null;
  readonly differences?: Differences | null;
  readonly lunch?: Lunch;
  readonly care?: Slot | null;
  readonly bring?: readonly Thing[] | null;
  readonly due?: readonly Task[] | null;
}

export interface SchoolEvent {
  readonly title: string;
  readonly first: string;
  readonly last: string;
  readonly start: string | null;
  readonly end: string | null;
}

export interface Days {
  readonly read_at: string | null;
  readonly outdated: boolean;
  readonly timetable_known?: { readonly first: string; readonly last: string } | null;
  readonly days: readonly Day[];
  readonly events?: readonly SchoolEvent[] | null;
}

/** What is looked at, of all children alike. */
export interface Range {
  readonly start: string;
  readonly end: string;
  readonly language: string;
}

interface Subscription {
  readonly of: string;
  readonly end: Promise<(() => Promise<void>) | undefined>;
}

// One that was refused is asked again: an entity may be switched on, a permission given.
const AGAIN = 60_000;

/** Follows the days of some children; what was told last stays until there is something newer. */
export class DaysController implements ReactiveController {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly told = new Map<string, Days>();
  private readonly refused = new Map<string, number>();
  private readonly host: ReactiveControllerHost;
  private connection: Hass["connection"] | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    for (const deviceId of this.subscriptions.keys()) this.endOf(deviceId);
  }

  of(deviceId: string): Days | undefined {
    return this.told.get(deviceId);
  }

  isRefused(deviceId: string): boolean {
    return this.refused.has(deviceId);
  }

  /** Subscribe to just these days of just these children. */
  follow(hass: Hass, deviceIds: readonly string[], range: Range): void {
    if (hass.connection !== this.connection) this.hostDisconnected();
    this.connection = hass.connection;
    for (const deviceId of this.subscriptions.keys()) {
      if (!deviceIds.includes(deviceId)) this.endOf(deviceId);
    }
    for (const deviceId of deviceIds) {
      const of = `${range.start} ${range.end} ${range.language}`;
      if (this.subscriptions.get(deviceId)?.of === of && !this.isDue(deviceId)) continue;
      this.endOf(deviceId);
      this.subscriptions.set(deviceId, { of, end: this.begin(hass, deviceId, range) });
    }
  }

  private isDue(deviceId: string): boolean {
    const refused = this.refused.get(deviceId);
    return refused !== undefined && Date.now() - refused >= AGAIN;
  }

  private async begin(
    hass: Hass,
    deviceId: string,
    range: Range,
  ): Promise<(() => Promise<void>) | undefined> {
    try {
      return await hass.connection.subscribeMessage<Days>(
        (days) => {
          this.told.set(deviceId, days);
          this.refused.delete(deviceId);
          this.host.requestUpdate();
        },
        { type: "skolplattformen/subscribe_days", device_id: deviceId, ...range },
      );
    } catch {
      this.refused.set(deviceId, Date.now());
      this.host.requestUpdate();
      return undefined;
    }
  }

  private endOf(deviceId: string): void {
    const subscription = this.subscriptions.get(deviceId);
    this.subscriptions.delete(deviceId);
    // A connection that is gone has ended it already.
    void subscription?.end.then((end) => end?.()).catch(() => undefined);
  }
}
