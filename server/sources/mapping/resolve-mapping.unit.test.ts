import { describe, expect, it } from 'vitest';
import { parseMapping, resolveMapping } from './resolve-mapping';

const NYC = ['id', 'created', 'closed', 'agency', 'type', 'detail', 'channel', 'status', 'lat', 'lon'];
const resolve = (columns: readonly string[], ...map: string[]) => resolveMapping(columns, parseMapping(map));

describe('parseMapping', () => {
  it('reads pairs, also columns with commas in their names', () => {
    const asked = parseMapping(['text=Описание, полностью,createdAt=Дата', 'status=']);
    expect([...asked]).toEqual([
      ['text', 'Описание, полностью'],
      ['createdAt', 'Дата'],
      ['status', null],
    ]);
  });

  it('names a field that is not ours, a field asked twice, a pair without a sign', () => {
    expect(() => parseMapping(['text=a,creatdAt=b'])).toThrow(/нет поля «creatdAt»; есть: externalId, text/);
    expect(() => parseMapping(['text=a', 'text=b'])).toThrow(/«text» указано дважды/);
    expect(() => parseMapping(['text'])).toThrow(/ожидается поле=столбец/);
  });
});

describe('resolveMapping', () => {
  it('finds the usual names and names the rest', () => {
    const { mapping, ignored } = resolve(NYC);
    expect(Object.fromEntries(mapping)).toEqual({
      externalId: 'id',
      text: 'detail',
      createdAt: 'created',
      closedAt: 'closed',
      topic: 'type',
      channel: 'channel',
      status: 'status',
      lat: 'lat',
      lon: 'lon',
    });
    expect(ignored).toEqual(['agency']);
  });

  it('prefers our own names, in any spelling', () => {
    const { mapping } = resolve(['id', 'External_ID', 'Текст', 'author.name', 'created_at', 'дата']);
    expect(mapping.get('externalId')).toBe('External_ID');
    expect(mapping.get('text')).toBe('Текст');
    expect(mapping.get('author.name')).toBe('author.name');
    expect(mapping.get('createdAt')).toBe('created_at');
  });

  it('lets several fields take one column and one be left out', () => {
    const { mapping, ignored } = resolve(NYC, 'text=type,address=AGENCY,status=');
    expect([mapping.get('text'), mapping.get('topic')]).toEqual(['type', 'type']);
    expect(mapping.get('address')).toBe('agency');
    expect(mapping.has('status')).toBe(false);
    expect(ignored).toEqual(['detail', 'status']);
  });

  it('lists the columns found when one is missing', () => {
    expect(() => resolve(NYC, 'text=нет,topic=тоже нет')).toThrow(
      /столбцов «тоже нет», «нет» нет|столбцов «нет», «тоже нет» нет; найдены: «id», «created»/,
    );
    expect(() => resolve(['type', 'opened'])).toThrow(/найдены: «type», «opened».*--map text=type/);
    expect(() => resolve(['1', 'Нет света'])).toThrow(/впишите над ней названия столбцов/);
  });
});
