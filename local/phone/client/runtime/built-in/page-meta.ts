import type { BuiltIn } from './define.ts';

/** Writes its settings on the page that it stands in. */
export const pageMeta: BuiltIn = {
  properties: {
    pageStyle: '',
    rootFontSize: '',
    pageFontSize: '',
    backgroundColor: '',
    rootBackgroundColor: '',
    backgroundTextStyle: '',
    scrollTop: '',
    scrollDuration: 300,
    pageOrientation: '',
  },
  create: (host) => {
    const apply = () => {
      const page = host.dom.closest<HTMLElement>('wx-page');
      const frame = host.dom.closest<HTMLElement>('wx-frame');
      const scroller = host.dom.closest<HTMLElement>('wx-scroller');
      if (!page || !frame || !scroller) return;
      const style = host.style(host.text('pageStyle'));
      page.style.cssText = style;
      // A page that must not scroll says so in its style; what scrolls here is around it.
      const hidden = /overflow(-y)?\s*:\s*hidden/.test(style);
      scroller.style.overflowY = hidden ? 'hidden' : '';
      if (hidden) page.style.overflow = 'visible';
      if (host.text('pageFontSize')) page.style.fontSize = host.style(host.text('pageFontSize'));
      const background = host.text('rootBackgroundColor') || host.text('backgroundColor');
      if (background) frame.style.background = background;
      const size = host.text('rootFontSize');
      document.documentElement.style.fontSize = size === 'system' ? '' : host.style(size);
    };
    return {
      change: (name) => {
        apply();
        if (name === 'scrollTop' && host.text('scrollTop') !== '') {
          host.dom
            .closest('wx-scroller')
            ?.scrollTo({ top: Number.parseFloat(host.text('scrollTop')), behavior: 'smooth' });
        }
      },
      attached: apply,
    };
  },
};
