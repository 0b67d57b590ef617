/** A window that has a sheet in hand: its connection, since when, and whose it is. */
export type Lease = { readonly connectionId: string; readonly personId: string; readonly since: string };

/**
 * Which window writes on which sheet. Two windows typing into one sheet would overwrite each other word by word, so the first
 * one has it and any other reads. Kept in memory on purpose: a lease ends with its window, and no crash can leave one behind.
 */
export class SheetLeases {
  readonly #leases = new Map<string, Lease>();

  /** The window that has the sheet, unless it is this one or nobody. */
  otherHolder(sheetId: string, connectionId: string): Lease | undefined {
    const lease = this.#leases.get(sheetId);
    return lease?.connectionId === connectionId ? undefined : lease;
  }

  /** Gives this window a free sheet. @returns the window that has it, where it is another. */
  claim(sheetId: string, connectionId: string, makeLease: () => Lease): Lease | undefined {
    if (!this.#leases.has(sheetId)) this.#leases.set(sheetId, makeLease());
    return this.otherHolder(sheetId, connectionId);
  }

  /** Gives this window the sheet whoever has it. */
  take(sheetId: string, lease: Lease): void {
    this.#leases.set(sheetId, lease);
  }

  /** @returns false where this window did not have the sheet. */
  release(sheetId: string, connectionId: string): boolean {
    return this.#leases.get(sheetId)?.connectionId === connectionId && this.#leases.delete(sheetId);
  }

  /** Ends every lease of a window that is gone. @returns whether it had any. */
  releaseConnection(connectionId: string): boolean {
    let released = false;
    for (const [sheetId, lease] of this.#leases) {
      if (lease.connectionId === connectionId) released = this.#leases.delete(sheetId);
    }
    return released;
  }

  clear(): void {
    this.#leases.clear();
  }
}
