import { desc, eq } from 'drizzle-orm';
import type { SettingChangesAnswer } from '@/lib/contract/department';
import { settingChange } from '@/lib/db/schema';
import type { SettingArea } from '@/lib/domain/setting-area';
import type { VerbContext } from '../store';

/** What was changed in the settings, latest first. */
export async function listSettingChanges({
  ctx: { store },
  input: { area, limit },
}: {
  ctx: VerbContext;
  input: { area: SettingArea; limit: number };
}): Promise<SettingChangesAnswer> {
  const rows = await store.db.orm
    .select()
    .from(settingChange)
    .where(eq(settingChange.area, area))
    .orderBy(desc(settingChange.id))
    .limit(limit);
  return { items: rows.map(({ recordedAt, ...row }) => ({ ...row, at: recordedAt.toISOString() })) };
}
