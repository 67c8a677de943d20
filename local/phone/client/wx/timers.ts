import type { WxArea } from './context.ts';

/** Deferral. Timers themselves are the browser's. */
export function timers(): WxArea {
  return {
    nextTick: (then: () => void) => {
      queueMicrotask(then);
    },
  };
}
