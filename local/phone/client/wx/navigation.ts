import { api, number, type Options, requireText, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';
import { EventChannel } from './event-channel.ts';
import { readUrl, type Target } from './route.ts';

/** WeChat's limit of pages in the stack. */
const STACK_LIMIT = 10;

/** Moving between pages, with WeChat's limits and words. */
export function navigation({ runtime, screen }: WxContext): WxArea {
  const target = (options: Options): Target => {
    const found = readUrl(requireText(options, 'url'), runtime.pages().at(-1)?.route);
    if (!runtime.hasRoute(found.route)) throw new WxFailure(`page "${found.route}" is not found`);
    return found;
  };

  // WeChat runs one change of page at a time; a second one waits for the first.
  let previous: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(change: () => Promise<T>): Promise<T> => {
    const next = previous.then(change, change);
    previous = next.catch(() => undefined);
    return next;
  };

  return {
    navigateTo: api('navigateTo', (options) => {
      const { route, query } = target(options);
      if (screen.isTab(route)) throw new WxFailure('can not navigateTo a tabbar page');
      return inTurn(async () => {
        if (runtime.pages().length >= STACK_LIMIT) {
          throw new WxFailure('webview count limit exceed');
        }
        const eventChannel = new EventChannel();
        for (const [event, listener] of Object.entries(options.events ?? {})) {
          if (typeof listener === 'function') eventChannel.on(event, listener as () => void);
        }
        await runtime.open(route, query, 'push', { eventChannel });
        return { eventChannel };
      });
    }),
    redirectTo: api('redirectTo', (options) => {
      const { route, query } = target(options);
      if (screen.isTab(route)) throw new WxFailure('can not redirectTo a tabbar page');
      return inTurn(async () => void (await runtime.open(route, query, 'replace')));
    }),
    reLaunch: api('reLaunch', (options) => {
      const { route, query } = target(options);
      return inTurn(async () => void (await runtime.open(route, query, 'relaunch')));
    }),
    switchTab: api('switchTab', (options) => {
      const { route } = target(options);
      if (!screen.isTab(route)) throw new WxFailure('can not switch to no-tabBar page');
      return inTurn(async () => void (await runtime.open(route, {}, 'tab')));
    }),
    navigateBack: api('navigateBack', (options) =>
      inTurn(async () => {
        if (runtime.pages().length <= 1) {
          throw new WxFailure('cannot navigate back at first page.');
        }
        const delta = Math.max(1, Math.floor(number(options, 'delta', 1)));
        await runtime.back(Math.min(delta, runtime.pages().length - 1));
      }),
    ),
  };
}
