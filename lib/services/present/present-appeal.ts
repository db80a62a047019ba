import { eq, inArray } from 'drizzle-orm';
import type { AppealItem, AppealRecord, TextPiece } from '@/lib/contract/search';
import { appeal, appealPerson, appealText, placeReading } from '@/lib/db/schema';
import type { KeptReading } from '@/lib/domain/places/appeal-place';
import type { SearchHit } from '@/lib/search/appeal-search';
import { fromRow, type StoredAppeal } from '../appeals/appeal-rows';
import { tellRoute } from '../routing/get-routing';
import { visibleText } from '../search/read-documents';
import type { Store } from '../store';
import { presentHistory } from './present-history';
import { presentPlace } from './present-place';

const SNIPPET = 260;
/** How much of the text stands before the first hit. */
const LEAD = 60;

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** A text cut into what the query met and what it did not. `marks` are ranges of the whole text, in order. */
export function pieces(
  text: string,
  marks: readonly (readonly [number, number])[],
  span: { from: number; to: number },
): TextPiece[] {
  const found: TextPiece[] = [];
  let at = span.from;
  for (const [from, to] of marks) {
    if (to <= at || from >= span.to) continue;
    if (from > at) found.push({ text: text.slice(at, from), hit: false });
    found.push({ text: text.slice(Math.max(from, at), Math.min(to, span.to)), hit: true });
    at = Math.min(to, span.to);
  }
  if (at < span.to) found.push({ text: text.slice(at, span.to), hit: false });
  return found;
}

/** The part of a visible text around its first hit, cut at blanks. Marks behind the text lie in the address. */
export function snippetOf(text: string, found: readonly (readonly [number, number])[]): TextPiece[] {
  const marks = found.filter(([from]) => from < text.length);
  const first = marks[0]?.[0] ?? 0;
  const wanted = text.length <= SNIPPET ? 0 : Math.max(0, first - LEAD);
  const from = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const end = Math.min(text.length, from + SNIPPET);
  const blank = text.lastIndexOf(' ', end);
  const to = end === text.length || blank <= first ? end : blank;
  const cut = pieces(text, marks, { from, to });
  if (from > 0) cut.unshift({ text: '…', hit: false });
  if (to < text.length) cut.push({ text: '…', hit: false });
  return cut;
}

function presentItem(store: Store, stored: StoredAppeal, marks: SearchHit['marks']): AppealItem {
  return { ...presentCodes(store, stored), snippet: snippetOf(visibleText(stored.state.text), marks) };
}

function presentCodes(store: Store, { id, state }: StoredAppeal): Omit<AppealItem, 'snippet'> {
  return {
    id,
    kind: state.kind,
    source: state.source,
    externalId: state.externalId,
    channel: state.channel,
    topic: state.topic,
    topicName: store.city.topicName(state.topic),
    district: state.district,
    precision: state.precision,
    cell: state.cell,
    status: state.status,
    department: state.department,
    createdAt: new Date(state.created).toISOString(),
    dueAt: iso(state.due),
    soonAt: iso(state.soon),
    answeredAt: iso(state.answered),
    closedAt: iso(state.closed),
  };
}

interface Shown extends StoredAppeal {
  readonly reading: KeptReading | null;
}

async function readStored(store: Store, ids: readonly number[]): Promise<Map<number, Shown>> {
  if (ids.length === 0) return new Map();
  const rows = await store.db.orm
    .select()
    .from(appeal)
    .leftJoin(appealText, eq(appealText.appealId, appeal.id))
    .leftJoin(appealPerson, eq(appealPerson.appealId, appeal.id))
    .leftJoin(placeReading, eq(placeReading.appealId, appeal.id))
    .where(inArray(appeal.id, [...ids]));
  return new Map(
    rows.map((row) => [row.appeal.id, { ...fromRow(row), reading: row.place_reading?.reading ?? null }]),
  );
}

/** A record as an observer may see it; null when there is none. */
export async function presentRecord(store: Store, id: number): Promise<AppealRecord | null> {
  const stored = (await readStored(store, [id])).get(id);
  if (stored === undefined) return null;
  const { state } = stored;
  return {
    ...presentCodes(store, stored),
    text: visibleText(state.text),
    address: state.address === null ? null : visibleText(state.address),
    place: presentPlace(state, stored.reading),
    topicLabel: state.topicLabel,
    statusLabel: state.statusLabel,
    receivedAt: new Date(state.received).toISOString(),
    registeredAt: new Date(stored.registered).toISOString(),
    route: await tellRoute(store, state),
    hasAuthor: state.authorName !== null || state.authorContact !== null || state.authorProfile !== null,
    version: stored.version,
    history: await presentHistory(store.db, id),
  };
}

/** Hits as a list shows them, in their order, personal data masked. */
export async function presentItems(store: Store, hits: readonly SearchHit[]): Promise<AppealItem[]> {
  const found = await readStored(
    store,
    hits.map(({ id }) => id),
  );
  return hits.flatMap(({ id, marks }) => {
    const stored = found.get(id);
    return stored === undefined ? [] : [presentItem(store, stored, marks)];
  });
}

/** A record as a file holds it: the whole masked text and the address. */
export interface FullItem extends Omit<AppealItem, 'snippet'> {
  readonly text: string;
  readonly address: string | null;
}

/** Hits as a file holds them, in their order, personal data masked. */
export async function presentFullItems(store: Store, hits: readonly { id: number }[]): Promise<FullItem[]> {
  const found = await readStored(
    store,
    hits.map(({ id }) => id),
  );
  return hits.flatMap(({ id }) => {
    const stored = found.get(id);
    if (stored === undefined) return [];
    const { text, address } = stored.state;
    return [
      {
        ...presentCodes(store, stored),
        text: visibleText(text),
        address: address === null ? null : visibleText(address),
      },
    ];
  });
}
