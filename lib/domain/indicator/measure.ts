import { DAY, HOUR } from '../city-time';
import type { IndicatorCode } from './catalogue';
import { mean, quantile } from './quantile';
import type { CountKey, SpanKey, Tally } from './tally';

/** A value with what is behind it: `of` of `n` records; `of` is null where nothing is divided. */
export interface Measured {
  /** Null where nothing is behind it. */
  readonly value: number | null;
  readonly of: number | null;
  readonly n: number;
}

/** Who shares the load: 1 where a single department is measured. */
export interface Sharing {
  readonly executors: number;
}

type Measure = (tally: Tally, sharing: Sharing) => Measured;

/** Two decimals: what is frozen is what is shown, to the last digit. */
const rounded = (value: number) => Math.round(value * 100) / 100;

const count =
  (key: CountKey): Measure =>
  (tally) => ({ value: tally.of(key), of: null, n: tally.of(key) });

/** Of a state at the end of the month: `n` says of how many. */
const countOf =
  (key: CountKey, all: CountKey): Measure =>
  (tally) => ({ value: tally.of(key), of: null, n: tally.of(all) });

function share(of: number, n: number): Measured {
  return { value: n === 0 ? null : rounded((100 * of) / n), of, n };
}

const percent =
  (key: CountKey, all: CountKey): Measure =>
  (tally) =>
    share(tally.of(key), tally.of(all));

const OUTCOMES = ['outcome-solved', 'outcome-explained', 'outcome-planned', 'outcome-refused'] as const;

const percentOfOutcomes =
  (key: (typeof OUTCOMES)[number]): Measure =>
  (tally) =>
    share(
      tally.of(key),
      OUTCOMES.reduce((sum, outcome) => sum + tally.of(outcome), 0),
    );

type Summary = (values: readonly number[]) => number | null;
const median: Summary = (values) => quantile(values, 50);
const ninetieth: Summary = (values) => quantile(values, 90);

const time =
  (key: SpanKey, summary: Summary, unit: number): Measure =>
  (tally) => {
    const values = tally.spans(key);
    const value = summary(values);
    return { value: value === null ? null : rounded(value / unit), of: null, n: values.length };
  };

const load: Measure = (tally, { executors }) => {
  const of = tally.of('assigned');
  return { value: executors === 0 ? null : rounded(of / executors), of, n: executors };
};

const solved: Measure = (tally) => {
  const of = tally.of('outcome-solved');
  return share(of, of + tally.of('outcome-explained'));
};

export const MEASURES: Readonly<Record<IndicatorCode, Measure>> = {
  received: count('received'),
  calls: countOf('calls', 'received'),
  finished: count('finished'),
  'open-at-end': count('open'),
  load,
  'on-time': percent('on-time', 'due'),
  'answered-late': countOf('answered-late', 'finished'),
  'late-at-end': countOf('late', 'open'),
  'late-week': countOf('late-week', 'late'),
  postponed: percent('postponed', 'open'),
  extended: count('extended'),
  redirected: count('redirected'),
  'redirected-in-time': percent('redirected-in-time', 'redirected'),
  'promises-kept': percent('promises-kept', 'promises'),
  'instructions-on-time': percent('instructions-on-time', 'instructions'),
  'reaction-median': time('reaction', median, HOUR),
  'reaction-p90': time('reaction', ninetieth, HOUR),
  'reaction-mean': time('reaction', mean, HOUR),
  'reaction-calendar': time('reaction-calendar', median, HOUR),
  'answer-median': time('answer', median, HOUR),
  'answer-p90': time('answer', ninetieth, HOUR),
  'answer-calendar': time('answer-calendar', median, DAY),
  'pos-answer': time('pos-answer', mean, DAY),
  'fast-track': percent('pos-fast', 'pos'),
  'solved-share': solved,
  'outcome-solved': percentOfOutcomes('outcome-solved'),
  'outcome-explained': percentOfOutcomes('outcome-explained'),
  'outcome-planned': percentOfOutcomes('outcome-planned'),
  'outcome-refused': percentOfOutcomes('outcome-refused'),
  rework: percent('returned', 'submitted'),
  repeats: percent('repeats', 'finished'),
  reopened: percent('reopened', 'finished'),
};
