import { AppError } from '@/lib/contract/app-error';
import type {
  InstructionItem,
  InstructionRecord,
  InstructionsAnswer,
  InstructionsQuery,
} from '@/lib/contract/instruction';
import type { InstructionAction, InstructionState, LinkKind } from '@/lib/domain/instructions/instruction';
import { isOpenState } from '@/lib/domain/instructions/moves';
import { visibleText } from '../search/read-documents';
import type { Store, VerbContext } from '../store';

type Row = {
  id: string;
  text: string | null;
  author: string;
  executor: string;
  state: InstructionState;
  version: number;
  given: number;
  due: number;
  first_due: number;
  reported: number | null;
  closed: number | null;
  links: { kind: LinkKind; target: string }[];
};

const ms = (column: string) => `(extract(epoch FROM i.${column}) * 1000)::float8`;
const SELECT = `SELECT i.id, i.author, i.executor, i.state, i.version, ${ms('given_at')} AS given, ${ms('due_at')} AS due,
  ${ms('first_due_at')} AS first_due, ${ms('reported_at')} AS reported, ${ms('closed_at')} AS closed,
  (SELECT t.text FROM instruction_event e JOIN instruction_text t ON t.event_id = e.id
    WHERE e.instruction_id = i.id AND e.action = 'give' ORDER BY e.id LIMIT 1) AS text,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', l.kind, 'target', l.target) ORDER BY l.kind, l.target), '[]')
    FROM instruction_link l WHERE l.instruction_id = i.id) AS links FROM instruction i`;

const ERASED = 'текст удалён';
const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

const LINK_WORDS: Readonly<Record<LinkKind, (store: Store, target: string) => string>> = {
  appeal: (_store, target) => `запись № ${target}`,
  problem: (_store, target) => `проблема № ${target}`,
  hot: ({ city }, target) => `горячая тема «${city.topicName(target)}»`,
};

function present(store: Store, row: Row): InstructionItem {
  const { id, author, executor, state, version, links } = row;
  const now = row.reported !== null && state === 'reported' ? row.reported : store.clock.now();
  return {
    id: Number(id),
    text: row.text === null ? ERASED : visibleText(row.text),
    author,
    executor,
    executorName: store.city.departmentName(executor),
    state,
    version,
    givenAt: iso(row.given),
    dueAt: iso(row.due),
    firstDueAt: iso(row.first_due),
    reportedAt: isoOrNull(row.reported),
    closedAt: isoOrNull(row.closed),
    isLate: (isOpenState(state) ? now : (row.closed ?? now)) > row.due && state !== 'cancelled',
    links: links.map(({ kind, target }) => ({ kind, target, words: LINK_WORDS[kind](store, target) })),
  };
}

/** Instructions by their due time, earliest first: an order that only a new instruction or a new term changes. */
export async function listInstructions({
  ctx: { store },
  input: { state, executor, kind, target, limit },
}: {
  ctx: VerbContext;
  input: InstructionsQuery;
}): Promise<InstructionsAnswer> {
  const { sql } = store.db;
  const isOpen = state === 'open' ? sql`i.closed_at IS NULL` : sql`true`;
  const isHis = executor === undefined ? sql`true` : sql`i.executor = ${executor}`;
  const isLinked =
    kind === undefined || target === undefined
      ? sql`true`
      : sql`EXISTS (SELECT 1 FROM instruction_link l WHERE l.instruction_id = i.id AND l.kind = ${kind} AND l.target = ${target})`;
  const where = sql`${isOpen} AND ${isHis} AND ${isLinked}`;
  const rows = await sql<Row[]>`${sql.unsafe(SELECT)} WHERE ${where} ORDER BY i.due_at, i.id LIMIT ${limit}`;
  const [counts] = await sql<{ total: number; late: number }[]>`
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE i.closed_at IS NULL AND i.state <> 'reported'
      AND i.due_at < ${iso(store.clock.now())}))::int AS late
    FROM instruction i WHERE ${where}`;
  return {
    total: counts?.total ?? 0,
    late: counts?.late ?? 0,
    items: rows.map((row) => present(store, row)),
  };
}

/** One instruction with everything that happened to it, oldest first. Errors: not-found. */
export async function getInstruction({
  ctx: { store },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<InstructionRecord> {
  const { sql } = store.db;
  const [row] = await sql<Row[]>`${sql.unsafe(SELECT)} WHERE i.id = ${id}`;
  if (row === undefined) throw new AppError('not-found', `поручения № ${id} нет`);
  const history = await sql<
    { action: InstructionAction; actor: string; at: number; due: number; text: string | null }[]
  >`
    SELECT e.action, e.actor, (extract(epoch FROM e.recorded_at) * 1000)::float8 AS at,
      (extract(epoch FROM e.due_at) * 1000)::float8 AS due, t.text
    FROM instruction_event e LEFT JOIN instruction_text t ON t.event_id = e.id
    WHERE e.instruction_id = ${id} ORDER BY e.id`;
  return {
    ...present(store, row),
    history: history.map(({ action, actor, at, due, text }) => ({
      action,
      actor,
      at: iso(at),
      dueAt: iso(due),
      text: text === null ? null : visibleText(text),
    })),
  };
}
