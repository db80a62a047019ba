import { spawn } from 'node:child_process';

const isTerminal = process.stdout.isTTY === true;

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

export function seconds(from) {
  return `${((performance.now() - from) / 1000).toFixed(1).replace('.', ',')} с`;
}

/** Tells a step, how long it takes while it runs, and how it ended. */
export async function step(title, work) {
  const from = performance.now();
  let shown = '';
  const show = (note) => {
    const line = `  · ${title} … ${note}`;
    if (isTerminal) process.stdout.write(`\r\x1b[2K${line}`);
    else if (shown === '') process.stdout.write(`${line}\n`);
    shown = line;
  };
  show('');
  const ticking = isTerminal ? setInterval(() => show(seconds(from)), 1_000) : null;
  try {
    const result = await work();
    if (isTerminal) process.stdout.write('\r\x1b[2K');
    say(`  ✓ ${title}: ${seconds(from)}`);
    return result;
  } catch (error) {
    if (isTerminal) process.stdout.write('\r\x1b[2K');
    say(`  ✗ ${title}: не вышло за ${seconds(from)}`);
    throw error;
  } finally {
    if (ticking !== null) clearInterval(ticking);
  }
}

/** Runs a program quietly; when it fails its last words are in the error. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else
        reject(
          new Error(
            `${command} ${args.join(' ')}: код ${code}\n${output.trim().split('\n').slice(-30).join('\n')}`,
          ),
        );
    });
  });
}
