import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultsOfRules, isDayOfYear } from './check';
import { reasonWords } from './reason-words';
import { fits, leadingRule, type RoutingFacts } from './route';
import type { RoutingRule } from './rule';

const rule = (id: string, changes: Partial<RoutingRule> = {}): RoutingRule => ({
  id,
  topic: 'snow',
  district: null,
  place: null,
  season: null,
  department: 'roads',
  priority: 0,
  ...changes,
});
const winter = { from: '11-01', to: '03-31' };
const RULES = [
  rule('snow'),
  rule('snow-centre', { district: 'centre', season: winter, department: 'works', priority: 10 }),
  rule('snow-nowhere', { place: 'unplaced', department: 'desk', priority: 20 }),
];
const facts = (changes: Partial<RoutingFacts> = {}): RoutingFacts => ({
  topic: 'snow',
  district: 'centre',
  place: 'placed',
  day: '11-23',
  ...changes,
});
const ground = {
  topics: new Set(['snow', 'ice', 'trees']),
  districts: new Set(['centre', 'north']),
  departmentFault: (code: string) => (code === 'gone' ? 'закрыто' : null),
};

describe('the leading rule', () => {
  it.each([
    ['winter in the centre', facts(), 'snow-centre'],
    ['the last day of the season', facts({ day: '03-31' }), 'snow-centre'],
    ['the day after', facts({ day: '04-01' }), 'snow'],
    ['the first day of the season', facts({ day: '11-01' }), 'snow-centre'],
    ['another district', facts({ district: 'north' }), 'snow'],
    ['no address', facts({ place: 'unplaced' }), 'snow-nowhere'],
  ])('%s', (_name, given, id) => {
    expect(leadingRule(RULES, given)?.id).toBe(id);
  });

  it('is nobody for a topic without rules', () => {
    expect(leadingRule(RULES, facts({ topic: 'ice' }))).toBeNull();
  });

  it('says why in words', () => {
    const names = {
      topic: () => 'Снег',
      district: () => 'Центральный район',
      department: () => 'МБУ (демо)',
    };
    expect(reasonWords(RULES[1] ?? rule(''), names)).toBe(
      'тема „Снег“, Центральный район, сезон с 01.11 по 31.03 → МБУ (демо)',
    );
  });
});

describe('the check of rules', () => {
  it('finds nothing in sound ones', () => {
    expect(faultsOfRules(RULES, ground).size).toBe(0);
  });

  it.each([
    ['an unknown topic', { topic: 'lava' }, 'topic'],
    ['an unknown district', { district: 'moon' }, 'district'],
    ['a day that no year has', { season: { from: '02-30', to: '03-01' } }, 'season'],
    ['a closed department', { department: 'gone' }, 'department'],
    ['a negative priority', { priority: -1 }, 'priority'],
    ['a code that is taken', { id: 'snow' }, 'id'],
  ])('names %s at its field', (_name, changes, field) => {
    const faults = faultsOfRules([...RULES, rule('new', { topic: 'ice', ...changes })], ground);
    expect([...faults].map(([i, [first]]) => [i, first?.field])).toEqual([[3, field]]);
  });

  it('refuses two departments at one priority, also where only the seasons meet', () => {
    const spring = { from: '03-31', to: '05-01' };
    const rules = [
      ...RULES,
      rule('flood', { district: 'centre', season: spring, department: 'x', priority: 10 }),
    ];
    expect(faultsOfRules(rules, ground).get(3)?.[0]?.message).toContain('«snow-centre»');
    const apart = [
      ...RULES,
      rule('flood', {
        district: 'centre',
        season: { ...spring, from: '04-01' },
        department: 'x',
        priority: 10,
      }),
    ];
    expect(faultsOfRules(apart, ground).size).toBe(0);
  });

  it('refuses a rule that others cover', () => {
    const covered = [...RULES, rule('never', { place: 'unplaced', district: 'north', priority: 5 })];
    expect(faultsOfRules(covered, ground).get(3)?.[0]?.message).toContain('не сработает никогда');
  });

  const someRule = fc.record({
    topic: fc.constantFrom(null, 'snow', 'ice'),
    district: fc.constantFrom(null, 'centre', 'north'),
    place: fc.constantFrom(null, 'placed' as const, 'unplaced' as const),
    season: fc.constantFrom(null, winter, { from: '03-01', to: '06-30' }),
    department: fc.constantFrom('roads', 'works'),
    priority: fc.integer({ min: 0, max: 3 }),
  });

  it('agrees with trying every day of the year', () => {
    const days = Array.from({ length: 12 }, (_, m) =>
      Array.from(
        { length: 31 },
        (__, d) => `${String(m + 1).padStart(2, '0')}-${String(d + 1).padStart(2, '0')}`,
      ),
    ).flat();
    const everything = [...ground.topics].flatMap((topic) =>
      [null, 'centre', 'north'].flatMap((district) =>
        (['placed', 'unplaced'] as const).flatMap((place) =>
          days.filter(isDayOfYear).map((day) => ({ topic, district, place, day })),
        ),
      ),
    );
    fc.assert(
      fc.property(fc.array(someRule, { minLength: 1, maxLength: 5 }), (drawn) => {
        const rules = drawn.map((each, i): RoutingRule => ({ ...each, id: String(i) }));
        const isContradiction = everything.some((each) => {
          const fitting = rules.filter((one) => fits(one, each));
          const top = Math.max(...fitting.map(({ priority }) => priority));
          return (
            new Set(fitting.filter(({ priority }) => priority === top).map(({ department }) => department))
              .size > 1
          );
        });
        const words = [...faultsOfRules(rules, ground).values()].flat().map(({ message }) => message);
        expect(words.some((text) => text.startsWith('противоречит'))).toBe(isContradiction);
      }),
      { numRuns: 60 },
    );
  });
});
