import type { FigureChange } from '@/lib/contract/figures';
import type { Delta, Snapshot } from '@/lib/contract/socket-events';

/** What became of a delta; after a `gap` the whole room has to be asked for again. */
export type DeltaVerdict = 'applied' | 'old' | 'gap';

/** Changes that wait to be handed to the page. */
export interface Pending {
  readonly isWhole: boolean;
  readonly changes: readonly FigureChange[];
  readonly pos: number;
  readonly asOf: number;
}

/**
 * Follows one room by its numbers: a delta counts when its `from` is the number reached, an older one is dropped,
 * any other means that something was missed. Changes merge until they are taken.
 */
export class RoomMirror {
  #epoch = '';
  #number = 0;
  #pos = 0;
  #asOf = 0;
  #isFilled = false;
  #isWhole = false;
  #waiting = new Map<string, FigureChange>();

  get isFilled(): boolean {
    return this.#isFilled;
  }

  get epoch(): string {
    return this.#epoch;
  }

  get asOf(): number {
    return this.#asOf;
  }

  takeSnapshot({ epoch, to, pos, asOf, figures }: Snapshot): void {
    this.#epoch = epoch;
    this.#number = to;
    this.#pos = pos;
    this.#asOf = asOf;
    this.#isFilled = true;
    this.#isWhole = true;
    this.#waiting.clear();
    this.#merge(figures);
  }

  takeDelta({ epoch, from, to, pos, asOf, changes }: Delta): DeltaVerdict {
    if (!this.#isFilled || epoch !== this.#epoch) return 'gap';
    if (to <= this.#number) return 'old';
    if (from !== this.#number) return 'gap';
    this.#number = to;
    this.#pos = pos;
    this.#asOf = asOf;
    this.#merge(changes);
    return 'applied';
  }

  /** What has come since the last call, or null. */
  takePending(): Pending | null {
    if (!this.#isWhole && this.#waiting.size === 0) return null;
    const pending = {
      isWhole: this.#isWhole,
      changes: [...this.#waiting.values()],
      pos: this.#pos,
      asOf: this.#asOf,
    };
    this.#isWhole = false;
    this.#waiting = new Map();
    return pending;
  }

  #merge(changes: readonly FigureChange[]): void {
    for (const change of changes) this.#waiting.set(`${change[0]}|${change[1]}`, change);
  }
}
