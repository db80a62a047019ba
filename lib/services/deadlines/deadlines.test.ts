import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RulesProposal } from '@/lib/contract/deadline-rules';
import { createHeldClock } from '@/lib/domain/clock';
import type { AppealEvent } from '@/lib/domain/log-event';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { updateAppeal } from '../appeals/update-appeal';
import { submitRows } from '../intake/submit-rows';
import { applyRules, undoRules } from './apply-rules';
import { getRules } from './get-rules';
import { moveOpenAppeals } from './move-open-appeals';
import { previewRules } from './preview-rules';

const samara = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+04:00`);
const NOW = samara('2026-11-23 14:00');

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore({ clock: createHeldClock(NOW) });
});
afterAll(() => test.close());

let number = 0;
async function submit(createdAt: string, more: object = {}): Promise<number> {
  number += 1;
  const row = {
    source: 'vk',
    externalId: `d-${number}`,
    text: 'Яма на дороге',
    createdAt: new Date(samara(createdAt)).toISOString(),
    topic: 'potholes',
    ...more,
  };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  return receipts[0]?.id ?? 0;
}

async function stateOf(id: number) {
  const [row] = await test.store.db.sql<{ due: number | null; regime: string | null; version: number }[]>`
    SELECT (extract(epoch FROM due_at) * 1000)::float8 AS due, regime, version FROM appeal WHERE id = ${id}`;
  return row;
}
async function eventsOf(id: number): Promise<AppealEvent[]> {
  const rows = await test.store.db.sql<{ body: AppealEvent }[]>`
    SELECT body FROM appeal_event WHERE appeal_id = ${id} ORDER BY id`;
  return rows.map(({ body }) => body);
}
async function moveAll(): Promise<void> {
  while (await moveOpenAppeals(test.store));
}

/** The rules that hold, with the first answer of ИМ in another number of minutes. */
async function withReaction(amount: number): Promise<RulesProposal> {
  const { rules, version } = await getRules({ ctx: test.ctx });
  const regimes = rules.regimes.map((regime) =>
    regime.id === 'incident'
      ? {
          ...regime,
          clocks: regime.clocks.map((rule) => (rule.clock === 'reaction' ? { ...rule, amount } : rule)),
        }
      : regime,
  );
  return {
    basedOn: version,
    note: 'проверка',
    rules: { ...rules, regimes },
  };
}

describe('the desk', () => {
  it('counts a new record by the rules of the profile, the due time of a source first', async () => {
    const counted = await submit('2026-11-23 10:00');
    expect(await stateOf(counted)).toMatchObject({ due: samara('2026-11-24 10:48'), regime: 'incident' });
    const given = await submit('2026-11-23 10:00', { dueAt: '2026-11-30T12:00:00+04:00' });
    expect(await stateOf(given)).toMatchObject({ due: samara('2026-11-30 12:00'), regime: 'incident' });
    expect((await eventsOf(counted))[0]?.after).toMatchObject({
      regime: 'incident',
      soon: samara('2026-11-24 08:48'),
    });
  });

  it('moves the due time with the topic, and keeps that of a finished record', async () => {
    const call = await submit('2026-11-20 10:00', { source: 'phone' });
    expect((await stateOf(call))?.regime).toBe('call');
    await updateAppeal({ ctx: test.ctx, input: { id: call, patch: { answeredAt: NOW - 1_000 } } });
    expect(await stateOf(call)).toMatchObject({ due: samara('2026-11-27 16:00'), regime: 'norm-5' });
    await updateAppeal({ ctx: test.ctx, input: { id: call, patch: { topic: 'no-heating' } } });
    expect(await stateOf(call)).toMatchObject({ due: samara('2026-11-27 16:00'), regime: 'norm-5' });
  });
});

describe('a changed rule', () => {
  it('is previewed, applied to open records as events, undone by one action; closed ones stay', async () => {
    const open = await submit('2026-11-23 10:00');
    const closed = await submit('2026-11-23 10:00', { answeredAt: new Date(NOW - 1_000).toISOString() });
    const before = { open: await stateOf(open), closed: await stateOf(closed) };
    const proposal = await withReaction(120);

    const preview = await previewRules({ ctx: test.ctx, input: proposal });
    expect(preview).toMatchObject({ earlier: preview.moved, later: 0 });
    expect(preview.becomeLate).toBeGreaterThanOrEqual(1);
    expect(preview.examples.find(({ id }) => id === open)?.words).toBe(
      '2 рабочих часа с 23.11.2026 10:00 — 23.11.2026 12:00, календарь «Рабочее время центра»',
    );
    expect(await stateOf(open)).toEqual(before.open);

    const { version } = await applyRules({ ctx: test.ctx, input: proposal });
    await moveAll();
    expect(await stateOf(open)).toMatchObject({
      due: samara('2026-11-23 12:00'),
      version: before.open?.version,
    });
    expect(await stateOf(closed)).toEqual(before.closed);
    const [, moved, ...more] = await eventsOf(open);
    expect(more).toEqual([]);
    expect(moved).toMatchObject({
      type: 'appeal.updated',
      before: { due: before.open?.due },
      after: { due: samara('2026-11-23 12:00') },
    });
    const { history } = await getRules({ ctx: test.ctx });
    expect(history[0]).toMatchObject({ id: version, moved: preview.moved, isDone: true, note: 'проверка' });

    await undoRules({ ctx: test.ctx, input: { version } });
    await moveAll();
    expect(await stateOf(open)).toEqual(before.open);
    expect((await getRules({ ctx: test.ctx })).history[0]).toMatchObject({ undoes: version });
  });

  it('goes on where a broken run stopped, and counts what comes meanwhile by the new rules', async () => {
    const ids = await Promise.all(Array.from({ length: 4 }, () => submit('2026-11-23 10:00')));
    await applyRules({ ctx: test.ctx, input: await withReaction(240) });
    const late = await submit('2026-11-23 10:00');
    expect(await stateOf(late)).toMatchObject({ due: samara('2026-11-23 14:48') });
    await moveAll();
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ due: samara('2026-11-23 14:48') });
    expect(await moveOpenAppeals(test.store)).toBe(false);
  });

  it('is refused with words: no right, another version meanwhile, faults at their fields', async () => {
    const proposal = await withReaction(60);
    const observer = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(applyRules({ ctx: observer, input: proposal })).rejects.toThrow('нет права');
    await expect(applyRules({ ctx: test.ctx, input: { ...proposal, basedOn: 0 } })).rejects.toThrow(
      'правила успели изменить',
    );
    await expect(undoRules({ ctx: test.ctx, input: { version: 999 } })).rejects.toThrow(
      'отменить можно только последнюю',
    );
    const none = await withReaction(0);
    await expect(previewRules({ ctx: test.ctx, input: none })).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ field: 'rules.regimes.3.clocks.0.amount', message: expect.stringContaining('не меньше 1') }],
    });
  });

  it('of two administrators at once lets one through and tells the other', async () => {
    const proposal = await withReaction(300);
    const tried = await Promise.allSettled([1, 2].map(() => applyRules({ ctx: test.ctx, input: proposal })));
    expect(tried.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await moveAll();
  });
});

describe('a changed calendar', () => {
  it('moves what it touches', async () => {
    const id = await submit('2026-11-23 13:30');
    const { rules, version } = await getRules({ ctx: test.ctx });
    const years = rules.years.map((year) =>
      year.year === 2026
        ? { ...year, off: [...year.off, { date: '2026-11-24', name: 'день города' }] }
        : year,
    );
    const input = {
      basedOn: version,
      note: '',
      rules: { ...rules, years },
    };
    const before = (await stateOf(id))?.due ?? 0;
    await applyRules({ ctx: test.ctx, input });
    await moveAll();
    expect(((await stateOf(id))?.due ?? 0) - before).toBe(24 * 3_600_000);
  });
});
