import type { Pending } from './room-mirror';
import { monotonicNow } from './worker-messages';

/** About one frame: changes that come closer together reach the page as one. */
const TICK_MS = 16;

export interface PacedFigures {
  /** Something may be waiting. */
  flush(): void;
  /** The page has taken the last figures: the next may be posted. */
  taken(): void;
  close(): void;
}

/** Hands pending changes on when the page is ready for them, at most once a frame; meanwhile they merge. */
export function createPacedFigures(
  take: () => Pending | null,
  post: (pending: Pending) => void,
): PacedFigures {
  let isPageBusy = false;
  let postedAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    if (isPageBusy || timer !== null) return;
    const wait = postedAt + TICK_MS - monotonicNow();
    if (wait > 0) {
      timer = setTimeout(() => {
        timer = null;
        flush();
      }, wait);
      return;
    }
    const pending = take();
    if (pending === null) return;
    isPageBusy = true;
    postedAt = monotonicNow();
    post(pending);
  }

  return {
    flush,
    taken() {
      isPageBusy = false;
      flush();
    },
    close() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
