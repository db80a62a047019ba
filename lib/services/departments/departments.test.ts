import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentChange, departmentInput } from '@/lib/contract/department';
import { instructionInput, instructionMove } from '@/lib/contract/instruction';
import { LOCAL_OBSERVER } from '@/lib/services/actor';
import { describeWithSharedData } from '@/tests/shared-data';
import { openTestStore, type TestStore } from '@/tests/test-store';
import { makeLink } from '../answer-links/make-link';
import { openLink } from '../answer-links/open-link';
import { getAppeal } from '../appeals/get-appeal';
import { updateAppeal } from '../appeals/update-appeal';
import { giveInstruction } from '../instructions/give-instruction';
import { getInstruction } from '../instructions/list-instructions';
import { moveInstruction } from '../instructions/move-instruction';
import { submitRows } from '../intake/submit-rows';
import { listSettingChanges } from '../setting-changes/list-changes';
import { changeDepartment } from './change-department';
import { createDepartment } from './create-department';
import { departmentsCsv, departmentsJson } from './departments-file';
import { importDepartments } from './import-departments';
import { listDepartments } from './list-departments';
import { requireOpenDepartment } from './require-open-department';

let test: TestStore;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const board = () => test.store.departments.board(test.store.db.orm);
const create = (body: object) => createDepartment({ ctx: test.ctx, input: departmentInput.parse(body) });
const change = (code: string, body: object) =>
  changeDepartment({ ctx: test.ctx, input: { code, change: departmentChange.parse(body) } });
const fresh = (changes: object = {}) => ({
  code: 'green',
  name: 'МБУ «Зелёный город» (демо)',
  short: 'Зелёный город (демо)',
  kind: 'municipal',
  parent: 'ecology',
  ...changes,
});

async function submit(externalId: string, changes: object = {}): Promise<number> {
  const rows = [
    {
      source: 'phone',
      externalId,
      text: 'Сломана горка',
      topic: 'Детские площадки',
      createdAt: '2026-11-20T10:00:00+04:00',
      ...changes,
    },
  ];
  const { receipts } = await submitRows({ ctx: test.ctx, input: { rows, lane: 'live' } });
  const id = receipts[0]?.id;
  if (typeof id !== 'number') throw new Error(JSON.stringify(receipts));
  return id;
}

const departmentOf = async (id: number) => {
  const [row] = await test.store.db.sql<{ department: string; routed: string | null }[]>`
    SELECT department, routed FROM appeal WHERE id = ${id}`;
  return row;
};

