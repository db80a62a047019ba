import path from 'node:path';
import { z } from 'zod';
import { AppError } from '@/lib/contract/app-error';

export const ROLES = ['web', 'relay', 'aggregate', 'index', 'jobs', 'demo'] as const;
export type Role = (typeof ROLES)[number];

/** Roles that speak to each other through the stream: in one process, or over Redis. */
const LINKED_ROLES: readonly Role[] = ['web', 'relay', 'aggregate', 'index'];

export interface Settings {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly isDemo: boolean;
  readonly demoSpeed: number;
  /** Absolute path of the city's profile. */
  readonly cityFile: string;
  /** Null means the embedded database. */
  readonly databaseUrl: string | null;
  readonly redisUrl: string | null;
  readonly elasticsearchUrl: string | null;
  readonly roles: ReadonlySet<Role>;
}

const blankAsAbsent = (value: unknown) => (value === '' ? undefined : value);
const given = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema);

function serviceUrl(protocols: readonly string[], example: string) {
  const message = `ожидается адрес вида ${example}`;
  return given(
    z
      .string()
      .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), message)
      .optional(),
  );
}

const LOOPBACK_HOSTS = ['127.0.0.1', '::1', 'localhost'];

const environment = z.object({
  PORT: given(
    z
      .string()
      .regex(/^\d{1,5}$/, 'ожидается номер порта от 0 до 65535')
      .transform(Number)
      .refine((port) => port <= 65_535, 'ожидается номер порта от 0 до 65535')
      .default(3000),
  ),
  HOST: given(
    z
      .string()
      .refine(
        (host) => LOOPBACK_HOSTS.includes(host),
        'принимаются только 127.0.0.1, ::1 и localhost: входа и прав пока нет, и по сети записи увидел бы любой',
      )
      .default('127.0.0.1'),
  ),
  PULT_DATA_DIR: given(z.string().optional()),
  PULT_DEMO: given(
    z
      .enum(['0', '1'], 'ожидается 1 (показ на выдуманных данных) или 0 (рабочее хранилище)')
      .default('1')
      .transform((flag) => flag === '1'),
  ),
  PULT_DEMO_SPEED: given(
    z
      .string()
      .regex(/^\d{1,4}$/, 'ожидается целое от 1 до 2000: во сколько раз быстрее идёт показ')
      .transform(Number)
      .refine((speed) => speed >= 1 && speed <= 2000, 'ожидается целое от 1 до 2000')
      .default(1),
  ),
  PULT_CITY: given(z.string().default('tolyatti')),
  DATABASE_URL: serviceUrl(['postgres:', 'postgresql:'], 'postgres://user:password@127.0.0.1:5432/pult'),
  REDIS_URL: serviceUrl(['redis:', 'rediss:'], 'redis://127.0.0.1:6379'),
  ELASTICSEARCH_URL: serviceUrl(['http:', 'https:'], 'http://127.0.0.1:9200'),
  ROLES: given(z.string().optional()),
});

function parseRoles(text: string | undefined, isDemo: boolean): Set<Role> {
  if (text === undefined) return new Set(ROLES.filter((role) => role !== 'demo' || isDemo));
  const roles = new Set<Role>();
  for (const name of text.split(',').map((part) => part.trim())) {
    const role = ROLES.find((known) => known === name);
    if (role === undefined) {
      throw new AppError(
        'invalid',
        `ROLES: нет роли «${name}»; ожидается список через запятую из: ${ROLES.join(', ')}`,
      );
    }
    roles.add(role);
  }
  if (roles.has('demo') && !isDemo) {
    throw new AppError(
      'invalid',
      'ROLES: роль demo не работает с рабочим хранилищем; ожидается PULT_DEMO=1 или список без demo',
    );
  }
  return roles;
}

function requireStream(roles: ReadonlySet<Role>, redisUrl: string | undefined): void {
  const linked = LINKED_ROLES.filter((role) => roles.has(role));
  if (linked.length === 0 || linked.length === LINKED_ROLES.length || redisUrl !== undefined) return;
  throw new AppError(
    'invalid',
    `REDIS_URL: не задан, а ролям «${[...roles].join(', ')}» нужен общий поток; ожидается redis://… или ROLES со всеми из: ${LINKED_ROLES.join(', ')}`,
  );
}

/** A clock of the show's own cannot be shared by processes, and real data have no other clock than the real one. */
function requireOwnClock(
  speed: number,
  { isDemo, roles }: { isDemo: boolean; roles: ReadonlySet<Role> },
): void {
  if (speed === 1) return;
  if (!isDemo) {
    throw new AppError(
      'invalid',
      `PULT_DEMO_SPEED=${speed}: рабочее хранилище идёт только по настоящим часам; ожидается 1 или PULT_DEMO=1`,
    );
  }
  if (roles.size < ROLES.length) {
    throw new AppError(
      'invalid',
      `PULT_DEMO_SPEED=${speed}: ускоренный показ идёт в одном процессе по своим часам; ожидается 1 или все роли: ${ROLES.join(', ')}`,
    );
  }
}

/**
 * The environment, parsed once. `root` is the project's folder.
 * Errors: AppError that names every wrong variable and what was expected.
 */
export function parseSettings(env: Readonly<Record<string, string | undefined>>, root: string): Settings {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const name = issue.path.join('.');
      return `${name}=${env[name] ?? ''}: ${issue.message}`;
    });
    throw new AppError('invalid', wrong.join('\n'));
  }
  const { data } = parsed;
  const roles = parseRoles(data.ROLES, data.PULT_DEMO);
  requireStream(roles, data.REDIS_URL);
  requireOwnClock(data.PULT_DEMO_SPEED, { isDemo: data.PULT_DEMO, roles });
  const isFile = data.PULT_CITY.endsWith('.json');
  return {
    port: data.PORT,
    host: data.HOST,
    dataDir: path.resolve(root, data.PULT_DATA_DIR ?? '.data'),
    isDemo: data.PULT_DEMO,
    demoSpeed: data.PULT_DEMO_SPEED,
    cityFile: isFile ? path.resolve(data.PULT_CITY) : path.join(root, 'cities', `${data.PULT_CITY}.json`),
    databaseUrl: data.DATABASE_URL ?? null,
    redisUrl: data.REDIS_URL ?? null,
    elasticsearchUrl: data.ELASTICSEARCH_URL ?? null,
    roles,
  };
}

/** The schema in which a store lives: one for the real data of a city, one for its demo, one per other speed. */
export function storeName(settings: Pick<Settings, 'isDemo' | 'demoSpeed'>, city: string): string {
  const plain = city.replaceAll('-', '_');
  if (!settings.isDemo) return `real_${plain}`;
  return settings.demoSpeed === 1 ? `demo_${plain}` : `demo${settings.demoSpeed}_${plain}`;
}
