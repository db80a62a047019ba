import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { conductImport, type ImportScreen, openFile } from '@/server/sources/run/conduct-import';
import { type ImportArguments, readImportRequest } from '@/server/sources/run/import-request';
import { openTestStore, type TestStore } from './test-store';

const FIXTURES = path.resolve(import.meta.dirname, 'fixtures/import');

export interface ImportRun {
  readonly code: number;
  readonly answer: string;
  readonly told: string;
}

/** A store and a data folder in which a test file imports. */
export interface ImportBench {
  readonly test: TestStore;
  readonly dataDir: string;
  /** Runs an import as the command does; a relative file is a fixture. */
  run(file: string, options?: Partial<ImportArguments>): Promise<ImportRun>;
  write(name: string, content: string | Uint8Array): Promise<string>;
  /** The rejects file that an answer names. */
  rejects(run: ImportRun): Promise<{ path: string; text: string }>;
  close(): Promise<void>;
}

export async function openImportBench(
  options: Parameters<typeof openTestStore>[0] = {},
): Promise<ImportBench> {
  const test = await openTestStore(options);
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'pult-import-'));
  const inData = (name: string) => path.join(dataDir, name);
  return {
    test,
    dataDir,
    async run(file, more = {}) {
      const request = readImportRequest({ source: 'file', demo: false, ...more, file: [file] }, FIXTURES);
      let answer = '';
      let told = '';
      const screen: ImportScreen = {
        write: () => undefined,
        tell: (line) => {
          told += `${line}\n`;
        },
        answer: (text) => {
          answer += text;
        },
      };
      const opened = await openFile(request, screen);
      const code = await conductImport(test.ctx, opened, { request, dataDir, screen });
      return { code, answer, told };
    },
    async write(name, content) {
      await writeFile(inData(name), content);
      return inData(name);
    },
    async rejects({ answer }) {
      const file = /причинами: (.+)$/m.exec(answer)?.[1];
      if (file === undefined) throw new Error(`the answer names no rejects file:\n${answer}`);
      return { path: file, text: await readFile(file, 'utf8') };
    },
    async close() {
      await test.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
