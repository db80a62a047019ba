import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { HOUR } from '@/lib/domain/city-time';
import type { ProblemSignal } from '@/lib/domain/problems/trace';
import type { City } from '@/lib/services/city/city';

const FOLDER = path.resolve(import.meta.dirname, '../../tests/fixtures/problems');
/** Monday 02.11.2026 0:00 in the city. */
const START = Date.parse('2026-11-02T00:00:00+04:00');

export const PARTS = ['dev', 'dev-2', 'dev-3', 'test'] as const;
export type Part = (typeof PARTS)[number];

export interface Example {
  /** The problem that the message truly tells of. */
  readonly truth: string;
  readonly source: string;
  readonly signal: ProblemSignal;
}

const HEAD = /^@ (\S+) (\S+)$/;
const LINE = /^(\S+) (\S+) (\S+) (\S+) \|(.*?)\|(.*)$/;

interface Problem {
  readonly code: string;
  readonly topic: string;
}

function topicOf(mark: string, problem: Problem): string | null {
  if (mark === '-') return null;
  return mark === '=' ? problem.topic : mark;
}

interface Line {
  readonly id: number;
  readonly part: Part;
  readonly problem: Problem;
  readonly groupOf: ReadonlyMap<string, string>;
}

function exampleOf(found: RegExpExecArray, { id, part, problem, groupOf }: Line): Example {
  const [, hour = '', source = '', topic = '', author = '', address = '', words = ''] = found;
  const told = topicOf(topic, problem);
  return {
    truth: problem.code,
    source,
    signal: {
      id,
      kind: source === 'paper' ? 'petition' : 'message',
      topic: told,
      group: groupOf.get(told ?? '') ?? null,
      created: START + Number(hour) * HOUR,
      author: author === '*' ? `${part}-${id}` : author,
      text: words.trim(),
      address: address.trim() === '' ? null : address.trim(),
      cell: null,
      precision: 'none',
      district: null,
      finished: null,
    },
  };
}

/** Messages of one part in the order of their time. Errors: throws at a line that is not of the format. */
export async function readExamples(part: Part, city: City): Promise<Example[]> {
  const groupOf = new Map(city.profile.topics.map(({ id, group }) => [id, group]));
  const text = await readFile(path.join(FOLDER, `${part}.txt`), 'utf8');
  const examples: Example[] = [];
  let problem: Problem | null = null;
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '' || line.startsWith('//')) continue;
    const head = HEAD.exec(line);
    const found = LINE.exec(line);
    if (head !== null) problem = { code: head[1] ?? '', topic: head[2] ?? '' };
    else if (found === null || problem === null)
      throw new Error(`${part}.txt, строка ${i + 1}: не разобрана`);
    else examples.push(exampleOf(found, { id: examples.length + 1, part, problem, groupOf }));
  }
  return examples.sort((a, b) => a.signal.created - b.signal.created);
}
