import { localToInstant } from '@/lib/domain/city-time';
import type { MoveKind } from '@/lib/domain/life/move';
import { MOVE_FIELDS, type MoveField } from './move-fields';

/** What was typed into the fields of a form; a check is «да» or empty. */
export type Typed = Readonly<Record<string, string>>;

/** `2026-11-23T14:05` on the city's clock as ISO 8601; what is no moment goes as it is, to be refused in words. */
function momentOf(text: string, zone: string): string {
  const at = Date.parse(`${text}Z`);
  return Number.isNaN(at) ? text : new Date(localToInstant(zone, at)).toISOString();
}

function readField({ type }: MoveField, text: string, zone: string): unknown {
  switch (type) {
    case 'check':
      return text !== '';
    case 'number':
      return text === '' ? undefined : Number(text);
    case 'moment':
      return text === '' ? undefined : momentOf(text, zone);
    case 'line':
    case 'text':
    case 'choice':
      return text;
  }
}

/** The move as the API takes it. */
export function moveBody(kind: MoveKind, typed: Typed, zone: string): Readonly<Record<string, unknown>> {
  const entries = MOVE_FIELDS[kind].map((field) => [
    field.name,
    readField(field, typed[field.name] ?? '', zone),
  ]);
  return { kind, ...Object.fromEntries(entries.filter(([, value]) => value !== undefined)) };
}
