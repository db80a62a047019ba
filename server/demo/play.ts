import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { submitRows } from '@/lib/services/intake/submit-rows';
import type { VerbContext } from '@/lib/services/store';
import { perform } from './acts';
import { announce } from './announce';
import { type DemoProgress, noteProgress } from './demo-progress';
import type { Exchange, Exchanges, Span } from './exchanges';
import { toInstant } from './work-hours';

/** Looked ahead and drawn at once. */
const AHEAD = HOUR;
/** Behind by more than this of the city's time, and of real time, the lost span is a gap to be filled. */
const GAP = 10 * MINUTE;
const REAL_GAP = 30_000;

export interface PlayDeps {
  readonly ctx: VerbContext;
  readonly exchanges: Exchanges;
  isStopped(): boolean;
  /** Waits in real time, or until the play is stopped. */
  wait(ms: number): Promise<void>;
}

/** How far the play may lie behind the clock before it is a gap. */
export function gapLimit(speed: number): number {
  return Math.max(GAP, REAL_GAP * speed);
}

interface Cue {
  readonly at: number;
  act(): Promise<unknown>;
}

function cuesOf(deps: PlayDeps, progress: DemoProgress, span: Span): Cue[] {
  const { ctx, exchanges } = deps;
  const { zone } = ctx.store.city.profile;
  const requests = exchanges
    .requests(span)
    .map((request) => ({ at: request.at, act: () => sendRequest(deps, request, progress) }));
  const announcements = exchanges.announcements(span).map((announcement) => ({
    at: announcement.at,
    act: () => announce(ctx, announcement, (local) => toInstant(zone, local)),
  }));
  const acts = exchanges.acts(span).map(({ at, act }) => ({ at, act: () => perform(act, ctx) }));
  return [...requests, ...announcements, ...acts].toSorted((a, b) => a.at - b.at);
}

/** What shares its moment with others is sent again after a crash between them, and is then a duplicate. */
function sendRequest({ ctx, exchanges }: PlayDeps, request: Exchange, progress: DemoProgress) {
  const { at, source, rows } = request;
  return submitRows({
    ctx,
    input: {
      rows,
      lane: 'live',
      poll: { source, intervalSeconds: exchanges.timetable.intervalSeconds(source) },
      alongside: (tx) => noteProgress(tx, { ...progress, sentUntil: at - 1 }),
    },
  });
}

/** Answers false when the play was stopped, or when the clock has run away from it. */
async function reach(deps: PlayDeps, at: number): Promise<boolean> {
  const { clock } = deps.ctx.store;
  for (let left = at - clock.now(); left > 0; left = at - clock.now()) {
    if (deps.isStopped()) return false;
    // Short waits notice a laptop that slept.
    await deps.wait(Math.min(5_000, left / clock.speed));
  }
  return !deps.isStopped() && clock.now() - at <= gapLimit(clock.speed);
}

/** Sends everything at its moment, from `progress.sentUntil` on, until it is stopped or a gap has opened. */
export async function play(deps: PlayDeps, progress: DemoProgress): Promise<void> {
  for (let from = progress.sentUntil; ; from += AHEAD) {
    for (const cue of cuesOf(deps, progress, { from, to: from + AHEAD })) {
      if (!(await reach(deps, cue.at))) return;
      await cue.act();
    }
    deps.exchanges.forget(from);
  }
}
