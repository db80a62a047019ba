import type { FigureChange } from './figures';
import type { PartHealth } from './health';
import type { RoomRequest } from './room';

export interface Snapshot {
  readonly room: string;
  readonly epoch: string;
  /** Number that the next delta's `from` will carry. */
  readonly to: number;
  readonly pos: number;
  readonly asOf: number;
  readonly figures: readonly FigureChange[];
}

export interface Delta {
  readonly room: string;
  readonly epoch: string;
  readonly from: number;
  readonly to: number;
  readonly pos: number;
  readonly asOf: number;
  readonly changes: readonly FigureChange[];
}

/** Once a second, to every socket. */
export interface Beat {
  /** The server's own clock, ms; at demo speeds it runs faster than the real one. */
  readonly now: number;
  readonly speed: number;
  readonly epoch: string;
  readonly pos: number;
  /** The moment up to which the figures are folded, on the same clock as `now`. */
  readonly asOf: number;
  readonly isDemo: boolean;
  /** Identifies what is deployed: a wall that sees another one reloads itself. */
  readonly build: string;
  readonly parts: readonly PartHealth[];
}

export type WatchAnswer =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly message: string };

export interface ServerToClientEvents {
  delta(delta: Delta): void;
  /** A new epoch: replaces all the client has of the room. */
  snapshot(snapshot: Snapshot): void;
  beat(beat: Beat): void;
}

export interface ClientToServerEvents {
  watch(request: RoomRequest, answer: (answer: WatchAnswer) => void): void;
}
