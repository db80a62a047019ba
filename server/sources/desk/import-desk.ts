import { AppError } from '@/lib/contract/app-error';
import type { ImportFileAnswer } from '@/lib/contract/imports';
import type { Actor } from '@/lib/services/actor';
import { requireScope } from '@/lib/services/actor';
import type { ImportDesk } from '@/lib/services/imports/import-desk';
import {
  addImportFile,
  changeImportFile,
  findImportFile,
  type StoredImportFile,
} from '@/lib/services/imports/import-files';
import type { Store, VerbContext } from '@/lib/services/store';
import type { Running } from '../../running';
import { mendRow } from './mend';
import { previewFile } from './preview';
import { createRunner } from './runner';
import { createStoredFiles } from './stored-files';
import { understandFile } from './understand';
import { listWaiting, writeWaiting } from './waiting-rows';

/**
 * The import page's other half in the process that holds the uploaded files: takes them in, shows how they will be
 * understood, imports and undoes in the background. What a restart broke off goes on at the next start.
 */
export function createImportDesk(store: Store, dataDir: string): { desk: ImportDesk; running: Running } {
  const files = createStoredFiles(dataDir);
  const runner = createRunner({ store, dataDir, files });
  const may = (actor: Actor): VerbContext => {
    requireScope(actor, 'ingest');
    return { store, actor };
  };

  async function answerOf(ctx: VerbContext, file: StoredImportFile): Promise<ImportFileAnswer> {
    const { id, name, size, state, jobId, problem } = file;
    const share = runner.shareOf(id);
    const base = { id, name, size, state, jobId, share: state === 'done' ? 1 : share };
    if (state !== 'ready') return { ...base, problem, preview: null };
    try {
      const understood = await understandFile(store, { path: files.pathOf(id, name), name }, file.settings);
      return { ...base, problem: null, preview: await previewFile(ctx, understood) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { ...base, problem: error.message, preview: null };
    }
  }

  const desk: ImportDesk = {
    async receive(actor, { name, body }) {
      const ctx = may(actor);
      const { path, size } = await files.receive(body);
      try {
        const file = await addImportFile({ ctx, input: { name, size } });
        await files.keep(path, file);
        return await answerOf(ctx, file);
      } catch (error) {
        await files.drop(path);
        throw error;
      }
    },
    async look(actor, { id, settings }) {
      const ctx = may(actor);
      const file = await findImportFile({ ctx, input: { id } });
      const isOver = file.state === 'running' || file.state === 'done';
      if (settings === undefined || isOver) return answerOf(ctx, file);
      return answerOf(ctx, await changeImportFile({ ctx, input: { id, settings, state: 'ready' } }));
    },
    async start(actor, id) {
      const ctx = may(actor);
      const file = await findImportFile({ ctx, input: { id } });
      if (file.state === 'running' || file.state === 'done') return answerOf(ctx, file);
      await understandFile(store, { path: files.pathOf(id, file.name), name: file.name }, file.settings);
      const started = await changeImportFile({ ctx, input: { id, state: 'running' } });
      runner.run(started);
      return answerOf(ctx, started);
    },
    async undo(actor, jobId) {
      await runner.undo(may(actor), jobId);
    },
    rejects: (actor, input) => listWaiting(may(actor), input),
    rejectsFile: (actor, jobId) => writeWaiting(may(actor), jobId),
    mend: (actor, input) => mendRow(may(actor), input),
  };
  return { desk, running: runner };
}
