import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { fillIndex, find, documentOf as of, type Subject } from './subject';

const LONG_WORD = 'я'.repeat(499);

/** Queries and documents that nobody means well with. */
export function describeHostile(subject: () => Subject): void {
  beforeAll(() => fillIndex(subject().search, [of(1, 'снег'), of(2, `${LONG_WORD} конец`)]));

  it.each([
    '"',
    '""""',
    '\\',
    "'",
    "снег' | !'а",
    "') OR 1=1 --",
    'снег & !',
    '*:*',
    ')(',
    '<2>',
    'снег:*',
    'text:снег',
    '{"match_all":{}}',
    '🙂'.repeat(250),
    '-'.repeat(500),
    'снег '.repeat(100),
    '"'.repeat(500),
    'а б в г д е '.repeat(40),
    '\u0000',
    'с\u0000нег',
    '\uD800 \uDFFF',
    '\uE000\uE001',
    '%_$1',
  ])('takes %j', async (query) => {
    const { total } = await find(subject().search, query);
    expect(total).toBeLessThanOrEqual(2);
  });

  it('finds a word of 500 signs', async () => {
    expect((await find(subject().search, LONG_WORD)).total).toBe(1);
    expect((await find(subject().search, 'конец')).total).toBe(1);
  });

  it('takes any text as a query', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (query) => {
        const { total, hits } = await find(subject().search, query);
        expect(hits).toHaveLength(total);
      }),
      { numRuns: 150 },
    );
  });

  it('finds every text by its own words and as a phrase', async () => {
    const word = fc.string({
      unit: fc.constantFrom(...'abeжиъ05Ёй'),
      minLength: 1,
      maxLength: 8,
    });
    const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 20 }), async (texts) => {
        await fillIndex(
          subject().search,
          texts.map((body, i) => of(i + 1, body)),
        );
        for (const [i, body] of texts.entries()) {
          for (const query of [body, `"${body}"`]) {
            const { hits } = await find(subject().search, query);
            expect(hits.map(({ id }) => id)).toContain(i + 1);
          }
        }
      }),
      { numRuns: 5 },
    );
  });
}
