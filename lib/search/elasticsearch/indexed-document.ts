import { cellToNumber, parentCell } from '@/lib/domain/cell';
import type { SearchDocument } from '../appeal-search';
import { jointFieldsOf } from './joint-fields';

/** A document as the mapping wants it; its version goes beside, not into it. */
export function indexedDocument(document: SearchDocument) {
  const { version: _version, cell, ...own } = document;
  const fields = { ...own, ...jointFieldsOf(document) };
  if (cell === null) return fields;
  return {
    ...fields,
    // JSON's numbers are too short for an H3 index; the field takes it as text.
    cell: cellToNumber(cell).toString(),
    cell7: parentCell(cell, 7),
    cell8: parentCell(cell, 8),
    cell9: cell,
  };
}
