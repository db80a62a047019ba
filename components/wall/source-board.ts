import type { CityProfile } from '@/lib/contract/city-profile';
import { isSourceHealth } from '@/lib/contract/figures';
import { DAY, HOUR, MINUTE, SECOND } from '@/lib/domain/city-time';
import { formatTime } from '@/lib/domain/russian';
import { type SourceHealth, type SourceState, sourceState } from '@/lib/domain/source-health';
import type { Section } from '@/lib/live/live-store';

export interface SourceBox {
  readonly id: string;
  readonly short: string;
  readonly name: string;
  readonly state: SourceState;
}

export interface SourceBoard {
  readonly title: string;
  readonly boxes: readonly SourceBox[];
  /** How many there are beyond the boxes. */
  readonly more: number;
  readonly line: string;
  readonly tone: 'late' | 'stale' | 'quiet';
}

export const BOXES = 8;

interface Judged extends SourceBox {
  readonly health: SourceHealth;
}

/** What the tile of sources shows at `now` of the server: states by polls, never by arrivals. */
export function sourceBoard(profile: CityProfile, section: Section, now: number): SourceBoard {
  const all = judge(profile, section, now);
  const boxes = chosen(all);
  return {
    title: titleOf(all),
    boxes,
    more: all.length - boxes.length,
    ...worstLine(all, { now, zone: profile.zone }),
  };
}

function judge(profile: CityProfile, section: Section, now: number): Judged[] {
  const healths = new Map<string, SourceHealth>();
  for (const { id, intervalSeconds } of profile.sources) {
    healths.set(id, { source: id, polledAt: null, intervalSeconds, newestAt: null });
  }
  for (const value of section.values()) if (isSourceHealth(value)) healths.set(value.source, value);
  return [...healths].map(([id, health]) => {
    const known = profile.sources.find((source) => source.id === id);
    const name = known?.name ?? id;
    return { id, name, short: known?.short ?? id.slice(0, 8), state: sourceState(health, now), health };
  });
}

const isTroubled = ({ state }: SourceBox) => state === 'late' || state === 'stale';

/** The city's own order; where there are too many, the troubled ones keep their boxes. */
function chosen(all: readonly Judged[]): SourceBox[] {
  if (all.length <= BOXES) return [...all];
  const room = BOXES - 1;
  const kept = new Set([...all.filter(isTroubled), ...all.filter((box) => !isTroubled(box))].slice(0, room));
  return all.filter((box) => kept.has(box));
}

function titleOf(all: readonly Judged[]): string {
  const polled = all.filter(({ state }) => state === 'fresh' || state === 'late' || state === 'stale');
  const fresh = polled.filter(({ state }) => state === 'fresh').length;
  if (polled.length === 0) return 'Источники';
  if (fresh === 0) return 'Источники: свежих нет';
  const isOne = fresh % 10 === 1 && fresh % 100 !== 11;
  return `Источники: ${fresh} из ${polled.length} ${isOne ? 'свежий' : 'свежие'}`;
}

const UNITS = [
  { ms: DAY, word: 'дн.', from: 2 * DAY },
  { ms: HOUR, word: 'ч', from: 2 * HOUR },
  { ms: MINUTE, word: 'мин', from: 2 * MINUTE },
] as const;

/** «42 мин (обычно 15)»: both in the unit that suits the longer. */
function silence(age: number, interval: number): string {
  const unit = UNITS.find(({ from }) => age >= from) ?? { ms: SECOND, word: 'с' };
  const usual = interval / unit.ms;
  const rounded = usual < 1 ? usual.toFixed(1).replace('.', ',') : String(Math.round(usual));
  return `${Math.floor(age / unit.ms)} ${unit.word} (обычно ${rounded})`;
}

interface Moment {
  readonly now: number;
  readonly zone: string;
}

function worstLine(all: readonly Judged[], { now, zone }: Moment): Pick<SourceBoard, 'line' | 'tone'> {
  const ratio = ({ health }: Judged) =>
    (now - (health.polledAt ?? now)) / ((health.intervalSeconds ?? 1) * SECOND);
  const worst = all.filter(isTroubled).sort((a, b) => ratio(b) - ratio(a))[0];
  if (worst !== undefined) {
    const { polledAt, intervalSeconds } = worst.health;
    if (worst.state === 'stale') return { line: `${worst.short}: ДАННЫЕ УСТАРЕЛИ`, tone: 'stale' };
    const words = silence(now - (polledAt ?? now), (intervalSeconds ?? 0) * SECOND);
    return { line: `${worst.short} молчит ${words}`, tone: 'late' };
  }
  const file = all.find(({ state }) => state === 'file');
  if (file !== undefined) {
    const at = file.health.polledAt ?? now;
    return { line: `${file.short}: загружено в ${formatTime(zone, at)}`, tone: 'quiet' };
  }
  const isHeard = all.some(({ state }) => state === 'fresh');
  return { line: isHeard ? 'Задержек нет' : 'Опросов ещё не было', tone: 'quiet' };
}
