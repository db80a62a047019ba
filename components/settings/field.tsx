import { useId } from 'react';
import styles from '@/components/desk/forms.module.css';

interface FieldProps {
  readonly name: string;
  readonly title: string;
  readonly value: string;
  readonly fault: string | undefined;
  readonly limit: number;
  readonly isFixed?: boolean;
  /** A moment is typed and read as the browser's own field of date and time. */
  readonly type?: 'text' | 'datetime-local';
  onChange(value: string): void;
}

/** One line of a form with what is wrong with it beneath. */
export function Field({ name, title, value, fault, limit, isFixed, type = 'text', onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{title}</label>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        maxLength={limit}
        readOnly={isFixed}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Fault id={`${id}-fault`} words={fault} />
    </div>
  );
}

interface ChoiceProps extends Omit<FieldProps, 'limit'> {
  readonly options: readonly { readonly value: string; readonly name: string }[];
}

export function Choice({ name, title, value, fault, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{title}</label>
      <select
        id={id}
        name={name}
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : `${id}-fault`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
      <Fault id={`${id}-fault`} words={fault} />
    </div>
  );
}

function Fault({ id, words }: { id: string; words: string | undefined }) {
  if (words === undefined) return null;
  return (
    <p id={id} className={styles.fault}>
      {words}
    </p>
  );
}
