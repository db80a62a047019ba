import { it } from 'vitest';
import { describeWithElasticsearch, openTestIndex } from '@/tests/test-index';
import { openTestStore } from '@/tests/test-store';
import { CORPUS } from './contract/people/corpus';
import { QUERIES } from './contract/people/queries';
import { documentOf, fillIndex, NOON } from './contract/subject';
import { createPostgresSearch } from './postgres/postgres-search';
import { preferredOf, understandQuery } from './understand-query';

describeWithElasticsearch('explore', (url) => {
  it('prints', async () => {
    const test = await openTestStore();
    const index = openTestIndex(url);
    const engines = [createPostgresSearch(test.store.db), index.search];
    const docs = CORPUS.map(({ id, text }) => documentOf(id, text));
    for (const engine of engines) await fillIndex(engine, docs);
    for (const query of QUERIES) {
      const lines = [];
      for (const engine of engines) {
        const u = await understandQuery(engine, query);
        const preferred = preferredOf(u, 'relevance');
        const r = await engine.search({ terms: u.terms, preferred, filter: {}, now: NOON, limit: 100, after: null });
        lines.push(`${query} → ${u.query} ${u.alike.map((a) => a.to)} | ${r.hits.map((h) => `${CORPUS[h.id - 1]?.name}${h.tier === 0 && preferred.length > (preferred.length ? 0 : 1) ? '~' : `^${h.tier}`}`).join(' ')}`);
      }
      console.log(lines[0] === lines[1] ? lines[0] : `DIFF\n${lines.join('\n')}`);
    }
    await index.close();
    await test.close();
  });
});
