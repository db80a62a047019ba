'use client';

import { useId } from 'react';
import styles from '@/components/desk/forms.module.css';
import { Choice, Field } from '@/components/settings/field';
import { CheckList } from '@/components/settings/fields';
import { OUTAGE_KINDS } from '@/lib/domain/outages/outage';
import { useCity } from '../appeals/city-provider';
import type { OutageValues } from './form-values';
import { KIND_NAMES } from './outage-words';

interface Parts {
  readonly values: OutageValues;
  fault(field: string): string | undefined;
  set(changes: Partial<OutageValues>): void;
}

const KINDS = OUTAGE_KINDS.map((value) => ({ value, name: KIND_NAMES[value] }));

/** What it is, whose word it is, and what it explains. */
export function WhatFields({ values, fault, set }: Parts) {
  const { profile } = useCity();
  const topics = Object.fromEntries(profile.topics.map(({ id, name }) => [id, name]));
  const topicFault = fault('topics');
  return (
    <>
      <Choice
        name="kind"
        title="Вид"
        value={values.kind}
        fault={fault('kind')}
        options={KINDS}
        onChange={(value) => set({ kind: OUTAGE_KINDS.find((kind) => kind === value) ?? 'planned' })}
      />
      <Field
        name="by"
        title="Кто проводит или сообщил"
        value={values.by}
        fault={fault('by')}
        limit={100}
        onChange={(by) => set({ by })}
      />
      <div className={styles.wide}>
        <Field
          name="title"
          title="Что и где, без личных данных"
          value={values.title}
          fault={fault('title')}
          limit={200}
          onChange={(title) => set({ title })}
        />
      </div>
      <Field
        name="service"
        title="Что отключено: вода, отопление, движение"
        value={values.service}
        fault={fault('service')}
        limit={100}
        onChange={(service) => set({ service })}
      />
      <div className={styles.wide}>
        <CheckList
          legend="Какие темы это объясняет"
          none="не выбраны"
          chosen={values.topics}
          options={topics}
          onChange={(chosen) => set({ topics: chosen })}
        />
        {topicFault !== undefined && <p className={styles.fault}>{topicFault}</p>}
      </div>
    </>
  );
}

/** When it begins and ends, on the city's clock. */
export function TimeFields({ values, fault, set }: Parts) {
  return (
    <>
      <MomentField
        name="from"
        title="Начало, время города"
        value={values.from}
        fault={fault('from')}
        onChange={(from) => set({ from })}
      />
      <MomentField
        name="to"
        title="Обещанный конец"
        value={values.to}
        fault={fault('to')}
        onChange={(to) => set({ to })}
      />
      <MomentField
        name="endedAt"
        title="Действительный конец, если уже известен"
        value={values.endedAt}
        fault={fault('endedAt')}
        onChange={(endedAt) => set({ endedAt })}
      />
    </>
  );
}

/** Where: the district, and the streets and houses in words. */
export function WhereFields({ values, fault, set }: Parts) {
  const { profile } = useCity();
  const districts = profile.districts.map(({ id, name }) => ({ value: id, name }));
  const areaId = useId();
  const areaFault = fault('area');
  return (
    <>
      <Choice
        name="district"
        title="Район"
        value={values.district}
        fault={fault('district')}
        options={[{ value: '', name: 'По месту, без места весь город' }, ...districts]}
        onChange={(district) => set({ district })}
      />
      <div className={`${styles.field} ${styles.wide}`}>
        <label htmlFor={areaId}>Улицы и дома, кварталы: как написали бы человеку</label>
        <textarea
          id={areaId}
          name="area"
          value={values.area}
          maxLength={2_000}
          placeholder="ул. Мира, 65, 67; 8 квартал; Шлюзовой"
          aria-invalid={areaFault !== undefined}
          aria-describedby={areaFault === undefined ? undefined : `${areaId}-fault`}
          onChange={(event) => set({ area: event.currentTarget.value })}
        />
        {areaFault !== undefined && (
          <p id={`${areaId}-fault`} className={styles.fault}>
            {areaFault}
          </p>
        )}
      </div>
    </>
  );
}

interface MomentProps {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly fault: string | undefined;
  onChange(value: string): void;
}

/** The length of `2026-11-23T14:05:00.000`. */
const MOMENT_LIMIT = 23;

/** A date with a time and what is wrong with it beneath. */
export function MomentField(props: MomentProps) {
  return <Field {...props} type="datetime-local" limit={MOMENT_LIMIT} />;
}
