/** Where every part takes its time from. Milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** How many seconds of this clock pass in one real second. */
  readonly speed: number;
}

export const systemClock: Clock = { now: () => Date.now(), speed: 1 };

/** A clock that starts at `start` when created and runs `speed` times as fast as the real one. */
export function createScaledClock(start: number, speed: number, real: () => number = Date.now): Clock {
  const origin = real();
  return { speed, now: () => Math.floor(start + (real() - origin) * speed) };
}

/** The same, but it stands at `start` until it is let go: a show begins when its stage is set. */
export function createStandingClock(
  start: number,
  speed: number,
  real: () => number = Date.now,
): Clock & { letGo(): void } {
  let running: Clock | null = null;
  return {
    speed,
    now: () => running?.now() ?? start,
    letGo() {
      running ??= createScaledClock(start, speed, real);
    },
  };
}

/** A clock that a test holds in its hand. */
export function createHeldClock(start: number): Clock & { set(t: number): void } {
  let t = start;
  return {
    speed: 1,
    now: () => t,
    set(next: number) {
      t = next;
    },
  };
}
