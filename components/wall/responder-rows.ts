import type { CityProfile } from '@/lib/contract/city-profile';
import { NONE, numbersOf } from '@/lib/contract/figures';
import type { Section } from '@/lib/live/live-store';

export interface ResponderRow {
  readonly key: string;
  readonly name: string;
  readonly late: number;
  /** Due today and not late yet. */
  readonly today: number;
  /** All that is open. */
  readonly total: number;
  /** Answered within 30 days with a due time, and of that in time. */
  readonly answered: number;
  readonly inTime: number;
}

export interface ResponderFigures {
  readonly open: Section;
  readonly today: Section;
  readonly finished: Section;
}

const OUTSIDE = 'outside';
const LONGEST_NAME = 22;

/** Who a code stands for: outside organisations are one row together. */
function responderOf(profile: CityProfile, code: string): { key: string; name: string } {
  if (code === NONE) return { key: NONE, name: 'Не назначен' };
  const known = profile.departments.find(({ id }) => id === code);
  if (known?.kind === 'outside') return { key: OUTSIDE, name: 'Внешние организации' };
  return { key: code, name: known?.short ?? code.slice(0, LONGEST_NAME) };
}

/** Every row that has anything: late first, then due today, then most open. */
export function responderRows(profile: CityProfile, figures: ResponderFigures): ResponderRow[] {
  const rows = new Map<string, ResponderRow>();
  const codes = new Set([...figures.open.keys(), ...figures.finished.keys()]);
  for (const code of codes) {
    const [inTime = 0, soon = 0, late = 0, without = 0] = numbersOf(figures.open.get(code));
    const [answered = 0, answeredLate = 0] = numbersOf(figures.finished.get(code));
    const [today = 0] = numbersOf(figures.today.get(code));
    const own = {
      late,
      today,
      total: inTime + soon + late + without,
      answered,
      inTime: answered - answeredLate,
    };
    const { key, name } = responderOf(profile, code);
    const known = rows.get(key);
    rows.set(key, known === undefined ? { key, name, ...own } : sumOf(known, own));
  }
  return [...rows.values()].sort(byUrgency);
}

function sumOf(row: ResponderRow, more: Omit<ResponderRow, 'key' | 'name'>): ResponderRow {
  return {
    key: row.key,
    name: row.name,
    late: row.late + more.late,
    today: row.today + more.today,
    total: row.total + more.total,
    answered: row.answered + more.answered,
    inTime: row.inTime + more.inTime,
  };
}

function byUrgency(a: ResponderRow, b: ResponderRow): number {
  return b.late - a.late || b.today - a.today || b.total - a.total || (a.name < b.name ? -1 : 1);
}

/** Rows in a kept order, new ones behind; those there is no room for are one row together, so that sums agree. */
export function shownRows(
  rows: readonly ResponderRow[],
  order: readonly string[],
  room: number,
): ResponderRow[] {
  const place = ({ key }: ResponderRow) => (order.includes(key) ? order.indexOf(key) : order.length);
  const sorted = rows.toSorted((a, b) => place(a) - place(b));
  if (sorted.length <= room) return sorted;
  const [first, ...rest] = sorted.slice(room - 1);
  if (first === undefined) return sorted.slice(0, room);
  const others = { ...first, key: 'others', name: `Остальные: ${rest.length + 1}` };
  return [...sorted.slice(0, room - 1), rest.reduce<ResponderRow>(sumOf, others)];
}

/** In whole per cent; null where nothing was answered. Never rounded up to a hundred. */
export function shareInTime({ answered, inTime }: Pick<ResponderRow, 'answered' | 'inTime'>): number | null {
  if (answered === 0) return null;
  return inTime === answered ? 100 : Math.min(99, Math.round((100 * inTime) / answered));
}
