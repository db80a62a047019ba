import type { ArrivalFile } from './arrivals';
import { type Burst, drawBurst, MULTIPLES, type Multiple } from './bursts';
import { type Calibrated, calibrate, WARM_UP, WATCH_START } from './calibrate';
import type { Detector } from './detector';
import { delayOf } from './measure';
import { named } from './random';
import { makeReplica, sharedProfile, WEEK } from './replica';
import { SCOPES, type Scope, type Series, watchedSeries } from './watched';

export interface Settings {
  readonly weeks: number;
  readonly seed: number;
  readonly perDay: number;
  /** False alarms a week over all series of a scope. */
  readonly falseAlarms: number;
  /** Bursts of every file, scope and multiple. */
  readonly bursts: number;
  readonly floor: number;
}

/** One burst as every detector saw it, in the detectors' order. */
export interface Outcome {
  readonly file: string;
  readonly scope: Scope;
  readonly multiple: Multiple;
  readonly isAtFloor: boolean;
  readonly delays: readonly number[];
}

export interface FileReport {
  readonly file: string;
  readonly how: string;
  /** Rows that were left out, in words; empty when none was. */
  readonly left: string;
  readonly series: ReadonlyMap<Scope, number>;
  /** By scope, in the detectors' order. */
  readonly calibrated: ReadonlyMap<Scope, readonly Calibrated[]>;
  readonly outcomes: readonly Outcome[];
}

/** Series that a burst may strike: those that come at least once a fortnight. */
function strikeable(series: readonly Series[], weeks: number): Series[] {
  return series.filter(({ arrivals }) => arrivals.length >= weeks / 2);
}

export function evaluateFile(
  file: ArrivalFile,
  detectors: readonly Detector[],
  settings: Settings & { readonly profile: readonly number[]; tell(line: string): void },
): FileReport {
  const { weeks, seed, tell } = settings;
  const watchedWeeks = weeks + WARM_UP / WEEK;
  const wanted = { watchedWeeks, perDay: settings.perDay, profile: settings.profile };
  const replica = makeReplica(file, wanted, named(seed, file.name));
  const all = watchedSeries(replica);
  const calibrated = new Map<Scope, readonly Calibrated[]>();
  const outcomes: Outcome[] = [];
  const counts = new Map<Scope, number>();
  for (const scope of SCOPES) {
    const series = all.filter((one) => one.scope === scope);
    if (series.length === 0) continue;
    counts.set(scope, series.length);
    tell(`${file.name}: ${scope}, рядов ${series.length}`);
    const limits = detectors.map((detector) =>
      calibrate(detector, series, { weeks, wanted: settings.falseAlarms }),
    );
    calibrated.set(scope, limits);
    const random = named(seed, `${file.name} ${scope}`);
    for (const multiple of MULTIPLES) {
      const plan = { multiple, floor: settings.floor, from: WATCH_START, to: WATCH_START + weeks * WEEK };
      for (let i = 0; i < settings.bursts; i++) {
        const burst = drawBurst(strikeable(series, weeks), plan, random);
        const delays = delaysOf(detectors, limits, burst);
        if (delays === null) continue;
        outcomes.push({ file: file.name, scope, multiple, isAtFloor: burst.isAtFloor, delays });
      }
    }
  }
  return { file: file.name, how: replica.how, left: leftOut(file), series: counts, calibrated, outcomes };
}

/** Null when anybody's alarm was on before the burst began: such a burst says nothing of speed. */
function delaysOf(
  detectors: readonly Detector[],
  limits: readonly Calibrated[],
  burst: Burst,
): number[] | null {
  const delays: number[] = [];
  for (const [i, detector] of detectors.entries()) {
    const delay = delayOf(detector, limits[i]?.threshold ?? 0, burst);
    if (delay === null) return null;
    delays.push(delay);
  }
  return delays;
}

export function evaluate(
  files: readonly ArrivalFile[],
  detectors: readonly Detector[],
  settings: Settings & { tell(line: string): void },
): FileReport[] {
  const profile = sharedProfile(files);
  return files.map((file) => evaluateFile(file, detectors, { ...settings, profile }));
}

function leftOut({ stamped, unread }: ArrivalFile): string {
  const parts = [
    stamped > 0 ? `без ${stamped} строк, у которых вместо времени стоит отметка` : '',
    unread > 0 ? `без ${unread} строк без времени` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `; ${parts.join(', ')}`;
}
