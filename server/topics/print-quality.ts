import { formatNumber } from '@/lib/domain/russian';
import type { Quality } from '@/lib/domain/topics/metrics';

const three = (n: number) => n.toFixed(3);
const percent = (n: number) => `${Math.round(n * 100)} %`;

/** Quality as a table for a terminal; numbers with a point, so that a script can read them. */
export function printQuality(quality: Quality): string {
  const width = Math.max(6, ...quality.groups.map(({ group }) => group.length));
  const head = `${'группа'.padEnd(width)}  точность  полнота     F1  текстов`;
  const rows = quality.groups.map(({ group, precision, recall, f1, rows: count }) =>
    [
      group.padEnd(width),
      three(precision).padStart(9),
      three(recall).padStart(8),
      three(f1).padStart(6),
      String(count).padStart(8),
    ].join(' '),
  );
  const coverages = quality.coverages.map(
    ({ coverage, precision, threshold }) =>
      `  охват ${three(coverage)}  точность ${three(precision)}  при уверенности от ${three(threshold)}`,
  );
  const { sure } = quality;
  return [
    `Текстов проверено: ${formatNumber(quality.rows)}`,
    `accuracy ${three(quality.accuracy)}  (верно названа группа)`,
    `macro-F1 ${three(quality.macroF1)}  (среднее F1 по группам)`,
    '',
    head,
    ...rows,
    '',
    'Точность ответов, если отвечать только при достаточной уверенности:',
    ...coverages,
    sure.coverage === 0
      ? 'Точность 0.950 не достигнута ни при каком охвате.'
      : `Точность не ниже 0.950 держится до охвата ${three(sure.coverage)} (${percent(sure.coverage)} текстов).`,
  ].join('\n');
}
