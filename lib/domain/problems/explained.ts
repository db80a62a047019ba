import { HOUR } from '../city-time';
import type { PlaceWords } from './place-words';
import type { Trace } from './trace';

/** An accident or a planned outage, as far as it can explain a problem. Times are epoch ms. */
export interface Explanation {
  readonly id: string;
  readonly topics: readonly string[];
  readonly district: string | null;
  readonly from: number;
  /** The actual end, or the promised one. */
  readonly to: number;
  /** Its houses, streets, quarters; empty where it strikes the whole district. */
  readonly places: PlaceWords;
}

/** People write before the notice and go on after the end. */
const BEFORE = HOUR;
const AFTER = 6 * HOUR;

const hasCommon = (a: readonly string[], b: readonly string[]) => a.some((value) => b.includes(value));

function isAnywhere({ names, quarters, areas }: PlaceWords): boolean {
  return names.size === 0 && quarters.length === 0 && areas.length === 0;
}

function isWithin(struck: PlaceWords, told: PlaceWords): boolean {
  if (hasCommon(struck.quarters, told.quarters) || hasCommon(struck.areas, told.areas)) return true;
  for (const [name, houses] of told.names) {
    const affected = struck.names.get(name);
    if (affected === undefined) continue;
    if (affected.length === 0 || houses.length === 0 || hasCommon(affected, houses)) return true;
  }
  return false;
}

/** Whether an outage explains what these appeals tell of: its topics, its time, its district and its houses. */
export function isExplained(
  problem: { readonly topic: string; readonly district: string | null; readonly members: readonly Trace[] },
  outage: Explanation,
): boolean {
  if (!outage.topics.includes(problem.topic)) return false;
  const isElsewhere =
    outage.district !== null && problem.district !== null && outage.district !== problem.district;
  if (isElsewhere) return false;
  const inTime = problem.members.filter(
    ({ created }) => created >= outage.from - BEFORE && created <= outage.to + AFTER,
  );
  if (inTime.length === 0) return false;
  return isAnywhere(outage.places) || inTime.some(({ places }) => isWithin(outage.places, places));
}
