import { isDeepStrictEqual } from 'node:util';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { appeal, appealPerson, appealText, placeReading } from '@/lib/db/schema';
import { cellToNumber, numberToCell } from '@/lib/domain/cell';
import { type LifeFacts, NEW_LIFE } from '@/lib/domain/life/facts';
import { mark, toMs } from '../mark';
import type { AppealState, OpaqueKeys } from './appeal-state';

export interface StoredAppeal {
  readonly id: number;
  readonly version: number;
  /** Epoch ms. */
  readonly registered: number;
  readonly bodyHash: string;
  readonly state: AppealState;
  readonly keys: OpaqueKeys;
}

type JoinedRow = {
  appeal: typeof appeal.$inferSelect;
  appeal_text: typeof appealText.$inferSelect | null;
  appeal_person: typeof appealPerson.$inferSelect | null;
  place_reading: typeof placeReading.$inferSelect | null;
};

export function fromRow(joined: JoinedRow): StoredAppeal {
  const { appeal: row, appeal_text: text, appeal_person: person, place_reading: place } = joined;
  return {
    id: row.id,
    version: row.version,
    registered: row.registeredAt.getTime(),
    bodyHash: row.bodyHash,
    keys: { author: row.authorKey, address: row.addressKey },
    state: {
      source: row.source,
      externalId: row.externalId,
      kind: row.kind,
      channel: row.channel,
      text: text?.text ?? '',
      topicLabel: row.topicLabel,
      topic: row.topic,
      lat: row.lat,
      lon: row.lon,
      address: text?.address ?? null,
      cell: row.cell === null ? null : numberToCell(row.cell),
      precision: row.precision,
      isOutside: row.isOutside,
      district: row.district,
      placeOrigin: place?.origin ?? null,
      department: row.department,
      routed: row.routed,
      status: row.status,
      statusLabel: row.statusLabel,
      created: row.createdAt.getTime(),
      received: row.receivedAt.getTime(),
      due: toMs(row.dueAt),
      sourceDue: toMs(row.sourceDueAt),
      soon: toMs(row.soonAt),
      regime: row.regime,
      answered: toMs(row.answeredAt),
      closed: toMs(row.closedAt),
      // A life of an earlier release lacks what is younger.
      life: row.life === null ? NEW_LIFE : { ...NEW_LIFE, ...row.life },
      authorName: person?.name ?? null,
      authorContact: person?.contact ?? null,
      authorProfile: person?.profile ?? null,
    },
  };
}

/** Reads and locks, in the order of ids so that two batches cannot wait for each other. */
export async function lockAppeals(
  tx: Transaction,
  ids: readonly number[],
): Promise<Map<number, StoredAppeal>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select()
    .from(appeal)
    .leftJoin(appealText, eq(appealText.appealId, appeal.id))
    .leftJoin(appealPerson, eq(appealPerson.appealId, appeal.id))
    .leftJoin(placeReading, eq(placeReading.appealId, appeal.id))
    .where(inArray(appeal.id, [...ids]))
    .orderBy(appeal.id)
    .for('update', { of: appeal });
  return new Map(rows.map((row) => [row.appeal.id, fromRow(row)]));
}

export interface NewAppeal {
  readonly state: AppealState;
  readonly keys: OpaqueKeys;
  readonly bodyHash: string;
}

/**
 * Inserts appeals in the given order, except those whose key is taken meanwhile; answers the new ones. One JSON
 * parameter: a query of 25 parameters a row takes longer to write than to run.
 */
export async function insertAppeals(
  tx: Transaction,
  appeals: readonly NewAppeal[],
  registeredAt: number,
): Promise<{ id: number; source: string; externalId: string }[]> {
  const records = appeals.map((entry, i) => ({
    i,
    source: entry.state.source,
    external_id: entry.state.externalId,
    ...factsOf(entry),
  }));
  const rows = await tx.execute<{ id: string; source: string; external_id: string }>(sql`
    INSERT INTO appeal (source, external_id, kind, channel, topic, topic_label, lat, lon, cell, precision, is_outside,
      district, department, routed, status, status_label, created_at, received_at, registered_at, due_at, source_due_at, soon_at, regime,
      life, answered_at,
      closed_at, author_key, address_key, body_hash)
    SELECT r.source, r.external_id, r.kind, r.channel, r.topic, r.topic_label, r.lat, r.lon, r.cell, r.precision,
      r.is_outside, r.district, r.department, r.routed, r.status, r.status_label, r.created_at, r.received_at,
      ${mark(registeredAt)}, r.due_at, r.source_due_at, r.soon_at, r.regime, r.life, r.answered_at, r.closed_at, r.author_key, r.address_key, r.body_hash
    FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS r(
      i int, source text, external_id text, ${FACT_COLUMNS})
    ORDER BY r.i
    ON CONFLICT (source, external_id) DO NOTHING
    RETURNING id, source, external_id`);
  return rows.map((row) => ({ id: Number(row.id), source: row.source, externalId: row.external_id }));
}

