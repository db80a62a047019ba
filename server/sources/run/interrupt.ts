/** Ctrl-C or a stop of the service, asked for once; a second one ends the process at once. */
export interface Interrupt {
  readonly signal: AbortSignal;
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
export const INTERRUPTED_CODE = 130;

export function listenForInterrupt(tell: (line: string) => void): Interrupt {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(INTERRUPTED_CODE);
    controller.abort();
    tell('Останавливаемся после текущей порции; ещё раз Ctrl-C — сразу.');
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    release() {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
