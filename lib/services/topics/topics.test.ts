import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AppealEvent } from '@/lib/domain/log-event';
import type { Example } from '@/lib/domain/topics/examples';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { updateAppeal } from '../appeals/update-appeal';
import { submitRows } from '../intake/submit-rows';
import { mapLabel } from '../labels/map-label';
import { activateModel, revertModel } from './activate-model';
import { confirmTopic } from './confirm-topic';
import { getReading } from './get-reading';
import { listModels } from './list-models';
import { readConfirmations } from './read-confirmations';
import { relabelUnconfirmed } from './relabel-unconfirmed';
import { trainModel } from './train-model';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

let number = 0;
async function submit(text: string, more: object = {}): Promise<number> {
  number += 1;
  const createdAt = new Date(test.store.clock.now() - 60_000).toISOString();
  const row = { source: 'portal', externalId: String(number), text, createdAt, ...more };
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows: [row], lane: 'live' } });
  return receipts[0]?.id ?? 0;
}

const readingOf = (id: number) => getReading({ ctx: test.ctx, input: { id } });
const confirm = (id: number, topic: string) => confirmTopic({ ctx: test.ctx, input: { id, topic } });
async function eventsOf(id: number): Promise<AppealEvent[]> {
  const rows = await test.store.db.sql<{ body: AppealEvent }[]>`
    SELECT body FROM appeal_event WHERE appeal_id = ${id} ORDER BY id`;
  return rows.map(({ body }) => body);
}

const SURE = 'Светофор на перекрёстке не работает, светофор погас вчера вечером';

describe('a text without a label', () => {
  it('gets its topic and department from its words', async () => {
    const id = await submit(SURE);
    const reading = await readingOf(id);
    expect(reading).toMatchObject({
      topic: 'traffic-light',
      suggested: 'traffic-light',
      nature: 'report',
      reader: 'lexicon',
    });
    expect(reading.words).toContain('светофор');
    const [event] = await eventsOf(id);
    expect(event?.after).toMatchObject({
      topic: 'traffic-light',
      department: 'roads',
    });
  });

  it.each([
    ['wordless', '😡😡😡'],
    ['thanks', 'Спасибо дворникам за уборку снега, молодцы'],
    ['spam', 'Заработок в интернете без вложений, переходи по ссылке https://example.top'],
  ])('stays undetermined when it is %s', async (nature, text) => {
    expect(await readingOf(await submit(text))).toMatchObject({ topic: 'undetermined', nature });
  });

  it('lets the label of the source lead, and one that nobody mapped wait beside a suggestion', async () => {
    expect((await readingOf(await submit(SURE, { topic: 'Ямы' }))).topic).toBe('potholes');
    const waiting = await readingOf(await submit(SURE, { topic: 'Разное-прочее' }));
    expect(waiting).toMatchObject({ topic: 'undetermined', suggested: 'traffic-light' });
  });

  it('shows no masked word among those that decided', async () => {
    const id = await submit('Светофор не работает, звоните +7 927 123-45-67, почта petrov@example.ru');
    expect((await readingOf(id)).words.join(' ')).not.toMatch(/927|petrov/);
  });
});

describe('a person’s word', () => {
  it('corrects the topic in one event and leads over the source and its labels', async () => {
    const id = await submit(SURE, { topic: 'Ничья метка' });
    expect(await confirm(id, 'road-signs')).toMatchObject({ isChanged: true });
    expect(await confirm(id, 'road-signs')).toMatchObject({ isChanged: false });
    expect((await eventsOf(id)).map(({ type }) => type)).toEqual(['appeal.registered', 'appeal.relabelled']);
    await mapLabel({ ctx: test.ctx, input: { source: 'portal', label: 'Ничья метка', topic: 'potholes' } });
    await updateAppeal({ ctx: test.ctx, input: { id, patch: { topic: 'Ямы' } } });
    expect(await readingOf(id)).toMatchObject({ topic: 'road-signs', confirmed: 'road-signs' });
    expect(await readConfirmations(test.store)).toContainEqual({ text: SURE, group: 'road-signs' });
  });

  it('is refused without the right, for a foreign topic and for no record', async () => {
    const id = await submit(SURE);
    const stranger = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(confirmTopic({ ctx: stranger, input: { id, topic: 'ice' } })).rejects.toThrow('labels');
    await expect(confirm(id, 'нет такой')).rejects.toThrow('такой темы у города нет');
    await expect(confirm(999_999, 'ice')).rejects.toThrow('записи № 999999 нет');
  });
});

describe('training', () => {
  const streets = ['Лесной', 'Садовой', 'Мира', 'Речной', 'Новой', 'Южной', 'Полевой', 'Горной'];
  const examples: Example[] = streets.flatMap((street) => [
    { text: `На ${street} пропал вайфай в сквере, роутер молчит`, group: 'public-spaces' },
    { text: `Роутер вайфай в сквере на ${street} не ловит`, group: 'public-spaces' },
    { text: `На ${street} светофор моргает жёлтым`, group: 'traffic-light' },
    { text: `Светофор на ${street} не переключается`, group: 'traffic-light' },
  ]);
  const train = (list: readonly Example[]) =>
    trainModel({ ctx: test.ctx, input: { examples: list, origin: 'test', seed: 1 } });

  it('makes a version with its quality, which reads what the lexicon did not, and may be taken back', async () => {
    const text = 'В нашем сквере вайфай роутер опять молчит';
    const before = await submit(text);
    const confirmed = await submit(text);
    await confirm(confirmed, 'paperwork');
    expect((await readingOf(before)).topic).toBe('undetermined');

    const first = await train(examples);
    expect(first.quality.rows).toBe(examples.length);
    expect((await listModels(test.store)).map(({ id, isActive }) => [id, isActive])).toEqual([
      [first.id, true],
    ]);
    expect((await relabelUnconfirmed({ ctx: test.ctx })).relabelled).toBeGreaterThan(0);
    expect(await readingOf(before)).toMatchObject({ topic: 'public-spaces', reader: `model:${first.id}` });
    expect((await readingOf(confirmed)).topic).toBe('paperwork');
    expect((await eventsOf(before)).at(-1)).toMatchObject({
      type: 'appeal.relabelled',
      before: { topic: 'undetermined' },
      after: { topic: 'public-spaces' },
    });

    const second = await train([...examples, { text: 'Собаки у школы', group: 'stray-dogs' }]);
    expect((await readingOf(before)).reader).toBe(`model:${second.id}`);
    await revertModel({ ctx: test.ctx });
    expect((await readingOf(before)).reader).toBe(`model:${first.id}`);
    await activateModel({ ctx: test.ctx, input: { id: second.id } });
    expect((await readingOf(before)).reader).toBe(`model:${second.id}`);
    await expect(activateModel({ ctx: test.ctx, input: { id: 999 } })).rejects.toThrow('версии 999 нет');
    await activateModel({ ctx: test.ctx, input: { id: null } });
    expect((await readingOf(before)).reader).toBe('lexicon');
  });

  it('refuses examples of one topic', async () => {
    await expect(train([{ text: 'Яма', group: 'potholes' }])).rejects.toThrow('хотя бы двух тем');
  });
});
