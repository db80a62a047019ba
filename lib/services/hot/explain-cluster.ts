import { AppError } from '@/lib/contract/app-error';
import { hotClustersOf, section } from '@/lib/contract/figures';
import type { ClusterAnswer } from '@/lib/contract/hot';
import { HOUR } from '@/lib/domain/city-time';
import { zoneCells } from '@/lib/domain/hot/cluster-zones';
import type { LiveFigures } from '../live/live-figures';
import type { VerbContext } from '../store';
import { type HotScope, iso, readSources, recent } from './hot-scope';
import { readKnown } from './read-known';
import { readNewWords } from './read-words';

interface Question {
  readonly ctx: VerbContext;
  readonly live: LiveFigures;
  readonly input: { readonly id: string };
}

/**
 * Why a neighbourhood rings where no topic does: what gathered there and what is usual, about what, from whom, in
 * which new words, what is known. Errors: unavailable while the figures are not ready; not-found once it has closed.
 */
export async function explainCluster({ ctx, live, input }: Question): Promise<ClusterAnswer> {
  const { store } = ctx;
  if (!live.isReady()) {
    throw new AppError('unavailable', 'показатели ещё считаются: повторите через несколько секунд');
  }
  const clusters = hotClustersOf(live.table.get(section.clusters)?.get('list'));
  const found = clusters.find(({ id }) => id === input.id);
  if (found === undefined) {
    throw new AppError('not-found', 'этого скопления больше нет: оно стихло и закрыто');
  }
  const { topic, district, place, cell, centre, rings, hours } = found;
  const scope = { ctx, topic, district: null, cells: zoneCells(centre, rings), now: store.clock.now() };
  const span = hours * HOUR;
  const [topics, sources, words] = await Promise.all([
    readTopics(scope, span),
    readSources(scope, span),
    readNewWords(scope, span),
  ]);
  const spoken = topics.map((one) => one.topic);
  return {
    id: found.id,
    topic,
    name: topic === null ? null : store.city.topicName(topic),
    asOf: iso(scope.now),
    phase: found.phase,
    since: iso(found.since),
    district,
    place,
    cell,
    centre,
    rings,
    seen: { hours, count: found.count, norm: [found.norm[0], found.norm[1]] },
    topics,
    authors: found.authors,
    addresses: found.addresses,
    sources,
    words,
    ...(await readKnown({ ...scope, district }, spoken)),
  };
}

async function readTopics(scope: HotScope, span: number): Promise<ClusterAnswer['topics']> {
  const { city, db } = scope.ctx.store;
  const rows = await db.sql<{ topic: string; count: number }[]>`
    SELECT topic, count(*)::int AS count FROM appeal WHERE ${recent(scope, span)}
    GROUP BY topic ORDER BY count DESC, topic`;
  return rows.map(({ topic, count }) => ({ topic, name: city.topicName(topic), count }));
}
