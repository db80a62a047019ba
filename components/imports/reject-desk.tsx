import { useCallback, useEffect, useState } from 'react';
import { saveFile } from '@/components/ui/save-file';
import type { RejectsAnswer } from '@/lib/contract/imports';
import { counted, type Forms } from '@/lib/domain/russian';
import { importApi as api } from './import-api';
import styles from './imports.module.css';
import { RejectForm } from './reject-form';

const ROWS: Forms = ['строка ждёт', 'строки ждут', 'строк ждут'];

interface Props {
  readonly jobId: number;
  onDone(): void;
}

async function save(jobId: number): Promise<void> {
  saveFile(await api.rejectsFile(jobId), `отклонённые-${jobId}.csv`);
}

/** Rows of an import that could not be taken: mended here, or saved, mended elsewhere and sent again. */
export function RejectDesk({ jobId, onDone }: Props) {
  const [answer, setAnswer] = useState<RejectsAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(
    (after: number) =>
      api.rejects(jobId, after).then(
        (next) => setAnswer((known) => (after === 0 || known === null ? next : joined(known, next))),
        (error: unknown) => setProblem(error instanceof Error ? error.message : 'список не получен'),
      ),
    [jobId],
  );
  useEffect(() => void load(0), [load]);

  async function mend(line: number, values: Readonly<Record<string, string>>) {
    const mended = await api.mend({ jobId, line }, values);
    setAnswer((known) => (known === null ? known : withOutcome(known, line, mended.item)));
    onDone();
    return mended.message;
  }

  const last = answer?.items.at(-1);
  return (
    <section className={styles.card} aria-label="Отклонённые строки">
      <h2>Отклонённые строки загрузки № {jobId}</h2>
      {problem !== null && <p role="alert">{problem}</p>}
      {answer !== null && (
        <p>
          {answer.total === 0 ? 'Все строки приняты.' : `${counted(answer.total, ROWS)} исправления.`}{' '}
          {answer.total > 0 && (
            <button type="button" className={styles.button} onClick={() => void save(jobId)}>
              Скачать их файлом
            </button>
          )}
        </p>
      )}
      <ol className={styles.rejects}>
        {answer?.items.map((item) => (
          <li key={item.line}>
            <RejectForm item={item} onMend={mend} />
          </li>
        ))}
      </ol>
      {answer !== null && last !== undefined && answer.items.length < answer.total && (
        <button type="button" className={styles.button} onClick={() => void load(last.line)}>
          Показать ещё
        </button>
      )}
    </section>
  );
}

const joined = (known: RejectsAnswer, next: RejectsAnswer): RejectsAnswer => ({
  ...next,
  items: [...known.items, ...next.items],
});

/** A row that was taken leaves the list; one that was not shows its new errors. */
function withOutcome(
  known: RejectsAnswer,
  line: number,
  item: RejectsAnswer['items'][number] | null,
): RejectsAnswer {
  const items = known.items.flatMap((row) => (row.line !== line ? [row] : item === null ? [] : [item]));
  return { ...known, items, total: item === null ? known.total - 1 : known.total };
}
