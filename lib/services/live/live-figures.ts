import type { FigureTable } from '@/lib/contract/figures';

/** The live figures as a web node holds them. */
export interface LiveFigures {
  readonly table: FigureTable;
  epoch(): string;
  pos(): number;
  /** Epoch ms on the server's clock. */
  asOf(): number;
  isReady(): boolean;
}
