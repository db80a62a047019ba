import { execFile, spawn } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * Runs a command to its end and answers what it printed.
 * Errors: names the command and the end of what it said; all of that is its `output`.
 */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 64 * 1024 * 1024, ...options }, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const output = `${stderr}\n${stdout}`;
      const message = `${command} ${args.join(' ')}: ${tail(output) || error.message}`;
      reject(Object.assign(new Error(message), { output }));
    });
  });
}

const tail = (text) => text.trim().split('\n').slice(-6).join('\n');

/** Options that make a child process run as `user`, or as we do where it is null. */
export const asUser = (user) => (user === null ? {} : { uid: user.uid, gid: user.gid });

/**
 * Starts a server in a session of its own, so that Ctrl-C in our terminal does not reach it before we stop it,
 * and our own end does not end it. What it prints goes to `log`.
 */
export async function startDetached(command, args, { log, user, env, cwd }) {
  const file = await open(log, 'a');
  try {
    const child = spawn(command, args, {
      ...asUser(user),
      cwd,
      env,
      detached: true,
      stdio: ['ignore', file.fd, file.fd],
    });
    const ended = new Promise((resolve) => {
      child.once('error', (error) => resolve({ fault: error.message }));
      child.once('exit', (code, signal) => resolve({ fault: `код ${code ?? signal}`, code }));
    });
    child.unref();
    return { pid: child.pid ?? null, ended };
  } finally {
    await file.close();
  }
}

/** Whether the process lives; one that ended and waits for its parent to notice does not. */
export async function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  return stat === null || !/^\d+ \(.*\) [ZX] /s.test(stat);
}

/** Whether `pid` is still the process that was started with `word` in its command line: pids are used again. */
export async function isProcessOf(pid, word) {
  if (!Number.isInteger(pid) || pid <= 1 || !(await isAlive(pid))) return false;
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => null);
  return line === null || line.includes(word);
}

/** Asks the process to end, and ends it when it has not within `patienceMs`. */
export async function stopProcess(pid, patienceMs) {
  for (const [signal, patience] of [
    ['SIGTERM', patienceMs],
    ['SIGKILL', 5_000],
  ]) {
    if (!sendSignal(pid, signal)) return;
    const until = Date.now() + patience;
    while (Date.now() < until) {
      if (!(await isAlive(pid))) return;
      await delay(50);
    }
  }
}

function sendSignal(pid, signal) {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * A port of the loopback that is free now: the wanted one, or any.
 * Errors: says that the wanted one is taken.
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => reject(new Error(`порт ${wanted} занят другой программой: укажите другой`)));
    probe.listen(wanted, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Waits until `check` answers true; `ended` of the server breaks the wait off. */
export async function waitForAnswer({ name, check, ended, patienceMs, log }) {
  let end = null;
  void ended.then((found) => {
    if (found.code !== 0) end = found;
  });
  const until = Date.now() + patienceMs;
  while (!(await check())) {
    if (end !== null) throw await withLog(`${name} не запустился: ${end.fault}`, log);
    if (Date.now() > until) throw await withLog(`${name} не ответил за ${patienceMs / 1000} с`, log);
    await delay(100);
  }
}

async function withLog(message, log) {
  const text = await readFile(log, 'utf8').catch(() => '');
  return new Error(`${message}\n${tail(text)}\nжурнал: ${log}`);
}
