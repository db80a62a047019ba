import type { Running } from './running';

/** After this long the process ends whatever still hangs. */
const FORCE_MS = 4_500;
/** A terminal sends Ctrl-C to npm and to us: what comes this soon is the same wish. */
const SAME_WISH_MS = 1_000;

export interface Shutdown {
  /** Registered things are stopped in the opposite order. */
  add(name: string, running: Running): void;
  run(): Promise<void>;
  /** Resolves when the end begins. */
  readonly begun: Promise<void>;
}

export function createShutdown(onError: (name: string, error: unknown) => void): Shutdown {
  const parts: { name: string; running: Running }[] = [];
  let ending: Promise<void> | null = null;
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => {
    begin = resolve;
  });

  async function stopAll(): Promise<void> {
    for (const { name, running } of parts.toReversed()) {
      try {
        await running.stop();
      } catch (error) {
        onError(name, error);
      }
    }
  }

  return {
    add: (name, running) => void parts.push({ name, running }),
    begun,
    run: () => {
      begin();
      ending ??= stopAll();
      return ending;
    },
  };
}

/** Ends the process in order on Ctrl-C or a stop signal; a second wish, or 4.5 s, ends it at once. */
export function stopOnSignals(shutdown: Shutdown, tell: (line: string) => void): void {
  let askedAt: number | null = null;
  const onSignal = () => {
    if (askedAt !== null) {
      if (performance.now() - askedAt > SAME_WISH_MS) process.exit(1);
      return;
    }
    askedAt = performance.now();
    tell('Останавливаюсь по порядку…');
    const force = setTimeout(() => {
      tell('Не всё остановилось вовремя: завершаюсь принудительно; принятое сохранено.');
      process.exit(1);
    }, FORCE_MS);
    force.unref();
    void shutdown.run().then(() => {
      tell('Остановлено.');
      process.exit(0);
    });
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
