'use client';

import { type FormEvent, useId } from 'react';
import type { MoveKind } from '@/lib/domain/life/move';
import styles from './life.module.css';
import type { Typed } from './move-body';
import { MOVE_FIELDS, type MoveField, type Option } from './move-fields';

interface Props {
  readonly kind: MoveKind;
  readonly name: string;
  readonly typed: Typed;
  readonly faults: Readonly<Record<string, string>>;
  readonly departments: readonly Option[];
  readonly extensionWords: string | null;
  readonly isBusy: boolean;
  onType(field: string, text: string): void;
  onSend(): void;
  onCancel(): void;
}

/** The fields of one move. What was typed lives above, so that no refusal and no reading anew loses it. */
export function MoveForm(props: Props) {
  const { kind, name, typed, faults, departments, extensionWords, isBusy, onType, onSend, onCancel } = props;
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend();
  };
  return (
    <form className={styles.form} onSubmit={send} aria-label={name} noValidate>
      <h3>{name}</h3>
      {kind === 'extend' && extensionWords !== null && <p className={styles.hint}>{extensionWords}</p>}
      {MOVE_FIELDS[kind].map((field) => (
        <Field
          key={field.name}
          field={field.name === 'department' ? { ...field, options: departments } : field}
          value={typed[field.name] ?? ''}
          fault={faults[field.name] ?? null}
          onType={(text) => onType(field.name, text)}
        />
      ))}
      <p className={styles.row}>
        <button type="submit" className={styles.main} disabled={isBusy}>
          {name}
        </button>
        <button type="button" onClick={onCancel}>
          Отмена
        </button>
      </p>
    </form>
  );
}

interface FieldProps {
  readonly field: MoveField;
  readonly value: string;
  readonly fault: string | null;
  onType(text: string): void;
}

function Field({ field, value, fault, onType }: FieldProps) {
  const id = useId();
  const notes = [field.hint, fault].filter((note) => note != null);
  const common = {
    id,
    'aria-invalid': fault !== null,
    'aria-describedby': notes.length === 0 ? undefined : `${id}-note`,
  };
  return (
    <div className={styles.field}>
      <label htmlFor={id}>
        {field.label}
        {field.isOptional === true && ' (если нужно)'}
      </label>
      <Input field={field} value={value} onType={onType} common={common} />
      {notes.length > 0 && (
        <p id={`${id}-note`} className={fault === null ? styles.hint : styles.fault}>
          {notes.join(' — ')}
        </p>
      )}
    </div>
  );
}

type InputProps = Pick<FieldProps, 'field' | 'value' | 'onType'> & { readonly common: { id: string } };

const INPUT_TYPES = { line: 'text', number: 'number', moment: 'datetime-local' } as const;

function Input({ field, value, onType, common }: InputProps) {
  switch (field.type) {
    case 'text':
      return <textarea {...common} rows={3} value={value} onChange={({ target }) => onType(target.value)} />;
    case 'choice':
      return (
        <select {...common} value={value} onChange={({ target }) => onType(target.value)}>
          <option value="">выберите</option>
          {field.options?.map(({ value: option, name }) => (
            <option key={option} value={option}>
              {name}
            </option>
          ))}
        </select>
      );
    case 'check':
      return (
        <input
          {...common}
          type="checkbox"
          checked={value !== ''}
          onChange={({ target }) => onType(target.checked ? 'да' : '')}
        />
      );
    case 'line':
    case 'number':
    case 'moment':
      return (
        <input
          {...common}
          type={INPUT_TYPES[field.type]}
          value={value}
          onChange={({ target }) => onType(target.value)}
        />
      );
  }
}