describe('departments as data', () => {
  it('begin with those of the city, and are named by the city at once', async () => {
    expect((await board()).byCode.get('heat-network')).toMatchObject({ kind: 'outside', closedAt: null });
    const { version } = await create(fresh());
    expect((await board()).version).toBe(version);
    const named = test.store.city.profile.departments.find(({ id }) => id === 'green');
    expect(named?.short).toBe('Зелёный город (демо)');
  });

  it('refuse a taken code, a taken short name, an unknown parent and whoever may not', async () => {
    await expect(create(fresh({ code: 'green' }))).rejects.toMatchObject({ code: 'conflict' });
    await expect(create(fresh({ code: 'green-2', parent: 'nowhere' }))).rejects.toMatchObject({
      errors: [expect.objectContaining({ field: 'short' }), expect.objectContaining({ field: 'parent' })],
    });
    const ctx = { store: test.store, actor: LOCAL_OBSERVER };
    await expect(createDepartment({ ctx, input: departmentInput.parse(fresh()) })).rejects.toThrow(
      '«settings»',
    );
    expect(departmentInput.safeParse(fresh({ short: 'Слишком длинное для стены' })).success).toBe(false);
    expect(departmentInput.safeParse(fresh({ contact: 'Иванов Иван Иванович' })).success).toBe(false);
    expect(departmentInput.safeParse(fresh({ contact: 'диспетчер, 8 (8482) 00-00-00' })).success).toBe(true);
  });

  it('close with a successor that takes rules and open appeals, and name it when somebody is still sent there', async () => {
    const open = await submit('1');
    const done = await submit('2', { status: 'answered' });
    expect(await departmentOf(open)).toEqual({ department: 'ecology', routed: 'ecology' });
    const given = await giveInstruction({
      ctx: test.ctx,
      input: instructionInput.parse({ text: 'Проверить площадки', executor: 'ecology', due: 'tomorrow' }),
    });
    const accept = instructionMove.parse({ action: 'accept' });
    await moveInstruction({ ctx: test.ctx, input: { id: given.id, move: accept } });
    const link = { target: 'appeal', targetId: open, department: 'ecology', days: 5 } as const;
    const { path: address } = await makeLink({ ctx: test.ctx, input: link });

    const silent = change('ecology', { action: 'close' });
    await expect(silent).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(
        /остаётся: 1\u00a0запись, 1\u00a0поручение, \d+\u00a0правил\S*, 1\u00a0ссылка для ответа$/,
      ),
      errors: [expect.objectContaining({ field: 'successor' }), expect.objectContaining({ field: 'reason' })],
    });
    await expect(change('ecology', { action: 'close', successor: 'green' })).rejects.toMatchObject({
      errors: [expect.objectContaining({ field: 'reason' })],
    });
    const items = (await listDepartments({ ctx: test.ctx })).items;
    expect(items.find(({ code }) => code === 'ecology')).toMatchObject({
      open: 1,
      instructions: 1,
      links: 1,
    });

    await change('ecology', { action: 'close', successor: 'green', reason: 'объединение' });
    const told = await getInstruction({ ctx: test.ctx, input: { id: given.id } });
    expect(told).toMatchObject({ executor: 'green', state: 'given' });
    expect(told.history.at(-1)).toMatchObject({
      action: 'reassign',
      actor: 'system:test',
      text: 'объединение',
    });
    const secret = address.replace('/answer/', '');
    await expect(openLink({ ctx: test.ctx, input: { secret } })).rejects.toThrow('центр отозвал');
    const { history } = await getAppeal({ ctx: test.ctx, input: { id: open } });
    expect(history.at(-1)).toMatchObject({
      event: 'updated',
      reason: 'объединение',
      changes: [{ field: 'department', before: 'ecology', after: 'green' }],
    });
    expect(history.slice(0, -1).map(({ reason }) => reason)).toEqual([null]);
    expect(await departmentOf(open)).toEqual({ department: 'green', routed: 'green' });
    expect(await departmentOf(done)).toMatchObject({ department: 'ecology' });
    expect(await departmentOf(await submit('3'))).toMatchObject({ department: 'green' });
    const patch = updateAppeal({ ctx: test.ctx, input: { id: open, patch: { department: 'ecology' } } });
    await expect(patch).rejects.toMatchObject({
      errors: [{ field: 'department', message: 'вместо него отвечает «МБУ «Зелёный город» (демо)»' }],
    });
    expect(() => requireOpenDepartment({ version: 0, byCode: new Map() }, 'x')).toThrow('нет');
  });

  it('are given nothing while they are being closed: an instruction goes over, or is refused', async () => {
    for (let round = 0; round < 4; round++) {
      const code = `short-${round}`;
      await create(fresh({ code, name: `Отдел ${round} (демо)`, short: `Отдел ${round}` }));
      const input = instructionInput.parse({ text: 'Доложить', executor: code, due: 'tomorrow' });
      const [, given] = await Promise.allSettled([
        change(code, { action: 'close', successor: 'green', reason: 'объединение' }),
        giveInstruction({ ctx: test.ctx, input }),
      ]);
      if (given.status === 'rejected') expect(given.reason).toMatchObject({ code: 'invalid' });
      const [left] = await test.store.db.sql<{ n: number }[]>`
        SELECT count(*)::int AS n FROM instruction i JOIN department d ON d.code = i.executor
        WHERE d.closed_at IS NOT NULL AND i.closed_at IS NULL`;
      expect(left?.n).toBe(0);
    }
  });

  it('keep what another person has changed meanwhile, and tell who did what', async () => {
    const { version } = await board();
    const body = {
      action: 'rename',
      name: 'Департамент дорог',
      short: 'Дороги',
      kind: 'body',
      seen: version,
    };
    await change('roads', body);
    await expect(change('roads', { ...body, name: 'Другое' })).rejects.toMatchObject({ code: 'conflict' });
    await change('ecology', { action: 'reopen' });
    const { items } = await listSettingChanges({ ctx: test.ctx, input: { area: 'departments', limit: 10 } });
    expect(items.map(({ item, action }) => `${item} ${action}`)).toEqual([
      'ecology reopen',
      'roads rename',
      ...[3, 2, 1, 0].flatMap((round) => [`short-${round} close`, `short-${round} create`]),
    ]);
    await expect(test.store.db.sql`DELETE FROM setting_change`).rejects.toThrow();
  });
});

