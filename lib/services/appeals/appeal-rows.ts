import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import { appeal, appealPerson, appealText } from '@/lib/db/schema';
import { cellToNumber, numberToCell } from '@/lib/domain/cell';
import { mark, toDate, toMs } from '../mark';
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

type AppealColumns = typeof appeal.$inferInsert;

export function toColumns(
  state: AppealState,
  extra: { keys: OpaqueKeys; bodyHash: string; registeredAt: number },
): AppealColumns {
  return {
    source: state.source,
    externalId: state.externalId,
    kind: state.kind,
    channel: state.channel,
    topic: state.topic,
    topicLabel: state.topicLabel,
    lat: state.lat,
    lon: state.lon,
    cell: state.cell === null ? null : cellToNumber(state.cell),
    precision: state.precision,
    isOutside: state.isOutside,
    district: state.district,
    department: state.department,
    status: state.status,
    statusLabel: state.statusLabel,
    createdAt: new Date(state.created),
    receivedAt: new Date(state.received),
    registeredAt: new Date(extra.registeredAt),
    dueAt: toDate(state.due),
    answeredAt: toDate(state.answered),
    closedAt: toDate(state.closed),
    authorKey: extra.keys.author,
    addressKey: extra.keys.address,
    bodyHash: extra.bodyHash,
  };
}

type JoinedRow = {
  appeal: typeof appeal.$inferSelect;
  appeal_text: typeof appealText.$inferSelect | null;
  appeal_person: typeof appealPerson.$inferSelect | null;
};

export function fromRow({ appeal: row, appeal_text: text, appeal_person: person }: JoinedRow): StoredAppeal {
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
      department: row.department,
      status: row.status,
      statusLabel: row.statusLabel,
      created: row.createdAt.getTime(),
      received: row.receivedAt.getTime(),
      due: toMs(row.dueAt),
      answered: toMs(row.answeredAt),
      closed: toMs(row.closedAt),
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
    .where(inArray(appeal.id, [...ids]))
    .orderBy(appeal.id)
    .for('update', { of: appeal });
  return new Map(rows.map((row) => [row.appeal.id, fromRow(row)]));
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
      department = r.department, status = r.status, status_label = r.status_label, created_at = r.created_at,
      received_at = r.received_at, due_at = r.due_at, answered_at = r.answered_at, closed_at = r.closed_at,
      author_key = r.author_key, address_key = r.address_key, body_hash = r.body_hash, version = a.version + 1
    FROM jsonb_to_recordset(${JSON.stringify(changes.map(recordOf))}::jsonb) AS r(
      id bigint, kind text, channel text, topic text, topic_label text, lat float8, lon float8, cell bigint,
      precision text, is_outside boolean, district text, department text, status text, status_label text,
      created_at timestamptz, received_at timestamptz, due_at timestamptz, answered_at timestamptz,
      closed_at timestamptz, author_key text, address_key text, body_hash text)
    WHERE a.id = r.id`);
  await writeTexts(
    tx,
    changes.filter(
      ({ stored, next }) => stored.state.text !== next.text || stored.state.address !== next.address,
    ),
  );
  await writePeople(tx, changes.filter(isPersonChanged));
}

const stamp = (at: number | null) => (at === null ? null : mark(at));

function recordOf({ stored, next, keys, bodyHash }: AppealChange) {
  return {
    id: stored.id,
    kind: next.kind,
    channel: next.channel,
    topic: next.topic,
    topic_label: next.topicLabel,
    lat: next.lat,
    lon: next.lon,
    cell: next.cell === null ? null : cellToNumber(next.cell).toString(),
    precision: next.precision,
    is_outside: next.isOutside,
    district: next.district,
    department: next.department,
    status: next.status,
    status_label: next.statusLabel,
    created_at: mark(next.created),
    received_at: mark(next.received),
    due_at: stamp(next.due),
    answered_at: stamp(next.answered),
    closed_at: stamp(next.closed),
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
