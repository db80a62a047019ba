import { MINUTE } from '@/lib/domain/city-time';
import { number } from '../lib/table';
import { MULTIPLES } from './bursts';
import type { ClusterReport } from './clusters';
import { head, row } from './report';
import { median, wilson } from './statistics';

const THRESHOLDS = [
  ['shipped', 'порог как в работе'],
  ['equal', 'порог по ложным тревогам'],
] as const;

const minutes = (ms: number) => (Number.isFinite(ms) ? number(ms / MINUTE, 0) : 'не видит половины');

function share(delays: readonly number[]): string {
  const seen = delays.filter(Number.isFinite).length;
  const [low, high] = wilson(seen, delays.length);
  return `${number(seen / Math.max(1, delays.length), 3)} (${number(low, 2)}–${number(high, 2)})`;
}

/** Bursts of mixed topics in one neighbourhood, as Markdown. */
export function printClusters(reports: readonly ClusterReport[]): string {
  const all = reports.flatMap(({ outcomes }) => outcomes);
  return [
    '',
    '## Скопления: сообщения о разном вокруг одного места',
    ...reports.map(
      ({ file, falseAlarms, equal, cost }) =>
        `- ${file}: ложных тревог в неделю ${number(falseAlarms, 2)} (при ином пороге ${number(equal.perWeek, 2)}); один просмотр ${number(cost.ms, 2)} мс, сообщений за сутки в нём ${number(cost.voices, 0)}`,
    ),
    ...head([
      'Файл',
      'Во сколько раз',
      'Порог',
      'Всплесков',
      'Медиана задержки, мин',
      'Чувствительность (95 %)',
    ]),
    ...['', ...reports.map(({ file }) => file)].flatMap((file) =>
      MULTIPLES.flatMap((multiple) =>
        THRESHOLDS.map(([threshold, words]) => {
          const delays = all
            .filter((one) => one.multiple === multiple && (file === '' || one.file === file))
            .map((one) => one.delays[threshold]);
          const cells = [String(delays.length), minutes(median(delays)), share(delays)];
          return row([file === '' ? 'все' : file, `${multiple}×`, words, ...cells]);
        }),
      ),
    ),
  ].join('\n');
}
