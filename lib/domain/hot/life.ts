import { MINUTE } from '../city-time';

export type HotPhase = 'opened' | 'grew' | 'calmed' | 'closed';

/** A hot topic between its opening and its closing. */
export interface HotLife {
  readonly topic: string;
  readonly district: string | null;
  readonly phase: Exclude<HotPhase, 'closed'>;
  readonly since: number;
  readonly turnedAt: number;
  /** Count of the hour at the last turn. */
  readonly count: number;
}

export interface HotSight {
  readonly topic: string;
  readonly district: string | null;
  readonly count: number;
}

/** A topic stays in a phase at least this long, so that nothing on a wall comes and goes. */
export const LEAST_STAY = 5 * MINUTE;
/** Calm this long, it is over. */
export const CALM_STAY = 30 * MINUTE;
/** Growth is worth telling from half as many again. */
const GROWTH = 1.5;

export interface HotTurn extends HotSight {
  readonly phase: HotPhase;
  readonly since: number;
}

/**
 * What turned: a topic opens when it rings; grows when its hour holds half as many again as at its last turn, or
 * when it rings again after a calm; calms when it no longer rings; closes after half an hour of calm. Pure: the
 * same lives, sights and moment give the same turns.
 */
export function hotTurns(
  lives: readonly HotLife[],
  sights: readonly HotSight[],
  { now, countOf }: { now: number; countOf(topic: string): number },
): HotTurn[] {
  const known = new Map(lives.map((life) => [life.topic, life]));
  const seen = new Map(sights.map((sight) => [sight.topic, sight]));
  const opened = sights
    .filter(({ topic }) => !known.has(topic))
    .map((sight): HotTurn => ({ ...sight, phase: 'opened', since: now }));
  const turned = lives.flatMap((life): HotTurn[] => {
    const sight = seen.get(life.topic);
    const phase = nextPhase(life, sight, now);
    if (phase === null) return [];
    const { topic, district, since } = life;
    return [
      { topic, district: sight?.district ?? district, count: sight?.count ?? countOf(topic), phase, since },
    ];
  });
  return [...opened, ...turned];
}

function nextPhase(life: HotLife, sight: HotSight | undefined, now: number): HotPhase | null {
  const stayed = now - life.turnedAt;
  if (stayed < LEAST_STAY) return null;
  if (life.phase === 'calmed') {
    if (sight !== undefined) return 'grew';
    return stayed >= CALM_STAY ? 'closed' : null;
  }
  if (sight === undefined) return 'calmed';
  return sight.count >= GROWTH * life.count ? 'grew' : null;
}
