import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import { SCOPES, type Scope } from '@/lib/contract/scope';
import { apiToken } from '@/lib/db/schema';
import type { Actor } from '../actor';
import type { Store } from '../store';

const PREFIX = 'pult_';

const digestOf = (token: string) => createHash('sha256').update(token).digest('hex');

export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The feed that this token's requests are polls of, and how often it promises to come. */
  readonly source: string | null;
  readonly intervalSeconds: number | null;
  /** Code of the department whose hand it is; absent for the centre's own people. */
  readonly department?: string;
}

/** Makes an API token. It is answered once; only its digest is kept. */
export async function issueToken(store: Store, input: NewToken): Promise<string> {
  const token = PREFIX + randomBytes(24).toString('base64url');
  await store.db.orm.insert(apiToken).values({
    name: input.name,
    digest: digestOf(token),
    scopes: [...input.scopes],
    source: input.source,
    intervalSeconds: input.intervalSeconds,
    department: input.department ?? null,
    createdAt: new Date(store.clock.now()),
  });
  return token;
}

export interface TokenBearer {
  readonly actor: Actor;
  readonly poll: { readonly source: string; readonly intervalSeconds: number | null } | null;
}

const isScope = (value: string): value is Scope => SCOPES.some((scope) => scope === value);

/** A burst asks for the same token again and again: a revoked one works this long at most. */
const REMEMBERED_MS = 1_000;

type Remembered = { readonly bearer: TokenBearer; readonly until: number };
const remembered = new WeakMap<Store, Map<string, Remembered>>();

function bearersOf(store: Store): Map<string, Remembered> {
  const known = remembered.get(store) ?? new Map<string, Remembered>();
  remembered.set(store, known);
  return known;
}

/** Whose token an `Authorization: Bearer …` header carries. Errors: unauthenticated. */
export async function authenticate(store: Store, header: string | null): Promise<TokenBearer> {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1];
  if (token === undefined) {
    throw new AppError(
      'unauthenticated',
      'нужен токен: заголовок Authorization: Bearer …; выдаётся командой npm run token',
    );
  }
  const digest = digestOf(token);
  const known = bearersOf(store).get(digest);
  if (known !== undefined && performance.now() < known.until) return known.bearer;
  const bearer = await bearerOf(store, digest);
  bearersOf(store).set(digest, { bearer, until: performance.now() + REMEMBERED_MS });
  return bearer;
}

async function bearerOf(store: Store, digest: string): Promise<TokenBearer> {
  const [row] = await store.db.orm
    .select()
    .from(apiToken)
    .where(and(eq(apiToken.digest, digest), isNull(apiToken.revokedAt)));
  if (row === undefined) {
    throw new AppError(
      'unauthenticated',
      'токен неизвестен этому хранилищу или отозван; у показа (ДЕМО) и рабочих данных токены разные',
    );
  }
  const { name, department } = row;
  return {
    actor: {
      id: `token:${name}`,
      scopes: new Set(row.scopes.filter(isScope)),
      visibility: 'observer',
      ...(department !== null && { department }),
    },
    poll: row.source === null ? null : { source: row.source, intervalSeconds: row.intervalSeconds },
  };
}
