/** Failures one after the other, none of them an answer of the server, after which it counts as away. */
const enough = 3;

/** While it is away, one attempt in this time finds out whether it is back. */
const probeEveryMs = 15_000;

/**
 * Remembers whether the mail server is away, so that its absence costs one waiting attempt in a while and not one per
 * mail: the slots of the worker are shared with everything else that happens after a commit.
 */
export class Outage {
  private failures = 0;
  private nextProbe = 0;

  /** Whether an attempt makes sense now; while the server is away only the first to ask in a while may try. */
  mayTry(now: number): boolean {
    if (this.failures < enough) return true;
    if (now < this.nextProbe) return false;
    this.nextProbe = now + probeEveryMs;
    return true;
  }

  /** The server took a mail, or refused it: it is there. */
  answered(): void {
    this.failures = 0;
  }

  /** No connection, or one that broke off. */
  failed(now: number): void {
    this.failures += 1;
    if (this.failures >= enough) this.nextProbe = now + probeEveryMs;
  }
}
