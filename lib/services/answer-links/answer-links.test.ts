import { afterAll, beforeAll, expect, it } from 'vitest';
import { answerInput } from '@/lib/contract/answer-link';
import { DAY } from '@/lib/domain/city-time';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { submitRows } from '../intake/submit-rows';
import { makeLink, revokeLink } from './make-link';
import { decideProposal, openLink, proposeAnswer } from './proposals';

let now = Date.parse('2026-11-23T14:00:00+04:00');
let test: TestStore;
let targetId = 0;
beforeAll(async () => {
  test = await openTestStore({ clock: { now: () => now, speed: 1 } });
  const rows = [
    {
      source: 'phone',
      externalId: '1',
      text: 'Нет отопления, звоните Иванову Ивану Ивановичу 8 927 123-45-67',
      topic: 'Нет отопления',
      createdAt: '2026-11-23T10:00:00+04:00',
      author: { name: 'Иванов Иван', contact: '8 927 123-45-67' },
    },
  ];
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  targetId = receipts[0]?.id ?? 0;
});
afterAll(() => test.close());

const guest = () => ({ store: test.store, actor: LOCAL_OBSERVER });
async function link(days = 10): Promise<{ id: number; secret: string }> {
  const input = { target: 'appeal', targetId, department: 'heat-network', days } as const;
  const { id, path } = await makeLink({ ctx: test.ctx, input });
  return { id, secret: path.replace('/answer/', '') };
}
const open = (secret: string) => openLink({ ctx: guest(), input: { secret } });
const answer = answerInput.parse({ text: 'Тепло подано', outcome: 'solved' });

it('lets an organisation answer without an account, sees no person, and the centre decides', async () => {
  const { secret } = await link();
  const page = await open(secret);
  expect(page).toMatchObject({
    title: `Нет отопления, запись № ${targetId}`,
    departmentName: 'Теплосеть (демо)',
  });
  expect(JSON.stringify(page)).not.toMatch(/Иван|927/);
  const { id } = await proposeAnswer({ ctx: guest(), input: { secret, answer } });
  await expect(proposeAnswer({ ctx: guest(), input: { secret, answer } })).rejects.toMatchObject({
    code: 'conflict',
  });
  const back = { decision: 'return', reason: 'Укажите время' } as const;
  await decideProposal({ ctx: test.ctx, input: { id, decision: back } });
  await expect(
    decideProposal({ ctx: test.ctx, input: { id, decision: { decision: 'accept' } } }),
  ).rejects.toMatchObject({ code: 'conflict' });
  const second = await proposeAnswer({ ctx: guest(), input: { secret, answer } });
  await decideProposal({ ctx: test.ctx, input: { id: second.id, decision: { decision: 'accept' } } });
  expect((await open(secret)).proposals.map(({ state, returnReason }) => [state, returnReason])).toEqual([
    ['accepted', null],
    ['returned', 'Укажите время'],
  ]);
});

it('keeps no secret, and a revoked, an expired and a guessed link are alike', async () => {
  const first = await link();
  const rows = await test.store.db.sql`SELECT * FROM answer_link`;
  expect(JSON.stringify(rows)).not.toContain(first.secret);
  await revokeLink({ ctx: test.ctx, input: { id: first.id } });
  await expect(open(first.secret)).rejects.toMatchObject({ code: 'not-found' });
  const second = await link(1);
  now += DAY;
  await expect(open(second.secret)).rejects.toMatchObject({ code: 'not-found' });
  await expect(open('guess')).rejects.toMatchObject({ code: 'not-found' });
});

it('is slowed down, and made and decided only by whoever may', async () => {
  const { secret } = await link();
  for (let i = 0; i < 30; i++) await open(secret);
  await expect(open(secret)).rejects.toMatchObject({ code: 'unavailable' });
  const input = { target: 'appeal', targetId, department: 'heat-network', days: 1 } as const;
  await expect(makeLink({ ctx: guest(), input })).rejects.toThrow('«work»');
  expect(answerInput.safeParse({ text: 'x', outcome: 'planned' }).success).toBe(false);
});
