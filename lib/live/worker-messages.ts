import type { FigureChange } from '@/lib/contract/figures';
import type { PartHealth } from '@/lib/contract/health';
import type { RoomRequest } from '@/lib/contract/room';

/**
 * `connecting` — nothing has come yet; `counting` — the server answers but has no figures yet; `live`;
 * `lost` — no beat for two seconds, or the connection is gone.
 */
export type LinkState = 'connecting' | 'counting' | 'live' | 'lost';

/** The server's last beat as the page needs it. */
export interface Pulse {
  /** The server's clock at the moment `heardAt`. */
  readonly now: number;
  readonly speed: number;
  /** When the worker heard it, on the clock of `monotonicNow`. */
  readonly heardAt: number;
  readonly asOf: number;
  readonly isDemo: boolean;
  readonly build: string;
  readonly parts: readonly PartHealth[];
}

/** Changes of the room since the last message, merged: the last value of each figure. */
export interface FiguresMessage {
  readonly kind: 'figures';
  /** Replaces all the page has. */
  readonly isWhole: boolean;
  readonly changes: readonly FigureChange[];
  readonly pos: number;
  readonly asOf: number;
}

export type ToPage =
  | FiguresMessage
  | { readonly kind: 'pulse'; readonly pulse: Pulse }
  | { readonly kind: 'link'; readonly link: LinkState; readonly note: string };

export type ToWorker =
  | { readonly kind: 'watch'; readonly origin: string; readonly room: RoomRequest }
  /** The page has taken the last figures: the next may come. */
  | { readonly kind: 'taken' };

/** Milliseconds that only go forward, the same on the page and in its worker. */
export function monotonicNow(): number {
  return performance.timeOrigin + performance.now();
}
