import type { CityScreen } from './read-city';

const TERMINAL_MS = 200;
const PLAIN_MS = 5_000;

/** Steps on lines of their own, progress on one line that renews itself; off a terminal a line now and then. */
export function createScreen(out: {
  isTTY?: boolean;
  write(text: string): unknown;
}): CityScreen & { end(): void } {
  const isTerminal = out.isTTY === true;
  let shown = performance.now();
  let isOpen = false;
  const wipe = () => {
    if (isOpen) out.write('\r\u001b[K');
    isOpen = false;
  };
  return {
    tell(line) {
      wipe();
      out.write(`  · ${line}\n`);
    },
    progress(line) {
      const now = performance.now();
      if (now - shown < (isTerminal ? TERMINAL_MS : PLAIN_MS)) return;
      shown = now;
      wipe();
      out.write(isTerminal ? `  · ${line}` : `  · ${line}\n`);
      isOpen = isTerminal;
    },
    end: wipe,
  };
}
