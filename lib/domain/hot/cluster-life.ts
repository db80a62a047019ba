import type { ClusterSight } from './cluster-scan';
import { zoneCells } from './cluster-zones';
import { type HotPhase, hotTurns } from './life';

/** A cluster between its opening and its closing, with the cylinder of its last turn. */
export interface ClusterLife extends Omit<ClusterSight, 'score'> {
  readonly id: string;
  readonly phase: Exclude<HotPhase, 'closed'>;
  readonly since: number;
  readonly turnedAt: number;
}

export interface ClusterTurn extends Omit<ClusterLife, 'phase' | 'turnedAt'> {
  readonly phase: HotPhase;
}

/** The centre, and the minute of the opening. */
const idOf = (centre: string, now: number) => `${centre}-${Math.floor(now / 60_000).toString(36)}`;

function isSame(life: ClusterLife, sight: ClusterSight): boolean {
  if (life.topic !== null && sight.topic !== null && life.topic !== sight.topic) return false;
  const cells = new Set(zoneCells(life.centre, life.rings));
  return zoneCells(sight.centre, sight.rings).some((cell) => cells.has(cell));
}

/**
 * What turned, by the life of hot topics: a sight belongs to the cluster whose cells it shares. One whose topic
 * has become hot by itself is closed at once: the topic's row tells of it.
 */
export function clusterTurns(
  lives: readonly ClusterLife[],
  sights: readonly ClusterSight[],
  { now, isHot }: { now: number; isHot(topic: string): boolean },
): ClusterTurn[] {
  const isOver = ({ topic }: ClusterLife) => topic !== null && isHot(topic);
  const over = lives.filter(isOver).map((life): ClusterTurn => ({ ...life, phase: 'closed' }));
  const living = lives.filter((life) => !isOver(life));
  const known = new Map(living.map((life) => [life.id, life]));
  const seen = new Map<string, ClusterSight>();
  for (const sight of sights) {
    const id = living.find((life) => isSame(life, sight))?.id ?? idOf(sight.centre, now);
    if (!seen.has(id)) seen.set(id, sight);
  }
  const counted = (id: string, authors: number) => ({ topic: id, district: null, count: authors });
  const turns = hotTurns(
    living.map((life) => ({ ...life, ...counted(life.id, life.authors) })),
    [...seen].map(([id, { authors }]) => counted(id, authors)),
    { now, countOf: (id) => known.get(id)?.authors ?? 0 },
  );
  const turned = turns.flatMap(({ topic: id, phase, since }): ClusterTurn[] => {
    const zone = seen.get(id) ?? known.get(id);
    if (zone === undefined) return [];
    const { centre, rings, topic, hours, authors, expected } = zone;
    return [{ id, phase, since, centre, rings, topic, hours, authors, expected }];
  });
  return [...over, ...turned];
}
