import { SaxesParser } from 'saxes';
import { AppError } from '@/lib/contract/app-error';

export interface XmlVisitor {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Some writers name their elements `x:row`. */
const bare = (name: string) => name.slice(name.indexOf(':') + 1);

/** Reads a part's elements as they come, in bounded memory; yields after every chunk. Errors: invalid for broken XML. */
export async function* walkXml(
  chunks: AsyncIterable<Uint8Array>,
  visitor: XmlVisitor,
): AsyncGenerator<number> {
  const decoder = new TextDecoder();
  const parser = new SaxesParser();
  const give = (text: string) => visitor.text?.(text);
  parser.on('opentag', ({ name, attributes }) => visitor.open?.(bare(name), attributes));
  parser.on('text', give);
  parser.on('cdata', give);
  parser.on('closetag', ({ name }) => visitor.close?.(bare(name)));
  for await (const chunk of chunks) {
    feed(parser, decoder.decode(chunk, { stream: true }));
    yield chunk.length;
  }
  feed(parser, decoder.decode());
}

function feed(parser: SaxesParser, text: string): void {
  try {
    parser.write(text);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError(
      'invalid',
      'книга Excel повреждена: её части не читаются. Откройте и сохраните её заново или сохраните лист как «CSV UTF-8»',
    );
  }
}

/** Reads a part to its end. */
export async function readXml(chunks: AsyncIterable<Uint8Array>, visitor: XmlVisitor): Promise<void> {
  for await (const _ of walkXml(chunks, visitor));
}
