import { describe, expect, it } from 'vitest';
import { API_OPERATIONS } from '@/lib/contract/api-operations';
import { jsonSchemaOf } from '@/lib/contract/openapi';
import { schemaRows } from './schema-rows';

describe('schemaRows', () => {
  it('lists fields with their types, nested ones by their path', () => {
    const rows = schemaRows({
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'integer' },
        note: { anyOf: [{ type: 'string', maxLength: 5 }, { type: 'null' }], description: 'Слово' },
        items: {
          type: 'array',
          items: { type: 'object', properties: { at: { type: 'string', format: 'date-time' } } },
        },
      },
    });
    expect(rows).toEqual([
      { field: 'id', type: 'целое', isRequired: true, words: '' },
      { field: 'note', type: 'строка или пусто', isRequired: false, words: 'Слово; до 5 знаков' },
      { field: 'items', type: 'список', isRequired: false, words: '' },
      { field: 'items[].at', type: 'момент (ISO 8601)', isRequired: false, words: '' },
    ]);
  });

  it('names every field of every request once, in words', () => {
    for (const { body, query } of API_OPERATIONS) {
      for (const schema of [body?.schema, query]) {
        if (schema === undefined) continue;
        const rows = schemaRows(jsonSchemaOf(schema, 'input'));
        expect(rows.length).toBeGreaterThan(0);
        expect(new Set(rows.map(({ field }) => field)).size).toBe(rows.length);
        for (const { type } of rows) expect(type).not.toBe('');
      }
    }
  });
});
