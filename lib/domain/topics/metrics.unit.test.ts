import { expect, it } from 'vitest';
import { qualityOf } from './metrics';

const row = (truth: string, said: string | null, confidence: number) => ({ truth, said, confidence });

it('counts accuracy, macro-F1, and precision and recall of each group', () => {
  const quality = qualityOf([row('а', 'а', 0.9), row('а', 'б', 0.4), row('б', 'б', 0.8), row('б', null, 0)]);
  expect(quality.accuracy).toBe(0.5);
  expect(quality.groups).toEqual([
    { group: 'а', rows: 2, said: 1, precision: 1, recall: 0.5, f1: 2 / 3 },
    { group: 'б', rows: 2, said: 2, precision: 0.5, recall: 0.5, f1: 0.5 },
  ]);
  expect(quality.macroF1).toBeCloseTo((2 / 3 + 0.5) / 2);
});

it('tells how far the surest answers stay right', () => {
  const rows = Array.from({ length: 100 }, (_, i) => row('а', i < 70 ? 'а' : 'б', 1 - i / 100));
  const { sure, coverages } = qualityOf(rows);
  expect(sure.coverage).toBeCloseTo(0.73);
  expect(sure.precision).toBeGreaterThanOrEqual(0.95);
  expect(coverages.map(({ coverage }) => coverage)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(coverages.at(-1)?.precision).toBe(0.7);
});

it('survives an empty list', () => {
  expect(qualityOf([])).toMatchObject({ rows: 0, accuracy: 0, macroF1: 0, sure: { coverage: 0 } });
});

it('names what is taken for what, the most frequent first', () => {
  const rows = [row('а', 'б', 1), row('б', 'а', 1), row('а', 'б', 1), row('а', 'а', 1)];
  expect(qualityOf(rows).confusions).toEqual([
    { truth: 'а', said: 'б', rows: 2 },
    { truth: 'б', said: 'а', rows: 1 },
  ]);
});
