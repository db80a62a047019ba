import { createHash } from 'node:crypto';
import type { ImportMeaning } from '@/lib/contract/imports';
import { claimFile } from '@/lib/services/imports/claim-file';
import { type ImportJob, openImportJob, restartImportJob } from '@/lib/services/imports/import-job';
import type { VerbContext } from '@/lib/services/store';
import type { Reading } from './import-plan';
import { areRejectsKept, RejectsFile, rejectsPath, setAsideRejects } from './rejects-file';
import { rowsWord } from './words';

/** Changes when the same file would be cut into other rows. */
const READER_VERSION = 1;

export interface JobMeaning {
  readonly reading: Reading;
  readonly zone: string;
  /** Suffix of a replay's numbers; null for an import. */
  readonly replay: string | null;
  /** Where rejects files lie. */
  readonly dataDir: string;
}

export interface ClaimedJob {
  readonly job: ImportJob;
  readonly rejects: RejectsFile;
  /** What the person is told of how it begins. */
  readonly news: readonly string[];
  release(): Promise<void>;
}

function fingerprintOf({ reading, zone, replay }: JobMeaning): string {
  const { file, source, code, mapping, preset = null } = reading;
  const meaning = JSON.stringify([
    READER_VERSION,
    file.digest,
    source.format,
    code,
    [...mapping],
    zone,
    replay,
    // A plain file keeps the meaning that it had before there were sheets and exports.
    ...(preset === null && source.epoch == null ? [] : [preset, source.sheet]),
  ]);
  return createHash('sha256').update(meaning).digest('hex');
}

function meaningOf({ reading: { source, preset = null, asked }, zone }: JobMeaning): ImportMeaning {
  return { columns: source.columns, export: preset, asked: Object.fromEntries(asked ?? []), zone };
}

/** How a job that was met goes on: from where it was, or from the first row. */
async function settle(
  ctx: VerbContext,
  job: ImportJob,
  place: { file: string; isReplay: boolean },
): Promise<{ job: ImportJob; news: string[] }> {
  if (job.isFinished || (place.isReplay && job.rowsDone > 0)) {
    const aside = await setAsideRejects(place.file, ctx.store.clock.now());
    const news = place.isReplay
      ? []
      : ['Этот файл уже загружали так же: проверяем все строки заново, принятые не удвоятся.'];
    if (aside !== null) news.push(`Прежний файл отклонённых строк сохранён: ${aside}`);
    return { job: await restartImportJob({ ctx, input: job }), news };
  }
  if (job.rowsDone === 0) return { job, news: [] };
  if (await areRejectsKept(place.file, job))
    return { job, news: [`Продолжаем прерванную загрузку; уже обработано: ${rowsWord(job.rowsDone)}.`] };
  const news = ['Файл отклонённых строк прерванной загрузки пропал: начинаем сначала, принятое не удвоится.'];
  return { job: await restartImportJob({ ctx, input: job }), news };
}

/**
 * Takes the import of this file with this meaning for this process alone, with its rejects file cut to what the
 * job has counted. Errors: conflict while another process has it.
 */
export async function claimJob(meaning: JobMeaning): Promise<ClaimedJob> {
  const { ctx, file: input, source, code } = meaning.reading;
  const fingerprint = fingerprintOf(meaning);
  const leadership = await claimFile(ctx, fingerprint);
  try {
    const name = { fingerprint, fileName: input.name, source: code, meaning: meaningOf(meaning) };
    const found = await openImportJob({ ctx, input: name });
    const place = { dataDir: meaning.dataDir, fileName: input.name, format: source.format };
    const file = rejectsPath(place, found);
    const { job, news } = await settle(ctx, found, { file, isReplay: meaning.replay !== null });
    const rejects = new RejectsFile(file, source);
    await rejects.cut(job.rejectsBytes);
    const release = async () => {
      await rejects.close();
      await leadership.release();
    };
    return { job, rejects, news, release };
  } catch (error) {
    await leadership.release();
    throw error;
  }
}
