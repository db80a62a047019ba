import { setTimeout as delay } from 'node:timers/promises';

/** Waits until `check` answers something other than null; fails after `ms` with `what`. No test sleeps. */
export async function waitUntil<T>(
  what: string,
  check: () => Promise<T | null> | T | null,
  ms = 10_000,
): Promise<T> {
  const until = performance.now() + ms;
  for (;;) {
    const found = await check();
    if (found !== null) return found;
    if (performance.now() > until) throw new Error(`waited ${ms} ms in vain: ${what}`);
    await delay(20);
  }
}
