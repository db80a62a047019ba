import { spawn } from 'node:child_process';
import path from 'node:path';

/** Runs a program of the bench in a process of its own, so that nothing else is in its memory; its JSON. */
export function runProgram<T>(name: string, count: number, read: (answer: unknown) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const program = path.join(import.meta.dirname, `${name}.ts`);
    const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', program, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(read(JSON.parse(output)));
      else reject(new Error(`${name} ended with ${code}`));
    });
  });
}
