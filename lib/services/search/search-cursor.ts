import { AppError } from '@/lib/contract/app-error';
import type { Position } from '@/lib/search/appeal-search';

/** The place in an ordered list as text that a caller hands back. */
export function encodeCursor({ tier, urgency, created, id }: Position): string {
  return Buffer.from([tier, urgency, created, id].join('.')).toString('base64url');
}

/** Errors: invalid for what is no cursor. */
export function decodeCursor(text: string): Position {
  const numbers = Buffer.from(text, 'base64url').toString('utf8').split('.').map(Number);
  const [tier, urgency, created, id] = numbers;
  const isWhole = numbers.length === 4 && numbers.every(Number.isSafeInteger);
  if (!isWhole || tier === undefined || urgency === undefined || created === undefined || id === undefined) {
    throw new AppError('invalid', 'курсор не разобран: начните поиск с первой страницы', [
      { field: 'cursor', message: 'не тот вид' },
    ]);
  }
  return { tier, urgency, created, id };
}
