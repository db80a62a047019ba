import type { LinkState } from './worker-messages';

/** A server that has not beaten for this long is not there; the wall says so before the third second ends. */
export const BEAT_PATIENCE_MS = 2_000;
/** How long a page that never heard the server still says «подключаемся». */
export const FIRST_PATIENCE_MS = 2_500;
/** A socket that calls itself connected but has been silent for this long is opened anew. */
export const ZOMBIE_AFTER_MS = 5_000;

export interface LinkFacts {
  readonly isConnected: boolean;
  /** When the last beat was heard; null before the first. */
  readonly heardAt: number | null;
  /** The room's figures of this connection are here. */
  readonly isWatching: boolean;
  /** The server has answered that it has no figures yet. */
  readonly isRefused: boolean;
  readonly startedAt: number;
  readonly now: number;
}

export function judgeLink(facts: LinkFacts): LinkState {
  const { isConnected, heardAt, isWatching, isRefused, startedAt, now } = facts;
  if (heardAt === null) return now - startedAt > FIRST_PATIENCE_MS ? 'lost' : 'connecting';
  if (!isConnected || now - heardAt > BEAT_PATIENCE_MS) return 'lost';
  if (isWatching) return 'live';
  return isRefused ? 'counting' : 'connecting';
}
