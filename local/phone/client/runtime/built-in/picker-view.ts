import type { Component } from '../element.ts';
import type { BuiltIn, Host } from './define.ts';

const DEFAULT_ITEM_HEIGHT = 34;

export const pickerViewColumn: BuiltIn = {};

/** Columns that are turned by finger; the middle line is the choice. */
export const pickerView: BuiltIn = {
  properties: {
    value: [],
    name: '',
    indicatorStyle: '',
    indicatorClass: '',
    maskStyle: '',
    maskClass: '',
    immediateChange: false,
  },
  create: (host) => {
    const indicator = document.createElement('div');
    indicator.style.cssText =
      'position:absolute;left:0;right:0;top:50%;transform:translateY(-50%);pointer-events:none;' +
      'border:solid #e5e5e5;border-width:1px 0;z-index:1';
    let timer: ReturnType<typeof setTimeout> | undefined;
    let turning = false;
    const columns = () =>
      [...host.dom.querySelectorAll<HTMLElement>('wx-picker-view-column')].filter(
        (column) => column.closest('wx-picker-view') === host.dom,
      );
    const height = () => indicator.offsetHeight || DEFAULT_ITEM_HEIGHT;
    const arrange = () => {
      for (const [index, column] of columns().entries()) {
        const margin = `${Math.max(0, (host.dom.clientHeight - height()) / 2)}px`;
        column.style.paddingBlock = margin;
        column.style.boxSizing = 'border-box';
        for (const item of itemsOf(column)) {
          item.style.height = `${height()}px`;
          item.style.overflow = 'hidden';
          item.style.scrollSnapAlign = 'center';
        }
        const wanted = Number((host.data.value as number[])[index] ?? 0);
        const top = wanted * height();
        if (!turning && Math.abs(column.scrollTop - top) > 1) {
          column.scrollTo({ top, behavior: 'instant' });
        }
      }
    };
    host.dom.addEventListener(
      'scroll',
      () => {
        if (!turning) host.send('pickstart', {});
        turning = true;
        clearTimeout(timer);
        timer = setTimeout(() => {
          turning = false;
          settle(host, columns(), height());
        }, 120);
      },
      { capture: true },
    );
    const watcher = new MutationObserver(arrange);
    return {
      change: () => {
        indicator.style.cssText += `;height:${DEFAULT_ITEM_HEIGHT}px;${host.style(host.text('indicatorStyle'))}`;
        indicator.className = host.scoped(host.text('indicatorClass')).join(' ');
        requestAnimationFrame(arrange);
      },
      attached: () => {
        host.dom.append(indicator);
        watcher.observe(host.dom, { childList: true, subtree: true });
        requestAnimationFrame(arrange);
      },
      detached: () => watcher.disconnect(),
    };
  },
};

function itemsOf(column: HTMLElement): HTMLElement[] {
  return [...column.children].filter(
    (child): child is HTMLElement =>
      child instanceof HTMLElement &&
      '__wxElement' in child &&
      Boolean((child as { __wxElement?: Component }).__wxElement),
  );
}

function settle(host: Host, columns: HTMLElement[], height: number): void {
  const value = columns.map((column) => Math.round(column.scrollTop / height));
  host.send('pickend', {});
  if (JSON.stringify(value) === JSON.stringify(host.data.value)) return;
  host.set({ value });
  host.send('change', { value });
}
