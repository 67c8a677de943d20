import { readChosenPicture } from './choose-picture.ts';
import { type BuiltIn, HOVER, type Host } from './define.ts';

/** A button in WeChat's look. Disabled ones are skipped by gestures.ts. */
export const button: BuiltIn = {
  properties: {
    ...HOVER,
    hoverClass: 'button-hover',
    size: 'default',
    type: 'default',
    plain: false,
    disabled: false,
    loading: false,
    formType: '',
    openType: '',
    lang: '',
    name: '',
  },
  create: (host) => {
    const { dom } = host;
    host.aria('role', 'button');
    const loader = document.createElement('span');
    loader.className = 'wx-loading';
    host.onTap(() => tapped(host));
    return {
      change: () => {
        dom.dataset.type = host.text('type');
        dom.dataset.size = host.text('size');
        dom.toggleAttribute('data-plain', host.flag('plain'));
        dom.toggleAttribute('data-disabled', host.flag('disabled'));
        host.aria('aria-disabled', host.flag('disabled') ? true : '');
        if (host.flag('loading')) dom.prepend(loader);
        else loader.remove();
      },
    };
  },
};

function tapped(host: Host): void {
  const formType = host.text('formType');
  const form = formType ? host.ancestor('form') : null;
  if (form) form.triggerEvent(`wx-${formType}`, { button: host.component });
  const type = host.text('openType');
  if (!type) return;
  host.phone.openType(type, host.component);
  if (type === 'agreePrivacyAuthorization') host.send('agreeprivacyauthorization', {});
  else if (type === 'contact') host.send('contact', { path: '', query: {} });
  else if (type === 'openSetting') host.send('opensetting', { authSetting: {} });
  else if (type === 'getPhoneNumber') {
    host.send('getphonenumber', { code: 'local-phone', errMsg: 'getPhoneNumber:ok' });
  } else if (type === 'chooseAvatar') {
    readChosenPicture((avatarUrl) => host.send('chooseavatar', { avatarUrl }));
  }
}
