import path from 'node:path';

/** Where a store's base map lies in the data folder. */
export function baseMapFile(dataDir: string, store: string): string {
  return path.join(dataDir, 'maps', `${store}.pmtiles`);
}
