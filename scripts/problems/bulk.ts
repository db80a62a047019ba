import { DAY, HOUR } from '@/lib/domain/city-time';
import type { PlaceVocabulary } from '@/lib/domain/problems/place-vocabulary';
import { ProblemBoard, type ProblemRules } from '@/lib/domain/problems/problem-board';
import { type ProblemSignal, traceOf } from '@/lib/domain/problems/trace';
import { createRandom, type Random } from '@/server/demo/random';
import { expandLine } from '@/server/demo/texts/expand-line';
import { HEATING_AND_WATER } from '@/server/demo/texts/heating-and-water';
import { HOMES_AND_YARDS } from '@/server/demo/texts/homes-and-yards';
import { STREETS_AND_TRANSPORT } from '@/server/demo/texts/streets-and-transport';
import type { TopicTexts } from '@/server/demo/texts/topic-texts';

const TEXTS: TopicTexts = { ...HEATING_AND_WATER, ...HOMES_AND_YARDS, ...STREETS_AND_TRANSPORT };
const STREETS =
  'Дзержинского Ворошилова Юбилейная Тополиная Жукова Революционная Свердлова Фрунзе Гая Мира Победы Ленина Гагарина Горького Баныкина Карбышева Голосова Комсомольская Чайкиной Матросова Громовой Ларина Механизаторов Автостроителей Белорусская Фрунзенская Садовая Лесная Кулибина Татищева Луначарского Космонавтов Приморский Буденного Туполева Королева Курчатова Рябиновый Офицерская Спортивная Тимирязева Никонова Ушакова Шлютова Самарская Родины Новозаводская Мичурина Чапаева Макарова'.split(
    ' ',
  );
const SPAN = 90 * DAY;

/** Half of the appeals tell of a case that others tell of too, the rest of a place of their own. */
function bulkSignals(count: number, random: Random): ProblemSignal[] {
  const topics = Object.keys(TEXTS);
  const cases = Array.from({ length: Math.max(1, Math.round(count / 12)) }, () => ({
    topic: random.pick(topics),
    street: random.pick(STREETS),
    house: 1 + random.below(180),
    at: random.between(0, SPAN),
  }));
  const signals = Array.from({ length: count }, (_, i): Omit<ProblemSignal, 'id'> => {
    const known = random.chance(0.5) ? random.pick(cases) : null;
    const topic = known?.topic ?? random.pick(topics);
    const street = known?.street ?? random.pick(STREETS);
    const house = known?.house ?? 1 + random.below(180);
    const created = known === null ? random.between(0, SPAN) : known.at + random.between(0, 2 * DAY);
    const address = `ул. ${street}, д. ${house}`;
    const isTold = random.chance(0.6);
    const lines = TEXTS[topic]?.[1] ?? [''];
    const slots = { где: isTold ? `на ${street} ${house}` : 'в нашем доме', срок: 'второй день' };
    return {
      kind: 'message',
      topic: random.chance(0.2) ? null : topic,
      group: null,
      created: Math.round(created / HOUR) * HOUR,
      author: `a${i}`,
      text: expandLine(random.pick(lines), slots, random),
      address: isTold && random.chance(0.5) ? null : address,
      cell: null,
      precision: 'none',
      district: null,
      finished: null,
    };
  });
  return signals.sort((a, b) => a.created - b.created).map((signal, i) => ({ ...signal, id: i + 1 }));
}

export interface BulkRun {
  readonly count: number;
  readonly seconds: number;
  readonly problems: number;
  readonly joined: number;
  readonly peakMemoryMb: number;
  /** 95th percentile of one appeal, ms. */
  readonly p95: number;
}

/** Made-up appeals of ninety days, taken one after the other. */
export function runBulk(
  count: number,
  setting: { rules: ProblemRules; vocabulary: PlaceVocabulary },
): BulkRun {
  const signals = bulkSignals(count, createRandom('problems'));
  const board = new ProblemBoard(setting.rules);
  const took: number[] = [];
  let joined = 0;
  const from = performance.now();
  for (const signal of signals) {
    const start = performance.now();
    if (board.take(traceOf(signal, setting.vocabulary)).join !== null) joined++;
    took.push(performance.now() - start);
  }
  const seconds = (performance.now() - from) / 1000;
  took.sort((a, b) => a - b);
  return {
    count,
    seconds,
    joined,
    problems: [...board.clusters()].filter(({ members }) => members.size > 1).length,
    peakMemoryMb: Math.round(process.memoryUsage().rss / 1024 / 1024),
    p95: took[Math.floor(took.length * 0.95)] ?? 0,
  };
}
