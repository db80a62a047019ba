import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { API_OPERATIONS } from '@/lib/contract/api-operations';
import { openApiDocument } from '@/lib/contract/openapi';
import { INTAKE_PATH } from './intake-endpoint';

const API = path.resolve(import.meta.dirname, '../../app/api');

describe('openApiDocument', () => {
  it('describes every route there is, and no other', () => {
    const routes = readdirSync(API, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts')
      .map((file) => `/api/${path.dirname(file).replaceAll('[', '{').replaceAll(']', '}')}`)
      .filter((route) => route !== '/api/v1/openapi.json');
    expect(Object.keys(openApiDocument().paths).sort()).toEqual([...routes, INTAKE_PATH].sort());
  });

  it('takes what the handlers take: required fields, limits, rights', () => {
    const text = JSON.stringify(openApiDocument());
    expect(text).toContain('"required":["source","externalId","text","createdAt"]');
    expect(text).toContain('"security":[{"token":["labels"]}]');
    expect(text).not.toContain('$schema');
  });

  it('says something of every operation in Russian', () => {
    for (const { summary, description } of API_OPERATIONS) {
      expect(summary).toMatch(/[а-яё]/);
      expect(description).toMatch(/\.$/);
    }
    expect(new Set(API_OPERATIONS.map(({ id }) => id)).size).toBe(API_OPERATIONS.length);
  });
});
