import { CHANNELS, type Precision } from '@/lib/domain/appeal';
import { cellAt } from '@/lib/domain/cell';
import { DAY, HOUR } from '@/lib/domain/city-time';
import type { Contribution, PublishedEvent } from '@/lib/domain/log-event';
import type { City } from '@/lib/services/city/city';
import { createRandom } from './random';

export interface SyntheticSpan {
  readonly count: number;
  /** Epoch ms of the newest appeal. */
  readonly now: number;
  /** Over how many days they are spread. */
  readonly days: number;
}

/** Places of the city that appeals fall on: some hundred cells, the first ones more often. */
function placesOf(city: City, random: () => number): string[] {
  const { west, south, east, north } = city.profile.home;
  return Array.from({ length: 400 }, () =>
    cellAt(south + random() * (north - south), west + random() * (east - west)),
  );
}

const PRECISIONS: readonly Precision[] = ['house', 'street', 'district', 'none'];

/** First events of appeals in time order, made one by one so that ten million fit. */
export function* syntheticEvents(city: City, span: SyntheticSpan): Generator<PublishedEvent> {
  const random = createRandom(20_261_123);
  const places = placesOf(city, random);
  const topics = city.profile.topics.map(({ id }) => id);
  const districts = city.profile.districts.map(({ id }) => id);
  const skewed = <T>(list: readonly T[]) => list[Math.floor(random() ** 2 * list.length)];
  const start = span.now - span.days * DAY;
  for (let i = 0; i < span.count; i++) {
    const created = Math.floor(start + ((i + 1) / span.count) * span.days * DAY);
    const precision = PRECISIONS[Math.floor(random() * PRECISIONS.length)] ?? 'none';
    const isPlaced = precision === 'house' || precision === 'street';
    const isOpen = created > span.now - 12 * DAY ? random() < 0.5 : random() < 0.001;
    const due = Math.floor((created + 3 * DAY + random() * 20 * DAY) / HOUR) * HOUR;
    const after: Contribution = {
      kind: random() < 0.06 ? 'petition' : 'message',
      source: 'bench',
      channel: skewed(CHANNELS) ?? 'other',
      topic: skewed(topics) ?? 'undetermined',
      cell: isPlaced ? (skewed(places) ?? null) : null,
      precision,
      district: precision === 'none' ? null : (skewed(districts) ?? null),
      department: null,
      status: isOpen ? 'registered' : 'answered',
      created,
      due,
      answered: isOpen ? null : Math.floor(created + random() * 6 * DAY),
      closed: null,
      author: `a${Math.floor(random() * 50_000)}`,
      address: null,
    };
    yield {
      id: i + 1,
      pos: i + 1,
      publishedAt: created,
      recordedAt: created,
      actor: 'bench',
      lane: 'bulk',
      restored: false,
      body: { type: 'appeal.registered', appealId: i + 1, before: null, after },
    };
  }
}
