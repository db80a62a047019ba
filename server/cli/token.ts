import { AppError } from '@/lib/contract/app-error';
import { SOURCE_CODE } from '@/lib/contract/appeal-input';
import { SCOPES, type Scope } from '@/lib/contract/scope';
import { requireOpenDepartment } from '@/lib/services/departments/require-open-department';
import { issueToken } from '@/lib/services/tokens/tokens';
import { openCliStore } from './open-cli-store';
import { readArguments, runCommand } from './run-command';

const USAGE = `npm run token -- --name ИМЯ --scope ingest[,labels,reveal] [--source КОД] [--interval СЕКУНДЫ] [--department КОД] [--demo]
  --source и --interval: чей это опрос и как часто источник обещает приходить
  --department: ключ исполнителя; без него — ключ центра`;

const isScope = (name: string): name is Scope => SCOPES.some((scope) => scope === name);

function readScopes(text: string): Scope[] {
  return text.split(',').map((name) => {
    const scope = name.trim();
    if (!isScope(scope)) throw new AppError('invalid', `нет права «${scope}»; есть: ${SCOPES.join(', ')}`);
    return scope;
  });
}

function readInterval(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,7}$/.test(text))
    throw new AppError('invalid', `--interval ${text}: ожидается целое число секунд`);
  return Number(text);
}

runCommand(async () => {
  const { values } = readArguments(
    {
      options: {
        name: { type: 'string' },
        scope: { type: 'string', default: 'ingest' },
        source: { type: 'string' },
        interval: { type: 'string' },
        department: { type: 'string' },
        demo: { type: 'boolean', default: false },
      },
    },
    USAGE,
  );
  const name = values.name?.trim() ?? '';
  if (name === '') throw new AppError('invalid', `укажите --name: кому выдаётся токен\n${USAGE}`);
  const source = values.source ?? null;
  if (source !== null && !SOURCE_CODE.test(source))
    throw new AppError('invalid', `--source ${source}: не код источника`);
  const input = {
    name,
    scopes: readScopes(values.scope),
    source,
    intervalSeconds: readInterval(values.interval),
  };
  const { store, close } = await openCliStore({ isDemo: values.demo });
  try {
    const { department } = values;
    if (department !== undefined)
      requireOpenDepartment(await store.departments.board(store.db.orm), department);
    const token = await issueToken(store, { ...input, ...(department !== undefined && { department }) });
    process.stderr.write(
      `Токен «${name}» для хранилища ${store.db.store}; показан один раз, хранится только отпечаток:\n`,
    );
    process.stdout.write(`${token}\n`);
    return 0;
  } finally {
    await close();
  }
});
