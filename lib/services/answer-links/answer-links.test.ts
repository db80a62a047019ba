import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerInput } from '@/lib/contract/answer-link';
import { instructionInput } from '@/lib/contract/instruction';
import { DAY, HOUR } from '@/lib/domain/city-time';
import type { AnswerLinkTurned, AppealEvent } from '@/lib/domain/log-event';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { giveInstruction } from '../instructions/give-instruction';
import { getInstruction } from '../instructions/list-instructions';
import { submitRows } from '../intake/submit-rows';
import { listMoves } from '../life/list-moves';
import { moveAppeal } from '../life/move-appeal';
import type { VerbContext } from '../store';
import { decideProposal } from './decide-proposal';
import { listLinks } from './list-links';
import { listProposals } from './list-proposals';
import { makeLink } from './make-link';
import { openLink } from './open-link';
import { proposeAnswer } from './propose-answer';
import { revokeLink } from './revoke-link';

let now = Date.parse('2026-11-23T14:00:00+04:00');
let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: { now: () => now, speed: 1 } });
});
afterAll(() => test.close());

let number = 0;
async function register(): Promise<number> {
  number += 1;
  const row = {
    source: 'phone',
    externalId: String(number),
    text: 'Нет отопления, звоните Иванову Ивану Ивановичу 8 927 123-45-67',
    topic: 'Нет отопления',
    createdAt: new Date(now - HOUR).toISOString(),
    author: { name: 'Иванов Иван', contact: '8 927 123-45-67' },
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  const id = receipts[0]?.id;
  if (id == null) throw new Error(JSON.stringify(receipts));
  return id;
}

const guest = () => ({ store: test.store, actor: LOCAL_OBSERVER });
const operator = (name: string): VerbContext => ({
  store: test.store,
  actor: { id: `token:${name}`, scopes: new Set(['work']), visibility: 'observer' },
});
async function link(targetId: number, days = 10): Promise<{ id: number; secret: string }> {
  const input = { target: 'appeal', targetId, department: 'heat-network', days } as const;
  const { id, path } = await makeLink({ ctx: operator('Смена'), input });
  return { id, secret: path.replace('/answer/', '') };
}
const open = (secret: string) => openLink({ ctx: guest(), input: { secret } });
const answer = answerInput.parse({ text: 'Тепло подано, спасибо Петровой Анне Ивановне', outcome: 'solved' });
const propose = (secret: string, body = answer) =>
  proposeAnswer({ ctx: guest(), input: { secret, answer: body } });
const lifeOf = (id: number) => listMoves({ ctx: test.ctx, input: { id } });
const accept = (id: number, version: number, ctx = operator('Смена')) =>
  decideProposal({ ctx, input: { id, decision: { decision: 'accept', version } } });
const giveBack = (id: number, reason: string, ctx = operator('Смена')) =>
  decideProposal({ ctx, input: { id, decision: { decision: 'return', reason } } });

async function eventsOf<T>(type: string): Promise<(T & { actor: string })[]> {
  const rows = await test.store.db.sql<{ body: T; actor: string }[]>`
    SELECT body, actor FROM appeal_event WHERE body->>'type' = ${type} ORDER BY id`;
  return rows.map(({ body, actor }) => ({ ...body, actor }));
}

describe('an answer by a link', () => {
  it('is given back with a reason that the link shows, and the next one answers the record by one event', async () => {
    const id = await register();
    const { secret } = await link(id);
    const page = await open(secret);
    expect(page).toMatchObject({
      title: `Нет отопления, запись № ${id}`,
      departmentName: 'Теплосеть (демо)',
      refusal: null,
    });
    expect(JSON.stringify(page)).not.toMatch(/Иван|927/);
    const first = await propose(secret);
    await expect(propose(secret)).rejects.toMatchObject({ code: 'conflict' });
    await giveBack(first.id, 'Укажите время');
    const { version } = await lifeOf(id);
    await expect(accept(first.id, version)).rejects.toMatchObject({ code: 'conflict' });
    const second = await propose(secret);
    await accept(second.id, version, operator('Вторая смена'));

    const life = await lifeOf(id);
    expect(life).toMatchObject({ status: 'answered', version: version + 1, life: { outcome: 'solved' } });
    expect(life.history.at(-1)).toMatchObject({
      kind: 'answer',
      actor: 'token:Вторая смена',
      details: { outcome: 'solved', answeredBy: 'heat-network' },
    });
    const moves = (await eventsOf<AppealEvent>('appeal.moved')).filter(({ appealId }) => appealId === id);
    expect(moves.map(({ move, actor }) => [move?.kind, actor])).toEqual([['answer', 'token:Вторая смена']]);
    expect(JSON.stringify(moves)).not.toMatch(/Петров|Тепло/);

    const told = await open(secret);
    expect(told.proposals.map(({ state, returnReason }) => [state, returnReason])).toEqual([
      ['accepted', null],
      ['returned', 'Укажите время'],
    ]);
    expect(JSON.stringify(told)).not.toMatch(/Петров|смена/);
    expect(told.refusal).toContain('закончил работу');
    await expect(propose(secret)).rejects.toMatchObject({ code: 'conflict' });
    const proposals = await listProposals({ ctx: test.ctx, input: { target: 'appeal', targetId: id } });
    expect(proposals[0]).toMatchObject({
      decidedBy: 'token:Вторая смена',
      departmentName: 'Теплосеть (демо)',
    });
  });

  it('is decided once: of two who decide at the same moment one gets a conflict', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await register();
      const { secret } = await link(id);
      const proposal = await propose(secret);
      const decisions = await Promise.allSettled([
        accept(proposal.id, 1),
        round % 2 === 0 ? giveBack(proposal.id, 'Нет фотографии', operator('Иная')) : accept(proposal.id, 1),
      ]);
      expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const lost = decisions.find((one) => one.status === 'rejected');
      expect(lost?.reason).toMatchObject({ code: 'conflict' });
      const { status, history } = await lifeOf(id);
      const [made] = await listProposals({ ctx: test.ctx, input: { target: 'appeal', targetId: id } });
      expect(history).toHaveLength(made?.state === 'accepted' ? 1 : 0);
      expect(status).toBe(made?.state === 'accepted' ? 'answered' : 'registered');
    }
  });

  it('waits on where the record moved meanwhile or the table forbids it, nothing half done', async () => {
    const id = await register();
    const { secret } = await link(id);
    const proposal = await propose(secret);
    const move = (kind: 'take' | 'submit', version: number) =>
      moveAppeal({
        ctx: test.ctx,
        input: {
          id,
          version,
          requestKey: null,
          move: kind === 'take' ? { kind } : { kind, text: 'Проект ответа' },
        },
      });
    await move('take', 1);
    await expect(accept(proposal.id, 1)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Взято в работу'),
    });
    await move('submit', 2);
    await expect(accept(proposal.id, 3)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('сначала согласуйте ответ'),
    });
    const [waiting] = await listProposals({ ctx: test.ctx, input: { target: 'appeal', targetId: id } });
    expect(waiting).toMatchObject({ state: 'waiting', decidedBy: null });
  });

  it('with a promise keeps its moment, and one whose moment has passed is refused', async () => {
    const id = await register();
    const { secret } = await link(id);
    const planned = (at: number) =>
      answerInput.parse({
        text: 'Заменим трубу',
        outcome: 'planned',
        promisedUntil: new Date(at).toISOString(),
      });
    await expect(propose(secret, planned(now - HOUR))).rejects.toMatchObject({
      errors: [{ field: 'promisedUntil', message: expect.stringContaining('уже прошло') }],
    });
    const proposal = await propose(secret, planned(now + DAY));
    now += 2 * DAY;
    await expect(accept(proposal.id, 1)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('срок уже прошёл'),
    });
    await giveBack(proposal.id, 'Назовите новое время');
    const next = await propose(secret, planned(now + 5 * DAY));
    await accept(next.id, 1);
    expect((await lifeOf(id)).life.promise?.until).toBe(new Date(now + 5 * DAY).toISOString());
  });

  it('about an instruction is its executor’s report, for whoever has the right', async () => {
    const given = await giveInstruction({
      ctx: test.ctx,
      input: instructionInput.parse({ text: 'Доложить', executor: 'heat-network', due: 'tomorrow' }),
    });
    const input = {
      target: 'instruction',
      targetId: given.id,
      department: 'heat-network',
      days: 2,
    } as const;
    const { path } = await makeLink({ ctx: test.ctx, input });
    const secret = path.replace('/answer/', '');
    const proposal = await propose(secret);
    await expect(accept(proposal.id, given.version)).rejects.toThrow('«instructions»');
    await accept(proposal.id, given.version, test.ctx);
    const told = await getInstruction({ ctx: test.ctx, input: { id: given.id } });
    expect(told).toMatchObject({ state: 'reported' });
    expect(told.history.at(-1)).toMatchObject({ action: 'report', text: expect.stringContaining('Тепло') });
    expect((await open(secret)).refusal).toContain('уже отчитались');
  });
});

