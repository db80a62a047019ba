import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createHeldClock } from '@/lib/domain/clock';
import { parseSearchQuery, searchableText } from '@/lib/domain/search-text';
import type { AppealSearch, SearchFilter } from '@/lib/search/appeal-search';
import { createPostgresSearch } from '@/lib/search/postgres/postgres-search';
import { describeWithSharedData } from '@/tests/shared-data';
import { describeWithElasticsearch, openTestIndex, type TestIndex } from '@/tests/test-index';
import { loadTestCity, openTestStore, type TestStore } from '@/tests/test-store';
import { createCity } from '../city/city';
import { submitRows } from '../intake/submit-rows';
import { createLogReader } from '../log/log-reader';
import { rebuildSearch } from './rebuild-search';

const NOW = Date.parse('2026-11-23T14:05:00+04:00');
const BATCH = 500;
const EVERYTHING = 10_000;
const line = z.object({ id: z.int(), text: z.string(), theme: z.string(), group: z.string() });
type Line = z.infer<typeof line>;

async function readLines(folder: string): Promise<Line[]> {
  const text = await readFile(path.join(folder, 'appeals/kursk-appeals.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => line.parse(JSON.parse(row)));
}

/** Tolyatti with one topic per group of the data, so that its own labels become topics. */
async function cityOf(lines: readonly Line[]) {
  const { profile } = await loadTestCity();
  const [first] = profile.topics;
  if (first === undefined) throw new Error('the city has no topics');
  const groups = [...new Set(lines.map(({ group }) => group))];
  const topics = groups.map((label, i) => ({ ...first, id: `group-${i}`, name: label, labels: [] }));
  return createCity({ ...profile, topics });
}

const CHANNELS = ['vk', 'pos', 'phone'] as const;

function rowOf({ id, text, group }: Line, i: number) {
  return {
    source: 'kursk',
    externalId: String(id),
    text,
    topic: group,
    createdAt: new Date(NOW - i * 60_000).toISOString(),
    channel: CHANNELS[i % CHANNELS.length],
    kind: i % 7 === 0 ? 'petition' : 'message',
    status: i % 5 === 0 ? 'closed' : 'registered',
  };
}

describeWithSharedData('real appeals in both engines', (folder) => {
  describeWithElasticsearch('give equal answers', (url) => {
    let lines: Line[];
    let test: TestStore;
    let index: TestIndex;
    let engines: readonly [AppealSearch, AppealSearch];

    beforeAll(async () => {
      lines = await readLines(folder);
      test = await openTestStore({ clock: createHeldClock(NOW), city: await cityOf(lines) });
      for (let i = 0; i < lines.length; i += BATCH) {
        const rows = lines.slice(i, i + BATCH).map((row, k) => rowOf(row, i + k));
        const receipts = await submitRows({ ctx: test.ctx, input: { rows, lane: 'bulk' } });
        expect(receipts.created).toBe(rows.length);
      }
      index = openTestIndex(url);
      engines = [createPostgresSearch(test.store.db), index.search];
      const log = createLogReader(test.store.db);
      for (const search of engines) {
        expect(await rebuildSearch({ store: test.store, log, search })).toBe(lines.length);
      }
    });
    afterAll(async () => {
      await index.close();
      await test.close();
    });

    async function answers(query: string, filter: SearchFilter = {}) {
      const request = { terms: parseSearchQuery(query), filter, now: NOW, limit: EVERYTHING, after: null };
      const [postgres, elasticsearch] = await Promise.all(engines.map((search) => search.search(request)));
      return { postgres, elasticsearch };
    }

    async function expectEqual(query: string, filter: SearchFilter = {}): Promise<number> {
      const { postgres, elasticsearch } = await answers(query, filter);
      expect(elasticsearch, `${query} ${JSON.stringify(filter)}`).toEqual(postgres);
      expect(postgres?.hits.length).toBe(postgres?.total);
      return postgres?.total ?? 0;
    }

    it.each([
      'ямы на дороге',
      'не вывозят мусор',
      'елка',
      'ёлки',
      '"горячей воды"',
      '«горячей воды»',
      'вода -"горячей воды"',
      'дорога -ямы -асфальт',
      '-дорога',
      'автобус остановка',
      '',
    ])('«%s»', async (query) => {
      expect(await expectEqual(query)).toBeGreaterThan(0);
    });

    it('with every topic, channel, kind and status as a filter', async () => {
      const { postgres } = await answers('дорога');
      const [topic] = postgres?.facets.topic ?? [];
      expect(topic?.count).toBeGreaterThan(0);
      for (const { value } of postgres?.facets.topic ?? []) await expectEqual('дорога', { topic: value });
      for (const channel of CHANNELS) {
        await expectEqual('дорога -ямы', { channel, kind: 'message', status: 'registered' });
      }
      const half = NOW - (lines.length / 2) * 60_000;
      expect(await expectEqual('дорога', { to: half, topic: topic?.value ?? '' })).toBeGreaterThan(0);
    });

    it('for phrases, word pairs and exclusions taken from the texts themselves', async () => {
      const words = lines.map(({ text }) => searchableText(text).split(/\s+/u).filter(Boolean));
      const place = fc.record({ text: fc.nat(words.length - 1), word: fc.nat(200), length: fc.nat(4) });
      await fc.assert(
        fc.asyncProperty(place, place, async (one, two) => {
          const pick = ({ text, word, length }: typeof one) => {
            const own = words[text] ?? [];
            const start = word % Math.max(1, own.length);
            return own.slice(start, start + length + 1);
          };
          const [first, second] = [pick(one), pick(two)];
          expect(await expectEqual(`"${first.join(' ')}"`)).toBeGreaterThan(0);
          await expectEqual(`${first[0]} ${second[0]}`);
          await expectEqual(`${first[0]} -"${second.join(' ')}"`);
        }),
        { numRuns: 100 },
      );
    }, 240_000);

    describe('the stems', () => {
      it('of every word of the data are the same', async () => {
        const words = [
          ...new Set(lines.flatMap(({ text }) => searchableText(text).split(/\s+/u).filter(Boolean))),
        ];
        expect(words.length).toBeGreaterThan(10_000);
        const different: string[] = [];
        for (let i = 0; i < words.length; i += BATCH) {
          const batch = words.slice(i, i + BATCH);
          const [ours, theirs] = await Promise.all([stemsInPostgres(batch), stemsInElasticsearch(batch)]);
          batch.forEach((word, k) => {
            if (ours[k] !== theirs[k]) different.push(`${word}: ${ours[k]} ≠ ${theirs[k]}`);
          });
        }
        expect(different).toEqual([]);
      });
    });

    async function stemsInPostgres(words: readonly string[]): Promise<string[]> {
      const rows = await test.store.db.sql<{ stem: string }[]>`
        SELECT array_to_string(tsvector_to_array(to_tsvector('pult_russian', w.word)), '|') AS stem
        FROM unnest(${[...words]}::text[]) WITH ORDINALITY AS w(word, n) ORDER BY w.n`;
      return rows.map(({ stem }) => stem);
    }

    /** Stop words leave a gap, so that a word's place tells which one a stem belongs to. */
    async function stemsInElasticsearch(words: readonly string[]): Promise<string[]> {
      const answer = await index.client.indices.analyze({
        index: index.prefix,
        analyzer: 'pult_russian',
        text: words.join(' '),
      });
      const stems = words.map(() => '');
      for (const { token, position } of answer.tokens ?? []) stems[position] = token;
      return stems;
    }
  });
});
