import type { ClockView, LifeView } from '@/lib/contract/life';
import type { ExplainedClock } from '@/lib/domain/deadline/explain';
import type { LifeFacts } from '@/lib/domain/life/facts';
import { isPaused, owesNotice } from '@/lib/domain/life/round';

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | null) => (at === null ? null : iso(at));

export function presentClock({ clock, name, regime, words }: ExplainedClock): ClockView {
  const { kind, from, due, soon, metAt, pausedSince } = clock;
  return {
    kind,
    name,
    regime:
      regime === null ? null : { name: regime.name, source: regime.source, isConfirmed: regime.isConfirmed },
    from: iso(from),
    due: iso(due),
    soon: iso(soon),
    metAt: isoOrNull(metAt),
    pausedSince: isoOrNull(pausedSince),
    words,
  };
}

function presentPromise({ promise }: LifeFacts): LifeView['promise'] {
  if (promise === null) return null;
  const { at, until, keptAt, brokenAt } = promise;
  return { at: iso(at), until: iso(until), keptAt: isoOrNull(keptAt), brokenAt: isoOrNull(brokenAt ?? null) };
}

export function presentLife(life: LifeFacts): LifeView {
  const { outcome, isFastTrack, reworks, reopenings } = life;
  const controls = life.controls.map(({ controller, since, until }) => ({
    controller,
    since: iso(since),
    until: iso(until),
  }));
  return {
    outcome,
    promise: presentPromise(life),
    controls,
    isFastTrack,
    isPaused: isPaused(life),
    owesNotice: owesNotice(life),
    approvedAt: isoOrNull(life.approvedAt),
    reworks,
    reopenings,
  };
}
