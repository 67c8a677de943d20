import type { Gesture } from './context.ts';

/** How long after the finger has left code still counts as the tap's own, in milliseconds. */
const TAP_WINDOW = 300;

/** How long after a touch its mouse events may come, in milliseconds. */
const GHOST_WINDOW = 700;

/**
 * Remembers real taps. WeChat lets some functions run only as the direct consequence of one; to
 * wait for the network in between ends it, so the cloud calls `end`.
 */
export function watchGestures(): Gesture {
  dropGhostClicks();
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

/**
 * After a touch the browser sends mouse events to what lies under the finger by then: a dialog that
 * the touch has opened, or the next page. Those are not meant for it, so they end here.
 */
function dropGhostClicks(): void {
  let touched: EventTarget | null = null;
  let touchedAt = 0;
  let isGhost = false;
  const start = (event: Event) => {
    touched = event.target;
    touchedAt = event.timeStamp;
    isGhost = false;
  };
  const check = (event: Event) => {
    const { sourceCapabilities } = event as { sourceCapabilities?: { firesTouchEvents: boolean } };
    // Only Chromium says where a mouse event comes from; elsewhere its time tells.
    const isFromTouch =
      sourceCapabilities?.firesTouchEvents ?? event.timeStamp - touchedAt < GHOST_WINDOW;
    if (!touched || !isFromTouch) return;
    if (event.type === 'mousedown') isGhost = event.target !== touched;
    if (!isGhost) return;
    event.stopImmediatePropagation();
    event.preventDefault();
  };
  addEventListener('touchstart', start, { capture: true, passive: true });
  for (const type of ['mousedown', 'mouseup', 'click']) addEventListener(type, check, true);
}
