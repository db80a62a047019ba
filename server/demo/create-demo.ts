import { setTimeout as delay } from 'node:timers/promises';
import { isEmptyLog } from '@/lib/db/prepare-store';
import { SECOND } from '@/lib/domain/city-time';
import { systemActor } from '@/lib/services/actor';
import type { City } from '@/lib/services/city/city';
import { isHistoryBeingLaid } from '@/lib/services/history/laying';
import { logger } from '@/lib/services/logger';
import type { Store } from '@/lib/services/store';
import { createBell } from '../bell';
import type { Running } from '../running';
import { type DemoProgress, readProgress } from './demo-progress';
import { createExchanges } from './exchanges';
import { fillGap, layHistory, setStage } from './lay-past';
import { createPlaces } from './places';
import { gapLimit, play } from './play';
import type { DemoWorld } from './story';
import { TOPIC_WEIGHTS } from './topics';
import { at, dayOf, toInstant, toLocal } from './work-hours';

export const HISTORY_DAYS = 60;
const SEED = 'pult';
const RETRY_MS = 2_000;
/** The relay gets this long to publish the history before the show begins. */
const PUBLISHING_MS = 30_000;

export interface DemoDeps {
  readonly store: Store;
  tell(step: string): void;
  /** The past lies and is published: a standing clock may be let go. */
  onReady?(): void;
}

/** A demonstration is written for a city: its topics, its feeds, its quarters. */
export function isWrittenFor({ profile }: City): boolean {
  const topics = new Set(profile.topics.map(({ id }) => id));
  const places = new Set(profile.places.map(({ name }) => name));
  return (
    TOPIC_WEIGHTS.every(([topic]) => topics.has(topic)) && places.has('8 квартал') && places.has('Шлюзовой')
  );
}

export function worldOf(city: City, progress: Pick<DemoProgress, 'firstDay' | 'scriptFrom'>): DemoWorld {
  const { firstDay, scriptFrom } = progress;
  return { seed: SEED, city, places: createPlaces(city), firstDay, scriptFrom };
}

/** Today is the first day of the script; sixty days before it are history, where the log is still empty. */
async function beginProgress(store: Store): Promise<DemoProgress> {
  const { zone } = store.city.profile;
  const now = Math.floor(store.clock.now() / SECOND) * SECOND;
  const today = dayOf(toLocal(zone, now));
  const firstDay = today - HISTORY_DAYS;
  const sentUntil = toInstant(zone, at(firstDay, 0));
  const historyUntil = (await isEmptyLog(store.db)) ? now : sentUntil;
  return { firstDay, scriptFrom: today, sentUntil, historyUntil };
}

/**
 * The demo stream of a store: its past once, then whatever happens at its moment, for ever. What was missed while
 * no server ran is made up for. Everything goes through intake; errors of the database are waited out.
 */
export function createDemo(deps: DemoDeps): Running {
  const { store, tell } = deps;
  const bell = createBell();
  let isStopped = false;
  let isReady = false;
  const hooks = { isStopped: () => isStopped, tell, wait: (ms: number) => bell.wait(ms) };

  async function announceReady(): Promise<void> {
    if (isReady || isStopped) return;
    await waitForRelay(store, () => isStopped);
    isReady = true;
    deps.onReady?.();
  }

  /** One stretch: history, a gap, the stage, or the play until it is stopped; the next look finds what follows. */
  async function once(): Promise<void> {
    const progress = (await readProgress(store)) ?? (await beginProgress(store));
    const exchanges = createExchanges(worldOf(store.city, progress));
    const parts = { ...hooks, ctx: { store, actor: systemActor('demo') }, exchanges };
    const now = store.clock.now();
    if (progress.sentUntil < progress.historyUntil) return layHistory(parts, progress);
    if (now - progress.sentUntil > gapLimit(store.clock.speed)) return fillGap(parts, progress, now);
    if (await isHistoryBeingLaid(store)) return setStage(parts, progress.sentUntil);
    await announceReady();
    return play(parts, progress);
  }

  async function run(): Promise<void> {
    if (!isWrittenFor(store.city)) {
      tell(`показ не написан для города «${store.city.profile.name}»: экраны ждут живых данных`);
      deps.onReady?.();
      return;
    }
    while (!isStopped) {
      await once().catch(async (error: unknown) => {
        logger.warn({ err: error }, 'demo interrupted, going on');
        await bell.wait(RETRY_MS);
      });
    }
  }

  const running = run();
  return {
    async stop() {
      isStopped = true;
      bell.ring();
      await running;
    },
  };
}

/** A process without a relay does not wait for ever. */
async function waitForRelay({ db }: Store, isStopped: () => boolean): Promise<void> {
  const until = performance.now() + PUBLISHING_MS;
  while (!isStopped() && performance.now() < until) {
    const waiting = await db.sql`SELECT 1 FROM event_pending LIMIT 1`;
    if (waiting.length === 0) return;
    await delay(100);
  }
}
