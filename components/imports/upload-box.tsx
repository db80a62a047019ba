import { type DragEvent, useRef, useState } from 'react';
import styles from './imports.module.css';

interface Props {
  readonly isReady: boolean;
  /** Bytes. */
  readonly limit: number;
  onFile(file: File, onShare: (share: number) => void): Promise<void>;
}

const MEGABYTE = 1024 * 1024;

/** Takes a file by dragging or by choosing, and shows how much of it has gone. */
export function UploadBox({ isReady, limit, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState<number | null>(null);
  const [isOver, setIsOver] = useState(false);
  const isFree = isReady && share === null;

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined || !isFree) return;
    setShare(0);
    await onFile(file, setShare);
    setShare(null);
    if (input.current !== null) input.current.value = '';
  }

  function drop(event: DragEvent): void {
    event.preventDefault();
    setIsOver(false);
    void take(event.dataTransfer.files[0]);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging has the button beside it for the keyboard
    <div
      className={isOver ? styles.dropOver : styles.drop}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(isFree);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        id="import-file"
        className={styles.file}
        type="file"
        accept=".xlsx,.xlsm,.csv,.tsv,.txt,.jsonl,.ndjson"
        disabled={!isFree}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      <label htmlFor="import-file" className={styles.choose} data-disabled={!isFree}>
        Выбрать файл
      </label>
      <span>
        {isReady
          ? `или перетащите его сюда: книга Excel, CSV или JSONL, до ${limit / MEGABYTE} МБ`
          : 'Загружать может тот, у чьего ключа есть право приёма: возьмите ключ в верхней строке.'}
      </span>
      {share !== null && (
        <progress className={styles.progress} aria-label="Отправлено" max={1} value={share} />
      )}
    </div>
  );
}
