import { AppError } from '@/lib/contract/app-error';
import { type HotTopic, hotTopicsOf, intervalOf, section } from '@/lib/contract/figures';
import type { HotAnswer } from '@/lib/contract/hot';
import { DAY, HOUR } from '@/lib/domain/city-time';
import { newWords, type Saying } from '@/lib/domain/hot/new-words';
import type { LiveFigures } from '../live/live-figures';
import type { VerbContext } from '../store';

/** Texts are compared from the opening on, and at least over so long; with those of the weeks before. */
const SAID_NOW = 2 * HOUR;
const SAID_AT_MOST = 12 * HOUR;
const USUAL_DAYS = 28;
const TEXTS = 1_000;
const CELLS = 6;
const PAST_DAYS = 30;
const PAST_ROWS = 5;

interface Question {
  readonly ctx: VerbContext;
  readonly live: LiveFigures;
  readonly input: { readonly topic: string };
}

interface Scope {
  readonly ctx: VerbContext;
  readonly topic: string;
  readonly district: string | null;
  readonly now: number;
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
  const scope = { ctx, topic, district: hot?.district ?? null, now: store.clock.now() };
  const [hour, sources, cells, words, outages, past] = await Promise.all([
    readHour(scope),
    readSources(scope),
    readCells(scope),
    readWords(scope, hot?.since ?? null),
    readOutages(scope),
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
    outages,
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

const iso = (t: number) => new Date(t).toISOString();

/** Messages of the topic, in its district when it is hot there, over the last `span` ms. */
function recent({ ctx, topic, district, now }: Scope, span = HOUR) {
  const { sql } = ctx.store.db;
  return sql`appeal.kind = 'message' AND appeal.topic = ${topic}
    AND appeal.created_at > to_timestamp(${(now - span) / 1000}::float8)
    AND appeal.created_at <= to_timestamp(${now / 1000}::float8)
    AND (${district}::text IS NULL OR appeal.district = ${district})`;
}

async function readHour(scope: Scope) {
  const [row] = await scope.ctx.store.db.sql<{ count: number; authors: number; addresses: number }[]>`
    SELECT count(*)::int AS count, count(DISTINCT coalesce(author_key, '#' || id))::int AS authors,
      count(DISTINCT coalesce(address_key, cell::text))::int AS addresses
    FROM appeal WHERE ${recent(scope)}`;
  return row ?? { count: 0, authors: 0, addresses: 0 };
}

async function readSources(scope: Scope): Promise<HotAnswer['sources']> {
  const { city, db } = scope.ctx.store;
  const rows = await db.sql<{ source: string; count: number }[]>`
    SELECT source, count(*)::int AS count FROM appeal WHERE ${recent(scope)}
    GROUP BY source ORDER BY count DESC, source`;
  return rows.map(({ source, count }) => ({
    source,
    name: city.profile.sources.find(({ id }) => id === source)?.name ?? source,
    count,
  }));
}

async function readCells(scope: Scope): Promise<HotAnswer['cells']> {
  const rows = await scope.ctx.store.db.sql<{ cell: string; count: number }[]>`
    SELECT to_hex(cell_parent(cell, 7)) AS cell, count(*)::int AS count
    FROM appeal WHERE ${recent(scope)} AND cell IS NOT NULL
    GROUP BY 1 ORDER BY count DESC, 1 LIMIT ${CELLS}`;
  return rows.map(({ cell, count }) => ({ cell, count }));
}

async function readWords(scope: Scope, since: number | null): Promise<HotAnswer['words']> {
  const { sql } = scope.ctx.store.db;
  const opened = since === null ? 0 : scope.now - since + HOUR;
  const span = Math.min(SAID_AT_MOST, Math.max(SAID_NOW, opened));
  const now = await sql<Saying[]>`
    SELECT coalesce(author_key, '#' || id) AS author, text
    FROM appeal JOIN appeal_text ON appeal_id = id WHERE ${recent(scope, span)}
    ORDER BY created_at DESC LIMIT ${TEXTS}`;
  const before = { ...scope, now: scope.now - span };
  const usual = await sql<Saying[]>`
    SELECT coalesce(author_key, '#' || id) AS author, text
    FROM appeal JOIN appeal_text ON appeal_id = id WHERE ${recent({ ...before, district: null }, USUAL_DAYS * DAY)}
    ORDER BY created_at DESC LIMIT ${TEXTS}`;
  return newWords(now, usual);
}

async function readOutages({ ctx, topic, now }: Scope): Promise<HotAnswer['outages']> {
  const rows = await ctx.store.db.sql<{ title: string; district: string | null; from: number; to: number }[]>`
    SELECT title, district, (extract(epoch FROM starts_at) * 1000)::float8 AS "from",
      (extract(epoch FROM ends_at) * 1000)::float8 AS "to"
    FROM outage WHERE ${topic} = ANY(topics)
      AND starts_at <= to_timestamp(${now / 1000}::float8) AND ends_at >= to_timestamp(${now / 1000}::float8)
    ORDER BY starts_at`;
  return rows.map(({ title, district, from, to }) => ({ title, district, from: iso(from), to: iso(to) }));
}

async function readPast({ ctx, topic, now }: Scope): Promise<HotAnswer['past']> {
  const rows = await ctx.store.db.sql<{ since: number; at: number }[]>`
    SELECT (body->>'since')::float8 AS since, (body->>'at')::float8 AS at FROM appeal_event
    WHERE body->>'type' = 'hot.turned' AND body->>'topic' = ${topic} AND body->>'kind' = 'message'
      AND body->>'phase' = 'closed'
      AND recorded_at >= to_timestamp(${(now - PAST_DAYS * DAY) / 1000}::float8)
    ORDER BY id DESC LIMIT ${PAST_ROWS}`;
  return rows.map(({ since, at }) => ({ since: iso(since), closedAt: iso(at) }));
}
