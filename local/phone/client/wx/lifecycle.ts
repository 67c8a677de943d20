import { Listeners } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** The app's own events: shown, hidden, errors. */
export function lifecycle({ runtime, entry }: WxContext): WxArea {
  const shown = new Listeners<unknown>();
  const hidden = new Listeners<unknown>();
  const errors = new Listeners<unknown>();
  const rejections = new Listeners<unknown>();
  const missing = new Listeners<unknown>();

  addEventListener('phone-leave', () => hidden.emit({ reason: 0 }));
  addEventListener('phone-return', () =>
    shown.emit({ path: entry.path, query: entry.query, scene: 1089, referrerInfo: {} }),
  );
  runtime.on('error', (detail) => {
    const { error, message } = (detail ?? {}) as { error?: unknown; message?: string };
    const { stack } = (error ?? {}) as { stack?: string };
    errors.emit({ message: message ?? '', stack: stack ?? '' });
  });
  addEventListener('unhandledrejection', (event) =>
    rejections.emit({ reason: event.reason, promise: event.promise }),
  );
  return {
    onAppShow: shown.on,
    offAppShow: shown.off,
    onAppHide: hidden.on,
    offAppHide: hidden.off,
    onError: errors.on,
    offError: errors.off,
    onUnhandledRejection: rejections.on,
    offUnhandledRejection: rejections.off,
    onPageNotFound: missing.on,
    offPageNotFound: missing.off,
  };
}
