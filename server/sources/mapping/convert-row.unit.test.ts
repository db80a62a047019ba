import { describe, expect, it } from 'vitest';
import { convertRow, readNumber } from './convert-row';
import { FIELDS } from './fields';

const mapping = new Map(FIELDS.map((field) => [field, field] as const));
const convert = (values: Record<string, unknown>) =>
  convertRow(new Map(Object.entries(values)), { source: 'file', mapping, zone: 'Europe/Samara' });

describe('readNumber', () => {
  it('reads Russian and English notation', () => {
    expect(['53,5086', '53.5086', ' −12,5 ', '+7', '1 234,5', '1\u00a0234.5'].map(readNumber)).toEqual([
      53.5086, 53.5086, -12.5, 7, 1234.5, 1234.5,
    ]);
  });

  it('refuses what is no plain number', () => {
    expect(['север', '1,2,3', '1.2,3', '0x10', '1e5', 'NaN', ''].map(readNumber)).toEqual(
      Array.from({ length: 7 }, () => null),
    );
  });
});

describe('convertRow', () => {
  it('turns cells into an API body and leaves blank ones out', () => {
    const { body, errors } = convert({
      externalId: ' 17 ',
      text: 'Яма',
      createdAt: '2026-10-23T08:00:00Z',
      lat: '53,5',
      lon: '49.4',
      topic: '',
      'author.name': 'Житель',
      'author.contact': ' ',
      channel: 'Телефон',
      kind: 'Обращение',
    });
    expect(errors).toEqual([]);
    expect(body).toEqual({
      source: 'file',
      externalId: ' 17 ',
      text: 'Яма',
      createdAt: '2026-10-23T08:00:00.000Z',
      lat: 53.5,
      lon: 49.4,
      author: { name: 'Житель' },
      channel: 'phone',
      kind: 'petition',
    });
  });

  it('reads a date without an offset on the clock of the zone and says so', () => {
    const local = convert({ text: 'x', createdAt: '23.10.2026 8:15' });
    expect(local.body.createdAt).toBe('2026-10-23T04:15:00.000Z');
    expect(local.isZoneTaken).toBe(true);
    expect(convert({ text: 'x', createdAt: '2026-10-23' }).body.createdAt).toBe('2026-10-22T20:00:00.000Z');
    expect(convert({ text: 'x', createdAt: '2026-10-23T08:15:00+03:00' }).isZoneTaken).toBe(false);
  });

  it('tells what it cannot turn at its field', () => {
    const { errors, body } = convert({ text: 'x', createdAt: '30.02.2026', dueAt: 'завтра', lat: 'юг' });
    expect(errors.map(({ field, message }) => `${field}: ${message.slice(0, 20)}`)).toEqual([
      'createdAt: такой даты или време',
      'lat: не число: ожидается ',
      'dueAt: не похоже на дату: о',
    ]);
    expect(body).toEqual({ source: 'file', text: 'x' });
  });

  it('takes unknown channels as other and names them, numbers of JSON as text, rounded ones not', () => {
    expect(convert({ text: 'x', channel: 'LYFT' })).toMatchObject({
      body: { channel: 'other' },
      foreignChannel: 'LYFT',
    });
    expect(convert({ text: 'x', channel: 'UNKNOWN' }).foreignChannel).toBeNull();
    expect(convert({ text: 'x', externalId: 2246 }).body.externalId).toBe('2246');
    expect(convert({ text: 'x', externalId: 2 ** 60 }).body.externalId).toBe(2 ** 60);
  });
});
