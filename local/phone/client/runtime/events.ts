import * as glassEasel from 'glass-easel';
import { elementOf } from './element.ts';

/** How many handlers have run: tells whether anybody listened to an event. */
let calls = 0;

export function countHandlerCall(): void {
  calls += 1;
}

interface DispatchOptions {
  bubbles?: boolean;
  extra?: Record<string, unknown>;
  original?: Event;
  onReturn?: (value: unknown) => void;
}

/** Sends an event through the mini-program's tree. @returns what became of it */
export function dispatch(
  target: glassEasel.Element,
  type: string,
  detail: unknown,
  options: DispatchOptions = {},
): { handled: boolean; prevented: boolean } {
  const before = calls;
  const bubbles = options.bubbles ?? false;
  const event = new glassEasel.Event(type, detail, {
    bubbles,
    composed: bubbles,
    capturePhase: bubbles,
    originalEvent: options.original,
    extraFields: options.extra,
    handleListenerReturn: options.onReturn
      ? (value: unknown) => {
          options.onReturn?.(value);
        }
      : undefined,
  });
  glassEasel.Event.dispatchEvent(target, event);
  return { handled: calls > before, prevented: event.defaultPrevented() };
}

/** What a handler sees of an element. */
function targetFields(value: unknown): Record<string, unknown> {
  const element = elementOf(value);
  const dom = element?.getBackendElement() as unknown;
  return {
    id: element?.id ?? '',
    dataset: element?.dataset ?? {},
    offsetLeft: dom instanceof HTMLElement ? dom.offsetLeft : 0,
    offsetTop: dom instanceof HTMLElement ? dom.offsetTop : 0,
  };
}

/** The event as WeChat hands it to a page: plain data. */
export function plainEvent(event: glassEasel.ShadowedEvent<unknown>): Record<string, unknown> {
  return {
    type: event.type,
    timeStamp: Math.round(performance.now()),
    target: targetFields(event.target),
    currentTarget: targetFields(event.currentTarget),
    mark: event.mark ?? {},
    detail: event.detail ?? {},
    mut: event.mutatedMarked(),
    ...event.extraFields,
  };
}
