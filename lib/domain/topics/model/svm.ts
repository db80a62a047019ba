import type { Matrix } from './matrix';
import { randomOf, shuffle } from './random';

export interface SvmOptions {
  /** Price of an error on each row. */
  readonly costs: Float64Array;
  readonly seed: number;
}

const MOST_ROUNDS = 50;
/** The descent ends when the slopes of all rows differ by no more. */
const ENOUGH = 0.1;

/**
 * Weights that part the rows of `isMember` from the others: L2-regularised squared hinge by dual coordinate
 * descent with shrinking (Hsieh et al., 2008, algorithm 3).
 */
export function trainSvm(matrix: Matrix, isMember: Uint8Array, options: SvmOptions): Float64Array {
  const descent = createDescent(matrix, isMember, options.costs);
  const order = Int32Array.from(isMember, (_, i) => i);
  const random = randomOf(options.seed);
  let active = order.length;
  let bound = Number.POSITIVE_INFINITY;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    shuffle(order.subarray(0, active), random);
    const turn = takeTurn(descent, order.subarray(0, active), bound);
    const isSettled = turn.spread <= ENOUGH;
    if (isSettled && active === order.length) break;
    active = isSettled ? order.length : turn.active;
    bound = isSettled || turn.highest <= 0 ? Number.POSITIVE_INFINITY : turn.highest;
  }
  return descent.weights;
}

interface Turn {
  readonly active: number;
  readonly highest: number;
  readonly spread: number;
}

/** Moves each row of `order` once; rows that may rest are put to its end. */
function takeTurn(descent: Descent, order: Int32Array, bound: number): Turn {
  let active = order.length;
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  let place = 0;
  while (place < active) {
    const i = whole(order, place);
    const slope = descent.step(i, bound);
    if (slope === null) {
      active -= 1;
      order[place] = whole(order, active);
      order[active] = i;
    } else {
      highest = Math.max(highest, slope);
      lowest = Math.min(lowest, slope);
      place += 1;
    }
  }
  return { active, highest, spread: highest - lowest };
}

interface Descent {
  readonly weights: Float64Array;
  /** One row's move; its slope, or null when the row may rest. */
  step(i: number, bound: number): number | null;
}

const whole = (list: Int32Array, i: number) => list[i] ?? 0;
const real = (list: Float64Array, i: number) => list[i] ?? 0;

function createDescent(matrix: Matrix, isMember: Uint8Array, costs: Float64Array): Descent {
  const { starts, ids, values } = matrix;
  const weights = new Float64Array(matrix.width);
  const alpha = new Float64Array(isMember.length);
  const soft = costs.map((cost) => 1 / (2 * cost));
  const curve = soft.map((own, i) => own + squaresOf(matrix, i));

  function margin(i: number): number {
    let sum = 0;
    const to = whole(starts, i + 1);
    for (let k = whole(starts, i); k < to; k++) sum += real(values, k) * real(weights, whole(ids, k));
    return sum;
  }

  function move(i: number, by: number): void {
    const to = whole(starts, i + 1);
    for (let k = whole(starts, i); k < to; k++) {
      const id = whole(ids, k);
      weights[id] = real(weights, id) + by * real(values, k);
    }
  }

  function step(i: number, bound: number): number | null {
    const sign = isMember[i] === 1 ? 1 : -1;
    const held = real(alpha, i);
    const slope = sign * margin(i) - 1 + real(soft, i) * held;
    if (held === 0 && slope > bound) return null;
    const projected = held === 0 ? Math.min(slope, 0) : slope;
    if (Math.abs(projected) < 1e-12) return projected;
    const next = Math.max(held - slope / real(curve, i), 0);
    alpha[i] = next;
    move(i, (next - held) * sign);
    return projected;
  }

  return { weights, step };
}

function squaresOf({ starts, values }: Matrix, i: number): number {
  let sum = 0;
  for (let k = whole(starts, i); k < whole(starts, i + 1); k++) sum += real(values, k) ** 2;
  return sum;
}
