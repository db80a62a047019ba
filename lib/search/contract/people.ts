import { beforeAll, describe, expect, it } from 'vitest';
import { preferredOf, takeLiterally, understandQuery } from '../understand-query';
import { CORPUS } from './people/corpus';
import { QUERIES } from './people/queries';
import { fillIndex, NOON, documentOf as of, type Subject } from './subject';

const byId = new Map(CORPUS.map(({ id, name }) => [id, name]));

/** Names between blanks; `heat-*` stands for all that are about it. */
function namesIn(text: string): string[] {
  const patterns = text.split(/\s+/u).filter((word) => word !== '');
  const names = patterns.flatMap((pattern) => {
    const group = pattern.endsWith('*') ? pattern.slice(0, -1) : null;
    return CORPUS.filter(({ name }) => (group === null ? name === pattern : name.startsWith(group)));
  });
  return names.map(({ name }) => name).sort();
}

/** What a person gets who types a query and looks at the list by relevance. */
async function answerTo({ search }: Subject, query: string, isLiteral = false) {
  const understood = isLiteral ? takeLiterally(query) : await understandQuery(search, query);
  const preferred = preferredOf(understood, 'relevance');
  const { hits, total } = await search.search({
    terms: understood.terms,
    preferred,
    filter: {},
    now: NOON,
    limit: 1_000,
    after: null,
  });
  const { total: exactTotal } = await search.search({
    terms: understood.exact,
    filter: {},
    now: NOON,
    limit: 0,
    after: null,
    count: { facets: false },
  });
  const names = hits.map(({ id }) => byId.get(id) ?? '');
  return { understood, total, hits, exact: names.slice(0, exactTotal), similar: names.slice(exactTotal) };
}

/** Queries as people type them, over appeals as people write them, and what they expect to find. */
export function describePeople(subject: () => Subject): void {
  beforeAll(() =>
    fillIndex(
      subject().search,
      CORPUS.map(({ id, text }) => of(id, text)),
    ),
  );

  it.each(QUERIES)('«$query» finds what is meant', async ({ query, exact, similar, read }) => {
    const found = await answerTo(subject(), query);
    expect(found.understood.query).toBe(read ?? query);
    expect([...found.exact].sort(), 'with its own words').toEqual(namesIn(exact));
    expect([...found.similar].sort(), 'with words that mean the same').toEqual(namesIn(similar));
    expect(found.total).toBe(found.hits.length);
  });

  it('has 60 queries over 200 appeals at least', () => {
    expect(QUERIES.length).toBeGreaterThanOrEqual(60);
    expect(CORPUS.length).toBeGreaterThanOrEqual(200);
  });

  it('puts words side by side before scattered ones, and both before what only means the same', async () => {
    const { hits, understood } = await answerTo(subject(), 'Мира 52');
    const [first] = hits.map(({ id }) => byId.get(id));
    expect(hits.map(({ tier }) => tier)).toEqual([...hits.map(({ tier }) => tier)].sort((a, b) => b - a));
    expect(first).toBe('addr-5');
    expect(understood.corrections).toEqual([]);
  });

  it('tells which word it read as which', async () => {
    const { understood } = await answerTo(subject(), 'jnjgktybt на Фрунзе');
    expect(understood.corrections).toEqual([{ from: 'jnjgktybt', to: 'отопление' }]);
  });

  it('takes a word for right that no text holds when what it means is there', async () => {
    const { understood, similar } = await answerTo(subject(), 'ухабы');
    expect(understood.corrections).toEqual([]);
    expect(similar).toContain('hole-1');
    const mistyped = await answerTo(subject(), 'hflbfnjh');
    expect(mistyped.understood.query).toBe('радиатор');
  });

  it('searches for exactly what was typed when told to', async () => {
    const { total, understood } = await answerTo(subject(), 'отоплние', true);
    expect(total).toBe(0);
    expect(understood.corrections).toEqual([]);
  });

  describe('the words of the index', () => {
    it('are counted in any of their forms, phrases as phrases', async () => {
      const { terms } = takeLiterally('яма крокодил "горячей воды" и');
      expect(await subject().search.countTerms(terms)).toEqual([3, 0, 2, CORPUS.length]);
      expect(await subject().search.countTerms([])).toEqual([]);
    });

    it('are found near a mistyped one, the nearer first', async () => {
      expect(await subject().search.nearWords('светафор', 2)).toEqual(
        expect.arrayContaining(['светофор', 'светофора']),
      );
      expect((await subject().search.nearWords('светафор', 1)).sort()).toEqual(['светофор']);
      expect(await subject().search.nearWords('ъъъъъъъъ', 2)).toEqual([]);
    });

    it('hold what is written later', async () => {
      await subject().search.write([of(9_001, 'Дирижабль над городом')]);
      await expect.poll(() => subject().search.nearWords('дирижабьль', 1)).toEqual(['дирижабль']);
    });
  });
}
