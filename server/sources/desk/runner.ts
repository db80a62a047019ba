import { AppError } from '@/lib/contract/app-error';
import { DAY } from '@/lib/domain/city-time';
import { systemActor } from '@/lib/services/actor';
import {
  changeImportFile,
  findUnfinished,
  forgetStaleFiles,
  type StoredImportFile,
} from '@/lib/services/imports/import-files';
import { finishImportJob } from '@/lib/services/imports/import-job';
import { beginUndo, undoImport } from '@/lib/services/imports/undo-import';
import { logger } from '@/lib/services/logger';
import type { Store, VerbContext } from '@/lib/services/store';
import type { Running } from '../../running';
import { claimJob } from '../run/claim-job';
import { createPreparer } from '../run/conduct-import';
import { runImport } from '../run/run-import';
import type { StoredFiles } from './stored-files';
import { understandFile } from './understand';

/** A file that nobody imports is forgotten at the next start of the server. */
const KEPT_MS = DAY;

export interface Runner extends Running {
  /** Imports a file in the background, one after another. */
  run(file: StoredImportFile): void;
  undo(ctx: VerbContext, jobId: number): Promise<void>;
  /** How much of a file is done, from 0 to 1. */
  shareOf(fileId: number): number;
}

interface RunnerDeps {
  readonly store: Store;
  readonly dataDir: string;
  readonly files: StoredFiles;
}

/** Does the long work of the import page, one piece at a time, between two batches ready to stop. */
export function createRunner({ store, dataDir, files }: RunnerDeps): Runner {
  const stopping = new AbortController();
  const shares = new Map<number, number>();
  let line: Promise<void> = resume();

  function enqueue(work: () => Promise<void>): void {
    line = line.then(async () => {
      if (!stopping.signal.aborted)
        await work().catch((error: unknown) => logger.error({ err: error }, 'import'));
    });
  }

  async function importFile(ctx: VerbContext, file: StoredImportFile): Promise<void> {
    const { id, name } = file;
    const understood = await understandFile(store, { path: files.pathOf(id, name), name }, file.settings);
    const { code, zone, asked, preset } = understood;
    const preparer = createPreparer(store, understood, { code, zone });
    const reading = { ...understood, ctx, preset: preset?.id ?? null, asked, preparer };
    const claimed = await claimJob({ reading, zone, replay: null, dataDir });
    try {
      await changeImportFile({ ctx, input: { id, jobId: claimed.job.id } });
      const progress = {
        update: (_: number, share: number) => void shares.set(id, share),
        end: () => undefined,
      };
      const plan = { ...reading, rejects: claimed.rejects, progress, signal: stopping.signal };
      const outcome = await runImport(plan, claimed.job);
      store.pokeRelay();
      if (outcome.isInterrupted) return;
      await finishImportJob({ ctx, input: outcome.job });
      await changeImportFile({ ctx, input: { id, state: 'done' } });
      await files.drop(files.pathOf(id, name));
    } finally {
      await claimed.release();
    }
  }

  function run(file: StoredImportFile): void {
    const ctx = { store, actor: { ...systemActor('import'), id: file.actor } };
    shares.set(file.id, 0);
    enqueue(() =>
      importFile(ctx, file).catch(async (error: unknown) => {
        if (!(error instanceof AppError)) logger.error({ err: error }, 'import');
        const problem =
          error instanceof AppError
            ? error.message
            : 'внутренняя ошибка: принятое сохранено, начните загрузку снова';
        await changeImportFile({ ctx, input: { id: file.id, state: 'failed', problem } });
      }),
    );
  }

  function takeBack(ctx: VerbContext, jobId: number): void {
    enqueue(async () => {
      await undoImport({ ctx, input: { jobId, signal: stopping.signal } });
    });
  }

  async function resume(): Promise<void> {
    const stale = await forgetStaleFiles(store, store.clock.now() - KEPT_MS).catch(() => []);
    for (const { id, name } of stale) await files.drop(files.pathOf(id, name));
    const { files: broken, undos } = await findUnfinished(store).catch(() => ({ files: [], undos: [] }));
    const here = await Promise.all(broken.map(({ id, name }) => files.has(id, name)));
    for (const [i, file] of broken.entries()) if (here[i] === true) run(file);
    for (const jobId of undos) takeBack({ store, actor: systemActor('import') }, jobId);
  }

  return {
    run,
    async undo(ctx, jobId) {
      await beginUndo({ ctx, input: { jobId } });
      takeBack(ctx, jobId);
    },
    shareOf: (fileId) => shares.get(fileId) ?? 0,
    async stop() {
      stopping.abort();
      await line;
    },
  };
}
