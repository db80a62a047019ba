/** What of the settings keeps its history here. */
export const SETTING_AREAS = ['departments', 'routing', 'indicators'] as const;
export type SettingArea = (typeof SETTING_AREAS)[number];
