import {
  type Book,
  type FigureTable,
  type FinishSpan,
  GAUGE_BY,
  type GaugeBy,
  numbersOf,
  section,
} from '@/lib/contract/figures';
import type { OracleFinishes, OracleGauges } from './gauge-oracle';

function lists(table: FigureTable, nameOf: (by: GaugeBy) => string): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const by of GAUGE_BY)
    for (const [id, value] of table.get(nameOf(by)) ?? []) found[`${by}/${id}`] = numbersOf(value);
  return found;
}

const single = (table: FigureTable, name: string) =>
  Object.fromEntries(
    [...(table.get(name) ?? [])]
      .map(([id, value]) => [id, numbersOf(value)[0] ?? 0])
      .filter(([, n]) => n !== 0),
  );

/** The folds' gauges in the oracle's shape. */
export function gaugesOf(table: FigureTable, book: Book): OracleGauges {
  const controls = [...(table.get(section.controls(book)) ?? [])];
  return {
    open: lists(table, (by) => section.deadlines(book, by)),
    lateCells: single(table, section.lateCells(book)),
    dueSlots: numbersOf(table.get(section.dueSlots(book))?.get('list')),
    dueToday: single(table, section.dueToday(book)),
    lateSinceShift: numbersOf(table.get(section.deadlineDay(book))?.get('late-since-shift'))[0] ?? -1,
    controls: Object.fromEntries(controls.map(([controller, value]) => [controller, numbersOf(value)])),
  };
}

export function finishesOf(table: FigureTable, book: Book, span: FinishSpan): OracleFinishes {
  return {
    finished: lists(table, (by) => section.finished(book, span, by)),
    reaction: span === 'ever' ? [] : numbersOf(table.get(section.reaction(book, span))?.get('minutes')),
  };
}
