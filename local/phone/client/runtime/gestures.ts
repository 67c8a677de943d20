import type * as glassEasel from 'glass-easel';
import { ownerOf } from './element.ts';
import { dispatch } from './events.ts';
import { pressHover, releaseHover } from './hover.ts';

/** A finger that moves further than this does not tap. */
const TAP_DISTANCE = 10;
const LONG_PRESS_MILLISECONDS = 350;
/** After a touch the browser sends mouse events for the same finger. */
const MOUSE_ECHO_MILLISECONDS = 900;
const MOUSE_FINGER = 0;

interface Finger {
  target: glassEasel.Element;
  x: number;
  y: number;
  timer: ReturnType<typeof setTimeout>;
  moved: boolean;
  longPressed: boolean;
}

export interface Point {
  identifier: number;
  clientX: number;
  clientY: number;
  pageX: number;
  pageY: number;
}

const NATIVE_EVENTS = [
  'transitionend',
  'animationstart',
  'animationiteration',
  'animationend',
] as const;

/** Turns touches and the mouse in a container into WeChat's touch events, tap and longpress. */
export function watchGestures(container: HTMLElement): void {
  const fingers = new Map<number, Finger>();
  let lastTouch = Number.NEGATIVE_INFINITY;
  let mouseDown = false;

  const pointsOf = (list: TouchList): Point[] => [...list].map(pointOf);

  container.addEventListener(
    'touchstart',
    (event) => {
      lastTouch = event.timeStamp;
      for (const touch of event.changedTouches) start(event, pointOf(touch), event.target);
    },
    { passive: true },
  );
  container.addEventListener(
    'touchmove',
    (event) => {
      const points = pointsOf(event.changedTouches);
      let prevented = false;
      for (const point of points) {
        prevented = move(event, point, pointsOf(event.touches)) || prevented;
      }
      if (prevented && event.cancelable) event.preventDefault();
    },
    { passive: false },
  );
  for (const type of ['touchend', 'touchcancel'] as const) {
    container.addEventListener(type, (event) => {
      lastTouch = event.timeStamp;
      for (const touch of event.changedTouches) {
        end(event, type, pointOf(touch), pointsOf(event.touches));
      }
    });
  }
  const isEcho = (event: MouseEvent) =>
    firesTouch(event) ?? event.timeStamp - lastTouch < MOUSE_ECHO_MILLISECONDS;
  container.addEventListener('mousedown', (event) => {
    if (event.button !== 0 || isEcho(event)) return;
    mouseDown = true;
    start(event, mousePoint(event), event.target);
  });
  document.addEventListener('mousemove', (event) => {
    if (mouseDown) move(event, mousePoint(event), [mousePoint(event)]);
  });
  document.addEventListener('mouseup', (event) => {
    if (!mouseDown) return;
    mouseDown = false;
    end(event, 'touchend', mousePoint(event), []);
  });
  for (const type of NATIVE_EVENTS) {
    container.addEventListener(type, (event) => {
      const target = ownerOf(event.target as Node);
      if (target) dispatch(target, type, {}, { bubbles: true, original: event });
    });
  }
  container.addEventListener('keydown', (event) => pressByKey(event));

  function start(event: Event, point: Point, node: EventTarget | null): void {
    const target = ownerOf(node as Node);
    if (!target) return;
    const finger: Finger = {
      target,
      x: point.clientX,
      y: point.clientY,
      moved: false,
      longPressed: false,
      timer: setTimeout(() => {
        if (isDisabled(target)) return;
        finger.longPressed =
          dispatch(target, 'longpress', detailOf(point), {
            bubbles: true,
            extra: { touches: [point], changedTouches: [point] },
          }).handled || finger.longPressed;
        dispatch(target, 'longtap', detailOf(point), { bubbles: true });
      }, LONG_PRESS_MILLISECONDS),
    };
    fingers.set(point.identifier, finger);
    if (!isDisabled(target)) pressHover(target);
    touch(event, finger, 'touchstart', point, [point]);
  }

  function move(event: Event, point: Point, touches: Point[]): boolean {
    const finger = fingers.get(point.identifier);
    if (!finger) return false;
    const far = Math.hypot(point.clientX - finger.x, point.clientY - finger.y) > TAP_DISTANCE;
    if (far && !finger.moved) {
      finger.moved = true;
      clearTimeout(finger.timer);
      releaseHover();
    }
    return touch(event, finger, 'touchmove', point, touches).prevented;
  }

  function end(event: Event, type: string, point: Point, touches: Point[]): void {
    const finger = fingers.get(point.identifier);
    if (!finger) return;
    fingers.delete(point.identifier);
    clearTimeout(finger.timer);
    releaseHover();
    touch(event, finger, type, point, touches);
    if (type === 'touchend' && !finger.moved && !finger.longPressed) {
      tap(finger.target, { ...point, clientX: finger.x, clientY: finger.y }, event);
    }
  }

  function touch(event: Event, finger: Finger, type: string, point: Point, touches: Point[]) {
    return dispatch(
      finger.target,
      type,
      {},
      {
        bubbles: true,
        original: event,
        extra: { touches, changedTouches: [point] },
      },
    );
  }
}

/** A tap at a point, unless it falls on a disabled button. */
export function tap(target: glassEasel.Element, point: Point, original?: Event): void {
  if (isDisabled(target)) return;
  dispatch(target, 'tap', detailOf(point), {
    bubbles: true,
    original,
    extra: { touches: [point], changedTouches: [point] },
  });
}

const PRESSABLE =
  /^(button|link|checkbox|radio|switch|tab|option|menuitem|menuitemradio|treeitem)$/;

/** Enter and Space press what a finger would tap. */
function pressByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  const focused = event.target;
  if (!(focused instanceof HTMLElement) || /^(INPUT|TEXTAREA)$/.test(focused.tagName)) return;
  if (!PRESSABLE.test(focused.getAttribute('role') ?? '')) return;
  const target = ownerOf(focused);
  if (!target) return;
  event.preventDefault();
  const box = focused.getBoundingClientRect();
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  tap(target, { identifier: 0, clientX: x, clientY: y, pageX: x, pageY: y }, event);
}

/** Whether a finger made this mouse event; undefined where the browser does not say. */
function firesTouch(event: MouseEvent): boolean | undefined {
  const { sourceCapabilities } = event as { sourceCapabilities?: { firesTouchEvents: boolean } };
  return sourceCapabilities?.firesTouchEvents;
}

/** Inside a disabled button nothing can be tapped. */
function isDisabled(target: glassEasel.Element): boolean {
  const dom = target.getBackendElement() as unknown;
  return dom instanceof HTMLElement && dom.closest('wx-button[data-disabled]') !== null;
}

function detailOf(point: Point): { x: number; y: number } {
  return { x: point.pageX, y: point.pageY };
}

function pointOf(touch: Touch): Point {
  const { identifier, clientX, clientY, pageX, pageY } = touch;
  return { identifier, clientX, clientY, pageX, pageY };
}

function mousePoint(event: MouseEvent): Point {
  const { clientX, clientY, pageX, pageY } = event;
  return { identifier: MOUSE_FINGER, clientX, clientY, pageX, pageY };
}
