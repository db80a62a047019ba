import { RECEIPT_MESSAGES, type Receipt, type ReceiptStatus, type Receipts } from '@/lib/contract/receipt';
import type { Transaction } from '@/lib/db/database';
import { withTransaction } from '@/lib/db/with-transaction';
import type { Lane } from '@/lib/domain/log-event';
import { requireScope } from '../actor';
import { type Extra, keepExtras } from '../appeals/keep-extras';
import { type Registration, registerAppeals } from '../appeals/register-appeals';
import { type Poll, recordPoll } from '../sources/record-poll';
import type { VerbContext } from '../store';
import { parkRows, resolveParked } from './park-rows';
import { type BadRow, type GoodRow, parseRow } from './parse-row';

export interface SubmitRows {
  /** As they came from outside. */
  readonly rows: readonly unknown[];
  readonly lane: Lane;
  /**
   * The feed whose poll this is, beside the sources that the rows name; «past» when the rows tell of the past
   * and nobody was heard now.
   */
  readonly poll?: Poll | 'past' | null;
  /** Number of the first row in the receipts. */
  readonly firstRow?: number;
  /** A history laid under an empty log carries the moment of each batch and rings no alarm. */
  readonly restoredAt?: number;
  /** Bad rows of an import go to its rejects file instead. */
  readonly keepsRejects?: boolean;
  /** Written in the same transaction: how far an import has come, and what it has changed. */
  alongside?(tx: Transaction, receipts: Receipts, written: WrittenRows): Promise<void>;
}

/** What the good rows of a batch have become, in their order. */
export interface WrittenRows {
  readonly registrations: readonly Registration[];
  /** Appeal → what its source told beside, before this batch. */
  readonly extras: ReadonlyMap<number, Extra>;
}

/**
 * Takes rows from outside: good ones are registered, bad ones parked with their errors, all in one transaction;
 * the receipts are given after its commit. Needs the scope `ingest`.
 */
export async function submitRows({ ctx, input }: { ctx: VerbContext; input: SubmitRows }): Promise<Receipts> {
  const { store, actor } = ctx;
  requireScope(actor, 'ingest');
  const now = input.restoredAt ?? store.clock.now();
  const parsed = input.rows.map((raw) => parseRow(raw, { bounds: store.city.profile.bounds, now }));
  const receipts = await withTransaction(store.db, async (tx) => {
    const good = parsed.filter((row) => row.ok);
    const registrations = await registerAppeals(tx, store, {
      submissions: good,
      options: { actor: actor.id, lane: input.lane, restored: input.restoredAt !== undefined, now },
    });
    const extras = await keepExtras(
      tx,
      good.map(({ body }, i) => ({ extra: body.extra, registration: registrations[i] })),
    );
    await resolveParked(tx, keysOf(good), now);
    const toPark = parsed.flatMap((row, i) => (row.ok ? [] : [{ raw: input.rows[i], bad: row }]));
    const parked = input.keepsRejects === true ? [] : await parkRows(tx, toPark, { actor: actor.id, now });
    for (const poll of pollsOf(input, good)) {
      await recordPoll(tx, store, {
        poll,
        origin: { actor: actor.id, at: now, restored: input.restoredAt !== undefined },
      });
    }
    const answer = receiptsOf(parsed, { registrations, parked, firstRow: input.firstRow ?? 1 });
    await input.alongside?.(tx, answer, { registrations, extras });
    return answer;
  });
  if (input.lane === 'live') store.pokeRelay();
  return receipts;
}

const keysOf = (rows: readonly GoodRow[]) =>
  rows.map(({ body }) => ({ source: body.source, externalId: body.externalId }));

/** Rows are heard from their sources. */
function pollsOf(input: SubmitRows, good: readonly GoodRow[]): Poll[] {
  if (input.poll === 'past') return [];
  const polls = new Map<string, Poll>();
  for (const { body } of good) polls.set(body.source, { source: body.source });
  if (input.poll) polls.set(input.poll.source, input.poll);
  return [...polls.values()];
}

interface Outcome {
  readonly registrations: readonly Registration[];
  readonly parked: readonly number[];
  readonly firstRow: number;
}

function receiptsOf(parsed: readonly (GoodRow | BadRow)[], outcome: Outcome): Receipts {
  const counts: Record<ReceiptStatus, number> = {
    created: 0,
    duplicate: 0,
    corrected: 0,
    parked: 0,
    rejected: 0,
  };
  const registrations = outcome.registrations.values();
  const parked = outcome.parked.values();
  const receipts = parsed.map((row, i): Receipt => {
    const number = outcome.firstRow + i;
    const receipt = row.ok
      ? goodReceipt(number, row, registrations.next().value)
      : badReceipt(number, row, parked.next().value ?? null);
    counts[receipt.status]++;
    return receipt;
  });
  return { ...counts, receipts };
}

function goodReceipt(row: number, { body }: GoodRow, registration: Registration | undefined): Receipt {
  if (registration === undefined) throw new Error(`row ${row} was registered without an answer`);
  const { id, status, isTopicUnknown } = registration;
  return {
    row,
    status,
    message: RECEIPT_MESSAGES[status],
    source: body.source,
    externalId: body.externalId,
    id,
    parkedId: null,
    errors: [],
    notes: isTopicUnknown
      ? [`метка темы «${body.topic ?? ''}» пока не сопоставлена: тема не определена`]
      : [],
  };
}

function badReceipt(row: number, bad: BadRow, parkedId: number | null): Receipt {
  const status: ReceiptStatus = bad.reason === 'future' ? 'parked' : 'rejected';
  return {
    row,
    status,
    message: RECEIPT_MESSAGES[status],
    source: bad.source,
    externalId: bad.externalId,
    id: null,
    parkedId,
    errors: [...bad.errors],
    notes: [],
  };
}
