import { MINUTE } from '@/lib/domain/city-time';
import { number } from '../lib/table';
import { MULTIPLES } from './bursts';
import type { Detector } from './detector';
import { named } from './random';
import { cusumHour, earsDaily } from './rivals';
import type { FileReport, Outcome } from './run';
import { median, medianRatio, ratioRange, wilson } from './statistics';
import { SCOPES, type Scope } from './watched';

const SCOPE_NAMES: Readonly<Record<Scope, string>> = {
  topic: 'тема',
  'topic-district': 'тема в районе',
  district: 'район',
  cell: 'ячейка',
};

export const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
export const head = (cells: readonly string[]) => [row(cells), row(cells.map(() => '---'))];

const minutes = (ms: number) =>
  Number.isNaN(ms) ? '—' : Number.isFinite(ms) ? number(ms / MINUTE, 0) : 'не видит половины';

const delaysOf = (outcomes: readonly Outcome[], i: number) =>
  outcomes.map(({ delays }) => delays[i] ?? Number.POSITIVE_INFINITY);

function sensitivity(outcomes: readonly Outcome[], i: number): string {
  const seen = delaysOf(outcomes, i).filter(Number.isFinite).length;
  const [low, high] = wilson(seen, outcomes.length);
  return `${number(seen / outcomes.length, 3)} (${number(low, 2)}–${number(high, 2)})`;
}

function ratios(outcomes: readonly Outcome[], i: number): string {
  const ours = delaysOf(outcomes, 0);
  const other = delaysOf(outcomes, i);
  const [low, high] = ratioRange(ours, other, named(outcomes.length, `ratio ${i}`));
  return `${number(medianRatio(ours, other), 2)} (${number(low, 2)}–${number(high, 2)})`;
}

function lines(title: string, outcomes: readonly Outcome[], detectors: readonly Detector[]): string[] {
  if (outcomes.length === 0) return [];
  return detectors.map(({ name }, i) =>
    row([
      title,
      name,
      String(outcomes.length),
      minutes(median(delaysOf(outcomes, i))),
      sensitivity(outcomes, i),
      i === 0 ? '' : ratios(outcomes, i),
    ]),
  );
}

const COLUMNS = [
  'Где и во сколько раз',
  'Способ',
  'Всплесков',
  'Медиана задержки, мин',
  'Чувствительность (95 %)',
  'Мы / соперник (95 %)',
];

function calibration(report: FileReport, detectors: readonly Detector[]): string[] {
  return [...report.calibrated].map(([scope, limits]) =>
    row([
      report.file,
      SCOPE_NAMES[scope],
      String(report.series.get(scope) ?? 0),
      ...limits.map(({ threshold, perWeek }) => `${number(perWeek, 2)} (порог ${number(threshold, 2)})`),
      ...detectors.slice(limits.length).map(() => ''),
    ]),
  );
}

/** The aims: at equal false alarms, over all files, scopes and multiples; EARS-C2 by its customary days. */
function aims(all: readonly Outcome[], detectors: readonly Detector[]): string[] {
  const indexOf = (detector: Detector) => detectors.indexOf(detector);
  const ratio = (rival: Detector) => medianRatio(delaysOf(all, 0), delaysOf(all, indexOf(rival)));
  const triple = all.filter(({ multiple }) => multiple === 3);
  const seen = delaysOf(triple, 0).filter(Number.isFinite).length / Math.max(1, triple.length);
  const verdict = (isMet: boolean) => (isMet ? 'достигнуто' : 'НЕ достигнуто');
  const lines: (readonly [string, string, boolean])[] = [
    [`чувствительность при 3×: ${number(seen, 3)}`, 'не меньше 0,95', seen >= 0.95],
  ];
  const rivals = [
    [cusumHour, 0.7],
    [earsDaily, 1 / 3],
  ] as const;
  for (const [rival, aim] of rivals) {
    if (indexOf(rival) < 0) continue;
    const value = ratio(rival);
    lines.push([
      `медиана задержки к «${rival.name}»: ${number(value, 2)}`,
      `не больше ${number(aim, 2)}`,
      value <= aim,
    ]);
  }
  return lines.map(([what, aim, isMet]) => `- ${what}; цель: ${aim}; ${verdict(isMet)}`);
}

/** Every table of the evaluation, as Markdown. */
export function printReport(reports: readonly FileReport[], detectors: readonly Detector[]): string {
  const all = reports.flatMap(({ outcomes }) => outcomes);
  const by = (keep: (outcome: Outcome) => boolean) => all.filter(keep);
  return [
    '## Из чего сделаны спокойные недели',
    ...reports.map(({ file, how, left }) => `- ${file}: ${how}${left}`),
    '',
    '## Ложные тревоги в неделю после уравнивания порогов (на все ряды вместе)',
    ...head(['Файл', 'Что смотрят', 'Рядов', ...detectors.map(({ name }) => name)]),
    ...reports.flatMap((report) => calibration(report, detectors)),
    '',
    '## По местам и размерам',
    ...head(COLUMNS),
    ...SCOPES.flatMap((scope) =>
      MULTIPLES.flatMap((multiple) =>
        lines(
          `${SCOPE_NAMES[scope]}, ${multiple}×`,
          by((outcome) => outcome.scope === scope && outcome.multiple === multiple),
          detectors,
        ),
      ),
    ),
    '',
    '## По файлам, 3×',
    ...head(COLUMNS),
    ...reports.flatMap(({ file }) =>
      lines(
        file,
        by((outcome) => outcome.file === file && outcome.multiple === 3),
        detectors,
      ),
    ),
    '',
    '## По уровню, 3×',
    ...head(COLUMNS),
    ...lines(
      'уровень ряда свой',
      by(({ multiple, isAtFloor }) => multiple === 3 && !isAtFloor),
      detectors,
    ),
    ...lines(
      'уровень поднят до наименьшего',
      by(({ multiple, isAtFloor }) => multiple === 3 && isAtFloor),
      detectors,
    ),
    '',
    '## Всё вместе',
    ...head(COLUMNS),
    ...MULTIPLES.flatMap((multiple) =>
      lines(
        `всё, ${multiple}×`,
        by((outcome) => outcome.multiple === multiple),
        detectors,
      ),
    ),
    ...lines('всё, 2×, 3× и 5×', all, detectors),
    '',
    '## Цели',
    ...aims(all, detectors),
  ].join('\n');
}