describe('a link', () => {
  it('is kept without its secret, listed with its fate, and told to the log without a word of anybody', async () => {
    const id = await register();
    const first = await link(id);
    const second = await link(id, 1);
    await open(first.secret);
    await open(first.secret);
    const { id: proposal } = await propose(first.secret);
    await giveBack(proposal, 'Не видно адреса');
    await revokeLink({ ctx: operator('Смена'), input: { id: first.id } });
    await expect(revokeLink({ ctx: operator('Смена'), input: { id: first.id } })).rejects.toMatchObject({
      code: 'conflict',
    });
    const rows = await test.store.db.sql`SELECT * FROM answer_link`;
    expect(JSON.stringify(rows)).not.toContain(first.secret);

    const list = () => listLinks({ ctx: operator('Смена'), input: { target: 'appeal', targetId: id } });
    expect(await list()).toMatchObject([
      { id: second.id, standing: 'holds', openedAt: null, answers: 0, createdBy: 'token:Смена' },
      { id: first.id, standing: 'revoked', revokedBy: 'token:Смена', answers: 1 },
    ]);
    now += DAY;
    expect((await list())[0]).toMatchObject({ id: second.id, standing: 'expired' });

    const events = (await eventsOf<AnswerLinkTurned>('answer-link.turned')).filter(
      ({ linkId }) => linkId === first.id,
    );
    expect(events.map(({ action, actor }) => [action, actor])).toEqual([
      ['made', 'token:Смена'],
      ['opened', `link:${first.id}`],
      ['answered', `link:${first.id}`],
      ['returned', 'token:Смена'],
      ['revoked', 'token:Смена'],
    ]);
    const bodies = events.map(({ actor: _, ...body }) => body);
    expect(JSON.stringify(bodies)).not.toMatch(/[а-я]/i);
    expect(JSON.stringify(bodies)).not.toContain(first.secret);
  });

  it('says why it does not hold: revoked, expired or never made', async () => {
    const id = await register();
    const first = await link(id);
    await revokeLink({ ctx: operator('Смена'), input: { id: first.id } });
    await expect(open(first.secret)).rejects.toThrow(/центр отозвал эту ссылку \d\d\.\d\d\.\d{4}/);
    await expect(propose(first.secret)).rejects.toThrow('центр отозвал эту ссылку');
    const second = await link(id, 1);
    now += DAY;
    await expect(open(second.secret)).rejects.toThrow(/срок этой ссылки вышел/);
    await expect(open('guess')).rejects.toThrow('такой ссылки нет');
  });

  it('is slowed down, and made, seen and decided only by whoever may', async () => {
    const id = await register();
    const { secret } = await link(id);
    for (let i = 0; i < 30; i++) await open(secret);
    await expect(open(secret)).rejects.toMatchObject({ code: 'unavailable' });
    const input = { target: 'appeal', targetId: id, department: 'heat-network', days: 1 } as const;
    await expect(makeLink({ ctx: guest(), input })).rejects.toThrow('«work»');
    await expect(listLinks({ ctx: guest(), input })).rejects.toThrow('«work»');
    await expect(giveBack(1, 'x', guest())).rejects.toThrow('«work»');
    expect(answerInput.safeParse({ text: 'x', outcome: 'planned' }).success).toBe(false);
  });
});
