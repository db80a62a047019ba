import { z } from 'zod';

export const RECEIPT_STATUSES = ['created', 'duplicate', 'corrected', 'parked', 'rejected'] as const;
export type ReceiptStatus = (typeof RECEIPT_STATUSES)[number];

export const fieldError = z.object({ field: z.string(), message: z.string() });

/** What became of one row; given only after the commit. */
export const receipt = z.object({
  row: z.int().describe('Номер строки в запросе, с единицы'),
  status: z.enum(RECEIPT_STATUSES),
  message: z.string(),
  source: z.string().nullable(),
  externalId: z.string().nullable(),
  id: z.int().nullable().describe('Номер записи в Пульте; у отложенной строки пусто'),
  parkedId: z.int().nullable().describe('Номер в списке «На исправление»'),
  errors: z.array(fieldError),
  notes: z.array(z.string()),
});
export type Receipt = z.infer<typeof receipt>;

export const receipts = z.object({
  created: z.int(),
  duplicate: z.int(),
  corrected: z.int(),
  parked: z.int(),
  rejected: z.int(),
  receipts: z.array(receipt),
});
export type Receipts = z.infer<typeof receipts>;

export const RECEIPT_MESSAGES: Readonly<Record<ReceiptStatus, string>> = {
  created: 'принято',
  duplicate: 'уже принято',
  corrected: 'исправление принято',
  parked: 'отложено: ждёт исправления',
  rejected: 'не принято: исправьте и пришлите снова',
};
