import { describe, expect, it } from 'vitest';
import { judgeLink, type LinkFacts } from './link-judge';

const live: LinkFacts = {
  isConnected: true,
  heardAt: 10_000,
  isWatching: true,
  isRefused: false,
  startedAt: 0,
  now: 11_000,
};

describe('judgeLink', () => {
  it('is live while beats come', () => expect(judgeLink(live)).toBe('live'));

  it('is lost more than two seconds after a beat, and at once without a connection', () => {
    expect(judgeLink({ ...live, now: 12_000 })).toBe('live');
    expect(judgeLink({ ...live, now: 12_001 })).toBe('lost');
    expect(judgeLink({ ...live, isConnected: false })).toBe('lost');
  });

  it('names a server that never answered within three seconds', () => {
    const never = { ...live, heardAt: null, isWatching: false, isConnected: false };
    expect(judgeLink({ ...never, now: 2_000 })).toBe('connecting');
    expect(judgeLink({ ...never, now: 2_600 })).toBe('lost');
  });

  it('tells a server that still counts from one that is gone', () => {
    expect(judgeLink({ ...live, isWatching: false, isRefused: true })).toBe('counting');
    expect(judgeLink({ ...live, isWatching: false })).toBe('connecting');
  });
});
