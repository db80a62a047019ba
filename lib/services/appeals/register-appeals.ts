import { sql } from 'drizzle-orm';
import type { AppealInput } from '@/lib/contract/appeal-input';
import type { Transaction } from '@/lib/db/database';
import { appealPerson, appealText } from '@/lib/db/schema';
import type { Lane } from '@/lib/domain/log-event';
import { type DeadlineRuler, withDeadlines } from '../deadlines/deadline-desk';
import { resolveLabels, type TopicResolver } from '../labels/resolve-labels';
import { appendEvents, type NewEvent } from '../log/append-events';
import { keepReadings, type ReadAppeal, renewReadings } from '../places/keep-readings';
import { type PlaceReader, placeReaderFor } from '../places/place-reader';
import type { Router } from '../routing/routing-desk';
import type { Store } from '../store';
import { withTopic } from '../topics/change-topic';
import { type ReadState, readUnlabelled } from '../topics/read-unlabelled';
import { confirmedTopics, storeReadings } from '../topics/store-readings';
import {
  type AppealChange,
  insertAppeals,
  lockAppeals,
  type StoredAppeal,
  writeChanges,
} from './appeal-rows';
import {
  type AppealState,
  contributionOf,
  type OpaqueKeys,
  stateAfterBody,
  stateFromBody,
} from './appeal-state';
import { changeEvent, isSameState } from './change-event';
import { opaqueKeys } from './identities';

export interface Submission {
  readonly body: AppealInput;
  readonly hash: string;
}

export interface Registration {
  readonly id: number;
  readonly status: 'created' | 'duplicate' | 'corrected';
  readonly isTopicUnknown: boolean;
  /** The appeal under its lock, before this body changed anything of it; absent where nothing was written. */
  readonly before?: StoredAppeal;
}

export interface RegisterOptions {
  readonly actor: string;
  readonly lane: Lane;
  readonly restored: boolean;
  /** Epoch ms of the acceptance; a restored history carries its own. */
  readonly now: number;
}

interface Work {
  readonly tx: Transaction;
  readonly store: Store;
  readonly options: RegisterOptions;
  readonly resolve: TopicResolver;
  readonly places: PlaceReader;
  readonly ruler: DeadlineRuler;
  readonly router: Router;
}

const keyOf = (row: { source: string; externalId: string }) => JSON.stringify([row.source, row.externalId]);

/**
 * Registers bodies in one transaction: state, erasable parts and events together. Idempotent by
 * `(source, externalId)`: the same body again is a duplicate, another one a correction with its own event.
 * Answers in the order of `submissions`; equal keys in one batch follow one another.
 */
export async function registerAppeals(
  tx: Transaction,
  store: Store,
  input: { submissions: readonly Submission[]; options: RegisterOptions },
): Promise<Registration[]> {
  const { submissions, options } = input;
  const labels = submissions.flatMap(({ body }) =>
    typeof body.topic === 'string' ? [{ source: body.source, label: body.topic }] : [],
  );
  const resolve = await resolveLabels(tx, { city: store.city, now: options.now }, labels);
  const places = await placeReaderFor(tx, store);
  const ruler = await store.deadlines.ruler(tx);
  const router = await store.routing.router(tx);
  const work: Work = { tx, store, options, resolve, places, ruler, router };
  const answers = new Map<Submission, Registration>();
  for (const wave of wavesOf(submissions)) {
    for (const [submission, answer] of await registerWave(work, wave)) answers.set(submission, answer);
  }
  return submissions.map((submission) => {
    const answer = answers.get(submission);
    if (answer === undefined)
      throw new Error(`no answer for ${submission.body.source} ${submission.body.externalId}`);
    return answer;
  });
}

/** Batches in which every key stands once. */
function wavesOf(submissions: readonly Submission[]): Submission[][] {
  const waves: Submission[][] = [];
  const seen = new Map<string, number>();
  for (const submission of submissions) {
    const key = keyOf(submission.body);
    const wave = seen.get(key) ?? 0;
    seen.set(key, wave + 1);
    const batch = waves[wave];
    if (batch === undefined) waves.push([submission]);
    else batch.push(submission);
  }
  return waves;
}

