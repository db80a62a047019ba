/** A row judged: what it is, what was said of it, how surely; `said` null is «не определена». */
export interface Judged {
  readonly truth: string;
  readonly said: string | null;
  readonly confidence: number;
}

export interface GroupQuality {
  readonly group: string;
  readonly rows: number;
  readonly said: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface Coverage {
  readonly coverage: number;
  readonly precision: number;
  /** The lowest confidence that is still let through. */
  readonly threshold: number;
}

/** A group that is often taken for another. */
export interface Confusion {
  readonly truth: string;
  readonly said: string;
  readonly rows: number;
}

export interface Quality {
  readonly rows: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly groups: readonly GroupQuality[];
  readonly coverages: readonly Coverage[];
  /** The most frequent mistakes, the most frequent first. */
  readonly confusions: readonly Confusion[];
  /** The widest coverage at which the precision still is 0.95. */
  readonly sure: Coverage;
}

export const SURE_PRECISION = 0.95;
/** Fewer answers than this say nothing about their precision. */
const TOO_FEW = 20;
const NAMED_CONFUSIONS = 10;
const STEPS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

const ratio = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

function groupQualities(judged: readonly Judged[]): GroupQuality[] {
  const names = [...new Set(judged.map(({ truth }) => truth))].sort();
  return names.map((group) => {
    const rows = judged.filter(({ truth }) => truth === group);
    const said = judged.filter((row) => row.said === group).length;
    const right = rows.filter((row) => row.said === group).length;
    const precision = ratio(right, said);
    const recall = ratio(right, rows.length);
    return { group, rows: rows.length, said, precision, recall, f1: ratio(2 * right, rows.length + said) };
  });
}

/** Precision of the surest answers, widest last. */
function precisionCurve(judged: readonly Judged[]): Coverage[] {
  const surest = [...judged].sort((a, b) => b.confidence - a.confidence);
  let right = 0;
  return surest.map((row, i) => {
    if (row.truth === row.said) right += 1;
    return { coverage: (i + 1) / surest.length, precision: right / (i + 1), threshold: row.confidence };
  });
}

function largestConfusions(judged: readonly Judged[]): Confusion[] {
  const counts = new Map<string, Confusion>();
  for (const { truth, said } of judged) {
    if (said === null || said === truth) continue;
    const key = JSON.stringify([truth, said]);
    counts.set(key, { truth, said, rows: (counts.get(key)?.rows ?? 0) + 1 });
  }
  return [...counts.values()].sort((a, b) => b.rows - a.rows).slice(0, NAMED_CONFUSIONS);
}

/** Accuracy, macro-F1 over the groups that occur, precision and recall of each, and precision by coverage. */
export function qualityOf(judged: readonly Judged[]): Quality {
  const groups = groupQualities(judged);
  const curve = precisionCurve(judged);
  const right = judged.filter(({ truth, said }) => truth === said).length;
  const coverages = STEPS.flatMap((step) => curve[Math.max(0, Math.round(step * curve.length) - 1)] ?? []);
  const sure = curve.findLast(({ precision }, i) => precision >= SURE_PRECISION && i + 1 >= TOO_FEW);
  return {
    rows: judged.length,
    accuracy: ratio(right, judged.length),
    macroF1: ratio(
      groups.reduce((sum, { f1 }) => sum + f1, 0),
      groups.length,
    ),
    groups,
    coverages,
    confusions: largestConfusions(judged),
    sure: sure ?? { coverage: 0, precision: 0, threshold: 1 },
  };
}
