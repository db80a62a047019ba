import type { JsonSchema } from '@/lib/contract/openapi';

/** One field of a JSON Schema as a table shows it. */
export interface SchemaRow {
  /** `author.name`, `[].externalId`. */
  readonly field: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly words: string;
}

const DEEPEST = 4;

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'строка',
  number: 'число',
  integer: 'целое',
  boolean: 'да или нет',
  object: 'объект',
  array: 'список',
  null: 'пусто',
};

/** The alternatives of a schema, null among them left to `isNullable`. */
function variants(schema: JsonSchema): JsonSchema[] {
  const all = schema.anyOf ?? schema.oneOf ?? [schema];
  return all.filter((one): one is JsonSchema => typeof one === 'object' && one.type !== 'null');
}

function isNullable(schema: JsonSchema): boolean {
  const inType = Array.isArray(schema.type) && schema.type.includes('null');
  return inType || (schema.anyOf ?? []).some((one) => typeof one === 'object' && one.type === 'null');
}

function plainType(schema: JsonSchema): string {
  if (schema.enum !== undefined) return schema.enum.map(String).join(' | ');
  if (schema.const !== undefined) return String(schema.const);
  if (schema.format === 'date-time') return 'момент (ISO 8601)';
  const types = Array.isArray(schema.type) ? schema.type : [schema.type ?? 'object'];
  return types
    .filter((type) => type !== 'null')
    .map((type) => TYPE_WORDS[type] ?? type)
    .join(' или ');
}

function typeWords(schema: JsonSchema): string {
  const words = [...new Set(variants(schema).map(plainType))].join(' или ');
  return isNullable(schema) ? `${words} или пусто` : words;
}

function limits(schema: JsonSchema): string[] {
  const [one = schema] = variants(schema);
  const said: string[] = [];
  if (one.maxLength !== undefined) said.push(`до ${one.maxLength} знаков`);
  const isBounded = typeof one.maximum === 'number' && Math.abs(one.maximum) < Number.MAX_SAFE_INTEGER;
  if (isBounded && one.minimum !== undefined) said.push(`от ${one.minimum} до ${one.maximum}`);
  if (schema.default !== undefined) said.push(`по умолчанию ${String(schema.default)}`);
  return said;
}

function wordsOf(schema: JsonSchema): string {
  return [schema.description, ...limits(schema)].filter((text) => text !== undefined).join('; ');
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

function childrenOf(schema: JsonSchema, path: string, depth: number): SchemaRow[] {
  if (depth >= DEEPEST) return [];
  return variants(schema).flatMap((one) => {
    if (isSchema(one.items) && !Array.isArray(one.items)) return childrenOf(one.items, `${path}[]`, depth);
    const prefix = path === '' ? '' : `${path}.`;
    return Object.entries(one.properties ?? {}).flatMap(([name, child]) => {
      if (!isSchema(child)) return [];
      const field = `${prefix}${name}`;
      const row: SchemaRow = {
        field,
        type: typeWords(child),
        isRequired: one.required?.includes(name) ?? false,
        words: wordsOf(child),
      };
      return [row, ...childrenOf(child, field, depth + 1)];
    });
  });
}

/** A body that is no object is one thing as a whole. */
function wholeRow(schema: JsonSchema): SchemaRow[] {
  const type = schema.format === 'binary' ? 'файл' : '';
  return type === '' ? [] : [{ field: 'тело запроса', type, isRequired: true, words: wordsOf(schema) }];
}

/** Every field of a schema, inner ones after their parent; of alternatives the first that names a field. */
export function schemaRows(schema: JsonSchema): SchemaRow[] {
  const seen = new Set<string>();
  return [...wholeRow(schema), ...childrenOf(schema, '', 0)].filter(({ field }) => {
    const bare = field.replace(/^\[\]\./, '');
    if (seen.has(bare)) return false;
    seen.add(bare);
    return true;
  });
}
