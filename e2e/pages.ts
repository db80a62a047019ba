/** Every page there is; the record is the first of the list. */
export const PAGES = [
  '/wall',
  '/appeals',
  '/appeals/1',
  '/appeals?q=крокодил',
  '/hot/no-heating',
  '/import',
  '/intake',
  '/topics',
  '/problems',
  '/problems/1',
  '/settings/deadlines',
  '/settings/calendar',
  '/api-docs',
  '/key',
  '/nowhere',
];
