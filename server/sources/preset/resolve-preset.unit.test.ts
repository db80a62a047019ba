import { describe, expect, it } from 'vitest';
import { loadTestCity } from '@/tests/test-store';
import { convertRow } from '../mapping/convert-row';
import { parseMapping } from '../mapping/resolve-mapping';
import { presetOf } from './index';
import { recognisePreset } from './recognise';
import { resolvePreset } from './resolve-preset';

const INCIDENT = presetOf('incident');
const POS = presetOf('pos');

async function convert(preset: typeof POS, row: Readonly<Record<string, string>>) {
  const { mapping, recipes, extras } = resolvePreset(Object.keys(row), preset, parseMapping([]));
  const known = { recipes, extras, city: await loadTestCity() };
  const rules = { source: 's', mapping, zone: 'Europe/Samara', known };
  return convertRow(new Map(Object.entries(row)), rules);
}

describe('a known export', () => {
  it('is recognised in any order, spelling and number of columns', () => {
    expect(recognisePreset(INCIDENT.columns)).toBe(INCIDENT);
    expect(recognisePreset([...POS.columns].reverse())).toBe(POS);
    const respelled = POS.columns.slice(0, 9).map((name) => ` ${name.toUpperCase().replace('О', 'O')}\n`);
    expect(recognisePreset(respelled)).toBe(POS);
    expect(recognisePreset(['ID', 'Тема', 'Отдел', 'Улица', 'Дом'])).toBeNull();
  });

  it('keeps what no field holds, loses no column, and takes usual names beside its own', () => {
    const columns = [...POS.columns, 'Адрес', 'Широта', 'Долгота', 'Заметка'];
    const { mapping, extras, ignored } = resolvePreset(columns, POS, parseMapping([]));
    expect(mapping.get('address')).toBe('Адрес');
    expect([mapping.get('lat'), mapping.get('lon')]).toEqual(['Широта', 'Долгота']);
    expect(ignored).toEqual([]);
    expect(extras).toEqual(
      expect.arrayContaining(['Номер ЕПГУ', 'Оценка ответа заявителем', 'ФИО исполнителя', 'Заметка']),
    );
  });

  it('obeys a person who names other columns, and refuses one without any text', () => {
    const { mapping, recipes } = resolvePreset(
      INCIDENT.columns,
      INCIDENT,
      parseMapping(['text=Примечание,status=']),
    );
    expect([mapping.get('text'), recipes.has('text'), mapping.has('status')]).toEqual([
      'Примечание',
      false,
      false,
    ]);
    expect(() => resolvePreset(['Номер', 'Статус', 'ФЗ'], POS, parseMapping([]))).toThrow(
      /не видно, где текст/,
    );
  });

  it('reads a record of ПОС: petition, end of the day, words of its list, department by its name', async () => {
    const row = await convert(POS, {
      Номер: '1',
      Категория: 'Дворы',
      Факт: 'Сломаны качели',
      'Дата поступления': '03.11.2026',
      'Дата планируемого завершения работ': '03.12.2026',
      ФЗ: '59-ФЗ',
      Статус: 'Закрыто',
      'Организация, в которой находится сообщение': 'Департамент дорог и транспорта',
    });
    expect(row).toMatchObject({ errors: [], isTextless: true, isUndated: true });
    expect(row.body).toMatchObject({
      kind: 'petition',
      channel: 'pos',
      text: 'Дворы. Сломаны качели',
      createdAt: '2026-11-02T20:00:00.000Z',
      dueAt: '2026-12-03T19:59:59.000Z',
      status: 'Закрыто',
      department: 'roads',
    });
  });

  it('reads a record of Инцидент Менеджмент: site, place, state with its date', async () => {
    const { body } = await convert(INCIDENT, {
      'Номер инцидента': '5',
      'Текст инцидента': 'Темно',
      'Дата создания': '03.11.2026 10:00',
      'Дата окончания': '04.11.2026 10:00',
      'Текущий шаг инцидента': 'Готово',
      'Урл поста': 'https://m.vk.com/wall-1_2',
      'Населенный пункт': 'Тольятти',
      Улица: 'ул. Учебная',
      Дом: '5',
      'Причина закрытия': 'Автор доволен',
      Теги: 'nan',
    });
    expect(body).toMatchObject({
      channel: 'vk',
      address: 'Тольятти, ул. Учебная, д. 5',
      status: 'closed',
      closedAt: '2026-11-04T06:00:00.000Z',
    });
    expect(body.extra).toMatchObject({
      'Причина закрытия': 'Автор доволен',
      'Текущий шаг инцидента': 'Готово',
    });
    expect(body.extra).not.toHaveProperty('Теги');
  });
});
