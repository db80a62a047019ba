import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { AppealState } from '../appeals/appeal-state';
import type { Extra } from '../appeals/keep-extras';
import type { WrittenRows } from '../intake/submit-rows';
import type { ImportJob } from './import-job';

/** An appeal as it stood before an import changed it. */
export interface BeforeImage {
  readonly state: AppealState;
  readonly bodyHash: string;
  readonly extra: Extra;
}

interface Change {
  readonly appeal_id: number;
  readonly is_created: boolean;
  readonly version_before: number;
  version_after: number;
  readonly before: BeforeImage | null;
}

/** One entry for each appeal, from its state before the batch to the one after it. */
function changesOf({ registrations, extras }: WrittenRows): Change[] {
  const changes = new Map<number, Change>();
  for (const { id, status, before } of registrations) {
    if (status !== 'created' && before === undefined) continue;
    const versionAfter = (before?.version ?? 0) + 1;
    const known = changes.get(id);
    if (known !== undefined) {
      known.version_after = versionAfter;
      continue;
    }
    changes.set(id, {
      appeal_id: id,
      is_created: before === undefined,
      version_before: before?.version ?? 0,
      version_after: versionAfter,
      before:
        before === undefined
          ? null
          : { state: before.state, bodyHash: before.bodyHash, extra: extras.get(id) ?? null },
    });
  }
  return [...changes.values()];
}

/**
 * Notes what a batch of an import has made and changed, so that the import can be undone. An appeal that somebody
 * else has changed between two batches keeps its first note, which then no longer fits: the undo leaves it alone.
 */
export async function noteChanges(
  tx: Transaction,
  job: Pick<ImportJob, 'id' | 'run'>,
  written: WrittenRows,
): Promise<void> {
  const changes = changesOf(written);
  if (changes.length === 0) return;
  await tx.execute(sql`
    INSERT INTO import_change AS c (job_id, run, appeal_id, is_created, version_before, version_after, before)
    SELECT ${job.id}, ${job.run}, r.appeal_id, r.is_created, r.version_before, r.version_after, r.before
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) AS r(
      appeal_id bigint, is_created boolean, version_before int, version_after int, before jsonb)
    ON CONFLICT (job_id, run, appeal_id) DO UPDATE SET version_after = excluded.version_after
    WHERE c.version_after = excluded.version_before`);
}
