/** Anything long-lived. */
export interface Running {
  stop(): Promise<void>;
}
