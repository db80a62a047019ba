import { AppError } from '@/lib/contract/app-error';
import type { Visibility } from '@/lib/contract/room';
import { SCOPES, type Scope } from '@/lib/contract/scope';

/** Who calls a verb, and what may be shown to them. */
export interface Actor {
  /** `token:pos-feed`, `system:demo`, `local`: goes into every event. */
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
  readonly visibility: Visibility;
  /** Whose hand it is; absent for the centre's own people. */
  readonly department?: string;
}

/** Whoever sits at this machine, until rights are built: sees masked records, changes nothing. */
export const LOCAL_OBSERVER: Actor = { id: 'local', scopes: new Set(), visibility: 'observer' };

export function systemActor(name: string): Actor {
  return { id: `system:${name}`, scopes: new Set(SCOPES), visibility: 'staff' };
}

export function requireScope(actor: Actor, scope: Scope): void {
  if (!actor.scopes.has(scope)) {
    throw new AppError('forbidden', `у этого токена нет права «${scope}»; ничего не изменено`);
  }
}

/** For what both a feed and a person may do: either right is enough. */
export function requireEither(actor: Actor, scopes: readonly [Scope, Scope]): void {
  if (scopes.some((scope) => actor.scopes.has(scope))) return;
  const names = scopes.map((scope) => `«${scope}»`).join(' или ');
  throw new AppError('forbidden', `у этого токена нет права ${names}; ничего не изменено`);
}
