import { createHmac, randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/lib/db/database';
import type { AppealState, OpaqueKeys } from './appeal-state';

const foldName = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[\s.,;]+/g, ' ')
    .trim();
const digits = (text: string) => text.replace(/\D/g, '').replace(/^8(?=\d{10}$)/, '7');

function fingerprint(secret: string, what: string): string {
  return createHmac('sha256', secret).update(what).digest('base64url');
}

/** One person: by contact or profile, by name only within the source. */
function authorFingerprint(secret: string, state: AppealState): string | null {
  const { authorContact, authorProfile, authorName, source } = state;
  if (authorContact !== null) {
    const number = digits(authorContact);
    return fingerprint(secret, `contact:${number.length >= 10 ? number : foldName(authorContact)}`);
  }
  if (authorProfile !== null) return fingerprint(secret, `profile:${authorProfile.trim().toLowerCase()}`);
  return authorName === null ? null : fingerprint(secret, `name:${source}:${foldName(authorName)}`);
}

/** An address of its own is a house; anything coarser is told apart by its cell. */
function addressFingerprint(secret: string, state: AppealState): string | null {
  if (state.address === null || state.precision !== 'house') return null;
  return fingerprint(secret, `address:${foldName(state.address)}`);
}

async function keysOf(
  tx: Transaction,
  table: 'author_identity' | 'address_identity',
  fingerprints: readonly (string | null)[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(fingerprints.filter((value) => value !== null))].sort();
  if (wanted.length === 0) return new Map();
  const fresh = wanted.map((value) => ({ fingerprint: value, key: randomBytes(9).toString('base64url') }));
  const name = sql.identifier(table);
  await tx.execute(sql`
    INSERT INTO ${name} (fingerprint, key)
    SELECT r.fingerprint, r.key FROM jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) AS r(fingerprint text, key text)
    ON CONFLICT DO NOTHING`);
  const rows = await tx.execute<{ fingerprint: string; key: string }>(sql`
    SELECT fingerprint, key FROM ${name}
    WHERE fingerprint IN (SELECT jsonb_array_elements_text(${JSON.stringify(wanted)}::jsonb))`);
  return new Map(rows.map((row) => [row.fingerprint, row.key]));
}

/**
 * The opaque keys under which authors and houses stand in the log, in the order of `states`. Their meaning
 * lies in the identity tables and can be erased there.
 */
export async function opaqueKeys(
  tx: Transaction,
  secret: string,
  states: readonly AppealState[],
): Promise<OpaqueKeys[]> {
  const authors = states.map((state) => authorFingerprint(secret, state));
  const addresses = states.map((state) => addressFingerprint(secret, state));
  const authorKeys = await keysOf(tx, 'author_identity', authors);
  const addressKeys = await keysOf(tx, 'address_identity', addresses);
  return states.map((_, i) => ({
    author: authorKeys.get(authors[i] ?? '') ?? null,
    address: addressKeys.get(addresses[i] ?? '') ?? null,
  }));
}
