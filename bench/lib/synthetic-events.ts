import { CHANNELS, isPlaced, type Precision } from '@/lib/domain/appeal';
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

interface Mix {
  readonly random: () => number;
  readonly places: readonly string[];
  readonly topics: readonly string[];
  readonly districts: readonly string[];
}

/** One of a list, the first ones more often. */
function skewed<T>({ random }: Mix, list: readonly T[]): T | undefined {
  return list[Math.floor(random() ** 2 * list.length)];
}

function contributionAt(mix: Mix, created: number, now: number): Contribution {
  const { random } = mix;
  const precision = PRECISIONS[Math.floor(random() * PRECISIONS.length)] ?? 'none';
  const isOpen = random() < (created > now - 12 * DAY ? 0.5 : 0.001);
  return {
    kind: random() < 0.06 ? 'petition' : 'message',
    source: 'bench',
    channel: skewed(mix, CHANNELS) ?? 'other',
    topic: skewed(mix, mix.topics) ?? 'undetermined',
    cell: isPlaced(precision) ? (skewed(mix, mix.places) ?? null) : null,
    precision,
    district: precision === 'none' ? null : (skewed(mix, mix.districts) ?? null),
    department: null,
    status: isOpen ? 'registered' : 'answered',
    created,
    due: Math.floor((created + 3 * DAY + random() * 20 * DAY) / HOUR) * HOUR,
    answered: isOpen ? null : Math.floor(created + random() * 6 * DAY),
    closed: null,
    author: `a${Math.floor(random() * 50_000)}`,
    address: null,
  };
}

/** First events of appeals in time order, made one by one so that ten million fit. */
export function* syntheticEvents(city: City, span: SyntheticSpan): Generator<PublishedEvent> {
  const random = createRandom(20_261_123);
  const mix: Mix = {
    random,
    places: placesOf(city, random),
    topics: city.profile.topics.map(({ id }) => id),
    districts: city.profile.districts.map(({ id }) => id),
  };
  const start = span.now - span.days * DAY;
  for (let i = 1; i <= span.count; i++) {
    const created = Math.floor(start + (i / span.count) * span.days * DAY);
    yield {
      id: i,
      pos: i,
      publishedAt: created,
      recordedAt: created,
      actor: 'bench',
      lane: 'bulk',
      restored: false,
      body: {
        type: 'appeal.registered',
        appealId: i,
        before: null,
        after: contributionAt(mix, created, span.now),
      },
    };
  }
}
