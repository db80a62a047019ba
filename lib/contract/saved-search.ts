import { z } from 'zod';
import { SEARCH_FILTERS } from './search';

/** Conditions of a search as they stand in its address. */
export const searchFilters = z.partialRecord(z.enum(SEARCH_FILTERS), z.string().trim().min(1).max(500));
export type SearchFilters = z.infer<typeof searchFilters>;

/** Body of `POST /api/v1/saved-searches`; the same name again replaces the conditions. */
export const searchToSave = z.strictObject({
  name: z.string().trim().min(1, 'назовите поиск').max(80),
  filters: searchFilters.refine((filters) => Object.keys(filters).length > 0, 'нет ни одного условия'),
});
export type SearchToSave = z.infer<typeof searchToSave>;

export const savedSearch = z.object({
  id: z.int(),
  name: z.string(),
  filters: searchFilters,
  savedAt: z.iso.datetime(),
});
export type SavedSearch = z.infer<typeof savedSearch>;

export const savedSearches = z.object({ items: z.array(savedSearch) });

export const savedSearchesQuery = z.strictObject({
  download: z.enum(['1']).optional().describe('1 — отдать файлом'),
});

export const savedSearchId = z
  .string()
  .regex(/^\d{1,15}$/, 'номер поиска — целое число')
  .transform(Number);

export const forgottenSearch = z.object({ id: z.int(), message: z.string() });
