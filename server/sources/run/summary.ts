import { counted, type Forms, formatNumber } from '@/lib/domain/russian';
import type { WaitingLabels } from '@/lib/services/imports/waiting-labels';
import type { ImportOutcome, ImportPlan } from './import-plan';
import { formatRate, formatTook, rowsWord } from './words';

export interface SummaryInput {
  readonly plan: ImportPlan;
  readonly outcome: ImportOutcome;
  /** Rows that an earlier run had done. */
  readonly before: number;
  readonly tookMs: number;
  readonly labels: WaitingLabels;
  readonly zone: { readonly name: string; readonly isAsked: boolean };
  /** More lines of a replay. */
  readonly extra: readonly string[];
}

const ROWS_OF: Forms = ['строки', 'строк', 'строк'];
const rowsOf = (n: number) => counted(n, ROWS_OF);
const LABELS: Forms = ['метка', 'метки', 'меток'];

const pad = (n: number) => formatNumber(n).padStart(12);

function countLines({ outcome, plan }: SummaryInput): string[] {
  const { counts } = outcome.job;
  const future = counts.future === 0 ? '' : `, из них с датой впереди часов: ${formatNumber(counts.future)}`;
  const lines = [
    `  принято     ${pad(counts.created)}`,
    `  уже принято ${pad(counts.duplicate)}`,
    `  исправлено  ${pad(counts.corrected)}`,
    `  отклонено   ${pad(counts.rejected)}${future}`,
  ];
  if (counts.rejected > 0) {
    lines.push(
      `Отклонённые строки с причинами: ${plan.rejects.path}`,
      'Исправьте их там же и загрузите этот файл тем же способом: столбец с причинами не мешает.',
    );
  }
  lines.push(`Загрузка № ${outcome.job.id}; отменить её целиком: npm run import -- --undo ${outcome.job.id}`);
  return lines;
}

function noteLines({ plan, zone, labels }: SummaryInput): string[] {
  const { notes } = plan.preparer;
  const lines: string[] = [];
  if (notes.isZoneTaken) {
    const whose = zone.isAsked ? 'задан ключом --zone' : 'часы города; другой пояс задаёт --zone';
    lines.push(`Времена без часового пояса прочитаны по поясу ${zone.name} (${whose}).`);
  }
  if (!plan.mapping.has('createdAt')) lines.push('Времени создания в файле нет: взято время самой загрузки.');
  if (!plan.mapping.has('externalId')) {
    lines.push('Номеров в файле нет: они получены из содержания строк, поэтому тот же файл не удвоится.');
  }
  if (notes.foreignChannels.size > 0) {
    const words = [...notes.foreignChannels].slice(0, 10).map((word) => `«${word.slice(0, 40)}»`);
    lines.push(`Незнакомые каналы приняты как «прочее»: ${words.join(', ')}.`);
  }
  if (notes.textless > 0)
    lines.push(`Текста гражданина нет у ${rowsOf(notes.textless)}: вместо него слова перечня из выгрузки.`);
  if (notes.undated > 0)
    lines.push(`Завершены без даты ${rowsWord(notes.undated)}: состояние оставлено словами источника.`);
  return [...lines, ...labelLines(labels, plan.code)];
}

function labelLines(labels: WaitingLabels, code: string): string[] {
  if (labels.total === 0) return [];
  const top = labels.top.map(({ label, appeals }) => `«${label}» — ${formatNumber(appeals)}`);
  const shown = labels.total > top.length ? `; чаще других: ${top.join(', ')}` : `: ${top.join(', ')}`;
  return [`Без темы пока ${counted(labels.total, LABELS)} источника ${code}${shown}.`];
}

/** What the person reads at the end. */
export function summarise(input: SummaryInput): string {
  const { outcome, plan, before, tookMs } = input;
  const done = outcome.job.rowsDone - before;
  const head = outcome.isInterrupted
    ? `Остановлено: ${plan.file.name} → источник ${plan.code}. Принятое сохранено.`
    : `Готово: ${plan.file.name} → источник ${plan.code}.`;
  const pace = `${rowsWord(done)} за ${formatTook(tookMs)}, ${formatRate(done, tookMs)} в секунду`;
  const since = before > 0 ? `; раньше обработано ${formatNumber(before)}` : '';
  return [head, `${pace}${since}.`, ...countLines(input), ...input.extra, ...noteLines(input), ''].join('\n');
}
