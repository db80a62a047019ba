import { randomBytes } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import type { Frame } from '@/lib/contract/figures';
import { describeWith } from '@/tests/describe-with';
import { waitUntil } from '@/tests/wait-until';
import { event, eventStreamContract } from './event-stream.contract';
import { createRedisClient } from './redis-client';
import { createRedisFrameChannel } from './redis-frame-channel';
import { createRedisStream } from './redis-stream';

const missing = 'нет Redis: задайте TEST_REDIS_URL или запустите npm test';

describeWith('the stream over Redis', { value: inject('redisUrl'), missing }, (url) => {
  const prefix = `test:${randomBytes(6).toString('hex')}`;
  const options = { url, prefix, onError: () => undefined };
  eventStreamContract(() => createRedisStream(options));

  it('goes on after its keys were lost', async () => {
    const own = { ...options, prefix: `${prefix}:lost` };
    const stream = await createRedisStream(own);
    const seen: number[] = [];
    const subscription = await stream.subscribe(
      'group',
      async (events) => void seen.push(...events.map(({ pos }) => pos)),
    );
    const publishUntilSeen = (pos: number) =>
      waitUntil(`event ${pos}`, async () => {
        await stream.publish([event(pos)]).catch(() => undefined);
        return seen.includes(pos) ? true : null;
      });
    await publishUntilSeen(1);
    const client = createRedisClient(url, () => undefined);
    await client.connect();
    await client.del(`${own.prefix}:events`);
    client.destroy();
    await publishUntilSeen(2);
    await subscription.stop();
    await stream.close();
    expect(seen).toContain(2);
  });

  it('carries frames and requests for the whole table', async () => {
    const aggregator = createRedisFrameChannel(options);
    const web = createRedisFrameChannel(options);
    const frame = (to: number): Frame => ({
      epoch: 'e',
      from: to - 1,
      to,
      pos: to,
      asOf: 0,
      changes: [['24h.topics', '*', [to, 0, 0, 0]]],
    });
    const frames: Frame[] = [];
    let requests = 0;
    web.onFrame((received) => frames.push(received));
    aggregator.onRequest(() => {
      requests++;
    });
    await waitUntil('both ways', () => {
      aggregator.publish(frame(1));
      web.requestWhole();
      return frames.length > 0 && requests > 0 ? true : null;
    });
    expect(frames[0]).toEqual(frame(1));
    await Promise.all([aggregator.close(), web.close()]);
  });
});
