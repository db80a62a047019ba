import type { Part, PartHealth } from '@/lib/contract/health';
import { IndexMissingError } from '@/lib/search/appeal-search';
import type { StoreVitals } from './role-beats';

/** A role beats twice a second; after this silence it is down. */
export const SILENT_AFTER_MS = 2_000;
/** So many events behind, a part works but lags. */
const LAGS_FROM = 500;

export interface Findings {
  /** Null when the database does not answer. */
  readonly vitals: StoreVitals | null;
  /** What an adapter's ping threw; null when it answered; undefined when there is no such part. */
  readonly redis: Error | null | undefined;
  readonly search: Error | null;
  /** Age of the last frame at this node, ms, and its place. */
  readonly frames: { readonly age: number; readonly pos: number };
}

const down = (part: Part, detail: string): PartHealth => ({ part, state: 'down', lag: null, detail });

function behind(part: Part, lag: number, detail: string): PartHealth {
  return { part, state: lag >= LAGS_FROM ? 'lag' : 'ok', lag: Math.max(0, lag), detail };
}

/** The state of every part from what was found, each with its own words. */
export function judgeParts(findings: Findings): PartHealth[] {
  const { vitals, redis, search, frames } = findings;
  const parts: PartHealth[] = [
    vitals === null
      ? down('database', 'база данных не отвечает')
      : { part: 'database', state: 'ok', lag: null, detail: '' },
  ];
  if (redis !== undefined) {
    parts.push(
      redis === null
        ? { part: 'redis', state: 'ok', lag: null, detail: '' }
        : down('redis', 'Redis не отвечает'),
    );
  }
  parts.push(
    search === null
      ? { part: 'search', state: 'ok', lag: null, detail: '' }
      : down(
          'search',
          search instanceof IndexMissingError ? 'поисковый индекс строится заново' : 'поиск не отвечает',
        ),
  );
  if (vitals === null) return parts;
  parts.push(judgeRole(vitals, 'relay', { lag: vitals.pending, silence: 'передача событий остановилась' }));
  const aggregateLag = vitals.head - frames.pos;
  const isAggregateSilent = frames.age > SILENT_AFTER_MS;
  parts.push(
    isAggregateSilent
      ? down('aggregate', 'показатели не обновляются')
      : behind('aggregate', aggregateLag, `позиция ${frames.pos} из ${vitals.head}${parkedWords(vitals)}`),
  );
  const indexed = vitals.roles.get('index')?.pos ?? 0;
  parts.push(judgeRole(vitals, 'index', { lag: vitals.head - indexed, silence: 'индексация остановилась' }));
  return parts;
}

const parkedWords = ({ parked }: StoreVitals) =>
  parked === 0 ? '' : `; отложено событий ${parked}: npm run poison -- list`;

function judgeRole(
  vitals: StoreVitals,
  role: 'relay' | 'index',
  words: { lag: number; silence: string },
): PartHealth {
  const beat = vitals.roles.get(role);
  if (beat === undefined || beat.age > SILENT_AFTER_MS) return down(role, words.silence);
  return behind(role, words.lag, `в очереди ${Math.max(0, words.lag)}`);
}
