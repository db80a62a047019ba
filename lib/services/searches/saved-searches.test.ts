import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { systemActor } from '../actor';
import { forgetSearch, listSearches, saveSearch } from './saved-searches';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const save = (name: string, q: string, owner = 'one') =>
  saveSearch({
    ctx: { store: test.store, actor: systemActor(owner) },
    input: { name, filters: { q, topic: 'snow' } },
  });
const list = async (owner = 'one') => {
  const saved = await listSearches({ ctx: { store: test.store, actor: systemActor(owner) } });
  return saved.map(({ name, filters }) => `${name}: ${filters.q}`);
};

it('keeps searches by owner and name; the same name replaces', async () => {
  await save('Ямы', 'яма');
  const { id } = await save('Ямы', 'ямы на дороге');
  await save('Вода', 'нет воды');
  await save('Ямы', 'чужие ямы', 'two');
  expect(await list()).toEqual(['Вода: нет воды', 'Ямы: ямы на дороге']);
  expect(await list('two')).toEqual(['Ямы: чужие ямы']);
  const forget = (owner: string) =>
    forgetSearch({ ctx: { store: test.store, actor: systemActor(owner) }, input: { id } });
  await expect(forget('two')).rejects.toThrow('нет');
  expect((await forget('one')).message).toContain('Ямы');
  expect(await list()).toEqual(['Вода: нет воды']);
});

it('says when there are too many, and keeps those there are', async () => {
  for (let i = 0; i < 100; i++) await save(`поиск ${i}`, 'снег', 'many');
  await expect(save('ещё один', 'снег', 'many')).rejects.toThrow('удалите ненужные');
  expect(await list('many')).toHaveLength(100);
  await save('поиск 7', 'лёд', 'many');
  expect(await list('many')).toContain('поиск 7: лёд');
});
