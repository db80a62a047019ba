import type { ImportFileAnswer, ImportSettings } from '@/lib/contract/imports';
import styles from './imports.module.css';
import { MappingTable } from './mapping-table';
import { PreviewTable } from './preview-table';
import { SettingsRow } from './settings-row';

interface Props {
  readonly file: ImportFileAnswer;
  onSettings(settings: ImportSettings): void;
  onStart(): void;
  onMend(jobId: number): void;
}

/** What a person has chosen by now: every choice is sent with the ones before it. */
function settingsOf({ preview }: ImportFileAnswer, change: ImportSettings): ImportSettings {
  if (preview === null) return change;
  const { export: kind, sheet, source, zone } = preview;
  return { export: kind, source, zone, ...(sheet === null ? {} : { sheet }), ...change };
}

function Progress({ file, onMend }: Pick<Props, 'file' | 'onMend'>) {
  const { state, share, jobId, problem } = file;
  if (state === 'running') {
    return (
      <p>
        <progress className={styles.progress} aria-label="Загружено" max={1} value={share} /> Загружается:{' '}
        {Math.floor(share * 100)} %. Страницу можно закрыть, загрузка идёт на сервере.
      </p>
    );
  }
  if (state === 'failed') return <p role="alert">Не загружено: {problem}</p>;
  return (
    <p>
      Файл загружен. Итог — в списке ниже.{' '}
      {jobId !== null && (
        <button type="button" className={styles.button} onClick={() => onMend(jobId)}>
          Показать отклонённые строки
        </button>
      )}
    </p>
  );
}

/** A file before, while and after it is imported. */
export function FileCard({ file, onSettings, onStart, onMend }: Props) {
  const { preview, problem } = file;
  const change = (settings: ImportSettings) => onSettings(settingsOf(file, settings));
  return (
    <section className={styles.card} aria-label={`Файл ${file.name}`}>
      <h2>{file.name}</h2>
      {file.state !== 'ready' && <Progress file={file} onMend={onMend} />}
      {file.state === 'ready' && problem !== null && <p role="alert">{problem}</p>}
      {file.state === 'ready' && preview !== null && (
        <>
          <p>{preview.note}</p>
          <SettingsRow preview={preview} onChange={change} />
          <PreviewTable preview={preview} />
          <MappingTable preview={preview} onChange={(mapping) => change({ mapping })} />
          <p>
            <button type="button" className={styles.main} onClick={onStart}>
              Загрузить
            </button>
          </p>
        </>
      )}
    </section>
  );
}
