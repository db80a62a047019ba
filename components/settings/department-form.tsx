'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import { type DepartmentItem, departmentChanged } from '@/lib/contract/department';
import {
  DEPARTMENT_KIND_NAMES,
  DEPARTMENT_KINDS,
  SHORT_NAME_LIMIT,
} from '@/lib/domain/departments/department';
import { Choice, Field } from './field';

interface Props {
  /** Null for a new one. */
  readonly item: DepartmentItem | null;
  readonly items: readonly DepartmentItem[];
  readonly version: number;
}

const KINDS = DEPARTMENT_KINDS.map((value) => ({ value, name: DEPARTMENT_KIND_NAMES[value] }));

/** Adds a department or gives a known one other names; what is wrong stands at its field. */
export function DepartmentForm({ item, items, version }: Props) {
  const router = useRouter();
  const [values, setValues] = useState({
    code: item?.code ?? '',
    name: item?.name ?? '',
    short: item?.short ?? '',
    kind: item?.kind ?? 'body',
    parent: item?.parent ?? '',
    contact: item?.contact ?? '',
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const set = (field: keyof typeof values) => (value: string) => setValues({ ...values, [field]: value });
  const fault = (field: string) => refusal?.fields[field];

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { code, ...rest } = values;
    const fields = { ...rest, parent: rest.parent || null, contact: rest.contact || null };
    const sent = await (item === null
      ? sendJson('/api/v1/departments', { code, ...fields })
      : sendJson(`/api/v1/departments/${code}/changes`, { action: 'rename', ...fields, seen: version }));
    setRefusal(sent.ok ? null : sent.refusal);
    setDone(sent.ok ? departmentChanged.parse(sent.body).message : null);
    if (sent.ok) router.refresh();
  }

  const parents = items.filter(({ code, closedAt }) => code !== item?.code && closedAt === null);
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
      <Field
        name="code"
        title="Код"
        value={values.code}
        fault={fault('code')}
        limit={60}
        isFixed={item !== null}
        onChange={set('code')}
      />
      <Field
        name="short"
        title={`Короткое, до ${SHORT_NAME_LIMIT} знаков`}
        value={values.short}
        fault={fault('short')}
        limit={SHORT_NAME_LIMIT}
        onChange={set('short')}
      />
      <Field
        name="name"
        title="Название"
        value={values.name}
        fault={fault('name')}
        limit={200}
        onChange={set('name')}
      />
      <Choice
        name="kind"
        title="Вид"
        value={values.kind}
        fault={fault('kind')}
        options={KINDS}
        onChange={set('kind')}
      />
      <Choice
        name="parent"
        title="Входит в"
        value={values.parent}
        fault={fault('parent')}
        options={[{ value: '', name: '—' }, ...parents.map(({ code, name }) => ({ value: code, name }))]}
        onChange={set('parent')}
      />
      <Field
        name="contact"
        title="Контакт: должность, кабинет, общий телефон"
        value={values.contact}
        fault={fault('contact')}
        limit={300}
        onChange={set('contact')}
      />
      <div className={styles.actions}>
        <button type="submit" className={styles.main}>
          {item === null ? 'Добавить' : 'Записать'}
        </button>
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {refusal.message}
          </p>
        )}
        {done !== null && (
          <p role="status" className={styles.done}>
            {done}
          </p>
        )}
      </div>
    </form>
  );
}
