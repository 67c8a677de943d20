import type { Gesture } from './context.ts';

/** How long after the finger has left code still counts as the tap's own, in milliseconds. */
const TAP_WINDOW = 300;

/**
 * Remembers real taps. WeChat lets some functions run only as the direct consequence of one; to
 * wait for the network in between ends it, so the cloud calls `end`.
 */
export function watchGestures(): Gesture {
  let until = 0;
  const start = (event: Event) => {
    if (event.isTrusted) until = performance.now() + TAP_WINDOW;
  };
  for (const type of ['touchend', 'mouseup', 'click', 'keydown']) {
    addEventListener(type, start, { capture: true, passive: true });
  }
  return {
    isActive: () => performance.now() < until,
    end: () => {
      until = 0;
    },
  };
}
