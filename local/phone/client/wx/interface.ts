import { askModal, chooseFrom } from '../shell/dialogs.ts';
import { api, number, type Options, requireText, text, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** Toasts, dialogs, navigation bar, tab bar, pull-down and scrolling. */
export function userInterface(context: WxContext): WxArea {
  return { ...feedback(context), ...bar(context), ...tabs(context), ...page(context) };
}

function feedback({ screen, files }: WxContext): WxArea {
  return {
    showToast: api('showToast', (options) => {
      const icon = text(options, 'icon', 'success');
      if (!['success', 'error', 'loading', 'none'].includes(icon)) {
        throw new WxFailure(
          `parameter error: parameter.icon should be one of success, error, loading, none`,
        );
      }
      screen.toast.show({
        title: requireText(options, 'title'),
        kind: icon as 'success' | 'error' | 'loading' | 'none',
        image: options.image ? files.url(text(options, 'image')) : undefined,
        duration: number(options, 'duration', 1500),
        mask: options.mask === true,
      });
    }),
    hideToast: api('hideToast', () => screen.toast.hide('toast')),
    showLoading: api('showLoading', (options) =>
      screen.toast.show({
        title: requireText(options, 'title'),
        kind: 'loading',
        duration: null,
        mask: options.mask === true,
      }),
    ),
    hideLoading: api('hideLoading', () => screen.toast.hide('loading')),
    showModal: api('showModal', async (options) => {
      for (const key of ['confirmText', 'cancelText']) {
        // WeChat refuses longer ones.
        if ([...text(options, key)].length > 4) {
          throw new WxFailure(`${key} length should not larger than 4 Chinese characters`);
        }
      }
      const editable = options.editable === true;
      const answer = await askModal(screen.layer, {
        title: text(options, 'title'),
        content: text(options, 'content'),
        cancelText: options.showCancel === false ? null : text(options, 'cancelText') || '取消',
        confirmText: text(options, 'confirmText') || '确定',
        cancelColor: text(options, 'cancelColor') || undefined,
        confirmColor: text(options, 'confirmColor') || undefined,
        editable: editable
          ? { placeholder: text(options, 'placeholderText'), value: text(options, 'content') }
          : undefined,
      });
      return {
        confirm: answer.confirmed,
        cancel: !answer.confirmed,
        content: editable && answer.confirmed ? answer.text : null,
      };
    }),
    showActionSheet: api('showActionSheet', async (options) => {
      const items = options.itemList;
      if (!Array.isArray(items) || items.length === 0 || items.length > 6) {
        throw new WxFailure('parameter error: itemList should be an array of 1 to 6 items');
      }
      const index = await chooseFrom(screen.layer, {
        title: text(options, 'alertText') || '请选择',
        choices: items.map((label) => ({
          label: String(label),
          color: text(options, 'itemColor'),
        })),
        name: 'action-sheet',
      });
      if (index === null) throw new WxFailure('cancel');
      return { tapIndex: index };
    }),
  };
}

function bar({ runtime, screen }: WxContext): WxArea {
  const current = () => {
    const page = runtime.pages().at(-1);
    if (!page) throw new WxFailure('page not ready');
    return page.id;
  };
  return {
    setNavigationBarTitle: api('setNavigationBarTitle', (options) =>
      screen.bar.change(current(), { title: requireText(options, 'title') }),
    ),
    setNavigationBarColor: api('setNavigationBarColor', (options) => {
      const front = requireText(options, 'frontColor').toLowerCase();
      if (front !== '#000000' && front !== '#ffffff') {
        throw new WxFailure('invalid frontColor, only #ffffff and #000000 are supported');
      }
      screen.bar.change(current(), {
        background: requireText(options, 'backgroundColor'),
        textStyle: front === '#ffffff' ? 'white' : 'black',
      });
    }),
    showNavigationBarLoading: api('showNavigationBarLoading', () =>
      screen.bar.change(current(), { loading: true }),
    ),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () =>
      screen.bar.change(current(), { loading: false }),
    ),
    hideHomeButton: api('hideHomeButton', () => screen.bar.change(current(), { homeHidden: true })),
    setBackgroundColor: api('setBackgroundColor', (options) => {
      const color = text(options, 'backgroundColor');
      if (color) screen.element.style.setProperty('--phone-page', color);
    }),
    setBackgroundTextStyle: api('setBackgroundTextStyle', () => undefined),
  };
}

function tabs({ runtime, screen }: WxContext): WxArea {
  const onTabPage = () => {
    if (!screen.isTab(runtime.pages().at(-1)?.route ?? '')) throw new WxFailure('not TabBar page');
  };
  const index = (options: Options) => number(options, 'index', -1);
  return {
    setTabBarBadge: api('setTabBarBadge', (options) => {
      onTabPage();
      screen.tabs.badge(index(options), requireText(options, 'text'));
    }),
    removeTabBarBadge: api('removeTabBarBadge', (options) => {
      onTabPage();
      screen.tabs.badge(index(options), null);
    }),
    showTabBarRedDot: api('showTabBarRedDot', (options) => {
      onTabPage();
      screen.tabs.badge(index(options), '');
    }),
    hideTabBarRedDot: api('hideTabBarRedDot', (options) => {
      onTabPage();
      screen.tabs.badge(index(options), null);
    }),
    showTabBar: api('showTabBar', () => {
      onTabPage();
      screen.tabs.hide(false);
    }),
    hideTabBar: api('hideTabBar', () => {
      onTabPage();
      screen.tabs.hide(true);
    }),
    setTabBarItem: api('setTabBarItem', (options) => {
      onTabPage();
      const change = Object.fromEntries(
        ['text', 'iconPath', 'selectedIconPath']
          .filter((key) => typeof options[key] === 'string')
          .map((key) => [key, options[key] as string]),
      );
      screen.tabs.change(index(options), change);
    }),
    setTabBarStyle: api('setTabBarStyle', (options) => {
      onTabPage();
      screen.tabs.look({
        color: text(options, 'color', 'inherit'),
        selectedColor: text(options, 'selectedColor', 'inherit'),
        backgroundColor: text(options, 'backgroundColor', '#ffffff'),
        borderStyle: text(options, 'borderStyle', 'black'),
      });
    }),
  };
}

function page({ runtime }: WxContext): WxArea {
  return {
    startPullDownRefresh: api('startPullDownRefresh', () => runtime.startPullDownRefresh()),
    stopPullDownRefresh: api('stopPullDownRefresh', () => runtime.stopPullDownRefresh()),
    pageScrollTo: api('pageScrollTo', (options) => runtime.pageScrollTo(options)),
    hideKeyboard: api('hideKeyboard', () => {
      const focused = document.activeElement;
      if (focused instanceof HTMLElement) focused.blur();
    }),
    createSelectorQuery: () => runtime.createSelectorQuery(),
    createIntersectionObserver: (component: unknown, options: unknown) =>
      runtime.createIntersectionObserver(component, options),
    createAnimation: (options: unknown) => runtime.createAnimation(options),
  };
}
