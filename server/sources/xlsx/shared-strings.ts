import { AppError } from '@/lib/contract/app-error';
import { readXml } from './read-xml';

/** Signs of all texts of a book that are held at once. */
const SIGN_LIMIT = 128 * 1024 * 1024;

/** Excel writes signs that XML cannot hold as `_x000D_`. */
export function unescapeExcel(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** The texts that cells refer to by number; formatted pieces are joined, reading aids left out. */
export async function readSharedStrings(chunks: AsyncIterable<Uint8Array>, name: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let signs = 0;
  let isText = false;
  let isAid = false;
  await readXml(chunks, {
    open(tag) {
      if (tag === 'si') text = '';
      else if (tag === 't') isText = !isAid;
      else if (tag === 'rPh') isAid = true;
    },
    text(piece) {
      if (!isText) return;
      text += piece;
      signs += piece.length;
      if (signs <= SIGN_LIMIT) return;
      throw new AppError(
        'too-large',
        `${name}: в книге больше 128 млн знаков: сохраните лист как «CSV UTF-8» и загрузите его. Ничего не принято`,
      );
    },
    close(tag) {
      if (tag === 'si') strings.push(unescapeExcel(text));
      else if (tag === 't') isText = false;
      else if (tag === 'rPh') isAid = false;
    },
  });
  return strings;
}
