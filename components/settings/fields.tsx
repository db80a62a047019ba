import { type ReactNode, useId } from 'react';
import styles from './settings.module.css';

/** A record of a closed union holds its keys and no other. */
const keysOf = <T extends string>(record: Readonly<Record<T, string>>) => Object.keys(record) as T[];

interface FieldProps {
  readonly label: string;
  /** What is wrong with it, or nothing. */
  readonly fault?: string | undefined;
  children(id: string, describedBy: string | undefined): ReactNode;
}

/** A field with its name above and its fault below, which a screen reader reads with it. */
export function Field({ label, fault, children }: FieldProps) {
  const id = useId();
  const faultId = `${id}-fault`;
  return (
    <div className={styles.field} data-fault={fault !== undefined}>
      <label htmlFor={id}>{label}</label>
      {children(id, fault === undefined ? undefined : faultId)}
      {fault !== undefined && (
        <p id={faultId} className={styles.fault}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly fault?: string | undefined;
  onChange(value: string): void;
}

export function TextField({ label, value, fault, onChange }: TextFieldProps) {
  return (
    <Field label={label} fault={fault}>
      {(id, describedBy) => (
        <input
          id={id}
          value={value}
          aria-invalid={fault !== undefined}
          aria-describedby={describedBy}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly fault?: string | undefined;
  onChange(value: number | null): void;
}

export function NumberField({ label, value, fault, onChange }: NumberFieldProps) {
  return (
    <Field label={label} fault={fault}>
      {(id, describedBy) => (
        <input
          id={id}
          type="number"
          step={1}
          value={value ?? ''}
          aria-invalid={fault !== undefined}
          aria-describedby={describedBy}
          onChange={({ target }) => onChange(target.value === '' ? null : Number(target.value))}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly fault?: string | undefined;
  onChange(value: T): void;
}

/** One of a list; what is not in the list (an unknown calendar of a file) stays to be seen. */
export function SelectField<T extends string>({
  label,
  value,
  options,
  fault,
  onChange,
}: SelectFieldProps<T>) {
  const entries = Object.entries<string>(options);
  const isKnown = value in options;
  const pick = (chosen: string) => {
    const found = keysOf(options).find((option) => option === chosen);
    if (found !== undefined) onChange(found);
  };
  return (
    <Field label={label} fault={fault}>
      {(id, describedBy) => (
        <select
          id={id}
          value={value}
          aria-invalid={fault !== undefined}
          aria-describedby={describedBy}
          onChange={({ target }) => pick(target.value)}
        >
          {!isKnown && <option value={value}>{value}</option>}
          {entries.map(([option, words]) => (
            <option key={option} value={option}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function CheckField({
  label,
  isOn,
  onChange,
}: {
  label: string;
  isOn: boolean;
  onChange(isOn: boolean): void;
}) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

interface CheckListProps<T extends string> {
  readonly legend: string;
  /** What none stands for. */
  readonly none?: string;
  readonly chosen: readonly T[];
  readonly options: Readonly<Record<T, string>>;
  onChange(chosen: T[]): void;
}

/** Some of a list; none stands for any, unless another word says what it is. */
export function CheckList<T extends string>(props: CheckListProps<T>) {
  const { legend, none = 'любые', chosen, options, onChange } = props;
  const names = keysOf(options);
  const toggle = (name: T, isOn: boolean) =>
    onChange(names.filter((other) => (other === name ? isOn : chosen.includes(other))));
  return (
    <details className={styles.checks}>
      <summary>
        {legend}: {chosen.length === 0 ? none : `выбрано ${chosen.length}`}
      </summary>
      <div className={styles.checkGrid}>
        {names.map((name) => (
          <CheckField
            key={name}
            label={options[name]}
            isOn={chosen.includes(name)}
            onChange={(isOn) => toggle(name, isOn)}
          />
        ))}
      </div>
    </details>
  );
}
