import { randomBytes } from 'node:crypto';
import type { Client } from '@elastic/elasticsearch';
import { z } from 'zod';
import type { RebuildTarget } from '../appeal-search';
import { missingAsOurs } from './engine';
import { forgetDocuments } from './forget-documents';
import { BUILDING_SETTINGS, DEFINITION, LIVE_SETTINGS, MAPPINGS } from './index-definition';
import { writeDocuments } from './write-documents';

const CREATE_MS = 60_000;
const REFRESH_MS = 120_000;

/** The alias that searches and live writes go through, and the one of an index under construction. */
export interface IndexNames {
  readonly live: string;
  readonly building: string;
}

export const namesOf = (prefix: string): IndexNames => ({ live: prefix, building: `${prefix}.building` });

const defined = z.record(
  z.string(),
  z.object({ mappings: z.object({ _meta: z.object({ definition: z.int() }).optional() }) }),
);

/** Whether searches find an index, and one of today's definition: an older one is to be rebuilt. */
export async function hasLiveIndex(client: Client, { live }: IndexNames): Promise<boolean> {
  if (!(await client.indices.existsAlias({ name: live }))) return false;
  const found = defined.parse(await client.indices.getMapping({ index: live }));
  return Object.values(found).every(({ mappings }) => mappings._meta?.definition === DEFINITION);
}

/** Every index of this store, whatever alias it has. */
const everyIndex = ({ live }: IndexNames) => `${live}-*`;

async function existingIndices(client: Client, pattern: string): Promise<string[]> {
  const found = await client.indices.get({
    index: pattern,
    allow_no_indices: true,
    ignore_unavailable: true,
    filter_path: '*.settings.index.uuid',
  });
  return Object.keys(found);
}

async function dropIndices(client: Client, names: readonly string[]): Promise<void> {
  if (names.length > 0) await client.indices.delete({ index: [...names], ignore_unavailable: true });
}

/** Deletes all that bears the store's names. */
export async function dropEverything(client: Client, names: IndexNames): Promise<void> {
  await dropIndices(client, await existingIndices(client, names.live));
  await dropIndices(client, await existingIndices(client, everyIndex(names)));
}

/** What is neither live nor about to be was left by a rebuild that broke off. */
async function dropLeftovers(client: Client, names: IndexNames): Promise<void> {
  const live = await existingIndices(client, names.live);
  const all = await existingIndices(client, everyIndex(names));
  await dropIndices(
    client,
    all.filter((index) => !live.includes(index)),
  );
}

/** Makes an index beside the live one. Until it is swapped in it is not refreshed and has no reader. */
export async function startGeneration(client: Client, names: IndexNames): Promise<RebuildTarget> {
  await dropLeftovers(client, names);
  const index = `${names.live}-${Date.now()}-${randomBytes(3).toString('hex')}`;
  await client.indices.create(
    { index, settings: BUILDING_SETTINGS, mappings: MAPPINGS, aliases: { [names.building]: {} } },
    { requestTimeout: CREATE_MS },
  );
  return {
    write: (documents) => writeDocuments({ client, alias: names.building }, documents),
    forget: (gone) => forgetDocuments({ client, alias: names.building }, gone),
    settle: () => missingAsOurs(refresh(client, index)),
    swap: () => missingAsOurs(swapIn(client, names, index)),
    abandon: () => dropIndices(client, [index]),
  };
}

/**
 * Searchable first, then live, then the old one goes. In this order: while an index is being dropped its alias
 * still leads to it, and a search that fails on it must find the new one at its second try.
 */
async function swapIn(client: Client, names: IndexNames, index: string): Promise<void> {
  await client.indices.putSettings({ index, settings: LIVE_SETTINGS });
  await refresh(client, index);
  const old = await existingIndices(client, names.live);
  await client.indices.updateAliases({
    actions: [
      { add: { index, alias: names.live } },
      { remove: { index, alias: names.building } },
      ...old.map((before) => withdraw(before, names)),
    ],
  });
  await dropIndices(client, old);
}

async function refresh(client: Client, index: string): Promise<void> {
  await client.indices.refresh({ index }, { requestTimeout: REFRESH_MS });
}

/** An index that somebody made up under the alias's own name must make way at once. */
function withdraw(index: string, { live }: IndexNames) {
  return index === live ? { remove_index: { index } } : { remove: { index, alias: live } };
}
