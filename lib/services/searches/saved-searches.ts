import { and, asc, count, eq } from 'drizzle-orm';
import { AppError } from '@/lib/contract/app-error';
import type { SavedSearch, SearchToSave } from '@/lib/contract/saved-search';
import { savedSearch } from '@/lib/db/schema';
import type { VerbContext } from '../store';

const MOST_SAVED = 100;

const present = ({ id, name, filters, savedAt }: typeof savedSearch.$inferSelect): SavedSearch => ({
  id,
  name,
  filters,
  savedAt: savedAt.toISOString(),
});

/** The caller's searches by name. */
export async function listSearches({ ctx: { store, actor } }: { ctx: VerbContext }): Promise<SavedSearch[]> {
  const rows = await store.db.orm
    .select()
    .from(savedSearch)
    .where(eq(savedSearch.owner, actor.id))
    .orderBy(asc(savedSearch.name));
  return rows.map(present);
}

/** Keeps a search under a name; the same name again replaces it. Errors: conflict when there are too many. */
export async function saveSearch({
  ctx: { store, actor },
  input: { name, filters },
}: {
  ctx: VerbContext;
  input: SearchToSave;
}): Promise<SavedSearch> {
  const savedAt = new Date(store.clock.now());
  return store.db.orm.transaction(async (tx) => {
    const [saved] = await tx
      .insert(savedSearch)
      .values({ owner: actor.id, name, filters, savedAt })
      .onConflictDoUpdate({ target: [savedSearch.owner, savedSearch.name], set: { filters, savedAt } })
      .returning();
    const [all] = await tx.select({ n: count() }).from(savedSearch).where(eq(savedSearch.owner, actor.id));
    if (saved === undefined || (all?.n ?? 0) > MOST_SAVED) {
      const message = `сохранено уже ${MOST_SAVED} поисков, новый не записан: удалите ненужные`;
      throw new AppError('conflict', message);
    }
    return present(saved);
  });
}

/** Forgets one of the caller's searches. Errors: not-found, also for another's. */
export async function forgetSearch({
  ctx: { store, actor },
  input: { id },
}: {
  ctx: VerbContext;
  input: { id: number };
}): Promise<{ id: number; message: string }> {
  const gone = await store.db.orm
    .delete(savedSearch)
    .where(and(eq(savedSearch.id, id), eq(savedSearch.owner, actor.id)))
    .returning({ name: savedSearch.name });
  const [first] = gone;
  if (first === undefined) throw new AppError('not-found', `сохранённого поиска ${id} нет`);
  return { id, message: `поиск «${first.name}» удалён` };
}
