import { AppError } from '@/lib/contract/app-error';
import { type HotTopic, hotTopicsOf, intervalOf, section } from '@/lib/contract/figures';
import type { HotAnswer } from '@/lib/contract/hot';
import { DAY, HOUR } from '@/lib/domain/city-time';
import type { LiveFigures } from '../live/live-figures';
import type { VerbContext } from '../store';
import { type HotScope, iso, readSources, readTold, recent } from './hot-scope';
import { departmentName, readKnown } from './read-known';
import { readNewWords } from './read-words';

/** Texts are compared from the opening on, and at least over so long; with those of the weeks before. */
const SAID_NOW = 2 * HOUR;
const SAID_AT_MOST = 12 * HOUR;
const CELLS = 6;
const PAST_DAYS = 30;
const PAST_ROWS = 5;

interface Question {
  readonly ctx: VerbContext;
  readonly live: LiveFigures;
  readonly input: { readonly topic: string };
}

/**
 * Why a topic of messages is hot: expected and seen, since when, who and where from, which words are new, what is
 * known of it. Errors: unavailable while the figures are not ready; not-found for a topic that the city lacks.
 */
export async function explainHot({ ctx, live, input }: Question): Promise<HotAnswer> {
  const { store } = ctx;
  const { topic } = input;
  if (!store.city.profile.topics.some(({ id }) => id === topic)) {
    throw new AppError('not-found', `темы «${topic}» в настройках города нет`);
  }
  if (!live.isReady()) {
    throw new AppError('unavailable', 'показатели ещё считаются: повторите через несколько секунд');
  }
  const hot = hotTopicsOf(live.table.get(section.hot('messages'))?.get('list')).find(
    (row) => row.topic === topic,
  );
  const scope = { ctx, topic, district: hot?.district ?? null, cells: null, now: store.clock.now() };
  const [hour, sources, cells, words, known, past] = await Promise.all([
    readTold(scope),
    readSources(scope),
    readCells(scope),
    readNewWords(scope, saidSpan(scope.now, hot?.since ?? null)),
    readKnown(scope, [topic]),
    readPast(scope),
  ]);
  return {
    topic,
    name: store.city.topicName(topic),
    asOf: iso(scope.now),
    phase: hot?.phase ?? 'none',
    since: hot?.since == null ? null : iso(hot.since),
    district: scope.district,
    place: hot?.place ?? null,
    seen: seenOf(hot, hour.count, live),
    authors: hot?.authors ?? hour.authors,
    addresses: hot?.addresses ?? hour.addresses,
    sources,
    cells,
    words,
    department: departmentName(scope, await store.routing.router(store.db.orm), topic),
    ...known,
    past,
  };

  function seenOf(row: HotTopic | undefined, count: number, figures: LiveFigures): HotAnswer['seen'] {
    if (row !== undefined) {
      const [low, high] = row.norm;
      return { minutes: row.minutes, count: row.count, norm: [low, high], bound: row.bound };
    }
    const norm = intervalOf(figures.table.get(section.norms('messages', '1h'))?.get(topic));
    return { minutes: 60, count, norm: norm === null ? null : [norm[0], norm[1]], bound: null };
  }
}

async function readCells(scope: HotScope): Promise<HotAnswer['cells']> {
  const rows = await scope.ctx.store.db.sql<{ cell: string; count: number }[]>`
    SELECT to_hex(cell_parent(cell, 7)) AS cell, count(*)::int AS count
    FROM appeal WHERE ${recent(scope, HOUR)} AND cell IS NOT NULL
    GROUP BY 1 ORDER BY count DESC, 1 LIMIT ${CELLS}`;
  return rows.map(({ cell, count }) => ({ cell, count }));
}

/** From an hour before the opening on, and at least over two hours. */
function saidSpan(now: number, since: number | null): number {
  const opened = since === null ? 0 : now - since + HOUR;
  return Math.min(SAID_AT_MOST, Math.max(SAID_NOW, opened));
}

async function readPast({ ctx, topic, now }: HotScope): Promise<HotAnswer['past']> {
  const rows = await ctx.store.db.sql<{ since: number; at: number }[]>`
    SELECT (body->>'since')::float8 AS since, (body->>'at')::float8 AS at FROM appeal_event
    WHERE body->>'type' = 'hot.turned' AND body->>'topic' = ${topic} AND body->>'kind' = 'message'
      AND body->>'phase' = 'closed'
      AND recorded_at >= to_timestamp(${(now - PAST_DAYS * DAY) / 1000}::float8)
    ORDER BY id DESC LIMIT ${PAST_ROWS}`;
  return rows.map(({ since, at }) => ({ since: iso(since), closedAt: iso(at) }));
}
