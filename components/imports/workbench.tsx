'use client';

import { useCallback, useEffect, useState } from 'react';
import type { ImportFileAnswer, ImportItem } from '@/lib/contract/imports';
import { FileCard } from './file-card';
import { importApi as api } from './import-api';
import { ImportList } from './import-list';
import styles from './imports.module.css';
import { RejectDesk } from './reject-desk';
import { UploadBox } from './upload-box';

const LOOK_MS = 700;

const isBusy = (file: ImportFileAnswer | null, items: readonly ImportItem[]) =>
  file?.state === 'running' || items.some(({ state }) => state === 'running' || state === 'undoing');

interface Props {
  readonly items: readonly ImportItem[];
  readonly zone: string;
  readonly limit: number;
  /** This browser's key has the right to take appeals in. */
  readonly canImport: boolean;
}

/** The import page: a file on its way, past imports, and the rows of one of them that wait to be mended. */
export function ImportWorkbench({ items: first, zone, limit, canImport }: Props) {
  const [file, setFile] = useState<ImportFileAnswer | null>(null);
  const [items, setItems] = useState(first);
  const [mending, setMending] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const tell = useCallback((error: unknown) => {
    setProblem(error instanceof Error ? error.message : 'не получилось: повторите');
  }, []);
  const refresh = useCallback(async () => {
    try {
      setItems(await api.list());
      if (file?.state === 'running') setFile(await api.file(file.id));
    } catch (error) {
      tell(error);
    }
  }, [file, tell]);

  const busy = isBusy(file, items);
  useEffect(() => {
    if (!busy) return undefined;
    const timer = setInterval(() => void refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [busy, refresh]);

  async function take(work: () => Promise<ImportFileAnswer>): Promise<void> {
    setProblem(null);
    try {
      setFile(await work());
      setItems(await api.list());
    } catch (error) {
      tell(error);
    }
  }

  async function undo(jobId: number): Promise<void> {
    setProblem(null);
    await api.undo(jobId).catch(tell);
    setMending(null);
    await refresh();
  }

  return (
    <div className={styles.bench}>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <UploadBox
        isReady={canImport}
        limit={limit}
        onFile={(chosen, onShare) => take(() => api.upload(chosen, onShare))}
      />
      {file !== null && (
        <FileCard
          key={file.id}
          file={file}
          onSettings={(settings) => take(() => api.settle(file.id, settings))}
          onStart={() => take(() => api.start(file.id))}
          onMend={setMending}
        />
      )}
      {mending !== null && <RejectDesk key={mending} jobId={mending} onDone={() => void refresh()} />}
      <ImportList items={items} zone={zone} canChange={canImport} onUndo={undo} onMend={setMending} />
    </div>
  );
}
