import { afterAll, beforeAll, describe } from 'vitest';
import { describeFilters } from './contract/filters';
import { describeHostile } from './contract/hostile';
import { describeLanguage } from './contract/language';
import { describeLifecycle } from './contract/lifecycle';
import { describePaging } from './contract/paging';
import { describePeople } from './contract/people';
import type { OpenSubject, Subject } from './contract/subject';

/** What every adapter of `AppealSearch` owes, on the real engine. */
export function describeAppealSearch(open: OpenSubject): void {
  let subject: Subject | null = null;
  const opened = () => {
    if (subject === null) throw new Error('the adapter was not opened');
    return subject;
  };

  beforeAll(async () => {
    subject = await open();
  });
  afterAll(async () => {
    await subject?.close();
  });

  describe('language', () => describeLanguage(opened));
  describe('filters', () => describeFilters(opened));
  describe('hostile input', () => describeHostile(opened));
  describe('life of an index', () => describeLifecycle(opened));
  describe('people', () => describePeople(opened));
  describe('paging', () => describePaging(opened));
}