describe('a file of departments', () => {
  const take = (text: string, mode: 'check' | 'apply') =>
    importDepartments({ ctx: test.ctx, input: { text, mode } });

  it.each([
    ['CSV', departmentsCsv],
    ['JSON', departmentsJson],
  ])('comes back unchanged as %s', async (_name, write) => {
    const { byCode } = await board();
    const told = await take(write(byCode.values()), 'apply');
    expect(told).toMatchObject({ created: 0, changed: 0, same: byCode.size, faults: [] });
  });

  it('is refused as a whole with the faults at their rows', async () => {
    const text = [
      'код;название;короткое;вид;входит в',
      'park-1;Парк «Дубрава» (демо);Дубрава (демо);муниципальное предприятие или учреждение;green',
      'Парк 2;Парк;Парк;сад;',
      'park-1;Ещё парк (демо);Ещё парк (демо);body;nowhere',
    ].join('\r\n');
    const told = await take(text, 'apply');
    expect(told.isApplied).toBe(false);
    expect(told.faults.map(({ line, field }) => `${line} ${field}`)).toEqual([
      '3 code',
      '3 kind',
      '4 code',
      '4 parent',
    ]);
    expect((await board()).byCode.has('park-1')).toBe(false);
  });

  it('is only tried in a check, and taken in one piece', async () => {
    const text = 'код,название,короткое,вид\npark-3,Парк (демо),Парк (демо),municipal\n';
    expect(await take(text, 'check')).toMatchObject({ created: 1, isApplied: false, faults: [] });
    expect((await board()).byCode.has('park-3')).toBe(false);
    expect(await take(text, 'apply')).toMatchObject({ created: 1, isApplied: true });
    expect((await board()).byCode.has('park-3')).toBe(true);
  });
});

describeWithSharedData('a published structure', (folder) => {
  it('becomes departments with codes and short names of their own', async () => {
    const text = await readFile(path.join(folder, 'tolyatti/administration_structure.json'), 'utf8');
    const other = await openTestStore();
    try {
      await other.store.db.sql`DELETE FROM routing_rule`;
      await other.store.db.sql`DELETE FROM department`;
      const told = await importDepartments({ ctx: other.ctx, input: { text, mode: 'apply' } });
      expect(told.faults).toEqual([]);
      const { byCode } = await other.store.departments.board(other.store.db.orm);
      expect(byCode.size).toBe(36);
      const named = [...byCode.values()].find(
        ({ name }) => name === 'Департамент дорожного хозяйства и транспорта',
      );
      expect(named?.short).toBe('Дорожного хозяйства');
      expect(byCode.get(named?.parent ?? '')?.name).toBe('Первый заместитель главы');
    } finally {
      await other.close();
    }
  });
});
