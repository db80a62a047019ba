import fc from 'fast-check';
import { expect, it } from 'vitest';
import { MINUTE } from '../city-time';
import { CALM_STAY, type HotLife, type HotPhase, type HotTurn, hotTurns, LEAST_STAY } from './life';

interface Step {
  readonly minute: number;
  /** Null when the topic does not ring. */
  readonly count: number | null;
}

/** The phases of one topic, minute by minute, as the log would hold them. */
function live(steps: readonly Step[]): { phase: HotPhase; minute: number }[] {
  let life: HotLife | null = null as HotLife | null;
  const told: { phase: HotPhase; minute: number }[] = [];
  for (const { minute, count } of steps) {
    const now = minute * MINUTE;
    const sights = count === null ? [] : [{ topic: 'snow', district: null, count }];
    const lives: HotLife[] = life === null ? [] : [life];
    const turns: HotTurn[] = hotTurns(lives, sights, { now, countOf: () => 0 });
    for (const turn of turns) {
      const { phase } = turn;
      told.push({ phase, minute });
      life = phase === 'closed' ? null : { ...turn, phase, turnedAt: now };
    }
  }
  return told;
}

const minutes = (counts: readonly (number | null)[]) => counts.map((count, minute) => ({ minute, count }));

it('opens, grows, calms down and closes', () => {
  const counts = Array.from({ length: 120 }, (_, i) => (i < 10 ? null : i < 30 ? 6 : i < 60 ? 12 : null));
  expect(live(minutes(counts))).toEqual([
    { phase: 'opened', minute: 10 },
    { phase: 'grew', minute: 30 },
    { phase: 'calmed', minute: 60 },
    { phase: 'closed', minute: 90 },
  ]);
});

it('does not chatter at the edge of its bound', () => {
  const flickering = Array.from({ length: 600 }, (_, i) => (i % 2 === 0 ? 6 : null));
  const phases = live(minutes(flickering)).map(({ phase }) => phase);
  expect(phases[0]).toBe('opened');
  expect(phases).not.toContain('closed');
});

it('stays in every phase as long as it must, whatever comes', () => {
  const count = fc.option(fc.integer({ min: 5, max: 40 }));
  fc.assert(
    fc.property(fc.array(count, { minLength: 50, maxLength: 400 }), (counts) => {
      const told = live(minutes(counts));
      told.slice(1).forEach(({ phase, minute }, i) => {
        const before = told[i];
        const stayed = (minute - (before?.minute ?? 0)) * MINUTE;
        if (phase !== 'opened') expect(stayed).toBeGreaterThanOrEqual(LEAST_STAY);
        if (phase === 'closed') expect(stayed).toBeGreaterThanOrEqual(CALM_STAY);
      });
    }),
  );
});
