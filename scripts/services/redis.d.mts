/** A server of our own on the loopback. */
export interface Service {
  readonly url: string;
  readonly pid: number;
  readonly port: number;
  /** Where its data lies: not the wanted folder where the system user could not reach that. */
  readonly folder: string;
  stop(): Promise<void>;
}

export interface ServicePlace {
  readonly folder: string;
  readonly port?: number;
  tell(line: string): void;
}

export function ensureRedis(options: { tell(line: string): void }): Promise<string>;
export function startRedis(place: ServicePlace): Promise<Service>;
