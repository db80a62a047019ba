import { localToInstant } from '@/lib/domain/city-time';
import { type Clock, createStandingClock, systemClock } from '@/lib/domain/clock';

/** The demo day of DOMAIN.md. */
const SHOW_DAY = Date.UTC(2026, 10, 23);

export interface ShowClock {
  readonly clock: Clock;
  /** The stage is set: a clock of the show's own begins to run. */
  letGo(): void;
}

/** Real time, or at another speed a clock of its own that stands at Monday 23.11.2026 0:00 of the city. */
export function createShowClock(speed: number, zone: string): ShowClock {
  if (speed === 1) return { clock: systemClock, letGo: () => undefined };
  const clock = createStandingClock(localToInstant(zone, SHOW_DAY), speed);
  return { clock, letGo: () => clock.letGo() };
}
