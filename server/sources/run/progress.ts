import { formatRate, rowsWord } from './words';

export interface Progress {
  /** `share` is the part of the work that is done, from 0 to 1. */
  update(rows: number, share: number): void;
  end(): void;
}

export interface ProgressScreen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** One line that renews itself on a terminal; elsewhere a line now and then. */
const TERMINAL_MS = 200;
const PLAIN_MS = 5_000;

export function createProgress(screen: ProgressScreen): Progress {
  const isTerminal = screen.isTTY === true;
  const started = performance.now();
  let shown = started;
  let isOpen = false;
  return {
    update(rows, share) {
      const now = performance.now();
      if (now - shown < (isTerminal ? TERMINAL_MS : PLAIN_MS)) return;
      shown = now;
      const percent = Math.floor(Math.min(1, share) * 100);
      const line = `${rowsWord(rows)}, ${formatRate(rows, now - started)} в секунду, ${percent} %`;
      screen.write(isTerminal ? `\r\u001b[K${line}` : `${line}\n`);
      isOpen = isTerminal;
    },
    end() {
      if (isOpen) screen.write('\r\u001b[K');
      isOpen = false;
    },
  };
}
