import type { Frame } from '@/lib/contract/figures';

/**
 * Carries frames from the aggregator to every web node, at most once: a node that misses one sees the gap in
 * the numbers and asks for the whole table.
 */
export interface FrameChannel {
  publish(frame: Frame): void;
  onFrame(listener: (frame: Frame) => void): void;
  /** A web node needs the whole table. */
  requestWhole(): void;
  onRequest(listener: () => void): void;
  close(): Promise<void>;
}

export function createMemoryFrameChannel(): FrameChannel {
  const frames: ((frame: Frame) => void)[] = [];
  const requests: (() => void)[] = [];
  return {
    publish: (frame) => {
      for (const listener of frames) listener(frame);
    },
    onFrame: (listener) => void frames.push(listener),
    requestWhole: () => {
      for (const listener of requests) listener();
    },
    onRequest: (listener) => void requests.push(listener),
    close: async () => {
      frames.length = 0;
      requests.length = 0;
    },
  };
}
