import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImportBench, openImportBench } from '@/tests/import-run';
import { inspectFile } from '../file/input-file';
import { openSource } from '../file/open-source';
import { RowPreparer } from '../mapping/prepare-rows';
import { parseMapping, resolveMapping } from '../mapping/resolve-mapping';
import { claimJob, type JobMeaning } from './claim-job';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench();
});
afterAll(() => bench.close());

async function meaningOf(content: string, zone = 'UTC'): Promise<JobMeaning> {
  const { ctx } = bench.test;
  const file = await inspectFile(await bench.write('claimed.csv', content));
  const source = await openSource(file, null);
  const { mapping } = resolveMapping(source.columns, parseMapping([]));
  const preparer = new RowPreparer(ctx.store, { source: 'file', mapping, zone });
  const reading = { ctx, file, source, code: 'file', mapping, preparer };
  return { reading, zone, replay: null, dataDir: bench.dataDir };
}

describe('claimJob', () => {
  it('gives a file to one process at a time, and to the next one when it is free', async () => {
    const meaning = await meaningOf('id,text\n1,a\n');
    const claimed = await claimJob(meaning);
    await expect(claimJob(meaning)).rejects.toThrow(/уже загружается другим процессом/);
    await claimed.release();
    const next = await claimJob(meaning);
    expect(next.job.id).toBe(claimed.job.id);
    await next.release();
  });

  it('is another job when the content or its meaning is another', async () => {
    const ids = new Set<number>();
    for (const meaning of [
      await meaningOf('id,text\n1,a\n'),
      await meaningOf('id,text\n1,b\n'),
      await meaningOf('id,text\n1,b\n', 'Europe/Samara'),
    ]) {
      const claimed = await claimJob(meaning);
      ids.add(claimed.job.id);
      await claimed.release();
    }
    expect(ids.size).toBe(3);
  });

  it('begins anew when the rejects of an interrupted import are gone, and cuts what was not counted', async () => {
    const meaning = await meaningOf('id,text\n1,c\n');
    const { job, rejects, release } = await claimJob(meaning);
    const length = await rejects.keep(0, 'x,y\n');
    await bench.test.store.db.sql`
      UPDATE import_job SET rows_done = 5, rejects_bytes = ${length} WHERE id = ${job.id}`;
    await rejects.keep(length, 'written by a killed process\n');
    await release();
    const resumed = await claimJob(meaning);
    expect(resumed.news.join()).toContain('Продолжаем прерванную загрузку');
    expect(await resumed.rejects.keep(length, 'z\n')).toBe(length + 2);
    await resumed.release();
    await writeFile(rejects.path, '');
    const anew = await claimJob(meaning);
    expect([anew.job.rowsDone, anew.news.join()]).toEqual([0, expect.stringContaining('начинаем сначала')]);
    await anew.release();
  });
});
