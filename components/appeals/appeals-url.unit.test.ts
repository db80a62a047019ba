import { describe, expect, it } from 'vitest';
import { appealsHref, cursorHref, readFilters } from './appeals-url';

describe('appeals url', () => {
  it('keeps what is known, once, and drops blanks', () => {
    const filters = readFilters({ q: ' ямы ', topic: ['snow', 'light'], cursor: 'x', kind: '', other: '1' });
    expect(filters).toEqual({ q: 'ямы', topic: 'snow' });
    expect(appealsHref(filters)).toBe('/appeals?q=%D1%8F%D0%BC%D1%8B&topic=snow');
  });

  it('changes one filter and leaves the others', () => {
    const filters = { topic: 'snow', from: 'now-24h' };
    expect(appealsHref(filters, { topic: null })).toBe('/appeals?from=now-24h');
    expect(appealsHref(filters, { district: 'a b' })).toBe('/appeals?topic=snow&district=a+b&from=now-24h');
    expect(appealsHref({}, {})).toBe('/appeals');
  });

  it('adds a cursor to any list', () => {
    expect(cursorHref({}, 'a=b')).toBe('/appeals?cursor=a%3Db');
    expect(cursorHref({ topic: 'snow' }, 'c')).toBe('/appeals?topic=snow&cursor=c');
  });
});
