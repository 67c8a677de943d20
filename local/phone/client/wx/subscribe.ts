import { askModal } from '../shell/dialogs.ts';
import { make } from '../shell/dom.ts';
import { api, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

/** WeChat shows at most three templates at once. */
const TEMPLATE_LIMIT = 3;

/**
 * Subscribe messages: each accepted template is one message that may be sent, which the local cloud
 * counts. WeChat has no other way to learn of a grant than this answer.
 */
export function subscribe({ screen, gesture, cloud }: WxContext): WxArea {
  return {
    requestSubscribeMessage: api('requestSubscribeMessage', async (options) => {
      const ids = options.tmplIds;
      if (!Array.isArray(ids) || ids.length === 0) {
        throw new WxFailure('Templates count is not allowed to be zero', { errCode: 10001 });
      }
      if (ids.length > TEMPLATE_LIMIT) {
        throw new WxFailure('Templates count out of max bounds', { errCode: 20003 });
      }
      if (!ids.every((id) => typeof id === 'string' && id !== '')) {
        throw new WxFailure('No template data return, verify the template id exist', {
          errCode: 20001,
        });
      }
      if (!gesture.isActive()) {
        throw new WxFailure('can only be invoked by user TAP gesture.', { errCode: 10005 });
      }
      const boxes = (ids as string[]).map((id) => {
        const box = make('input', { type: 'checkbox', value: id });
        box.checked = true;
        return box;
      });
      const list = make(
        'fieldset',
        { class: 'phone-options phone-extra', 'aria-label': '要收的通知' },
        ...boxes.map((box, index) =>
          make(
            'label',
            { class: 'phone-option' },
            box,
            make('span', {}, `第 ${index + 1} 种消息`, make('small', {}, `模板 ${box.value}`)),
          ),
        ),
      );
      const answer = await askModal(screen.layer, {
        title: '可以给您发一次通知吗？',
        content: '每选一项，就允许发一条。',
        cancelText: '都不要',
        confirmText: '允许',
        extra: list,
        name: 'subscribe',
      });
      const accepted = answer.confirmed
        ? boxes.filter((box) => box.checked).map((box) => box.value)
        : [];
      if (accepted.length > 0) await cloud.grant(accepted);
      return Object.fromEntries(
        (ids as string[]).map((id) => [id, accepted.includes(id) ? 'accept' : 'reject']),
      );
    }),
  };
}
