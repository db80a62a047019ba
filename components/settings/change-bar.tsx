import { useRef } from 'react';
import { saveFile } from '@/components/ui/save-file';
import type { RulesVersion } from '@/lib/contract/deadline-rules';
import { PreviewPanel } from './preview-panel';
import { fileOfRules, rulesOfFile } from './rules-file';
import styles from './settings.module.css';
import type { RulesDraft } from './use-rules-draft';

interface Props {
  readonly draft: RulesDraft;
  readonly version: number;
  readonly last: RulesVersion | undefined;
  readonly mayChange: boolean;
  readonly zone: string;
}

/** From a change in the making to one that holds, and back. */
export function ChangeBar({ draft, version, last, mayChange, zone }: Props) {
  const { isChanged, faults, status } = draft;
  const isBusy = status.kind === 'busy';
  return (
    <section className={styles.bar} aria-label="Применить изменения">
      <div className={styles.buttons}>
        <FileButtons draft={draft} version={version} />
        {mayChange && last !== undefined && !isChanged && (
          <button type="button" className={styles.button} disabled={isBusy} onClick={() => void draft.undo()}>
            {last.undoes === null ? `Отменить версию ${version}` : `Вернуть версию ${last.undoes}`}
          </button>
        )}
        {isChanged && (
          <button type="button" className={styles.button} disabled={isBusy} onClick={draft.reset}>
            Забыть правки
          </button>
        )}
        {isChanged && mayChange && (
          <button
            type="button"
            className={styles.main}
            disabled={isBusy || faults.size > 0}
            onClick={() => void draft.preview()}
          >
            Посмотреть, что сдвинется
          </button>
        )}
      </div>
      {isChanged && !mayChange && <p>Применить может тот, у чьего ключа есть право на настройки.</p>}
      {faults.size > 0 && (
        <p className={styles.fault} role="status">
          Исправьте поля: {[...faults.values()].slice(0, 2).join('; ')}
          {faults.size > 2 && ` и ещё ${faults.size - 2}`}.
        </p>
      )}
      {isBusy && <p role="status">{status.words}</p>}
      {status.kind === 'done' && <p role="status">Готово: {status.words}.</p>}
      {status.kind === 'problem' && (
        <p role="alert" className={styles.fault}>
          {status.words}
        </p>
      )}
      {status.kind === 'previewed' && <PreviewPanel preview={status.preview} draft={draft} zone={zone} />}
    </section>
  );
}

function FileButtons({ draft, version }: { draft: RulesDraft; version: number }) {
  const input = useRef<HTMLInputElement>(null);
  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const read = rulesOfFile(await file.text(), draft.rules);
    if ('problem' in read) draft.tell(read.problem);
    else draft.change(read.rules);
    if (input.current !== null) input.current.value = '';
  }
  return (
    <>
      <button
        type="button"
        className={styles.button}
        onClick={() => saveFile(fileOfRules(draft.rules), `правила-сроков-${version}.json`)}
      >
        Выгрузить в файл
      </button>
      <label className={styles.button}>
        Загрузить из файла
        <input
          ref={input}
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          onChange={({ target }) => void take(target.files?.[0])}
        />
      </label>
    </>
  );
}
