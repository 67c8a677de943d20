import { askModal } from '../shell/dialogs.ts';
import { api, number, type Options, requireText, text, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

const REPEATS: Record<string, string> = { day: '每天', week: '每周', month: '每月', year: '每年' };

/** Calendar and telephone: each asks first, as a real phone does. */
export function calendar({ screen }: WxContext): WxArea {
  const ask = async (options: Options, repeat: string) => {
    const start = number(options, 'startTime', Number.NaN);
    if (Number.isNaN(start)) {
      throw new WxFailure('parameter error: parameter.startTime should be Number;');
    }
    const title = requireText(options, 'title');
    const lines = [
      title,
      new Date(start * 1000).toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' }),
      text(options, 'location'),
      repeat,
      text(options, 'description'),
    ];
    const answer = await askModal(screen.layer, {
      title: '加进手机日历？',
      content: lines.filter((line) => line !== '').join('\n'),
      cancelText: '不加',
      confirmText: '加进去',
      name: 'calendar',
    });
    if (!answer.confirmed) throw new WxFailure('auth deny');
  };
  return {
    addPhoneCalendar: api('addPhoneCalendar', (options) => ask(options, '')),
    addPhoneRepeatCalendar: api('addPhoneRepeatCalendar', (options) => {
      const interval = text(options, 'repeatInterval', 'month');
      const repeat = REPEATS[interval];
      if (!repeat) throw new WxFailure('parameter error: invalid repeatInterval');
      return ask(options, repeat);
    }),
    makePhoneCall: api('makePhoneCall', async (options) => {
      const answer = await askModal(screen.layer, {
        title: '拨打电话？',
        content: requireText(options, 'phoneNumber'),
        cancelText: '取消',
        confirmText: '呼叫',
        name: 'phone-call',
      });
      if (!answer.confirmed) throw new WxFailure('cancel');
    }),
    vibrateShort: api('vibrateShort', () => {
      navigator.vibrate?.(15);
    }),
    vibrateLong: api('vibrateLong', () => {
      navigator.vibrate?.(400);
    }),
  };
}
