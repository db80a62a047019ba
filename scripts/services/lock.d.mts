export function underLock<T>(folder: string, name: string, work: () => Promise<T>): Promise<T>;
