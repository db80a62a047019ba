import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { submitRows } from '@/lib/services/intake/submit-rows';
import { confirmTopic } from '@/lib/services/topics/confirm-topic';
import { listTopics } from '@/lib/services/topics/list-topics';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { waitUntil } from '@/tests/wait-until';
import { createTrainingDesk } from './training-desk';

let test: TestStore;
let open: ReturnType<typeof createTrainingDesk>;
beforeAll(async () => {
  test = await openTestStore();
  open = createTrainingDesk(test.store);
});
afterAll(async () => {
  await open.running.stop();
  await test.close();
});

const isOver = () => ['done', 'failed'].includes(open.desk.state().state);
const settled = () => waitUntil('the work is over', () => (isOver() ? true : null), 60_000);

async function confirmed(text: string, topic: string): Promise<void> {
  const createdAt = new Date(test.store.clock.now() - 60_000).toISOString();
  const rows = [{ source: 'portal', externalId: text, text, createdAt }];
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  await confirmTopic({ ctx: test.ctx, input: { id: receipts[0]?.id ?? 0, topic } });
}

it('tells that nothing was confirmed yet, and refuses whoever has no right', async () => {
  expect(() => open.desk.start(LOCAL_OBSERVER)).toThrow('labels');
  expect(open.desk.start(test.ctx.actor).state).toBe('training');
  expect(() => open.desk.start(test.ctx.actor)).toThrow('уже идёт');
  await settled();
  expect(open.desk.state()).toMatchObject({ state: 'failed' });
  expect(open.desk.state().message).toContain('хотя бы двух тем');
});

it('trains in its thread on what people confirmed, and goes back to the lexicon', async () => {
  for (const street of ['Лесной', 'Садовой', 'Речной']) {
    await confirmed(`На ${street} яма на дороге`, 'potholes');
    await confirmed(`Лифт стоит в доме на ${street}`, 'lift');
  }
  open.desk.start(test.ctx.actor);
  await settled();
  expect(open.desk.state()).toMatchObject({ state: 'done', done: 5, of: 5 });
  const trained = await listTopics({ ctx: test.ctx });
  expect(trained.reader).toMatch(/^model:/);
  expect(trained.quality?.groups.map(({ rows }) => rows)).toEqual([3, 3]);
  open.desk.activate(test.ctx.actor, null);
  await settled();
  expect((await listTopics({ ctx: test.ctx })).reader).toBe('lexicon');
});

it('names a version that is not there', async () => {
  open.desk.activate(test.ctx.actor, 9999);
  await settled();
  expect(open.desk.state().message).toContain('версии 9999 нет');
});
