// What time it is, minute by minute, while somebody can see it.
import type { ReactiveController, ReactiveControllerHost } from "lit";

const MINUTE = 60_000;

export class Clock implements ReactiveController {
  now = new Date();
  private readonly host: ReactiveControllerHost;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.host = host;
    host.addController(this);
  }

  hostConnected(): void {
    document.addEventListener("visibilitychange", this.look);
    this.look();
  }

  hostDisconnected(): void {
    document.removeEventListener("visibilitychange", this.look);
    clearTimeout(this.timer);
  }

  private readonly look = (): void => {
    clearTimeout(this.timer);
    if (document.visibilityState === "hidden") return;
    this.now = new Date();
    this.host.requestUpdate();
    this.timer = setTimeout(this.look, MINUTE - (this.now.getTime() % MINUTE));
  };
}
