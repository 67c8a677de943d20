import { api, requireText } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** The clipboard. A phone keeps its own copy: a browser may refuse to hand out the system's. */
export function clipboard({ screen }: WxContext): WxArea {
  let kept = '';
  return {
    setClipboardData: api('setClipboardData', (options) => {
      kept = requireText(options, 'data');
      // Refused without focus or permission: the phone's own copy is what counts.
      navigator.clipboard?.writeText(kept).catch(() => undefined);
      // WeChat itself says so.
      screen.toast.show({ title: '内容已复制', kind: 'none', duration: 1500, mask: false });
      return { data: kept };
    }),
    getClipboardData: api('getClipboardData', () => ({ data: kept })),
  };
}