type Answers = Map<Submission, Registration>;

async function registerWave(work: Work, wave: readonly Submission[]): Promise<Answers> {
  const answers: Answers = new Map();
  let open = wave;
  // A second round meets only rows that another transaction committed between our look and our insert.
  while (open.length > 0) {
    const known = await findKnown(work.tx, open);
    const fresh = open.filter((submission) => !known.has(keyOf(submission.body)));
    const created = await insertFresh(work, fresh);
    const rest: Submission[] = [];
    const changed: (readonly [Submission, number])[] = [];
    for (const submission of open) {
      const found = known.get(keyOf(submission.body));
      const id = created.get(keyOf(submission.body));
      if (id !== undefined)
        answers.set(submission, { id, status: 'created', isTopicUnknown: isUnknown(work, submission) });
      else if (found === undefined) rest.push(submission);
      else if (found.bodyHash === submission.hash) answers.set(submission, duplicateOf(found.id));
      else changed.push([submission, found.id]);
    }
    await correct(work, changed, answers);
    open = rest;
  }
  return answers;
}

const duplicateOf = (id: number): Registration => ({ id, status: 'duplicate', isTopicUnknown: false });

function isUnknown(work: Work, { body }: Submission): boolean {
  return (
    typeof body.topic === 'string' &&
    work.resolve(body.source, body.topic) === work.resolve(body.source, null)
  );
}

const asKeys = (submissions: readonly Submission[]) =>
  JSON.stringify(submissions.map(({ body }) => ({ source: body.source, external_id: body.externalId })));

async function findKnown(
  tx: Transaction,
  submissions: readonly Submission[],
): Promise<Map<string, { id: number; bodyHash: string }>> {
  const rows = await tx.execute<{ id: string; source: string; external_id: string; body_hash: string }>(sql`
    SELECT a.id, a.source, a.external_id, a.body_hash FROM appeal a
    JOIN jsonb_to_recordset(${asKeys(submissions)}::jsonb) AS r(source text, external_id text)
      ON a.source = r.source AND a.external_id = r.external_id`);
  return new Map(
    rows.map((row) => [
      keyOf({ source: row.source, externalId: row.external_id }),
      { id: Number(row.id), bodyHash: row.body_hash },
    ]),
  );
}

function rulesFor(work: Work, source: string) {
  const { store, options, resolve, places, router } = work;
  const topicOf = (label: string | null) => resolve(source, label);
  return { city: store.city, now: options.now, topicOf, places, router };
}

/** Inserts in the order of keys, so that two batches with the same keys cannot block each other in a circle. */
async function insertFresh(work: Work, fresh: readonly Submission[]): Promise<Map<string, number>> {
  if (fresh.length === 0) return new Map();
  const { tx, store, options } = work;
  const states = fresh.map(({ body }) => stateFromBody(body, rulesFor(work, body.source)));
  const read = await readUnlabelled(tx, store, states);
  const keys = await opaqueKeys(tx, store.secret, states);
  const rows = fresh.map((submission, i) => {
    const entry = read[i];
    const key = keys[i] ?? { author: null, address: null };
    if (entry === undefined) throw new Error('a fresh submission without a state');
    return { submission, ...entry, state: withDeadlines(work.ruler, entry.state), keys: key };
  });
  const inOrder = [...rows]
    .sort((a, b) => (keyOf(a.state) < keyOf(b.state) ? -1 : 1))
    .map(({ state, keys: key, submission }) => ({ state, keys: key, bodyHash: submission.hash }));
  const inserted = await insertAppeals(tx, inOrder, options.now);
  const ids = new Map(inserted.map((row) => [keyOf(row), row.id]));
  await insertParts(work, rows, ids);
  return ids;
}

interface FreshRow extends ReadState {
  readonly keys: OpaqueKeys;
}

