'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import styles from '@/components/desk/forms.module.css';
import { type Refusal, sendJson } from '@/components/desk/send-json';
import { planSet } from '@/lib/contract/indicators';
import type { IndicatorCode } from '@/lib/domain/indicator/catalogue';
import type { Subject } from '@/lib/domain/indicator/indicator';
import type { Plan } from '@/lib/domain/indicator/plan';
import { Choice, Field } from './field';

interface Props {
  readonly subject: Subject;
  readonly code: IndicatorCode;
  /** The unit in words: «проценты». */
  readonly unit: string;
  /** The plan that holds now. */
  readonly plan: Plan | null;
  /** The month that is proposed. */
  readonly since: string;
}

const CONFIRMED = [
  { value: 'no', name: 'нет' },
  { value: 'yes', name: 'да' },
];

/** «95,5» and «95.5» alike; an empty field takes the plan away, a text that is no number is left for the server to refuse. */
function numberOf(text: string): number | string | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  return Number.isNaN(Number(trimmed)) ? text : Number(trimmed);
}

/** Sets the plan of an indicator from a month on; what is wrong stands at its field. */
export function PlanForm({ subject, code, unit, plan, since }: Props) {
  const router = useRouter();
  const [values, setValues] = useState({
    value: plan?.value === null || plan === null ? '' : String(plan.value).replace('.', ','),
    since,
    act: plan?.act ?? '',
    confirmed: plan?.isConfirmed === true ? 'yes' : 'no',
    reason: '',
  });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const field = (name: keyof typeof values) => ({
    name,
    value: values[name],
    fault: refusal?.fields[name],
    onChange: (value: string) => setValues({ ...values, [name]: value }),
  });

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    const { value, confirmed, reason, ...rest } = values;
    const body = {
      ...rest,
      subject,
      code,
      value: numberOf(value),
      isConfirmed: confirmed === 'yes',
      reason: reason || null,
    };
    const sent = await sendJson('/api/v1/indicators/plans', body, 'PUT');
    setRefusal(sent.ok ? null : sent.refusal);
    setDone(sent.ok ? planSet.parse(sent.body).message : null);
    if (sent.ok) router.refresh();
  }

  return (
    <form className={styles.form} onSubmit={(event) => void send(event)} noValidate>
      <Field {...field('value')} title={`План, ${unit}; пусто — снять`} limit={12} />
      <Field {...field('since')} title="С месяца, например 2026-12" limit={7} />
      <Field {...field('act')} title="Акт, который его установил" limit={500} />
      <Choice {...field('confirmed')} title="Подтверждено центром" options={CONFIRMED} />
      <Field {...field('reason')} title="Почему меняется (можно не писать)" limit={300} />
      <div className={styles.actions}>
        <button type="submit" className={styles.main}>
          Записать план
        </button>
        {refusal !== null && (
          <p role="alert" className={styles.fault}>
            {refusal.message}
            {refusal.fields.code !== undefined && `: ${refusal.fields.code}`}
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
