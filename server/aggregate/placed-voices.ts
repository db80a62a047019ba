import { isPlaced } from '@/lib/domain/appeal';
import { HOUR, MINUTE } from '@/lib/domain/city-time';
import { LONGEST_CLUSTER_HOURS } from '@/lib/domain/hot/cluster-zones';
import type { PlacedVoice } from '@/lib/domain/hot/voice-map';
import type { Contribution } from '@/lib/domain/log-event';

const REACH = LONGEST_CLUSTER_HOURS * HOUR;

export interface VoiceEntry extends PlacedVoice {
  readonly appealId: number;
  readonly sign: 1 | -1;
}

/** A message that names a place; null for one that the scan cannot lay on the map, and for petitions. */
export function voiceEntry(
  appealId: number,
  contribution: Contribution,
  { sign, now }: { sign: 1 | -1; now: number },
): VoiceEntry | null {
  const { kind, created, topic, district, cell, precision, author, address, source } = contribution;
  const isTold = kind === 'message' && cell !== null && isPlaced(precision) && created > now - REACH - HOUR;
  if (!isTold) return null;
  const place = { topic, district, cell, address: address ?? cell };
  return { appealId, sign, at: created, author: author ?? `#${appealId}`, source, ...place };
}

const isOpposite = (a: VoiceEntry, b: VoiceEntry) =>
  a.sign !== b.sign &&
  a.appealId === b.appealId &&
  a.at === b.at &&
  a.topic === b.topic &&
  a.author === b.author &&
  a.address === b.address;

/** Messages of the last day by H3-9 cell; what was retracted is gone. */
export class PlacedVoices {
  readonly #cells = new Map<string, VoiceEntry[]>();
  #tail = Number.NEGATIVE_INFINITY;

  constructor(saved?: SavedPlacedVoices) {
    if (saved === undefined) return;
    this.#tail = saved.tail;
    for (const entry of saved.entries) this.add(entry);
  }

  add(entry: VoiceEntry): void {
    if (entry.at < this.#tail) return;
    const list = this.#cells.get(entry.cell) ?? [];
    const opposite = list.findIndex((other) => isOpposite(entry, other));
    if (opposite >= 0) list.splice(opposite, 1);
    else list.push(entry);
    if (list.length > 0) this.#cells.set(entry.cell, list);
    else this.#cells.delete(entry.cell);
  }

  advance(t: number): void {
    const tail = Math.floor(t / MINUTE) * MINUTE - REACH;
    if (tail <= this.#tail) return;
    this.#tail = tail;
    for (const [cell, list] of this.#cells) {
      const kept = list.filter(({ at }) => at >= tail);
      if (kept.length === 0) this.#cells.delete(cell);
      else if (kept.length < list.length) this.#cells.set(cell, kept);
    }
  }

  /** By cell, as far as they are let through. */
  voices(isAsked: (voice: PlacedVoice) => boolean): Map<string, readonly PlacedVoice[]> {
    const voices = new Map<string, readonly PlacedVoice[]>();
    for (const [cell, list] of this.#cells) {
      const kept = list.filter((entry) => entry.sign === 1 && isAsked(entry));
      if (kept.length > 0) voices.set(cell, kept);
    }
    return voices;
  }

  /** All of some cells. */
  of(cells: readonly string[]): readonly PlacedVoice[] {
    return cells.flatMap((cell) => (this.#cells.get(cell) ?? []).filter(({ sign }) => sign === 1));
  }

  save(): SavedPlacedVoices {
    return { tail: this.#tail, entries: [...this.#cells.values()].flat() };
  }
}

export interface SavedPlacedVoices {
  readonly tail: number;
  readonly entries: readonly VoiceEntry[];
}