async function insertParts(
  work: Work,
  rows: readonly FreshRow[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const texts: (typeof appealText.$inferInsert)[] = [];
  const people: (typeof appealPerson.$inferInsert)[] = [];
  const events: NewEvent[] = [];
  const read: ReadAppeal[] = [];
  for (const { state, keys } of rows) {
    const appealId = ids.get(keyOf(state));
    if (appealId === undefined) continue;
    texts.push({ appealId, text: state.text, address: state.address });
    if (state.authorName !== null || state.authorContact !== null || state.authorProfile !== null) {
      const { authorName: name, authorContact: contact, authorProfile: profile } = state;
      people.push({ appealId, name, contact, profile });
    }
    read.push({ id: appealId, state });
    const after = contributionOf(state, keys);
    events.push({ appealId, body: { type: 'appeal.registered', appealId, before: null, after } });
  }
  if (texts.length === 0) return;
  await work.tx.insert(appealText).values(texts);
  await storeReadings(
    work.tx,
    rows.flatMap(({ state, reading }) => {
      const appealId = ids.get(keyOf(state));
      return appealId === undefined || reading === null ? [] : [{ appealId, ...reading }];
    }),
  );
  if (people.length > 0) await work.tx.insert(appealPerson).values(people);
  await keepReadings(work.tx, { appeals: read, places: work.places, now: work.options.now });
  await appendEvents(work.tx, events, originOf(work.options));
}

const originOf = (options: RegisterOptions) => ({
  actor: options.actor,
  lane: options.lane,
  restored: options.restored,
  recordedAt: options.now,
});

async function correct(
  work: Work,
  changed: readonly (readonly [Submission, number])[],
  answers: Answers,
): Promise<void> {
  if (changed.length === 0) return;
  const locked = await lockAppeals(
    work.tx,
    changed.map(([, id]) => id),
  );
  const differing: { submission: Submission; stored: StoredAppeal; next: AppealState }[] = [];
  for (const [submission, id] of changed) {
    const stored = locked.get(id);
    if (stored === undefined) throw new Error(`appeal ${id} vanished under its lock`);
    if (stored.bodyHash === submission.hash) answers.set(submission, duplicateOf(id));
    else {
      const next = stateAfterBody(stored.state, submission.body, rulesFor(work, stored.state.source));
      differing.push({ submission, stored, next });
    }
  }
  const confirmed = await confirmedTopics(
    work.tx,
    differing.map(({ stored }) => stored.id),
  );
  const read = await readUnlabelled(
    work.tx,
    work.store,
    differing.map(({ stored, next }) => withTopic(work.router, next, confirmed.get(stored.id) ?? next.topic)),
  );
  const changes = await changesOf(
    work,
    differing.map(({ stored, next, submission }, i) => ({
      stored,
      next: withDeadlines(work.ruler, read[i]?.state ?? next, stored.state),
      bodyHash: submission.hash,
    })),
  );
  const corrections = changes.filter(({ stored, next }) => !isSameState(stored, next));
  await writeChanges(work.tx, changes);
  const told = changes.map(({ stored, next }) => ({ id: stored.id, state: next }));
  await renewReadings(work.tx, { appeals: told, places: work.places, now: work.options.now });
  await appendEvents(
    work.tx,
    corrections.map((change) => changeEvent('appeal.corrected', change)),
    originOf(work.options),
  );
  const corrected = new Set(corrections.map(({ stored }) => stored.id));
  for (const { submission, stored } of differing) {
    const status = corrected.has(stored.id) ? 'corrected' : 'duplicate';
    const isTopicUnknown = isUnknown(work, submission);
    answers.set(submission, { id: stored.id, status, isTopicUnknown, before: stored });
  }
}

async function changesOf(
  { tx, store }: Pick<Work, 'tx' | 'store'>,
  states: readonly Omit<AppealChange, 'keys'>[],
): Promise<AppealChange[]> {
  const keys = await opaqueKeys(
    tx,
    store.secret,
    states.map(({ next }) => next),
  );
  return states.map((state, i) => ({ ...state, keys: keys[i] ?? state.stored.keys }));
}
