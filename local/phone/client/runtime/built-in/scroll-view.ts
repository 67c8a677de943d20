import { domOf, pixels } from '../element.ts';
import { provideNode } from '../nodes.ts';
import { watchPull } from '../page-frame.ts';
import type { BuiltIn, Host } from './define.ts';

export const scrollView: BuiltIn = {
  properties: {
    scrollX: false,
    scrollY: false,
    upperThreshold: null,
    lowerThreshold: null,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: '',
    scrollIntoViewOffset: 0,
    scrollWithAnimation: false,
    enableBackToTop: false,
    enableFlex: false,
    enhanced: false,
    showScrollbar: true,
    pagingEnabled: false,
    bounces: true,
    type: '',
    scrollAnchoring: false,
    refresherEnabled: false,
    refresherThreshold: 45,
    refresherDefaultStyle: 'black',
    refresherBackground: '',
    refresherTriggered: false,
  },
  create: (host) => {
    const { dom } = host;
    let last = { top: 0, left: 0 };
    let atStart = true;
    let atEnd = false;
    dom.addEventListener('scroll', () => {
      const { scrollTop, scrollLeft, scrollHeight, scrollWidth } = dom;
      host.send('scroll', {
        scrollTop,
        scrollLeft,
        scrollHeight,
        scrollWidth,
        deltaX: last.left - scrollLeft,
        deltaY: last.top - scrollTop,
      });
      const vertical = host.flag('scrollY');
      const position = vertical ? scrollTop : scrollLeft;
      const end = vertical ? scrollHeight - dom.clientHeight : scrollWidth - dom.clientWidth;
      const before = vertical ? last.top : last.left;
      const nearStart = position <= pixels(host.data.upperThreshold ?? 50);
      const nearEnd = end - position <= pixels(host.data.lowerThreshold ?? 50);
      if (nearStart && !atStart && position < before) {
        host.send('scrolltoupper', { direction: vertical ? 'top' : 'left' });
      }
      if (nearEnd && !atEnd && position > before) {
        host.send('scrolltolower', { direction: vertical ? 'bottom' : 'right' });
      }
      atStart = nearStart;
      atEnd = nearEnd;
      last = { top: scrollTop, left: scrollLeft };
    });
    const refresher = pullToRefresh(host);
    const node = {
      scrollTo: (options: { top?: number; left?: number; animated?: boolean }) => {
        const { top, left, animated } = options;
        dom.scrollTo({ top, left, behavior: animated === false ? 'instant' : 'smooth' });
      },
      scrollIntoView: (selector: string) => {
        const found = host.owner?.getShadowRoot()?.querySelector(selector);
        domOf(found ?? null)?.scrollIntoView({ behavior: 'smooth', block: 'start' });
      },
    };
    provideNode(host.component, node);
    return {
      change: (name) => {
        dom.toggleAttribute('data-x', host.flag('scrollX'));
        dom.toggleAttribute('data-y', host.flag('scrollY'));
        if (host.flag('enableFlex')) dom.style.display = 'flex';
        if (name === 'scrollTop' || name === 'scrollLeft') position(host, name);
        if (name === 'scrollIntoView') intoView(host);
        if (name === 'refresherTriggered') refresher.set(host.flag('refresherTriggered'));
        // A scrolling region has to be reachable from the keyboard.
        if (host.flag('scrollY') || host.flag('scrollX')) dom.tabIndex = 0;
        else dom.removeAttribute('tabindex');
      },
      attached: () => {
        queueMicrotask(() => {
          if (host.data.scrollTop) position(host, 'scrollTop');
          if (host.data.scrollLeft) position(host, 'scrollLeft');
          if (host.text('scrollIntoView')) intoView(host);
        });
      },
    };
  },
};

function position(host: Host, name: 'scrollTop' | 'scrollLeft'): void {
  const value = host.data[name];
  if (value === null || value === undefined || value === '') return;
  const behavior = host.flag('scrollWithAnimation') ? 'smooth' : 'instant';
  host.dom.scrollTo({ [name === 'scrollTop' ? 'top' : 'left']: pixels(value), behavior });
}

function intoView(host: Host): void {
  const id = host.text('scrollIntoView');
  if (!id) return;
  requestAnimationFrame(() => {
    const target = host.dom.querySelector(`[data-wx-id="${CSS.escape(id)}"]`);
    if (!target) return;
    const here = host.dom.getBoundingClientRect();
    const there = target.getBoundingClientRect();
    host.dom.scrollTo({
      top: host.dom.scrollTop + there.top - here.top,
      left: host.dom.scrollLeft + there.left - here.left,
      behavior: host.flag('scrollWithAnimation') ? 'smooth' : 'instant',
    });
  });
}

function pullToRefresh(host: Host): { set(triggered: boolean): void } {
  const refresher = document.createElement('div');
  refresher.className = 'wx-refresher';
  refresher.innerHTML = '<i></i><i></i><i></i>';
  host.dom.prepend(refresher);
  const open = () => {
    refresher.style.height = '50px';
  };
  watchPull(
    host.dom,
    refresher,
    () => {
      open();
      host.set({ refresherTriggered: true });
      host.send('refresherrefresh', {});
    },
    (distance) => host.send('refresherpulling', { dy: distance }),
    () => host.flag('refresherEnabled'),
  );
  return {
    set: (triggered) => {
      if (triggered) open();
      else if (refresher.style.height && refresher.style.height !== '0px') {
        refresher.style.height = '0';
        host.send('refresherrestore', {});
      }
    },
  };
}
