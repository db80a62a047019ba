/**
 * Finds what names a person in free text: phones, e-mails, accounts, long numbers of documents and cards,
 * flat numbers, full names. Rules cannot find every name, so a wall never shows text at all.
 */
const PATTERNS: readonly RegExp[] = [
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  /(?:https?:\/\/)?(?:www\.|m\.)?(?:vk\.com|vk\.ru|ok\.ru|t\.me|max\.ru|facebook\.com|instagram\.com)\/[^\s,;)]+/giu,
  /(?<![\p{L}\p{N}@])@[a-z0-9_.]{3,}/giu,
  /\[(?:id|club)\d+\|[^\]]*\]/giu,
  /(?<!\d)(?:\+?7|8)[\s(‑–-]*\d{3,4}[\s)‑–-]*\d{2,3}[\s‑–-]*\d{2}[\s‑–-]*\d{2}(?!\d)/gu,
  /(?<!\d)(?:\(?8482\)?[\s‑–-]*)?\d{2}[‑–-]\d{2}[‑–-]\d{2}(?!\d)/gu,
  /(?<!\d)\d{3}[\s‑–-]?\d{3}[\s‑–-]?\d{3}[\s‑–-]?\d{2}(?!\d)/gu,
  /(?<!\d)\d{4}[\s‑–-]?\d{4}[\s‑–-]?\d{4}[\s‑–-]?\d{4}(?!\d)/gu,
  /(?<!\d)\d{2}[\s]?\d{2}[\s]?\d{6}(?!\d)/gu,
  /(?<!\d)\d{9,}(?!\d)/gu,
  /(?<!\p{L})(?:кв|квартира|квартире|квартиры|квартиру)\.?\s*№?\s*\d+\p{L}?/giu,
  // Surname, name and patronymic in any order that Russian uses; the patronymic gives it away.
  /(?:\p{Lu}[\p{Ll}-]+\s+){0,2}\p{Lu}\p{Ll}+(?:ович|евич|ьич|овн|евн|ичн|иничн)(?:а|у|ы|е|ой|ем|ом|ей)?(?!\p{L})(?:\s+\p{Lu}[\p{Ll}-]+)?/gu,
  /\p{Lu}[\p{Ll}-]+\s+\p{Lu}\.\s?\p{Lu}\.|\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}[\p{Ll}-]+/gu,
  /(?<=(?:меня зовут|зовут меня|с уважением,?|моя фамилия|мое имя|моё имя|гражданка|гражданин|гр\.)\s+)\p{Lu}[\p{Ll}-]+(?:\s+\p{Lu}[\p{Ll}.-]*){0,2}/gu,
  /(?<=(?:Меня зовут|Зовут меня|С уважением,?|Моя фамилия|Гражданка|Гражданин)\s+)\p{Lu}[\p{Ll}-]+(?:\s+\p{Lu}[\p{Ll}.-]*){0,2}/gu,
];

export const MASK = '•';

/** The text with personal data replaced sign for sign by «•», so that positions in it stay true. */
export function maskPersonalData(text: string): string {
  let masked = text;
  for (const pattern of PATTERNS) {
    masked = masked.replace(pattern, (found) => found.replace(/\S/gu, (sign) => MASK.repeat(sign.length)));
  }
  return masked;
}
