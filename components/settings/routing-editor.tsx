'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { z } from 'zod';
import styles from '@/components/desk/forms.module.css';
import { type Sent, sendJson, textOfFile } from '@/components/desk/send-json';
import { type SettingsImport, settingsImport } from '@/lib/contract/department';
import {
  type RoutingPreview,
  type RoutingRuleInput,
  routingChanged,
  routingPreview,
  routingRuleInput,
} from '@/lib/contract/routing';
import { counted, RECORDS } from '@/lib/domain/russian';
import { Faults } from './checked-file';
import { type RoutingOptions, RuleRow } from './rule-row';
import { SettingTable } from './setting-table';

interface Props {
  readonly rules: readonly RoutingRuleInput[];
  readonly version: number;
  readonly options: RoutingOptions;
  readonly mayChange: boolean;
}

const fileAnswer = z.object({ rules: z.array(routingRuleInput), faults: settingsImport.shape.faults });
const BLANK = { id: '', topic: null, district: null, place: null, season: null, priority: 10 } as const;

/** The rules as a table that is edited, tried on the open appeals, and only then applied. */
export function RoutingEditor({ rules: given, version, options, mayChange }: Props) {
  const router = useRouter();
  const [rules, setRules] = useState<readonly RoutingRuleInput[]>(given);
  const [preview, setPreview] = useState<RoutingPreview | null>(null);
  const [faults, setFaults] = useState<SettingsImport['faults']>([]);
  const [told, setTold] = useState<{ words: string; isFault: boolean } | null>(null);

  function change(next: readonly RoutingRuleInput[]): void {
    setRules(next);
    setPreview(null);
    setTold(null);
  }

  function refuse(sent: Extract<Sent, { ok: false }>): void {
    const words = [sent.refusal.message, ...Object.values(sent.refusal.fields)].join(': ');
    setTold({ words, isFault: true });
  }

  async function look(): Promise<void> {
    const sent = await sendJson('/api/v1/routing/preview', { rules });
    if (!sent.ok) return refuse(sent);
    setPreview(routingPreview.parse(sent.body));
    setTold(null);
  }

  async function apply(): Promise<void> {
    const sent = await sendJson('/api/v1/routing', { rules, seen: version }, 'PUT');
    if (!sent.ok) return refuse(sent);
    setPreview(null);
    setTold({ words: routingChanged.parse(sent.body).message, isFault: false });
    router.refresh();
  }

  async function take(file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const sent = await sendJson('/api/v1/routing/file', await textOfFile(file));
    if (!sent.ok) return refuse(sent);
    const read = fileAnswer.parse(sent.body);
    setFaults(read.faults);
    if (read.faults.length === 0) change(read.rules);
  }

  const department = options.departments[0]?.value ?? '';
  return (
    <>
      <div className={styles.actions}>
        <a href="/api/v1/routing/file?format=csv">Выгрузить CSV</a>
        <a href="/api/v1/routing/file?format=json">Выгрузить JSON</a>
        {mayChange && (
          <>
            <label className={styles.button}>
              Взять из файла
              <input
                type="file"
                className="visually-hidden"
                accept=".csv,.json,.txt"
                onChange={({ target }) => void take(target.files?.[0])}
              />
            </label>
            <button type="button" onClick={() => change([{ ...BLANK, department }, ...rules])}>
              Добавить правило
            </button>
            <button type="button" onClick={() => void look()}>
              Что изменится
            </button>
            <button
              type="button"
              className={styles.main}
              disabled={preview === null || preview.faults.length > 0}
              onClick={() => void apply()}
            >
              Применить
            </button>
          </>
        )}
      </div>
      {told !== null && (
        <p role={told.isFault ? 'alert' : 'status'} className={told.isFault ? styles.fault : styles.done}>
          {told.words}
        </p>
      )}
      {faults.length > 0 && <Faults faults={faults} />}
      {preview !== null && <PreviewWords preview={preview} options={options} />}
      <h2>Правила</h2>
      <SettingTable
        title="Правила"
        columns={['Правило', 'Тема', 'Район', 'Адрес', 'Сезон, ММ-ДД', 'Подразделение', 'Приоритет', '']}
      >
        {rules.map((rule, i) => (
          <RuleRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule that is being written has no other name
            key={i}
            rule={rule}
            options={options}
            fault={preview?.faults.find((found) => found.rule === i + 1)?.message}
            onChange={mayChange ? (next) => change(rules.map((other, n) => (n === i ? next : other))) : null}
            onRemove={() => change(rules.filter((_, n) => n !== i))}
          />
        ))}
      </SettingTable>
    </>
  );
}

function PreviewWords({ preview, options }: { preview: RoutingPreview; options: RoutingOptions }) {
  const nameOf = (code: string | null) =>
    options.departments.find(({ value }) => value === code)?.name ?? code ?? 'без подразделения';
  if (preview.faults.length > 0) {
    return (
      <p role="alert" className={styles.fault}>
        Применить нельзя: исправьте правила, отмеченные ниже.
      </p>
    );
  }
  return (
    <section aria-label="Что изменится">
      <p role="status">
        Правила направляют {counted(preview.open, RECORDS)}; сменят подразделение:{' '}
        {counted(preview.moved, RECORDS)}.
      </p>
      <ul>
        {preview.moves.slice(0, 12).map(({ from, to, count }) => (
          <li key={`${from} ${to}`}>
            {nameOf(from)} → {nameOf(to)}: {count}
          </li>
        ))}
      </ul>
    </section>
  );
}
