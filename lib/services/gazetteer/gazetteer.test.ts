import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GazetteerEntry } from '@/lib/domain/places/gazetteer-entry';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { importGazetteer } from './import-gazetteer';
import { gazetteerVersionOf, loadGazetteer } from './load-gazetteer';
import { removeGazetteer } from './remove-gazetteer';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());
beforeEach(() => removeGazetteer({ ctx: test.ctx }));

const entry = (id: string, more: Partial<GazetteerEntry> = {}): GazetteerEntry => ({
  id,
  kind: 'street',
  name: `улица ${id}`,
  otherNames: ['Бывшая', 'Я, "кавычки" {скобки}'],
  house: null,
  settlement: null,
  at: [49.4, 53.5],
  lines: [
    [
      [49.4, 53.5],
      [49.41, 53.5],
    ],
  ],
  ...more,
});

const put = (entries: readonly GazetteerEntry[], layer: 'osm' | 'csv' = 'osm') =>
  importGazetteer({ ctx: test.ctx, input: { layer, fileName: 'x.osm', entries } });

const house = (id: string, number: string) =>
  entry(id, { kind: 'house', name: 'улица Мира', house: number, otherNames: [], lines: null });

describe('gazetteer', () => {
  it('gives back what was imported, with a version that grows only with a change', async () => {
    const entries = [entry('a'), house('b', '29к2')];
    const first = await put(entries);
    expect(first.change).toEqual({ added: 2, changed: 0, removed: 0 });
    expect(await loadGazetteer(test.store)).toEqual({ version: first.version, entries });

    const again = await put([...entries].reverse());
    expect(again).toEqual({ version: first.version, change: { added: 0, changed: 0, removed: 0 } });

    const other = await put([house('b', '29к3'), entry('c')]);
    expect(other.change).toEqual({ added: 1, changed: 1, removed: 1 });
    expect(other.version).toBeGreaterThan(first.version);
    expect(await loadGazetteer(test.store)).toEqual({
      version: other.version,
      entries: [house('b', '29к3'), entry('c')],
    });
  });

  it('changes for readers at once and not at all when it fails', async () => {
    const { version } = await put([entry('a'), entry('b')]);
    const doubled = [entry('c'), entry('d'), entry('c')];
    await expect(put(doubled)).rejects.toThrow();
    expect((await loadGazetteer(test.store)).entries).toEqual([entry('a'), entry('b')]);
    expect(await gazetteerVersionOf(test.store)).toBe(version);
    await expect(put([])).rejects.toThrow('справочник не изменён');
  });

  it('lets two imports follow each other without doubles', async () => {
    const many = Array.from({ length: 1_200 }, (_, i) => house(`h${i}`, String(i)));
    const outcomes = await Promise.all([put(many), put(many), put(many)]);
    expect(outcomes.map(({ change }) => change.added).sort((a, b) => a - b)).toEqual([0, 0, 1_200]);
    expect(new Set(outcomes.map(({ version }) => version)).size).toBe(1);
    expect((await loadGazetteer(test.store)).entries).toHaveLength(1_200);
  });

  it('keeps a list of streets beside an extract: what both know stands once', async () => {
    await put([entry('osm:way/1', { name: 'Майский бульвар', otherNames: [] })]);
    const listed = (id: string, name: string) => entry(id, { name, at: null, lines: null, otherNames: [] });
    await put([listed('csv:1', 'бульвар Майский'), listed('csv:2', 'улица Новая')], 'csv');
    const { entries } = await loadGazetteer(test.store);
    expect(entries.map(({ name }) => name)).toEqual(['Майский бульвар', 'улица Новая']);
    await put([entry('osm:way/2', { name: 'улица Гая' })]);
    expect((await loadGazetteer(test.store)).entries.map(({ id }) => id)).toEqual([
      'osm:way/2',
      'csv:1',
      'csv:2',
    ]);
  });

  it('is removed as a whole, and its version goes on', async () => {
    const { version } = await put([entry('a'), house('b', '1')]);
    expect(await removeGazetteer({ ctx: test.ctx })).toBe(2);
    expect(await removeGazetteer({ ctx: test.ctx })).toBe(0);
    const empty = await loadGazetteer(test.store);
    expect(empty.entries).toEqual([]);
    expect(empty.version).toBeGreaterThan(version);
  });

  it('asks for the right to it', async () => {
    const ctx = { ...test.ctx, actor: { ...test.ctx.actor, scopes: new Set<never>() } };
    await expect(removeGazetteer({ ctx })).rejects.toThrow('нет права');
    const input = { layer: 'osm', fileName: 'x', entries: [entry('a')] } as const;
    await expect(importGazetteer({ ctx, input })).rejects.toThrow('нет права');
  });
});
