import { api } from './api.ts';
import type { WxArea } from './context.ts';

/** Random numbers fit for secrets: from the browser's own source, as the phone's are from the system's. */
export function random(): WxArea {
  return {
    getRandomValues: api('getRandomValues', ({ length }) => {
      if (
        typeof length !== 'number' ||
        !Number.isInteger(length) ||
        length < 1 ||
        length > 1048576
      ) {
        throw new Error('parameter error: length should be an integer from 1 to 1048576');
      }
      return { randomValues: crypto.getRandomValues(new Uint8Array(length)).buffer };
    }),
  };
}
