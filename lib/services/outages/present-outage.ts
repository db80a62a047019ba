import type { OutageItem } from '@/lib/contract/outage';
import { outageState } from '@/lib/domain/outages/outage';
import { visibleText } from '../search/read-documents';
import { marksOf } from './kept-outage';
import type { VersionedOutage } from './outage-rows';

const iso = (at: number) => new Date(at).toISOString();
const visible = (text: string | null) => (text === null ? null : visibleText(text));

/** An annotation as it leaves; personal data in its words is masked. */
export function presentOutage({ kept, version }: VersionedOutage, now: number): OutageItem {
  const { id, kind, topics, district, houses, at, ring, from, promised, ended } = kept;
  return {
    id,
    kind,
    title: visibleText(kept.title),
    by: visible(kept.by),
    service: visible(kept.service),
    topics: [...topics],
    district,
    area: visible(kept.area),
    houses: houses.map(visibleText),
    at: at === null ? null : [...at],
    ring: ring === null ? null : ring.map(([lon, lat]) => [lon, lat]),
    spots: marksOf(kept).map(([lon, lat]) => [lon, lat]),
    from: iso(from),
    promisedEnd: iso(promised),
    actualEnd: ended === null ? null : iso(ended),
    state: kept.isWithdrawn ? 'withdrawn' : outageState(kept, now),
    version,
  };
}
