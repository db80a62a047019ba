import { DAY, HOUR } from './city-time';

/** What can be called to mind: a поручение, a control mark on an appeal. */
export const REMINDER_KINDS = ['instruction', 'control'] as const;
export type ReminderKind = (typeof REMINDER_KINDS)[number];

/** The term comes, or it has passed. */
export const REMINDER_STAGES = ['soon', 'late'] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

/** How long before its term each is called to mind. */
export const AHEAD: Readonly<Record<ReminderKind, number>> = { instruction: 2 * HOUR, control: DAY };
