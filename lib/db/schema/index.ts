export * from './appeal';
export * from './erasable';
export * from './event-log';
export * from './gazetteer';
export * from './imports';
export * from './intake';
export * from './projection';
export * from './saved-search';
