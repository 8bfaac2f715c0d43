// A child's days as Home Assistant tells them, subscribed to for as long as the card is shown.
import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Hass } from "./hass";

export interface Lesson {
  readonly status: "planned" | "cancelled" | "unconfirmed";
  readonly start: string;
  readonly end: string;
  readonly subject: string;
  readonly subject_code: string | null;
  /** As the school writes it. */
  readonly title: string;
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
  /** Missing for a child without a menu. */
  readonly dishes?: readonly string[] | null;
  readonly closed?: string | null;
}

export interface Thing {
  readonly text: string;
  readonly source: "subject" | "notes";
  readonly subject: string | null;
}

export interface Task {
  readonly kind: "test" | "homework" | "assignment";
  readonly title: string | null;
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
  readonly title: string | null;
  readonly kind: string | null;
  readonly first: string;
  readonly last: string;
  readonly start: string | null;
  readonly end: string | null;
}

export interface Days {
  readonly read_at: string | null;
  readonly outdated: boolean;
  /** False of a child in preschool. */
  readonly has_timetable?: boolean;
  readonly timetable_known?: { readonly first: string; readonly last: string } | null;
  readonly days: readonly Day[];
  readonly events?: readonly SchoolEvent[] | null;
}

/** The child has left, or may not be known of any more. */
interface Gone {
  readonly gone: true;
}

/** What is looked at, of all children alike. */
export interface Range {
  readonly start: string;
  readonly end: string;
  readonly language: string;
}

interface Subscription {
  readonly of: string;
  /** When it was refused, and how long it is to wait then. */
  refused?: number;
  wait?: number;
  end?: Promise<(() => Promise<void>) | undefined>;
}

// One that was refused is asked again: an entity may be switched on, a permission given.
const AGAIN = 60_000;
// Home Assistant answers before it has set us up.
const NOT_READY = 5_000;

/** Follows the days of some children; what was told last stays until there is something newer. */
export class DaysController implements ReactiveController {
  private readonly subscriptions = new Map<string, Subscription>();
  private readonly told = new Map<string, Days>();
  private readonly gone = new Set<string>();
  private readonly host: ReactiveControllerHost;
  private connection: Hass["connection"] | undefined;
  private connected = false;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.connected = true;
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    this.connected = false;
    this.listenTo(undefined);
  }

  of(deviceId: string): Days | undefined {
    return this.told.get(deviceId);
  }

  isRefused(deviceId: string): boolean {
    return this.gone.has(deviceId);
  }

  /** Subscribe to just these days of just these children. */
  follow(hass: Hass, deviceIds: readonly string[], range: Range): void {
    // An element that has been taken away may still be drawn once more.
    if (!this.connected) return;
    this.listenTo(hass.connection);
    // What is asked now would be lost; it is asked once the connection is back.
    if (!hass.connection.connected) return;
    for (const deviceId of this.subscriptions.keys()) {
      if (!deviceIds.includes(deviceId)) this.endOf(deviceId);
    }
    const of = `${range.start} ${range.end} ${range.language}`;
    for (const deviceId of deviceIds) {
      const running = this.subscriptions.get(deviceId);
      if (running?.of === of && !isDue(running)) continue;
      this.endOf(deviceId);
      this.begin(hass, deviceId, range, of);
    }
  }

  private begin(hass: Hass, deviceId: string, range: Range, of: string): void {
    const subscription: Subscription = { of };
    // One that is being ended may still be answered, and must not hide what is newer.
    const isCurrent = (): boolean => this.subscriptions.get(deviceId) === subscription;
    this.subscriptions.set(deviceId, subscription);
    subscription.end = hass.connection
      .subscribeMessage<Days | Gone>(
        (days) => {
          if (!isCurrent()) return;
          if ("gone" in days) {
            this.forget(deviceId);
          } else {
            this.told.set(deviceId, days);
            this.gone.delete(deviceId);
          }
          this.host.requestUpdate();
        },
        { type: "skolplattformen/subscribe_days", device_id: deviceId, ...range },
        // An id of a connection that is gone may be another's on the next one.
        { resubscribe: false },
      )
      .catch((error: unknown) => {
        if (!isCurrent()) return undefined;
        subscription.refused = Date.now();
        subscription.wait = isNotFound(error) ? AGAIN : NOT_READY;
        if (isNotFound(error)) this.forget(deviceId);
        clearTimeout(this.again);
        this.again = setTimeout(this.draw, subscription.wait);
        this.host.requestUpdate();
        return undefined;
      });
  }

  /** What is told of a child that is there no more, or may not be known any more, is not shown either. */
  private forget(deviceId: string): void {
    this.told.delete(deviceId);
    this.gone.add(deviceId);
  }

  private listenTo(connection: Hass["connection"] | undefined): void {
    if (connection === this.connection) return;
    clearTimeout(this.again);
    for (const deviceId of this.subscriptions.keys()) this.endOf(deviceId);
    this.connection?.removeEventListener("ready", this.draw);
    this.connection?.removeEventListener("disconnected", this.lost);
    this.connection = connection;
    connection?.addEventListener("ready", this.draw);
    connection?.addEventListener("disconnected", this.lost);
  }

  private readonly draw = (): void => {
    this.host.requestUpdate();
  };

  /** With the connection all subscriptions have ended. */
  private readonly lost = (): void => {
    this.subscriptions.clear();
  };

  private endOf(deviceId: string): void {
    const subscription = this.subscriptions.get(deviceId);
    this.subscriptions.delete(deviceId);
    // The connection may be lost before it is ended.
    void subscription?.end?.then((end) => end?.()).catch(() => undefined);
  }
}

function isDue({ refused, wait = AGAIN }: Subscription): boolean {
  return refused !== undefined && Date.now() - refused >= wait;
}

/** Return whether there is no such child for this user; else Home Assistant was not ready to answer. */
function isNotFound(error: unknown): boolean {
  return typeof error === "object" && error !== null && "code" in error && error.code === "not_found";
}
