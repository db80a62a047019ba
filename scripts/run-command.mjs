import { currentRelease, ensureRelease, programOf } from './lib/release.mjs';

/** Runs a command of the release that is current, so that it speaks to the store as the running server does. */
const [name, ...args] = process.argv.slice(2);
const stdout = process.stdout.write.bind(process.stdout);
// What the build tells must not mix with what the command answers.
process.stdout.write = process.stderr.write.bind(process.stderr);
const release = (await currentRelease()) ?? (await ensureRelease());
process.stdout.write = stdout;
const program = programOf(release, `cli/${name}`);
Object.assign(process.env, program.env, { NODE_ENV: 'production' });
process.argv = [process.argv[0], program.url, ...args];
await import(program.url);
