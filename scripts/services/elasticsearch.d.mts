import type { Service, ServicePlace } from './redis.mjs';

export interface ElasticsearchHome {
  readonly home: string;
  readonly javaHome: string;
  readonly user: { readonly name: string; readonly uid: number; readonly gid: number } | null;
}

export function ensureElasticsearch(options: {
  readonly cacheFolder?: string;
  tell(line: string): void;
}): Promise<ElasticsearchHome>;

export function startElasticsearch(
  place: ServicePlace & { readonly heapMb?: number; readonly cacheFolder?: string },
): Promise<Service>;
