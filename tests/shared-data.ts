import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describeWith } from './describe-with';

const FOLDER = path.resolve(import.meta.dirname, '../../shared/data');

/** The folder of reference data beside the project, or null where there is none. */
export const sharedData: string | null = existsSync(FOLDER) ? FOLDER : null;

/** A suite over the reference data: fails without it under CI, elsewhere it counts as skipped. */
export function describeWithSharedData(name: string, body: (folder: string) => void): void {
  const missing = 'нет папки ../shared/data с эталонными данными';
  describeWith(name, { value: sharedData, missing }, body);
}

/** A reference file as it parses. */
export function readSharedJson(folder: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
}
