import type { z } from 'zod';
import type { Scope } from './scope';

/** One thing that can be asked of the API, in the schemas that the handlers themselves use. */
export interface ApiOperation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly query?: z.ZodType;
  readonly body?: { readonly schema: z.ZodType; readonly mediaTypes: readonly string[] };
  /** The right that a token needs; without it anybody at this machine may ask. */
  readonly scope?: Scope;
  readonly answers: Readonly<Record<string, { readonly words: string; readonly schema: z.ZodType }>>;
  readonly errors: readonly string[];
}

export const JSON_ONLY = ['application/json'];
