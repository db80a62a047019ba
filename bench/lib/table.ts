/** One row of the bench: ours beside what a user would pick instead, from the same run. */
export interface BenchRow {
  readonly metric: string;
  readonly ours: string;
  readonly rival: string;
  /** How many times better ours is, or as the row says. */
  readonly ratio: string;
  /** What we aim for, or what the machine allows at best. */
  readonly limit: string;
}

export interface Bench {
  readonly name: string;
  run(tell: (line: string) => void): Promise<readonly BenchRow[]>;
}

const HEAD: BenchRow = {
  metric: 'Показатель',
  ours: 'Пульт',
  rival: 'Соперник',
  ratio: 'Отношение',
  limit: 'Цель или предел',
};

export function printTable(rows: readonly BenchRow[]): string {
  const lines = [HEAD, ...rows].map(({ metric, ours, rival, ratio, limit }) =>
    ['', metric, ours, rival, ratio, limit, ''].join(' | ').trim(),
  );
  lines.splice(1, 0, '|---|---|---|---|---|');
  return lines.join('\n');
}

export const number = (value: number, digits = 0) =>
  value.toLocaleString('ru-RU', { maximumFractionDigits: digits, minimumFractionDigits: digits });
export const ms = (value: number) => `${number(value, value < 10 ? 2 : value < 100 ? 1 : 0)} мс`;
export const times = (value: number) => `${number(value, value < 10 ? 2 : 0)}×`;
