import type { LifeFacts } from './facts';

/** A moment of the present round; what came before the last reopening belongs to an earlier one. */
export function inRound(at: number | null, { reopenedAt }: Pick<LifeFacts, 'reopenedAt'>): number | null {
  return at !== null && reopenedAt !== null && at < reopenedAt ? null : at;
}

export const isPaused = ({ pauses }: LifeFacts) => pauses.some(({ to }) => to === null);

/** Nothing stands still after `at`. */
export function withoutPause(life: LifeFacts, at: number): LifeFacts {
  if (!isPaused(life)) return life;
  return { ...life, pauses: life.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) };
}

/** Whether the author has still to be told of an extension or of a redirection. */
export function owesNotice(life: LifeFacts): boolean {
  const owesRedirect = life.redirectedAt !== null && life.redirectNoticedAt === null;
  return owesRedirect || life.extensions.some(({ noticedAt }) => noticedAt === null);
}
