import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { SettingArea } from '@/lib/domain/setting-area';
import { appendEvents } from '../log/append-events';
import { mark } from '../mark';

export interface SettingNote {
  readonly area: SettingArea;
  readonly item: string;
  readonly action: string;
  readonly before: object | null;
  readonly after: object | null;
}

export interface SettingDoing {
  readonly actor: string;
  readonly reason: string | null;
  /** Epoch ms. */
  readonly now: number;
}

/** Writes a change of the settings into their history and into the log; answers the version from then on. */
export async function noteChanges(
  tx: Transaction,
  notes: readonly SettingNote[],
  { actor, reason, now }: SettingDoing,
): Promise<number> {
  const rows = notes.map((note, i) => ({ i, ...note }));
  const written = await tx.execute<{ id: string }>(sql`
    INSERT INTO setting_change (area, item, action, before, after, actor, reason, recorded_at)
    SELECT r.area, r.item, r.action, r.before, r.after, ${actor}, ${reason}, ${mark(now)}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS r(i int, area text, item text, action text, before jsonb, after jsonb)
    ORDER BY r.i RETURNING id`);
  const events = notes.map(({ area, item, action }) => ({
    appealId: null,
    body: { type: 'settings.changed', area, item, action } as const,
  }));
  await appendEvents(tx, events, { actor, lane: 'live', restored: false, recordedAt: now });
  return Math.max(0, ...written.map(({ id }) => Number(id)));
}
