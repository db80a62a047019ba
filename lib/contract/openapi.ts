import { z } from 'zod';
import type { ApiOperation } from './api-operation';
import { API_OPERATIONS } from './api-operations';
import { errorAnswer } from './http';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

const ERROR_WORDS: Readonly<Record<string, string>> = {
  '401': 'Нет токена, или он отозван',
  '403': 'У токена нет этого права',
  '404': 'Такой записи нет',
  '409': 'Сейчас этого сделать нельзя: причина в ответе',
  '413': 'Тело слишком велико: ничего не принято',
  '422': 'Запрос не понят: в errors поле и причина',
  '503': 'Часть системы не отвечает: повторите позже',
};

/** What a schema takes (`input`) or gives (`output`), as JSON Schema; what JSON cannot say is left open. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function parametersOf({ path, query }: ApiOperation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: name === 'id' ? 'integer' : 'string' },
  }));
  if (query === undefined) return inPath;
  const { properties = {}, required = [] } = jsonSchemaOf(query, 'input');
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function answersOf({ answers, errors }: ApiOperation) {
  const json = (schema: JsonSchema) => ({ 'application/json': { schema } });
  const good = Object.entries(answers).map(([status, { words, schema }]) => [
    status,
    { description: words, content: json(jsonSchemaOf(schema, 'output')) },
  ]);
  const bad = errors.map((status) => [
    status,
    { description: ERROR_WORDS[status] ?? '', content: json({ $ref: '#/components/schemas/Error' }) },
  ]);
  return Object.fromEntries([...good, ...bad]);
}

function operationOf(operation: ApiOperation) {
  const { id, summary, description, body, scope } = operation;
  const content = body?.mediaTypes.map((type) => [type, { schema: jsonSchemaOf(body.schema, 'input') }]);
  return {
    operationId: id,
    summary,
    description,
    parameters: parametersOf(operation),
    ...(content === undefined
      ? {}
      : { requestBody: { required: true, content: Object.fromEntries(content) } }),
    responses: answersOf(operation),
    ...(scope === undefined ? {} : { security: [{ token: [scope] }] }),
  };
}

/** The whole API as OpenAPI 3.1: rendered from the schemas by which the handlers judge. */
export function openApiDocument() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of API_OPERATIONS) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Пульт: приём и показатели',
      version: '1',
      description: 'Токен выдаёт npm run token. Ошибки — по-русски, с полем и причиной.',
    },
    paths,
    components: {
      schemas: { Error: jsonSchemaOf(errorAnswer, 'output') },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}
