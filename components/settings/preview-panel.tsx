import Link from 'next/link';
import type { RulesPreview } from '@/lib/contract/deadline-rules';
import { counted, type Forms, formatMoment, formatNumber } from '@/lib/domain/russian';
import { TextField } from './fields';
import styles from './settings.module.css';
import type { RulesDraft } from './use-rules-draft';

const OPEN: Forms = ['открытая запись', 'открытые записи', 'открытых записей'];

function momentWords(zone: string, at: string | null): string {
  return at === null ? 'без срока' : formatMoment(zone, Date.parse(at));
}

/** What a change would move, before it moves anything. */
export function PreviewPanel({
  preview,
  draft,
  zone,
}: {
  preview: RulesPreview;
  draft: RulesDraft;
  zone: string;
}) {
  const figures = [
    ['Сдвинется', preview.moved],
    ['Срок раньше', preview.earlier],
    ['Срок позже', preview.later],
    ['Станут просроченными', preview.becomeLate],
    ['Перестанут быть просроченными', preview.noLongerLate],
    ['Без срока', preview.withoutDue],
  ] as const;
  return (
    <div className={styles.preview}>
      <h2>Что изменится</h2>
      <p>В работе {counted(preview.open, OPEN)}. Закрытые останутся как были.</p>
      {preview.moved === 0 && (
        <p>
          Ни один срок не сдвинется: правка не касается открытых записей, или впереди у них срок источника.
        </p>
      )}
      <dl className={styles.figures}>
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        ))}
      </dl>
      {preview.examples.length > 0 && (
        <ul className={styles.examples}>
          {preview.examples.map(({ id, before, after, regime, words }) => (
            <li key={id}>
              <Link href={`/appeals/${id}`}>№ {id}</Link>: {momentWords(zone, before)} →{' '}
              {momentWords(zone, after)}
              <div>
                {regime === null ? '' : `${regime}. `}
                {words}
              </div>
            </li>
          ))}
        </ul>
      )}
      {preview.warnings.map((warning) => (
        <p key={warning} className={styles.warning}>
          {warning}
        </p>
      ))}
      <div className={styles.applyRow}>
        <TextField
          label="Что и почему изменено (останется в истории)"
          value={draft.note}
          onChange={draft.setNote}
        />
        <button type="button" className={styles.main} onClick={() => void draft.apply()}>
          Применить
        </button>
      </div>
    </div>
  );
}
