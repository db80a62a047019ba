/** Wakes one waiter; a ring while nobody waits is remembered. */
export interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after `ms`. */
  wait(ms: number): Promise<void>;
}

export function createBell(): Bell {
  let isRung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      isRung = true;
      wake?.();
    },
    wait(ms) {
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = null;
          isRung = false;
          resolve();
        };
        const timer = setTimeout(done, ms);
        wake = done;
        if (isRung) done();
      });
    },
  };
}
