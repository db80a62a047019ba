import { SECOND } from './city-time';

/** Amber at twice the interval without a successful poll, grey at five times; without an interval: a file. */
export type SourceState = 'fresh' | 'late' | 'stale' | 'file' | 'silent';

export interface SourceHealth {
  readonly source: string;
  /** Last successful poll, ms; null when the source has never been heard. */
  readonly polledAt: number | null;
  readonly intervalSeconds: number | null;
  /** Created time of the newest appeal it brought, ms. */
  readonly newestAt: number | null;
}

/** Quiet is not stale: only polls decide, never arrivals. */
export function sourceState(health: SourceHealth, now: number): SourceState {
  if (health.polledAt === null) return 'silent';
  if (health.intervalSeconds === null) return 'file';
  const age = now - health.polledAt;
  const interval = health.intervalSeconds * SECOND;
  if (age > 5 * interval) return 'stale';
  return age > 2 * interval ? 'late' : 'fresh';
}
