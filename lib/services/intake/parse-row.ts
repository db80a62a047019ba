import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FieldError } from '@/lib/contract/app-error';
import { type AppealInput, appealInput } from '@/lib/contract/appeal-input';
import { type Bounds, isInside } from '@/lib/domain/geometry';
import { FUTURE_TOLERANCE } from '@/lib/domain/time-window';

// What the schemas do not word themselves is told in Russian.
z.config(z.locales.ru());

export interface GoodRow {
  readonly ok: true;
  readonly body: AppealInput;
  readonly hash: string;
}

export interface BadRow {
  readonly ok: false;
  /** A date that lies ahead may come true; the rest must be mended. */
  readonly reason: 'future' | 'invalid';
  readonly errors: readonly FieldError[];
  readonly source: string | null;
  readonly externalId: string | null;
}

export type ParsedRow = GoodRow | BadRow;

/** A line that is not JSON, as it came. */
export class MalformedRow {
  readonly text: string;
  readonly fault: string;

  constructor(text: string, fault: string) {
    this.text = text;
    this.fault = fault;
  }
}

/** Digest of a value, the same for the same content in any order of keys. */
export function digestOf(value: unknown): string {
  const canonical = JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
  return createHash('sha256')
    .update(canonical ?? 'null')
    .digest('base64url');
}

function explain(issue: z.core.$ZodIssue): FieldError[] {
  const field = issue.path.join('.');
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        field: field === '' ? key : `${field}.${key}`,
        message: 'неизвестное поле: проверьте имя или уберите его',
      }));
    case 'invalid_type':
      return [
        { field, message: issue.input === undefined ? 'обязательное поле не заполнено' : typeMessage(issue) },
      ];
    default:
      return [{ field, message: issue.message }];
  }
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'строка',
  number: 'число',
  object: 'объект',
  array: 'список',
  boolean: 'да/нет',
};

function typeMessage(issue: z.core.$ZodIssueInvalidType): string {
  const { input } = issue;
  const given = input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input;
  return `ожидается ${TYPE_NAMES[issue.expected] ?? issue.expected}, а пришло: ${TYPE_NAMES[given] ?? given}`;
}

/** Zod's own issues as errors in Russian at their fields. */
export function explainIssues(error: z.ZodError): FieldError[] {
  return error.issues.flatMap(explain);
}

function swappedError(body: AppealInput, bounds: Bounds): FieldError[] {
  const { lat, lon } = body;
  if (typeof lat !== 'number' || typeof lon !== 'number') return [];
  const fitsOnlySwapped = !isInside(bounds, lon, lat) && isInside(bounds, lat, lon);
  return fitsOnlySwapped
    ? [{ field: 'lat', message: 'широта и долгота переставлены местами: так точка попадает в город' }]
    : [];
}

const MOMENTS = ['createdAt', 'receivedAt', 'answeredAt', 'closedAt'] as const;

function futureErrors(body: AppealInput, now: number): FieldError[] {
  return MOMENTS.filter((field) => (body[field] ?? 0) > now + FUTURE_TOLERANCE).map((field) => ({
    field,
    message: 'время впереди часов сервера больше чем на 5 минут: строка отложена до исправления',
  }));
}

const nameOf = (value: unknown) => (typeof value === 'string' && value.length <= 300 ? value : null);

function readName(raw: unknown, field: 'source' | 'externalId'): string | null {
  if (typeof raw !== 'object' || raw === null) return null;
  return nameOf(Object.entries(raw).find(([key]) => key === field)?.[1]);
}

/** One outside value becomes a body, or errors at its fields. Never throws. */
export function parseRow(raw: unknown, rules: { bounds: Bounds; now: number }): ParsedRow {
  const bad = (reason: BadRow['reason'], errors: readonly FieldError[]): BadRow => ({
    ok: false,
    reason,
    errors,
    source: readName(raw, 'source'),
    externalId: readName(raw, 'externalId'),
  });
  if (raw instanceof MalformedRow)
    return bad('invalid', [{ field: '', message: `строка — не JSON: ${raw.fault}` }]);
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return bad('invalid', [{ field: '', message: 'ожидается объект с полями обращения' }]);
  }
  const parsed = appealInput.safeParse(raw, { reportInput: true });
  if (!parsed.success) return bad('invalid', explainIssues(parsed.error));
  const swapped = swappedError(parsed.data, rules.bounds);
  if (swapped.length > 0) return bad('invalid', swapped);
  const future = futureErrors(parsed.data, rules.now);
  if (future.length > 0) return bad('future', future);
  return { ok: true, body: parsed.data, hash: digestOf(parsed.data) };
}
