import { AppError } from '@/lib/contract/app-error';
import { counted, type Forms, formatNumber } from '@/lib/domain/russian';
import { systemActor } from '@/lib/services/actor';
import { type ImportEntry, listImports } from '@/lib/services/imports/list-imports';
import { type UndoneImport, undoImport } from '@/lib/services/imports/undo-import';
import type { ImportScreen } from '../sources/run/conduct-import';
import { rowsWord } from '../sources/run/words';
import { openCliStore } from './open-cli-store';

const LISTED = 30;
const RECORDS: Forms = ['запись', 'записи', 'записей'];
const records = (n: number) => counted(n, RECORDS);

interface Where {
  readonly isDemo: boolean;
  readonly screen: Pick<ImportScreen, 'tell' | 'answer'>;
}

function stateOf({ undoneAt, finishedAt, rowsDone }: ImportEntry): string {
  if (undoneAt !== null) return 'отменена';
  return finishedAt === null ? `прервана после: ${rowsWord(rowsDone)}` : 'закончена';
}

function lineOf(entry: ImportEntry, zone: string): string {
  const at = new Date(entry.startedAt).toLocaleString('ru-RU', { timeZone: zone });
  const { created, corrected, duplicate, rejected } = entry.counts;
  const counts = `принято ${formatNumber(created)}, исправлено ${formatNumber(corrected)}, уже принято ${formatNumber(duplicate)}, отклонено ${formatNumber(rejected)}`;
  return `№ ${entry.id}  ${at}  ${entry.fileName} → ${entry.source}: ${stateOf(entry)}; ${counts}`;
}

/** `npm run import -- --list`. */
export async function listFromCommand({ isDemo, screen }: Where): Promise<number> {
  const { store, close } = await openCliStore({ isDemo });
  try {
    const entries = await listImports(store, LISTED);
    const lines = entries.map((entry) => lineOf(entry, store.city.profile.zone));
    screen.answer(lines.length === 0 ? 'Загрузок ещё не было.\n' : `${lines.join('\n')}\n`);
    return 0;
  } finally {
    await close();
  }
}

/** What an undo did, for a person. */
export function undoWords({ jobId, fileName, source, removed, restored, kept }: UndoneImport): string {
  const lines = [
    `Загрузка № ${jobId} отменена: ${fileName} → источник ${source}.`,
    `  убрано записей                ${formatNumber(removed).padStart(12)}`,
    `  возвращено прежнее состояние  ${formatNumber(restored).padStart(12)}`,
    `  оставлено                     ${formatNumber(kept).padStart(12)}`,
  ];
  if (kept > 0) lines.push(`После загрузки кто-то изменил ${records(kept)}: они оставлены как есть.`);
  lines.push('Журнал событий помнит и загрузку, и отмену. Тот же файл можно загрузить снова.');
  return `${lines.join('\n')}\n`;
}

/** `npm run import -- --undo НОМЕР`. Errors: invalid, not-found, conflict. */
export async function undoFromCommand(text: string, { isDemo, screen }: Where): Promise<number> {
  if (!/^\d{1,15}$/.test(text))
    throw new AppError('invalid', `--undo ${text}: ожидается номер загрузки из её итога или из --list`);
  const { store, close } = await openCliStore({ isDemo });
  try {
    const undone = await undoImport({
      ctx: { store, actor: systemActor('import') },
      input: {
        jobId: Number(text),
        onProgress: (done) => screen.tell(`отменено: ${records(done.removed + done.restored)}`),
      },
    });
    screen.answer(undoWords(undone));
    return 0;
  } finally {
    await close();
  }
}
