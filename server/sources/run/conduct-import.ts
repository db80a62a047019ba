import { AppError } from '@/lib/contract/app-error';
import { formatNumber } from '@/lib/domain/russian';
import { finishImportJob } from '@/lib/services/imports/import-job';
import { findWaitingLabels } from '@/lib/services/imports/waiting-labels';
import type { Store, VerbContext } from '@/lib/services/store';
import { listColumns } from '../file/csv-header';
import { type InputFile, inspectFile } from '../file/input-file';
import { openSource } from '../file/open-source';
import { RowPreparer } from '../mapping/prepare-rows';
import { type ResolvedMapping, resolveMapping } from '../mapping/resolve-mapping';
import { presetOf } from '../preset';
import { recognisePreset } from '../preset/recognise';
import { resolvePreset } from '../preset/resolve-preset';
import type { AppealSource } from '../source-row';
import { claimJob } from './claim-job';
import type { ImportOutcome, ImportPlan, Reading } from './import-plan';
import type { ImportRequest } from './import-request';
import { INTERRUPTED_CODE, listenForInterrupt } from './interrupt';
import { createProgress, type ProgressScreen } from './progress';
import { chooseRun } from './replay-run';
import { readScript } from './replay-script';
import { runImport } from './run-import';
import { runReplay, timetable } from './run-replay';
import { summarise } from './summary';
import { formatBytes, formatTook, rowsWord } from './words';

/** Where a command speaks: steps and progress aside, the summary as its answer. */
export interface ImportScreen extends ProgressScreen {
  tell(line: string): void;
  answer(text: string): void;
}

/** A file that can be imported, opened and understood before any store is. */
export interface OpenedFile extends ResolvedMapping {
  readonly file: InputFile;
  readonly source: AppealSource;
}

/** What of a file is taken, kept and left, in words. */
function tellColumns({ mapping, extras, ignored, preset }: ResolvedMapping, screen: ImportScreen): void {
  if (preset !== null) screen.tell(`Выгрузка: ${preset.name}`);
  const taken = [...mapping].map(([field, column]) => (field === column ? field : `${field} ← «${column}»`));
  screen.tell(`Поля: ${taken.join(', ')}`);
  if (extras.length > 0) screen.tell(`Сохраняются как сведения источника: ${listColumns(extras)}`);
  if (ignored.length > 0) screen.tell(`Не используются столбцы: ${listColumns(ignored)}`);
}

/** How the columns of a source are understood: as a known export's, or by their names. */
export function resolveColumns(
  columns: readonly string[],
  { preset: asked, mapping }: Pick<ImportRequest, 'preset' | 'mapping'>,
): ResolvedMapping {
  const preset = asked === null ? recognisePreset(columns) : presetOf(asked);
  return preset === null ? resolveMapping(columns, mapping) : resolvePreset(columns, preset, mapping);
}

/** Errors: AppError that says what is wrong with the file, its header or the mapping; nothing is taken then. */
export async function openFile(request: ImportRequest, screen: ImportScreen): Promise<OpenedFile> {
  const file = await inspectFile(request.file);
  const preset = request.preset === null ? null : presetOf(request.preset);
  const source = await openSource(file, request.format, { sheet: request.sheet, preset });
  const resolved = resolveColumns(source.columns, request);
  const encoding = file.isBook ? '' : `, ${file.encoding}`;
  screen.tell(`${file.name}: ${formatBytes(file.size)}, ${source.note}${encoding}`);
  tellColumns(resolved, screen);
  if (request.replay !== null && !resolved.mapping.has('createdAt')) {
    throw new AppError(
      'invalid',
      `для --replay нужно время создания: укажите столбец, --map createdAt=…; найдены: ${listColumns(source.columns)}`,
    );
  }
  return { file, source, ...resolved };
}

/** A preparer of the file's rows, by its columns and its kind of dates. */
export function createPreparer(
  store: Store,
  { source, mapping, preset, recipes, extras }: Omit<OpenedFile, 'file' | 'ignored'>,
  as: { code: string; zone: string },
): RowPreparer {
  return new RowPreparer(store, {
    source: as.code,
    mapping,
    zone: as.zone,
    known: preset === null ? null : { recipes, extras, city: store.city },
    epoch: source.epoch ?? (preset === null ? null : 1900),
  });
}

