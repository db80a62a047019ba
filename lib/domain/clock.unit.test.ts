import { expect, it } from 'vitest';
import { createScaledClock, createStandingClock } from './clock';

it('runs many times as fast as the real clock', () => {
  let real = 1_000;
  const clock = createScaledClock(50_000, 300, () => real);
  real += 2_000;
  expect(clock.now()).toBe(50_000 + 600_000);
  expect(clock.speed).toBe(300);
});

it('stands until it is let go, and a second letting go does not set it back', () => {
  let real = 1_000;
  const clock = createStandingClock(50_000, 10, () => real);
  real += 5_000;
  expect(clock.now()).toBe(50_000);
  clock.letGo();
  real += 1_000;
  clock.letGo();
  real += 1_000;
  expect(clock.now()).toBe(50_000 + 20_000);
});
