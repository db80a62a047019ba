import { applyChanges, type FigureTable, type Frame } from '@/lib/contract/figures';
import type { FrameChannel } from '@/lib/stream/frame-channel';

const ASK_AGAIN_MS = 300;

/** A web node's copy of the live figures. */
export interface FigureReplica {
  readonly table: FigureTable;
  epoch(): string;
  to(): number;
  pos(): number;
  asOf(): number;
  /** Real ms since the last frame. */
  age(): number;
  isReady(): boolean;
  /** Called after each frame was applied; `isWhole` when it replaced the table. */
  onFrame(listener: (frame: Frame) => void): void;
  close(): void;
}

/** Follows the frames; a gap or a new epoch makes it ask for the whole table. */
export function createFigureReplica(frames: FrameChannel): FigureReplica {
  const table: FigureTable = new Map();
  const listeners: ((frame: Frame) => void)[] = [];
  let state = { epoch: '', to: 0, pos: 0, asOf: 0 };
  let heardAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let isReady = false;

  function ask(): void {
    if (performance.now() - askedAt < ASK_AGAIN_MS) return;
    askedAt = performance.now();
    frames.requestWhole();
  }

  frames.onFrame((frame) => {
    const isNext = isReady && frame.epoch === state.epoch && frame.from === state.to;
    if (frame.from !== null && !isNext) {
      const isOld = frame.epoch === state.epoch && frame.to <= state.to;
      if (!isOld) ask();
      return;
    }
    if (frame.from === null) table.clear();
    applyChanges(table, frame.changes);
    state = { epoch: frame.epoch, to: frame.to, pos: frame.pos, asOf: frame.asOf };
    heardAt = performance.now();
    isReady = true;
    for (const listener of listeners) listener(frame);
  });
  const asking = setInterval(() => {
    if (!isReady) ask();
  }, ASK_AGAIN_MS);
  ask();

  return {
    table,
    epoch: () => state.epoch,
    to: () => state.to,
    pos: () => state.pos,
    asOf: () => state.asOf,
    age: () => performance.now() - heardAt,
    isReady: () => isReady,
    onFrame: (listener) => void listeners.push(listener),
    close: () => clearInterval(asking),
  };
}
