import {
  ALL,
  type Book,
  type FigureTable,
  GAUGE_BY,
  type GaugeBy,
  numbersOf,
  section,
} from '@/lib/contract/figures';
import type { LiveAnswer } from '@/lib/contract/live';
import type { TimeWindow } from '@/lib/domain/time-window';

type Gauges = LiveAnswer['gauges'];

/** The gauges of deadlines under the field's own names. */
export function presentGauges(table: FigureTable, book: Book, window: TimeWindow) {
  const read = (name: string, id: string) => numbersOf(table.get(name)?.get(id));
  const [answered = 0, late = 0] = read(section.finished(book, 'ever', 'topics'), ALL);
  const [median = -1, count = 0] = read(section.reaction(book, window), 'minutes');
  const controls = [...(table.get(section.controls(book)) ?? [])].map(([controller, value]) => {
    const [marks = 0, violated = 0] = numbersOf(value);
    return [controller, { marks, violated }] as const;
  });
  return {
    gauges: gaugesOf(table, book, window),
    answeredEver: { answered, late },
    reaction: { medianMinutes: median < 0 ? null : median, count },
    controls: Object.fromEntries(controls),
  };
}

function gaugesOf(table: FigureTable, book: Book, window: TimeWindow): Gauges {
  const by = (name: GaugeBy) => {
    const open = table.get(section.deadlines(book, name));
    const finished = table.get(section.finished(book, window, name));
    const codes = new Set([...(open?.keys() ?? []), ...(finished?.keys() ?? [])]);
    codes.delete(ALL);
    const found = [...codes].sort().map((code) => {
      const [inTime = 0, soon = 0, late = 0, withoutDue = 0] = numbersOf(open?.get(code));
      const [answered = 0, answeredLate = 0] = numbersOf(finished?.get(code));
      return [code, { inTime, soon, late, withoutDue, answered, answeredLate }] as const;
    });
    return Object.fromEntries(found);
  };
  const [topics, regimes, departments, districts, sources] = GAUGE_BY.map(by);
  return {
    topics: topics ?? {},
    regimes: regimes ?? {},
    departments: departments ?? {},
    districts: districts ?? {},
    sources: sources ?? {},
  };
}
