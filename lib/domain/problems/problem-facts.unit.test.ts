import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../city-time';
import { collectiveOf } from './collective';
import { factsOf, type MemberFacts, returnsOf } from './problem-facts';

const NOW = Date.parse('2026-11-23T12:00:00Z');
let next = 1;

function member(more: Partial<MemberFacts> = {}): MemberFacts {
  const id = next++;
  return {
    id,
    kind: 'message',
    source: 'vk',
    created: NOW - 3 * HOUR,
    due: null,
    answered: null,
    closed: null,
    author: `a${id}`,
    people: null,
    ...more,
  };
}

describe('factsOf', () => {
  it('counts people, not posts: an author twice is one, without an author one each', () => {
    const members = [
      member({ author: 'x' }),
      member({ author: 'x' }),
      member({ author: null }),
      member({ author: null }),
    ];
    expect(factsOf(members, NOW)).toMatchObject({ authors: 3, messages: 4, reminders: 1, repeats: 0 });
  });

  it('keeps messages and petitions apart and lets the strictest open deadline lead', () => {
    const petition = member({ kind: 'petition', source: 'delo', due: NOW + DAY });
    const members = [
      member({ due: NOW + 5 * DAY }),
      petition,
      member({ due: NOW - DAY, answered: NOW - HOUR }),
    ];
    expect(factsOf(members, NOW)).toMatchObject({
      messages: 2,
      petitions: 1,
      open: 2,
      sources: ['delo', 'vk'],
      lead: { id: petition.id, kind: 'petition', due: NOW + DAY },
    });
  });

  it('counts collective appeals and their signatures', () => {
    const members = [member({ people: 41 }), member({ people: 0 }), member()];
    expect(factsOf(members, NOW)).toMatchObject({ collectives: 2, signatures: 41 });
  });

  it('shows how it grows', () => {
    const ages = [10, 20, 50, 70, 110, 130].map((minutes) => member({ created: NOW - minutes * 60_000 }));
    expect(factsOf(ages, NOW)).toMatchObject({ lastHour: 3, hourBefore: 2 });
  });
});

describe('returnsOf', () => {
  const first = () => member({ author: 'x', created: NOW - 10 * DAY, answered: NOW - 5 * DAY });

  it('calls it a repeat after an answer, a reminder before one', () => {
    const answered = first();
    const before = member({ author: 'x', created: NOW - 8 * DAY });
    const after = member({ author: 'x', created: NOW - 2 * DAY });
    expect([...returnsOf([after, before, answered])]).toEqual([
      [answered.id, null],
      [before.id, 'reminder'],
      [after.id, 'repeat'],
    ]);
  });

  it('forgets an answer after thirty days', () => {
    const old = member({ author: 'x', created: NOW - 60 * DAY, answered: NOW - 40 * DAY });
    const again = member({ author: 'x', created: NOW });
    expect(returnsOf([old, again]).get(again.id)).toBe('reminder');
  });
});

describe('collectiveOf', () => {
  it.each([
    ['Коллективное обращение. Мы, жители дома 14, просим. Подписи 23 человека.', 23],
    ['Под жалобой 41 подпись жителей. Коллективная жалоба.', 41],
    ['От родительского комитета. Просим проверить школу.', null],
  ])('sees many people behind «%s»', (text, people) => {
    expect(collectiveOf(text)).toEqual({ people });
  });

  it('sees one author in an ordinary complaint', () => {
    expect(collectiveOf('В доме нет воды, соседи тоже жалуются')).toBeNull();
  });
});
