import type { Frame } from '@/lib/contract/figures';
import type { FrameChannel } from './frame-channel';
import { createRedisClient } from './redis-client';
import type { RedisStreamOptions } from './redis-stream';

/** Frames over Redis publish/subscribe. What is lost while it is away is asked for again when it is back. */
export function createRedisFrameChannel(options: RedisStreamOptions): FrameChannel {
  const writer = createRedisClient(options.url, options.onError);
  const reader = createRedisClient(options.url, options.onError);
  const frames = `${options.prefix}:frames`;
  const requests = `${options.prefix}:frame-requests`;
  const send = (channel: string, message: string) => {
    if (writer.isReady) void writer.publish(channel, message).catch(options.onError);
  };
  const listen = (channel: string, listener: (message: string) => void) => {
    void connected.then(() => reader.subscribe(channel, listener)).catch(options.onError);
  };
  const connected = reader.connect().catch(options.onError);
  void writer.connect().catch(options.onError);
  return {
    publish: (frame) => send(frames, JSON.stringify(frame)),
    onFrame: (listener) => listen(frames, (message) => listener(parseFrame(message))),
    requestWhole: () => send(requests, 'whole'),
    onRequest: (listener) => listen(requests, () => listener()),
    close: async () => {
      for (const client of [writer, reader]) if (client.isOpen) client.destroy();
    },
  };
}

/** Frames are written by our own aggregator under this store's prefix. */
function parseFrame(message: string): Frame {
  return JSON.parse(message);
}
