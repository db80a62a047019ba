import { monotonicNow, type Pulse } from './worker-messages';

/** The server's clock now, told from its last beat; on a page that has lost the server it would only guess. */
export function serverTime(pulse: Pulse, at: number = monotonicNow()): number {
  return pulse.now + Math.max(0, at - pulse.heardAt) * pulse.speed;
}

/** Real ms until the server's clock next passes a multiple of `step` (server ms). */
export function untilNextStep(pulse: Pulse, step: number): number {
  const now = serverTime(pulse);
  const left = (Math.floor(now / step) + 1) * step - now;
  return Math.max(20, left / pulse.speed);
}
