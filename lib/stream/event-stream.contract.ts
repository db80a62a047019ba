import { afterAll, beforeAll, expect, it } from 'vitest';
import type { PublishedEvent } from '@/lib/domain/log-event';
import { waitUntil } from '@/tests/wait-until';
import { consumeInOrder } from './consume-in-order';
import type { EventStream, LogReader, Subscription } from './event-stream';

export function event(pos: number): PublishedEvent {
  return {
    pos,
    id: pos,
    publishedAt: pos,
    recordedAt: pos,
    actor: 'test',
    lane: 'live',
    restored: false,
    body: { type: 'source.polled', source: 'тест', at: pos, intervalSeconds: null },
  };
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** What every stream must do, whatever carries it. `open` makes a fresh one each time on the same transport. */
export function eventStreamContract(open: () => Promise<EventStream>): void {
  let stream: EventStream;
  const subscriptions: Subscription[] = [];

  beforeAll(async () => {
    stream = await open();
  });
  afterAll(async () => {
    await Promise.all(subscriptions.map((subscription) => subscription.stop()));
    await stream.close();
  });

  /** Subscribes and waits until the transport surely delivers to the group. */
  async function listen(group: string, deliver: (events: readonly PublishedEvent[]) => Promise<void>) {
    let isHeard = false;
    const subscription = await stream.subscribe(group, async (events) => {
      const own = events.filter(({ pos }) => pos > 0);
      isHeard ||= events.length > own.length;
      if (own.length > 0) await deliver(own);
    });
    subscriptions.push(subscription);
    await waitUntil(`group ${group} listens`, async () => {
      await stream.publish([event(0)]).catch(() => undefined);
      return isHeard ? true : null;
    });
    return subscription;
  }

  it('delivers in the order of publication, batch by batch', async () => {
    const seen: number[] = [];
    await listen('ordered', async (events) => void seen.push(...events.map(({ pos }) => pos)));
    await stream.publish(range(1, 450).map(event));
    await stream.publish([event(451)]);
    await waitUntil('all of them', () => (seen.length >= 451 ? true : null));
    expect(seen).toEqual(range(1, 451));
  });

  it('gives every group all of it', async () => {
    const seen = new Map<string, number[]>([
      ['left', []],
      ['right', []],
    ]);
    for (const [group, list] of seen) {
      await listen(group, async (events) => void list.push(...events.map(({ pos }) => pos)));
    }
    await stream.publish(range(1, 20).map(event));
    await waitUntil('both', () => ([...seen.values()].every((list) => list.length >= 20) ? true : null));
    for (const list of seen.values()) expect(list).toEqual(range(1, 20));
  });

  it('brings a batch again when its reader throws', async () => {
    const seen: number[] = [];
    let faults = 0;
    await listen('stubborn', async (events) => {
      if (faults++ < 2) throw new Error('not yet');
      seen.push(...events.map(({ pos }) => pos));
    });
    await stream.publish([event(1)]);
    await waitUntil('the third try', () => (seen.includes(1) ? true : null), 40_000);
    expect(faults).toBeGreaterThanOrEqual(3);
  });

  it('with the log behind it loses nothing that the stream loses, doubles or turns around', async () => {
    const written: PublishedEvent[] = [];
    const log: LogReader = {
      head: async () => written.length,
      read: async (after, limit) => written.slice(after, after + limit),
    };
    const seen: number[] = [];
    const consumption = await consumeInOrder({
      group: 'mended',
      stream,
      log,
      after: 0,
      handle: async (events) => void seen.push(...events.map(({ pos }) => pos)),
      isTransient: () => true,
      park: async () => undefined,
      onError: () => undefined,
    });
    subscriptions.push(consumption);
    written.push(...range(1, 100).map(event));
    await stream.publish([event(2), event(1)]);
    await stream.publish([event(1), event(2), event(3)]);
    await stream.publish([event(60)]);
    await stream.publish(range(40, 100).map(event));
    written.push(event(101));
    await waitUntil('the sweep', () => (seen.length >= 101 ? true : null));
    expect(seen).toEqual(range(1, 101));
  });

  it('sets aside what can never be taken and goes on', async () => {
    const written = range(1, 5).map(event);
    const log: LogReader = {
      head: async () => written.length,
      read: async (after, limit) => written.slice(after, after + limit),
    };
    const seen: number[] = [];
    const parked: number[] = [];
    const consumption = await consumeInOrder({
      group: 'poisoned',
      stream,
      log,
      after: 0,
      handle: async (events) => {
        if (events.some(({ pos }) => pos === 3)) throw new Error('poison');
        seen.push(...events.map(({ pos }) => pos));
      },
      isTransient: () => false,
      park: async ({ pos }) => void parked.push(pos),
      onError: () => undefined,
    });
    subscriptions.push(consumption);
    await waitUntil('the rest', () => (seen.includes(5) ? true : null));
    expect(seen).toEqual([1, 2, 4, 5]);
    expect(parked).toEqual([3]);
    expect(consumption.position()).toBe(5);
  });
}
