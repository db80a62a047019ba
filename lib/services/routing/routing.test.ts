import { afterAll, beforeAll, expect, it } from 'vitest';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { updateAppeal } from '../appeals/update-appeal';
import { submitRows } from '../intake/submit-rows';
import { fixPlace } from '../places/fix-place';
import { confirmTopic } from '../topics/confirm-topic';
import { applyRouting } from './apply-routing';
import { getRouting, tellRoute } from './get-routing';
import { previewRouting } from './preview-routing';
import { readRoutingFile, routingCsv, routingJson } from './routing-file';
import { undoRouting } from './undo-routing';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const CENTRE = { lat: 53.5086, lon: 49.4189 };

async function submit(externalId: string, changes: object = {}): Promise<number> {
  const row = {
    source: 'phone',
    externalId,
    text: 'Снег не чистят',
    topic: 'Не убран снег',
    createdAt: '2026-11-20T10:00:00+04:00',
    address: 'Центральный район',
  };
  const rows = [{ ...row, ...changes }];
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  const id = receipts[0]?.id;
  if (typeof id !== 'number') throw new Error(JSON.stringify(receipts));
  return id;
}

const stands = async (id: number) => {
  const [row] = await test.store.db.sql<{ department: string | null; routed: string | null }[]>`
    SELECT department, routed FROM appeal WHERE id = ${id}`;
  return row?.department === row?.routed ? `→ ${row?.department}` : `chosen ${row?.department}`;
};
const rulesNow = async () => {
  const { rules, version } = await getRouting({ ctx: test.ctx });
  return { seen: version, rules: rules.map(({ words: _words, ...rule }) => rule) };
};
const ice = {
  id: 'snow-unplaced',
  topic: 'snow',
  place: 'unplaced',
  department: 'services',
  priority: 20,
} as const;

it('routes by topic, district and season, and follows the topic and the place', async () => {
  const id = await submit('1');
  expect(await stands(id)).toBe('→ improvement');
  expect(await stands(await submit('2', { createdAt: '2026-06-20T10:00:00+04:00' }))).toBe('→ roads');
  await confirmTopic({ ctx: test.ctx, input: { id, topic: 'lift' } });
  expect(await stands(id)).toBe('→ house-manager');
  await confirmTopic({ ctx: test.ctx, input: { id, topic: 'snow' } });
  expect(await stands(id)).toBe('→ improvement');
  const elsewhere = await submit('3', { address: 'Комсомольский район' });
  expect(await stands(elsewhere)).toBe('→ roads');
  await fixPlace({ ctx: test.ctx, input: { id: elsewhere, place: CENTRE } });
  expect(await stands(elsewhere)).toBe('→ improvement');
});

it('leaves alone what a source or a person has chosen, and routes again what they gave back', async () => {
  const id = await submit('4', { department: 'safety' });
  expect(await stands(id)).toBe('chosen safety');
  await confirmTopic({ ctx: test.ctx, input: { id, topic: 'lift' } });
  expect(await stands(id)).toBe('chosen safety');
  await updateAppeal({ ctx: test.ctx, input: { id, patch: { department: null } } });
  expect(await stands(id)).toBe('→ house-manager');
});

it('tells the reason in words', async () => {
  const facts = {
    topic: 'snow',
    district: 'centralny',
    precision: 'district',
    created: Date.parse('2026-11-20'),
  } as const;
  const told = await tellRoute(test.store, { ...facts, department: 'improvement', routed: 'improvement' });
  expect(told.words).toBe(
    'тема „Не убран снег“, Центральный район, сезон с 01.11 по 31.03 → МБУ „Благоустройство“ (демо)',
  );
  expect(await tellRoute(test.store, { ...facts, department: 'roads', routed: null })).toMatchObject({
    isChosen: true,
  });
});

it('previews, applies as events and undoes other rules', async () => {
  const { rules, seen } = await rulesNow();
  const next = [...rules, ice];
  const chosen = await submit('5', { department: 'safety' });
  const closed = await submit('6', { status: 'answered' });
  const preview = await previewRouting({ ctx: test.ctx, input: { rules: next } });
  expect(preview).toMatchObject({ faults: [], moved: 2 });
  expect(preview.moves).toContainEqual({ from: 'improvement', to: 'services', count: 1 });
  const applied = await applyRouting({ ctx: test.ctx, input: { rules: next, seen } });
  expect(applied.moved).toBe(2);
  const first = 1;
  expect(await stands(first)).toBe('→ services');
  expect(await stands(chosen)).toBe('chosen safety');
  expect(await stands(closed)).toBe('→ improvement');
  const events = await test.store.db.sql`
    SELECT 1 FROM appeal_event WHERE body->>'type' = 'appeal.updated' AND body->'after'->>'department' = 'services'`;
  expect(events).toHaveLength(2);
  await expect(applyRouting({ ctx: test.ctx, input: { rules, seen } })).rejects.toMatchObject({
    code: 'conflict',
  });
  const undone = await undoRouting({ ctx: test.ctx, input: { run: applied.run } });
  expect(undone.moved).toBe(2);
  expect(await stands(first)).toBe('→ improvement');
  expect((await rulesNow()).rules).toEqual(rules);
  await expect(undoRouting({ ctx: test.ctx, input: { run: applied.run } })).rejects.toMatchObject({
    code: 'conflict',
  });
});

it('refuses rules that cannot hold, at their fields, and whoever may not', async () => {
  const { rules, seen } = await rulesNow();
  const wrong = [...rules, { ...ice, topic: 'lava' }, { ...ice, id: 'closed', department: 'gone' }];
  const failure = applyRouting({ ctx: test.ctx, input: { rules: wrong, seen } });
  await expect(failure).rejects.toMatchObject({
    code: 'invalid',
    errors: [
      expect.objectContaining({ field: `rules.${rules.length}.topic` }),
      expect.objectContaining({ field: `rules.${rules.length + 1}.department` }),
    ],
  });
  expect((await previewRouting({ ctx: test.ctx, input: { rules: wrong } })).faults).toHaveLength(2);
  const ctx = { store: test.store, actor: LOCAL_OBSERVER };
  await expect(applyRouting({ ctx, input: { rules, seen } })).rejects.toThrow('«settings»');
});

it('goes into a file and comes back, as CSV and as JSON', async () => {
  const { rules } = await rulesNow();
  for (const write of [routingCsv, routingJson]) {
    const read = readRoutingFile(write(rules));
    expect(read.faults).toEqual([]);
    expect(read.rules.map(({ id, priority }) => [id, priority])).toEqual(
      rules.map(({ id, priority }) => [id, priority]),
    );
    expect((await previewRouting({ ctx: test.ctx, input: read })).moved).toBe(0);
  }
  const broken = readRoutingFile('код;тема;подразделение;приоритет\nx;snow;Дороги;много\n');
  expect(broken.faults.map(({ line, field }) => `${line} ${field}`)).toEqual(['2 department', '2 priority']);
});
