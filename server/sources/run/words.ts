const rules = new Intl.PluralRules('ru');
const whole = new Intl.NumberFormat('ru', { maximumFractionDigits: 0 });
const tenth = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 });

/** `1 234 строки`: the forms for 1, 2 and 5. */
export function plural(n: number, [one, few, many]: readonly [string, string, string]): string {
  const form = rules.select(n);
  const word = form === 'one' ? one : form === 'few' ? few : many;
  return `${formatNumber(n)} ${word}`;
}

export const formatNumber = (n: number) => whole.format(n);

export const rowsWord = (n: number) => plural(n, ['строка', 'строки', 'строк']);

export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return plural(bytes, ['байт', 'байта', 'байт']);
  if (bytes < 1_024 * 1_024) return `${tenth.format(bytes / 1_024)} КБ`;
  return `${tenth.format(bytes / (1_024 * 1_024))} МБ`;
}

/** `3 ч 48 мин`, `4 мин 5 с`, `12 с`, `2,5 с`. */
export function formatSpan(ms: number): string {
  if (ms < 10_000) return `${tenth.format(ms / 1_000)} с`;
  const seconds = Math.max(0, Math.round(ms / 1_000));
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  if (days > 0) return `${formatNumber(days)} сут ${hours} ч`;
  if (hours > 0) return `${hours} ч ${minutes} мин`;
  return minutes > 0 ? `${minutes} мин ${seconds % 60} с` : `${seconds} с`;
}
