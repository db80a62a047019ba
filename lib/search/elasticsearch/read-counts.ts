import { z } from 'zod';
import { FACETS, type Facet } from '@/lib/contract/search';
import type { FacetCount, Facets, SearchRequest, SearchResult } from '../appeal-search';
import { facetsFrom, sortCounts } from '../facets';
import { FREE, OPEN, ownName, PLACED } from './count-facets';
import { findJoint, sideOf } from './joint-fields';

const terms = z.object({
  sum_other_doc_count: z.literal(0),
  buckets: z.array(z.object({ key: z.string(), doc_count: z.int() })),
});
const standings = z.object({
  standing: z.object({ buckets: z.record(z.string(), z.object({ doc_count: z.int() })) }),
});
const histogram = z.object({ buckets: z.array(z.object({ key: z.number(), doc_count: z.int() })) });

/** What the engine answers to `aggregationsOf`. */
export const aggregationsAnswer = z.record(z.string(), z.looseObject({})).default({});
type Answer = z.infer<typeof aggregationsAnswer>;
type Group = Readonly<Record<string, unknown>>;

const readTerms = (answer: unknown): FacetCount[] =>
  terms.parse(answer).buckets.map(({ key, doc_count }) => ({ value: key, count: doc_count }));

function readSide(side: Parameters<typeof findJoint>[0], group: Group): FacetCount[] {
  const joint = findJoint(side);
  if (joint === null) return readTerms(group[side]);
  const sums = new Map<string, number>();
  for (const { value, count } of readTerms(group[joint.field])) {
    const own = sideOf(value, joint.place);
    sums.set(own, (sums.get(own) ?? 0) + count);
  }
  return [...sums].map(([value, count]) => ({ value, count }));
}

/** What is finished stands in its side; what is open stands where the clock puts it. */
function readStandings(group: Group): FacetCount[] {
  const finished = readSide('finish', group).filter(({ value }) => value !== 'open');
  const open = Object.entries(standings.parse(group[OPEN]).standing.buckets);
  const counted = open.map(([value, { doc_count }]) => ({ value, count: doc_count }));
  return [...finished, ...counted].filter(({ count }) => count > 0);
}

const readValues = (facet: Facet, group: Group) =>
  facet === 'deadline' ? readStandings(group) : readSide(facet, group);

const freeOf = (answer: Answer): Group => answer[FREE] ?? answer;

function readFacets(answer: Answer): Facets {
  const counted = FACETS.map(
    (facet) => [facet, readValues(facet, answer[ownName(facet)] ?? freeOf(answer))] as const,
  );
  return facetsFrom(new Map(counted));
}

const placed = z.object({ cells: z.unknown() });

const readCells = (group: Group) => readTerms(placed.parse(group[PLACED]).cells);

const readBars = (answer: unknown) =>
  histogram.parse(answer).buckets.map(({ key, doc_count }) => ({ from: key, count: doc_count }));

export function readCounts(
  answer: Answer,
  count: SearchRequest['count'],
): Pick<SearchResult, 'facets' | 'cells' | 'bars'> {
  const free = freeOf(answer);
  return {
    facets: (count?.facets ?? true) ? readFacets(answer) : facetsFrom(new Map()),
    cells: count?.cells === undefined ? [] : sortCounts(readCells(free)),
    bars: count?.bars === undefined ? [] : readBars(free.bars),
  };
}
