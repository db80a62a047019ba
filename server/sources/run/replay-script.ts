import { AppError } from '@/lib/contract/app-error';
import type { AppealInput, AppealPatch } from '@/lib/contract/appeal-input';
import { formatNumber } from '@/lib/domain/russian';
import { parseRow } from '@/lib/services/intake/parse-row';
import type { PreparedRow } from '../mapping/prepare-rows';
import type { Reading } from './import-plan';

/** A replay sorts its rows, so it holds them; a longer file is imported without `--replay`. */
const ROW_LIMIT = 200_000;
const CHAR_LIMIT = 256 * 1024 * 1024;

export interface ReplayRow {
  readonly prepared: PreparedRow & { readonly kind: 'body' };
  readonly parsed: AppealInput;
}

export interface ReplayScript {
  /** In the order in which they were written. */
  readonly rows: readonly ReplayRow[];
  readonly refused: readonly PreparedRow[];
}

/** Reads all rows of a file in the order of their times; what cannot be taken is found before anything is sent. */
export async function readScript(reading: Reading): Promise<ReplayScript> {
  const { store } = reading.ctx;
  const rules = { bounds: store.city.profile.bounds, now: store.clock.now() };
  const rows: ReplayRow[] = [];
  const refused: PreparedRow[] = [];
  let chars = 0;
  for await (const portion of reading.source.portions()) {
    for (const row of portion) {
      chars += row.original.length;
      const prepared = reading.preparer.prepare(row);
      if (prepared.kind === 'refused') refused.push(prepared);
      else {
        const parsed = parseRow(prepared.body, rules);
        if (parsed.ok) rows.push({ prepared, parsed: parsed.body });
        else refused.push({ kind: 'refused', row, errors: parsed.errors });
      }
    }
    refuseLong(rows.length + refused.length, chars);
  }
  rows.sort((a, b) => a.parsed.createdAt - b.parsed.createdAt);
  return { rows, refused };
}

function refuseLong(rows: number, chars: number): void {
  if (rows <= ROW_LIMIT && chars <= CHAR_LIMIT) return;
  throw new AppError(
    'too-large',
    `для показа в темпе файл велик: принимается до ${formatNumber(ROW_LIMIT)} строк и 256 млн знаков. Ничего не отправлено`,
  );
}

/** A later fact that a replayed row waits for. */
export interface HeldFact {
  readonly at: number;
  readonly patch: AppealPatch;
}

export interface Restamped {
  readonly body: Readonly<Record<string, unknown>>;
  /** In the order of their moments. */
  readonly held: readonly HeldFact[];
}

const iso = (at: number) => new Date(at).toISOString();

function heldFacts(parsed: AppealInput, shift: number, now: number): HeldFact[] {
  const held: HeldFact[] = [];
  const { answeredAt, closedAt } = parsed;
  if (typeof answeredAt === 'number' && answeredAt + shift > now) {
    held.push({ at: answeredAt + shift, patch: { answeredAt: answeredAt + shift } });
  }
  if (typeof closedAt === 'number' && closedAt + shift > now) {
    held.push({ at: closedAt + shift, patch: { closedAt: closedAt + shift } });
  }
  return held.sort((a, b) => a.at - b.at);
}

/** The status of a row is true when the last of its facts is. */
function withStatus(held: readonly HeldFact[], status: AppealInput['status']): HeldFact[] {
  const last = held.at(-1);
  if (last === undefined || status == null) return [...held];
  return [...held.slice(0, -1), { at: last.at, patch: { ...last.patch, status } }];
}

/**
 * A row as if it were written now: its other dates move by the same amount. A due date may lie ahead; a receipt
 * that would is left to the moment of acceptance, an answer and a closing are held back until they have happened.
 */
export function restamp({ prepared, parsed }: ReplayRow, now: number): Restamped {
  const shift = now - parsed.createdAt;
  const held = withStatus(heldFacts(parsed, shift, now), parsed.status);
  const body: Record<string, unknown> = { ...prepared.body, createdAt: iso(now) };
  for (const field of ['receivedAt', 'dueAt', 'answeredAt', 'closedAt'] as const) {
    const at = parsed[field];
    if (typeof at !== 'number') continue;
    if (field === 'dueAt' || at + shift <= now) body[field] = iso(at + shift);
    else delete body[field];
  }
  if (held.length > 0) delete body.status;
  return { body, held };
}
