import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHeldClock } from '@/lib/domain/clock';
import { asCsv, asXlsx, type DirtyExport, dirtyIncident, dirtyPos } from '@/tests/dirty-exports';
import { type ImportBench, type ImportRun, openImportBench } from '@/tests/import-run';
import { mendRejects } from '@/tests/mend-rejects';

let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench({ clock: createHeldClock(Date.parse('2026-11-23T14:05:00+04:00')) });
});
afterAll(() => bench.close());

function counts({ answer }: ImportRun): number[] {
  return ['принято', 'уже принято', 'исправлено', 'отклонено'].map((word) =>
    Number(new RegExp(`^ {2}${word} +([\\d\u00a0]+)`, 'm').exec(answer)?.[1]?.replace(/\D/g, '')),
  );
}

/** All that the store holds of a source, in an order of its own. */
async function contentOf(source: string): Promise<readonly unknown[]> {
  return bench.test.store.db.sql`
    SELECT a.external_id, a.kind, a.channel, a.topic, a.topic_label, a.status, a.status_label, a.department, a.district,
      a.precision, a.created_at::text, a.due_at::text, a.answered_at::text, a.closed_at::text, a.author_key, a.address_key,
      a.body_hash, t.text, t.address, p.profile, e.fields
    FROM appeal a JOIN appeal_text t ON t.appeal_id = a.id LEFT JOIN appeal_person p ON p.appeal_id = a.id
    LEFT JOIN appeal_extra e ON e.appeal_id = a.id WHERE a.source = ${source} ORDER BY a.external_id`;
}

interface Row {
  external_id: string;
  fields: Record<string, string>;
  [column: string]: unknown;
}

/** The heading of this column was respelled too. */
const dirtOf = ({ fields }: Row) =>
  Object.entries(fields).find(([name]) => /^п.метка/i.test(name))?.[1] ?? '';
const byDirt = async (source: string) =>
  new Map(((await contentOf(source)) as Row[]).map((row) => [dirtOf(row), row]));

describe.each([
  ['incident', dirtyIncident()],
  ['pos', dirtyPos()],
] as const)('a dirty export of %s', (preset, dirty: DirtyExport) => {
  const refused = dirty.rows.filter((row) => row.refused !== undefined);
  const good = dirty.rows.length - refused.length;
  /** The heading again and the total are refused too. */
  const strangers = 2;

  it('is a workbook of ten sheets that gives each good row, refuses the others with reasons, and takes them mended', async () => {
    const source = `${preset}-xlsx`;
    const file = await bench.write(`${preset}.xlsx`, asXlsx(dirty));
    const run = await bench.run(file, { source });
    expect(run.told).toContain('лист «Данные» из 10, строк над заголовком пропущено: 1');
    expect(run.told).toContain(preset === 'pos' ? 'Выгрузка: ПОС' : 'Выгрузка: Инцидент Менеджмент');
    expect(run.told).toContain('Сохраняются как сведения источника:');
    const rejects = await bench.rejects(run);
    expect(counts(run), rejects.text).toEqual([good, 0, 0, refused.length + strangers]);
    for (const { refused: reason } of refused) expect(rejects.text).toMatch(reason ?? /никогда/);
    expect(rejects.text).toContain('повтор заголовка');

    const again = await bench.run(file, { source });
    expect(counts(again)).toEqual([0, good, 0, refused.length + strangers]);

    const mended = await bench.write(`${preset}-mended.csv`, mendRejects(rejects.text, dirty));
    const second = await bench.run(mended, { source });
    expect(counts(second)).toEqual([refused.length, 0, 0, strangers]);
    expect(await contentOf(source)).toHaveLength(dirty.rows.length);
  });

  it('is the same as CSV', async () => {
    const [source, other] = [`${preset}-csv`, `${preset}-xlsx`];
    const file = await bench.write(`${preset}.csv`, asCsv(dirty));
    const run = await bench.run(file, { source, format: preset });
    expect(counts(run)).toEqual([good, 0, 0, refused.length]);
    const asBook = await byDirt(other);
    const asTable = await byDirt(source);
    expect(asTable.size).toBe(good);
    for (const [dirt, row] of asTable) {
      const { external_id, kind, channel, topic_label, status, created_at, due_at, closed_at, department } =
        row;
      expect(asBook.get(dirt), dirt).toMatchObject({
        external_id,
        kind,
        channel,
        topic_label,
        status,
        created_at,
        due_at,
        closed_at,
        department,
      });
    }
  });
});
