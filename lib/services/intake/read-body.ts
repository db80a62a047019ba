import { AppError } from '@/lib/contract/app-error';
import { MalformedRow } from './parse-row';

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new AppError(
      'invalid',
      'тело запроса не в UTF-8: ничего не принято, перекодируйте и пришлите снова',
    );
  }
}

function parseJson(text: string): { value: unknown } | { fault: string } {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : 'не разобрано' };
  }
}

function readLines(text: string): unknown[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const parsed = parseJson(line);
      return 'fault' in parsed ? new MalformedRow(line, parsed.fault) : parsed.value;
    });
}

const isLines = (contentType: string) => /ndjson|jsonl|json-?lines/i.test(contentType);

/**
 * The rows of a request: one object, a list, or NDJSON (by its content type, or where the whole is not JSON but
 * its lines are). Errors: invalid when nothing of it can be read.
 */
export function readRows(bytes: Uint8Array, contentType: string): unknown[] {
  const text = decode(bytes);
  if (text.trim() === '')
    throw new AppError('invalid', 'пустое тело запроса: ожидается обращение, список или NDJSON');
  if (isLines(contentType)) return readLines(text);
  const whole = parseJson(text);
  if ('value' in whole) return Array.isArray(whole.value) ? whole.value : [whole.value];
  const lines = readLines(text);
  const isReadable = lines.length > 1 && lines.some((line) => !(line instanceof MalformedRow));
  if (isReadable && !text.trimStart().startsWith('[')) return lines;
  throw new AppError('invalid', `это не JSON: ${whole.fault}; ничего не принято`);
}
