import { type FigureChange, section } from '@/lib/contract/figures';
import type { ScalePublished } from '@/lib/domain/log-event';
import { WINDOWS } from '@/lib/domain/time-window';

/** Until a day's scale is published: lower bounds of the classes, from the visual brief. */
export const DEFAULT_BOUNDS: readonly number[] = [1, 3, 6, 12, 25];

export type SavedScale = Readonly<Record<string, readonly number[]>>;

/** The heat scale of the day, by window. */
export class ScaleBoard {
  #bounds: SavedScale;
  #isDirty = false;

  constructor(saved?: SavedScale) {
    this.#bounds = saved ?? {};
  }

  publish({ bounds }: ScalePublished): void {
    this.#bounds = bounds;
    this.#isDirty = true;
  }

  takeChanges(changes: FigureChange[]): void {
    if (!this.#isDirty) return;
    this.#isDirty = false;
    this.all(changes);
  }

  all(changes: FigureChange[]): void {
    for (const window of WINDOWS)
      changes.push([section.scale, window, this.#bounds[window] ?? DEFAULT_BOUNDS]);
  }

  save(): SavedScale {
    return this.#bounds;
  }
}
