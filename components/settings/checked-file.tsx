'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import table from '@/components/desk/data-table.module.css';
import styles from '@/components/desk/forms.module.css';
import { sendJson, textOfFile } from '@/components/desk/send-json';
import { type SettingsImport, settingsImport } from '@/lib/contract/department';

interface Props {
  /** Where the file is sent, and where it comes from. */
  readonly path: string;
  readonly exports: readonly ('csv' | 'json')[];
}

/** Checks a file first, shows what it would do or the faults at their rows, and takes it then. */
export function CheckedFile({ path, exports }: Props) {
  const router = useRouter();
  const [text, setText] = useState<string | null>(null);
  const [told, setTold] = useState<SettingsImport | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  async function send(content: string, mode: 'check' | 'apply'): Promise<void> {
    const sent = await sendJson(`${path}?mode=${mode}`, content);
    setFault(sent.ok ? null : sent.refusal.message);
    const answer = sent.ok ? settingsImport.parse(sent.body) : null;
    setTold(answer);
    setText(answer !== null && answer.faults.length === 0 && !answer.isApplied ? content : null);
    if (answer?.isApplied === true) router.refresh();
  }

  async function choose(file: File | undefined): Promise<void> {
    if (file !== undefined) await send(await textOfFile(file), 'check');
  }

  return (
    <>
      <div className={styles.actions}>
        {exports.map((format) => (
          <a key={format} href={`${path}?format=${format}`}>
            Выгрузить {format.toUpperCase()}
          </a>
        ))}
        <label className={styles.button}>
          Проверить файл
          <input
            type="file"
            className="visually-hidden"
            accept=".csv,.json,.txt"
            onChange={({ target }) => void choose(target.files?.[0])}
          />
        </label>
        {text !== null && (
          <button type="button" className={styles.main} onClick={() => void send(text, 'apply')}>
            Принять файл
          </button>
        )}
        {told !== null && (
          <p role="status" className={styles.done}>
            {told.message}
          </p>
        )}
        {fault !== null && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
      </div>
      {told !== null && told.faults.length > 0 && <Faults faults={told.faults} />}
    </>
  );
}

export function Faults({ faults }: { faults: SettingsImport['faults'] }) {
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Строка</th>
            <th scope="col">Поле</th>
            <th scope="col">Что исправить</th>
          </tr>
        </thead>
        <tbody>
          {faults.map(({ line, field, message }) => (
            <tr key={`${line} ${field} ${message}`}>
              <td>{line}</td>
              <td>{field === '' ? 'вся строка' : field}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