interface Conduct {
  readonly request: ImportRequest;
  readonly reading: Reading;
  readonly zone: string;
  readonly dataDir: string;
  readonly screen: ImportScreen;
}

interface Run {
  readonly plan: ImportPlan;
  readonly outcome: ImportOutcome;
  readonly before: number;
  readonly extra: readonly string[];
}

/** Opens what a run needs, lends it to `work`, and gives all back. */
async function withJob(
  conduct: Conduct,
  replay: string | null,
  work: (plan: ImportPlan, job: ImportOutcome['job']) => Promise<Run>,
): Promise<Run> {
  const { reading, zone, dataDir, screen } = conduct;
  const claimed = await claimJob({ reading, zone, replay, dataDir });
  const interrupt = listenForInterrupt(screen.tell);
  const progress = createProgress(screen);
  try {
    for (const line of claimed.news) screen.tell(line);
    const plan = { ...reading, rejects: claimed.rejects, progress, signal: interrupt.signal };
    const run = await work(plan, claimed.job);
    if (!run.outcome.isInterrupted) await finishImportJob({ ctx: reading.ctx, input: run.outcome.job });
    return run;
  } finally {
    progress.end();
    interrupt.release();
    await claimed.release();
  }
}

function conductPlain(conduct: Conduct): Promise<Run> {
  return withJob(conduct, null, async (plan, job) => {
    const outcome = await runImport(plan, job);
    const extra = outcome.isInterrupted ? ['Чтобы продолжить, запустите ту же команду.'] : [];
    return { plan, outcome, before: job.rowsDone, extra };
  });
}

async function conductReplay(conduct: Conduct, speed: number): Promise<Run> {
  const { reading, request, screen } = conduct;
  const { rows, refused } = await readScript(reading);
  const run = await chooseRun(reading, rows, request.run);
  const length = timetable(run.rows, speed).at(-1) ?? 0;
  screen.tell(
    `Показ: ${rowsWord(run.rows.length)}, ${formatTook(length * speed)} файла за ${formatTook(length)}`,
  );
  if (run.suffix !== '') screen.tell(`К номерам добавляется «${run.suffix}».`);
  if (run.known > 0) screen.tell(`Уже показано под этим именем: ${rowsWord(run.known)}.`);
  return withJob(conduct, run.suffix, async (plan, job) => {
    const outcome = await runReplay(plan, job, { run, refused, speed });
    const left = `Ответов и закрытий за время показа: ${formatNumber(outcome.factsSent)}; ещё впереди и не переданы: ${formatNumber(outcome.factsLeft)}.`;
    const hint = 'Показ с именем (--run) продолжается той же командой, без имени начинается заново.';
    return { plan, outcome, before: 0, extra: outcome.isInterrupted ? [left, hint] : [left] };
  });
}

/**
 * Imports or replays an opened file into a store. Answers the exit code: 0 when all rows were taken, 2 when some
 * were refused, 130 when it was stopped. Errors: conflict, invalid, too-large.
 */
export async function conductImport(
  ctx: VerbContext,
  opened: OpenedFile,
  input: { request: ImportRequest; dataDir: string; screen: ImportScreen },
): Promise<number> {
  const { request, screen } = input;
  const zone = request.zone ?? ctx.store.city.profile.zone;
  const { file, source, mapping, preset } = opened;
  const preparer = createPreparer(ctx.store, opened, { code: request.source, zone });
  const reading: Reading = {
    ctx,
    file,
    source,
    code: request.source,
    mapping,
    preset: preset?.id ?? null,
    asked: request.mapping,
    preparer,
  };
  const conduct = { ...input, reading, zone };
  screen.tell(`Хранилище: ${ctx.store.db.store}`);
  const started = performance.now();
  const run = await (request.replay === null
    ? conductPlain(conduct)
    : conductReplay(conduct, request.replay));
  const tookMs = performance.now() - started;
  const labels = await findWaitingLabels({ ctx, input: { source: request.source } });
  const zoneNote = { name: zone, isAsked: request.zone !== null };
  screen.answer(summarise({ ...run, tookMs, labels, zone: zoneNote }));
  if (run.outcome.isInterrupted) return INTERRUPTED_CODE;
  return run.outcome.job.counts.rejected > 0 ? 2 : 0;
}
