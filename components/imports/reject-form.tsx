import { type FormEvent, useState } from 'react';
import type { RejectItem } from '@/lib/contract/imports';
import { FIELD_WORDS } from './import-words';
import styles from './imports.module.css';

interface Props {
  readonly item: RejectItem;
  onMend(line: number, values: Readonly<Record<string, string>>): Promise<string>;
}

/** Columns with errors stand open; the others can be asked for. */
function columnsOf({ errors, values }: RejectItem, isWhole: boolean): string[] {
  if (isWhole) return Object.keys(values);
  const wrong = errors.map(({ column }) => column).filter((column) => column !== null);
  return [...new Set(wrong)].filter((column) => Object.hasOwn(values, column));
}

/** One refused row: what is wrong, and its columns to be changed and sent again. */
export function RejectForm({ item, onMend }: Props) {
  const [changed, setChanged] = useState<Readonly<Record<string, string>>>({});
  const [isWhole, setIsWhole] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const columns = columnsOf(item, isWhole);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setMessage('проверяется…');
    const told = await onMend(item.line, changed).catch((error: unknown) =>
      error instanceof Error ? error.message : 'не получилось: повторите',
    );
    setMessage(told);
  }

  return (
    <form
      className={styles.reject}
      onSubmit={(event) => void submit(event)}
      aria-label={`Строка ${item.line}`}
    >
      <strong>Строка {item.line}</strong>
      <ul>
        {item.errors.map(({ field, column, message: words }) => (
          <li key={`${field} ${words}`}>
            {field === '' ? '' : `${FIELD_WORDS[field] ?? field}${column === null ? '' : ` («${column}»)`}: `}
            {words}
          </li>
        ))}
      </ul>
      {item.raw !== null ? (
        <p>
          Строку не удалось разобрать на столбцы: исправьте её в файле. <code>{item.raw.slice(0, 300)}</code>
        </p>
      ) : (
        <>
          <div className={styles.fields}>
            {columns.map((column) => (
              <label key={column}>
                {column}
                <input
                  value={changed[column] ?? item.values[column] ?? ''}
                  onChange={({ target }) => setChanged({ ...changed, [column]: target.value })}
                />
              </label>
            ))}
          </div>
          <div className={styles.actions}>
            <button type="submit" className={styles.main}>
              Отправить снова
            </button>
            <button type="button" className={styles.button} onClick={() => setIsWhole(!isWhole)}>
              {isWhole ? 'Только с ошибками' : 'Все столбцы'}
            </button>
            <output>{message}</output>
          </div>
        </>
      )}
    </form>
  );
}
