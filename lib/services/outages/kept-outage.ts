import type { Position } from '@/lib/domain/geometry';
import type { Outage } from '@/lib/domain/log-event';
import type { OutageFieldChange, OutageKind } from '@/lib/domain/outages/outage';
import { visibleText } from '../search/read-documents';

/** An annotation as it is kept: what the log tells of it, and what only the record knows. Times are epoch ms. */
export interface KeptOutage {
  readonly id: string;
  readonly kind: OutageKind;
  readonly title: string;
  readonly by: string | null;
  readonly service: string | null;
  readonly topics: readonly string[];
  readonly district: string | null;
  readonly area: string | null;
  readonly houses: readonly string[];
  readonly at: Position | null;
  readonly ring: readonly Position[] | null;
  readonly spots: readonly Position[];
  readonly from: number;
  readonly promised: number;
  readonly ended: number | null;
  readonly isWithdrawn: boolean;
}

/** Where it is marked on a map: where a person put it, and what its words name. */
export function marksOf({ at, spots }: Pick<KeptOutage, 'at' | 'spots'>): Position[] {
  return at === null ? [...spots] : [at, ...spots];
}

/** What the folds need of it; words are masked, as nobody can erase them from the log. */
export function logOutage(kept: KeptOutage): Outage {
  const { id, title, topics, district, from, promised, ended, kind, by, ring, isWithdrawn } = kept;
  const spots = marksOf(kept);
  return {
    id,
    title: visibleText(title),
    topics,
    district,
    from,
    to: ended ?? promised,
    ...(kind !== 'planned' && { kind }),
    ...(ended !== null && { hasEnded: true as const }),
    ...(by !== null && { by: visibleText(by) }),
    ...(spots.length > 0 && { spots }),
    ...(ring !== null && { ring }),
    ...(isWithdrawn && { isWithdrawn: true as const }),
  };
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const list = (values: readonly string[]) => (values.length === 0 ? null : values.join('; '));

/** Every field as one text, so that two of them can be compared and told. */
function texts(kept: KeptOutage): Readonly<Record<string, string | null>> {
  const { kind, title, by, service, topics, district, area, houses, at, ring } = kept;
  return {
    kind,
    title,
    by,
    service,
    topics: list(topics),
    district,
    area,
    houses: list(houses),
    at: at === null ? null : `${at[1]}, ${at[0]}`,
    ring: ring === null ? null : ring.map(([lon, lat]) => `${lat}, ${lon}`).join('; '),
    from: iso(kept.from),
    promised: iso(kept.promised),
    ended: iso(kept.ended),
  };
}

/** What is told anew; the gazetteer's own points are no change of the announcement. */
export function fieldChanges(before: KeptOutage, after: KeptOutage): OutageFieldChange[] {
  const was = texts(before);
  return Object.entries(texts(after))
    .map(([field, value]) => ({ field, before: was[field] ?? null, after: value }))
    .filter((change) => change.before !== change.after);
}
