import { randomBytes } from 'node:crypto';

declare global {
  /** as much of WeChat's interface as what the phone keeps needs */
  var wx: {
    canIUse(api: string): boolean;
    getAppBaseInfo(): { fontSizeScaleFactor?: number; fontSizeSetting?: number };
    getSystemInfoSync(): { fontSizeSetting?: number };
    getStorageSync(key: string): unknown;
    setStorageSync(key: string, value: unknown): void;
    removeStorageSync(key: string): void;
    getStorageInfoSync(): { keys: string[] };
    getRandomValues(asked: { length: number }): Promise<{ randomValues: ArrayBufferLike }>;
  };
}

/** A phone's storage, empty. As on a phone, what is kept is a copy, and what is not there is ''. */
export function newPhoneStorage(): Map<string, string> {
  const kept = new Map<string, string>();
  globalThis.wx = {
    canIUse: () => true,
    getAppBaseInfo: () => ({ fontSizeScaleFactor: 1 }),
    getSystemInfoSync: () => ({}),
    getStorageSync: (key) => JSON.parse(kept.get(key) ?? '""'),
    setStorageSync: (key, value) => void kept.set(key, JSON.stringify(value)),
    removeStorageSync: (key) => void kept.delete(key),
    getStorageInfoSync: () => ({ keys: [...kept.keys()] }),
    getRandomValues: async ({ length }) => ({ randomValues: randomBytes(length).buffer }),
  };
  return kept;
}
