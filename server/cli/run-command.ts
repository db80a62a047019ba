import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '@/lib/contract/app-error';

/** Runs a command; a refusal is told in its own words and ends with code 1. */
export function runCommand(work: () => Promise<number>): void {
  work().then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const text =
        error instanceof AppError ? error.message : error instanceof Error ? error.stack : String(error);
      process.stderr.write(`${text}\n`);
      process.exitCode = 1;
    },
  );
}

/** Arguments as the command declares them. Errors: AppError with the usage when they do not fit. */
export function readArguments<T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs({ ...config, strict: true });
  } catch (error) {
    throw new AppError('invalid', `${faultOf(error)}\n${usage}`);
  }
}

/** Node names the fault in English; its codes are few. */
function faultOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  const named = /'([^']+)'/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
  switch (code) {
    case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
      return `нет такого ключа: ${named}`;
    case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
      return `ключу ${named} нужно значение, или оно ему не нужно`;
    case 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL':
      return `лишнее слово: ${named}`;
    default:
      return 'ключи не разобраны';
  }
}
