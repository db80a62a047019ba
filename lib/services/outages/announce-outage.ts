import { sql } from 'drizzle-orm';
import { AppError, type FieldError } from '@/lib/contract/app-error';
import {
  OUTAGE_MESSAGES,
  type OutageAnswer,
  type OutageInput,
  type OutageKind,
} from '@/lib/contract/outage-input';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import type { Outage } from '@/lib/domain/log-event';
import { requireScope } from '../actor';
import type { City } from '../city/city';
import { appendEvents } from '../log/append-events';
import { mark } from '../mark';
import type { VerbContext } from '../store';

function districtOf({ profile }: City, words: string): string | null {
  const folded = words.toLowerCase();
  const found = profile.districts.find(({ id, name, short, aliases }) =>
    [id, name, short, ...aliases].some((spelling) => spelling.toLowerCase() === folded),
  );
  return found?.id ?? null;
}

/** An outage as it is kept: what the log tells of it, and what only the record knows. */
interface KeptOutage extends Omit<Outage, 'kind' | 'isWithdrawn'> {
  readonly kind: OutageKind;
  readonly service: string | null;
  readonly houses: readonly string[];
  readonly area: string | null;
  readonly promised: number;
  readonly ended: number | null;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly withdrawn: boolean;
}

/** The input in the city's own codes. Errors: invalid at `topics` and `district`. */
function toOutage(city: City, input: OutageInput): KeptOutage {
  const errors: FieldError[] = [];
  const topics = input.topics.map((label, i) => {
    const topic = city.topicByLabel(label);
    if (topic === null) errors.push({ field: `topics.${i}`, message: `в городе нет темы «${label}»` });
    return topic;
  });
  const given = input.district ?? null;
  const district = given === null ? null : districtOf(city, given);
  if (given !== null && district === null) {
    errors.push({ field: 'district', message: `в городе нет района «${given}»` });
  }
  if (errors.length > 0) throw new AppError('invalid', 'отключение не объявлено: исправьте поля', errors);
  const { id, title, from, to: promised } = input;
  const ended = input.endedAt ?? null;
  return {
    id,
    title,
    topics: [...new Set(topics.filter((topic) => topic !== null))],
    district,
    from,
    to: ended ?? promised,
    kind: input.kind ?? 'planned',
    service: input.service ?? null,
    houses: input.houses ?? [],
    area: input.area ?? null,
    promised,
    ended,
    lat: input.lat ?? null,
    lon: input.lon ?? null,
    withdrawn: input.isWithdrawn ?? false,
  };
}

/** Keeps the latest announcement; a batch of the same one waits on its row and then finds nothing to change. */
async function keep(tx: Transaction, outage: KeptOutage, now: number): Promise<OutageAnswer['status']> {
  const { id, title, topics, district, from, to, kind, service, houses, area, promised, ended, lat, lon } =
    outage;
  const [row] = await tx.execute<{ is_new: boolean }>(sql`
    INSERT INTO outage AS o (id, title, topics, district, starts_at, ends_at, kind, service, houses, area, promised_at, ended_at,
      lat, lon, withdrawn_at)
    VALUES (${id}, ${title}, (SELECT coalesce(array_agg(t ORDER BY i), '{}') FROM jsonb_array_elements_text(${JSON.stringify(topics)}::jsonb)
      WITH ORDINALITY AS e(t, i)), ${district}, ${mark(from)}, ${mark(to)}, ${kind}, ${service},
      ARRAY(SELECT jsonb_array_elements_text(${JSON.stringify(houses)}::jsonb)), ${area}, ${mark(promised)},
      ${ended === null ? null : mark(ended)}, ${lat}, ${lon}, ${outage.withdrawn ? mark(now) : null})
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, topics = excluded.topics, district = excluded.district,
      starts_at = excluded.starts_at, ends_at = excluded.ends_at, kind = excluded.kind, service = excluded.service,
      houses = excluded.houses, area = excluded.area, promised_at = excluded.promised_at, ended_at = excluded.ended_at,
      lat = excluded.lat, lon = excluded.lon, withdrawn_at = excluded.withdrawn_at
    WHERE (o.title, o.topics, o.district, o.starts_at, o.ends_at, o.kind, o.service, o.houses, o.area, o.promised_at, o.ended_at,
      o.lat, o.lon, o.withdrawn_at IS NULL)
      IS DISTINCT FROM (excluded.title, excluded.topics, excluded.district, excluded.starts_at, excluded.ends_at,
      excluded.kind, excluded.service, excluded.houses, excluded.area, excluded.promised_at, excluded.ended_at, excluded.lat,
      excluded.lon, excluded.withdrawn_at IS NULL)
    RETURNING xmax = 0 AS is_new`);
  if (row === undefined) return 'known';
  return row.is_new ? 'announced' : 'changed';
}

/**
 * Announces a planned outage, an accident or an event: while it lasts, complaints of its topics in its district ring no
 * alarm, and its hours do not teach the norm. The same announcement again changes nothing, another one under
 * its id replaces it. Needs the scope `ingest`; errors: invalid when the city has no such topic or district.
 */
export async function announceOutage({
  ctx,
  input,
}: {
  ctx: VerbContext;
  input: OutageInput;
}): Promise<OutageAnswer> {
  const { store, actor } = ctx;
  requireScope(actor, 'ingest');
  const kept = toOutage(store.city, input);
  const { id, title, topics, district, from, to } = kept;
  // The log knows what the folds need; houses and words stay beside it.
  const outage: Outage = {
    id,
    title,
    topics,
    district,
    from,
    to,
    ...(kept.kind === 'event' && { kind: kept.kind }),
    ...(kept.withdrawn && { isWithdrawn: true }),
  };
  const origin = {
    actor: actor.id,
    lane: 'live',
    restored: false,
    recordedAt: store.clock.now(),
  } as const;
  const status = await withTransaction(store.db, async (tx) => {
    const outcome = await keep(tx, kept, origin.recordedAt);
    if (outcome === 'known') return outcome;
    await appendEvents(tx, [{ appealId: null, body: { type: 'outage.announced', outage } }], origin);
    return outcome;
  });
  store.pokeRelay();
  return { id: outage.id, status, message: OUTAGE_MESSAGES[status] };
}
