// The children that a card shows, and whether a change in the home concerns them.
import { accountOf, accountsOf, childOf, childrenOf, type Account, type Child } from "./family";
import type { Hass } from "./hass";

export class Family {
  children: readonly Child[] = [];
  accounts: readonly Account[] = [];
  private of: ReadonlyMap<string, Account | undefined> = new Map();

  /** Find the one child that is chosen, or else all children. */
  find(hass: Hass | undefined, deviceId: string | undefined): void {
    if (hass === undefined) return;
    const chosen = deviceId === undefined ? undefined : childOf(hass, deviceId);
    this.children = deviceId === undefined ? childrenOf(hass) : chosen ? [chosen] : [];
    this.accounts = accountsOf(hass);
    this.of = new Map(this.children.map((child) => [child.deviceId, accountOf(hass, child)]));
  }

  /** Return the account through which a child that is shown is read. */
  accountOf(child: Child): Account | undefined {
    return this.of.get(child.deviceId);
  }

  /** Return whether what is shown may be another: Home Assistant tells of each change in the home. */
  isConcerned(before: Hass, after: Hass): boolean {
    if (
      before.entities !== after.entities ||
      before.devices !== after.devices ||
      before.language !== after.language ||
      before.user !== after.user ||
      before.connection !== after.connection
    ) {
      return true;
    }
    return [...this.children, ...this.accounts].some(({ entities }) =>
      Object.values(entities).some((id) => before.states[id] !== after.states[id]),
    );
  }
}
