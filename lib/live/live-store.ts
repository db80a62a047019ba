import type { FigureValue } from '@/lib/contract/figures';
import type { FiguresMessage, LinkState, Pulse, ToPage } from './worker-messages';

export type Section = ReadonlyMap<string, FigureValue>;

/** What the page knows besides figures. */
export interface LinkView {
  readonly link: LinkState;
  readonly note: string;
  /** At least one snapshot has come. */
  readonly isFilled: boolean;
}

const EMPTY: Section = new Map();
export const LINK_KEY = ' link';
export const PULSE_KEY = ' pulse';

/**
 * The page's copy of the room. A section is replaced as a whole when anything in it changed and stays the same
 * object otherwise, so that React draws anew only what looks at it.
 */
export class LiveStore {
  #sections = new Map<string, Section>();
  #listeners = new Map<string, Set<() => void>>();
  #pulse: Pulse | null = null;
  #view: LinkView = { link: 'connecting', note: '', isFilled: false };
  #asOf = 0;

  section(name: string): Section {
    return this.#sections.get(name) ?? EMPTY;
  }

  get pulse(): Pulse | null {
    return this.#pulse;
  }

  get view(): LinkView {
    return this.#view;
  }

  /** The moment the figures are true for, on the server's clock. */
  get asOf(): number {
    return this.#asOf;
  }

  /** `key` is a section's name, LINK_KEY or PULSE_KEY. */
  subscribe(key: string, listener: () => void): () => void {
    const known = this.#listeners.get(key);
    const listeners = known ?? new Set();
    if (known === undefined) this.#listeners.set(key, listeners);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  take(message: ToPage): void {
    switch (message.kind) {
      case 'figures':
        this.#takeFigures(message);
        return;
      case 'pulse':
        this.#pulse = message.pulse;
        this.#tell([PULSE_KEY]);
        return;
      case 'link':
        this.#view = { ...this.#view, link: message.link, note: message.note };
        this.#tell([LINK_KEY]);
        return;
    }
  }

  #takeFigures({ isWhole, changes, asOf }: FiguresMessage): void {
    const touched = new Map<string, Map<string, FigureValue>>();
    if (isWhole) {
      for (const name of this.#sections.keys()) touched.set(name, new Map());
    }
    for (const [name, id, value] of changes) {
      let cells = touched.get(name);
      if (cells === undefined) {
        cells = new Map(this.#sections.get(name));
        touched.set(name, cells);
      }
      if (value === null) cells.delete(id);
      else cells.set(id, value);
    }
    for (const [name, cells] of touched) this.#sections.set(name, cells);
    this.#asOf = asOf;
    const isFirst = !this.#view.isFilled;
    if (isFirst) this.#view = { ...this.#view, isFilled: true };
    this.#tell([...touched.keys(), ...(isFirst ? [LINK_KEY] : [])]);
  }

  #tell(keys: readonly string[]): void {
    const listeners = new Set(keys.flatMap((key) => [...(this.#listeners.get(key) ?? [])]));
    for (const listener of listeners) listener();
  }
}
