import { APPLICATION } from '../application.ts';
import { api, requireText, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** WeChat's limits: 1 MB for one value, 10 MB for all of one person's values. */
const VALUE_LIMIT = 1024 * 1024;
const TOTAL_LIMIT = 10 * 1024 * 1024;

/**
 * Storage of one person on one phone. Two phones never see one another's values, nor do two people
 * on the same phone, as in WeChat.
 */
export function storage({ identity }: WxContext): WxArea {
  const prefix = `${APPLICATION.id}/${identity.phoneId}/${identity.persona.id}/`;

  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));

  const size = () =>
    keys().reduce(
      (sum, key) => sum + key.length + (localStorage.getItem(prefix + key)?.length ?? 0),
      0,
    );

  const get = (key: string): unknown => {
    const stored = localStorage.getItem(prefix + key);
    if (stored === null) return undefined;
    const { type, data } = JSON.parse(stored) as { type: string; data?: unknown };
    if (type === 'Undefined') return undefined;
    return type === 'Date' ? new Date(data as string) : data;
  };

  const set = (key: string, data: unknown) => {
    if (typeof data === 'function' || typeof data === 'symbol' || typeof data === 'bigint') {
      throw new WxFailure('parameter error: parameter.data should be serializable');
    }
    const type =
      data instanceof Date
        ? 'Date'
        : Object.prototype.toString.call(data).slice('[object '.length, -1);
    const stored = JSON.stringify({ type, data });
    if (stored.length > VALUE_LIMIT) throw new WxFailure('entry size limit reached');
    const before = localStorage.getItem(prefix + key)?.length ?? 0;
    if (size() - before + stored.length > TOTAL_LIMIT) {
      throw new WxFailure('the maximum size of the file storage limit is exceeded');
    }
    localStorage.setItem(prefix + key, stored);
  };

  const remove = (key: string) => localStorage.removeItem(prefix + key);
  const clear = () => {
    for (const key of keys()) remove(key);
  };
  const info = () => ({
    keys: keys(),
    currentSize: Math.ceil(size() / 1024),
    limitSize: TOTAL_LIMIT / 1024,
  });

  return {
    getStorage: api('getStorage', (options) => {
      const key = requireText(options, 'key');
      if (localStorage.getItem(prefix + key) === null) throw new WxFailure('data not found');
      return { data: get(key) };
    }),
    setStorage: api('setStorage', (options) => set(requireText(options, 'key'), options.data)),
    removeStorage: api('removeStorage', (options) => remove(requireText(options, 'key'))),
    clearStorage: api('clearStorage', clear),
    getStorageInfo: api('getStorageInfo', info),
    getStorageSync: (key: string) => get(key) ?? '',
    setStorageSync: (key: string, data: unknown) => {
      if (typeof key !== 'string') {
        throw new Error(
          'setStorageSync:fail parameter error: parameter should be String instead of Object;',
        );
      }
      set(key, data);
    },
    removeStorageSync: (key: string) => remove(key),
    clearStorageSync: clear,
    getStorageInfoSync: info,
    batchGetStorageSync: (wanted: string[]) => wanted.map((key) => get(key) ?? ''),
    batchSetStorageSync: (entries: { key: string; value: unknown }[]) => {
      for (const { key, value } of entries) set(key, value);
    },
  };
}