export interface AppealChange {
  readonly stored: StoredAppeal;
  readonly next: AppealState;
  readonly keys: OpaqueKeys;
  readonly bodyHash: string;
}

/** Writes the next states of locked appeals, their erasable parts too where these changed. */
export async function writeChanges(tx: Transaction, changes: readonly AppealChange[]): Promise<void> {
  if (changes.length === 0) return;
  await tx.execute(sql`
    UPDATE appeal a SET
      kind = r.kind, channel = r.channel, topic = r.topic, topic_label = r.topic_label, lat = r.lat, lon = r.lon,
      cell = r.cell, precision = r.precision, is_outside = r.is_outside, district = r.district,
      department = r.department, routed = r.routed, status = r.status, status_label = r.status_label, created_at = r.created_at,
      received_at = r.received_at, due_at = r.due_at, source_due_at = r.source_due_at,
      soon_at = r.soon_at, regime = r.regime, life = r.life, answered_at = r.answered_at, closed_at = r.closed_at,
      author_key = r.author_key, address_key = r.address_key, body_hash = r.body_hash, version = a.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(changes.map(recordOf))}::jsonb) AS r(id bigint, ${FACT_COLUMNS})
    WHERE a.id = r.id`);
  await writeTexts(
    tx,
    changes.filter(
      ({ stored, next }) => stored.state.text !== next.text || stored.state.address !== next.address,
    ),
  );
  await writePeople(tx, changes.filter(isPersonChanged));
}

/** A life that went through JSON is a new one too. */
const isNewLife = (life: LifeFacts) => life === NEW_LIFE || isDeepStrictEqual(life, NEW_LIFE);

const stamp = (at: number | null) => (at === null ? null : mark(at));

const FACT_COLUMNS =
  sql.raw(`kind text, channel text, topic text, topic_label text, lat float8, lon float8, cell bigint,
  precision text, is_outside boolean, district text, department text, routed text, status text, status_label text,
  created_at timestamptz, received_at timestamptz, due_at timestamptz, source_due_at timestamptz,
  soon_at timestamptz, regime text, life jsonb, answered_at timestamptz,
  closed_at timestamptz, author_key text, address_key text, body_hash text`);

const recordOf = ({ stored, next, keys, bodyHash }: AppealChange) => ({
  id: stored.id,
  ...factsOf({ state: next, keys, bodyHash }),
});

function factsOf({ state, keys, bodyHash }: NewAppeal) {
  return {
    kind: state.kind,
    channel: state.channel,
    topic: state.topic,
    topic_label: state.topicLabel,
    lat: state.lat,
    lon: state.lon,
    cell: state.cell === null ? null : cellToNumber(state.cell).toString(),
    precision: state.precision,
    is_outside: state.isOutside,
    district: state.district,
    department: state.department,
    routed: state.routed,
    status: state.status,
    status_label: state.statusLabel,
    created_at: mark(state.created),
    received_at: mark(state.received),
    due_at: stamp(state.due),
    source_due_at: stamp(state.sourceDue),
    soon_at: stamp(state.soon),
    regime: state.regime,
    life: isNewLife(state.life) ? null : state.life,
    answered_at: stamp(state.answered),
    closed_at: stamp(state.closed),
    author_key: keys.author,
    address_key: keys.address,
    body_hash: bodyHash,
  };
}

async function writeTexts(tx: Transaction, changes: readonly AppealChange[]): Promise<void> {
  if (changes.length === 0) return;
  const values = changes.map(({ stored, next }) => ({
    appealId: stored.id,
    text: next.text,
    address: next.address,
  }));
  await tx
    .insert(appealText)
    .values(values)
    .onConflictDoUpdate({
      target: appealText.appealId,
      set: { text: sql`excluded.text`, address: sql`excluded.address` },
    });
}

function isPersonChanged({ stored: { state }, next }: AppealChange): boolean {
  return (
    state.authorName !== next.authorName ||
    state.authorContact !== next.authorContact ||
    state.authorProfile !== next.authorProfile
  );
}

async function writePeople(tx: Transaction, changes: readonly AppealChange[]): Promise<void> {
  if (changes.length === 0) return;
  const values = changes.map(({ stored, next }) => ({
    appealId: stored.id,
    name: next.authorName,
    contact: next.authorContact,
    profile: next.authorProfile,
  }));
  await tx
    .insert(appealPerson)
    .values(values)
    .onConflictDoUpdate({
      target: appealPerson.appealId,
      set: { name: sql`excluded.name`, contact: sql`excluded.contact`, profile: sql`excluded.profile` },
    });
}
