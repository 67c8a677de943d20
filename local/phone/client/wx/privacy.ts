import { APPLICATION } from '../application.ts';
import { askModal } from '../shell/dialogs.ts';
import { button, make } from '../shell/dom.ts';
import { api, WxFailure } from './api.ts';
import type { WxArea, WxContext } from './context.ts';

const CONTRACT = `《${APPLICATION.name}小程序用户隐私保护指引》`;

type Resolve = (answer: { event: string; buttonId?: string }) => void;

/** WeChat's privacy consent: asked once, before the first use of anything personal. */
export interface PrivacyGate {
  area: WxArea;
  /** Waits for consent; fails as WeChat does when it is refused. */
  require(api: string): Promise<void>;
  /** A tap on <button open-type="agreePrivacyAuthorization">. */
  agree(): void;
}

/** Makes the privacy part of wx and the gate in front of what needs consent. */
export function privacy({ screen, identity, runtime }: WxContext): PrivacyGate {
  const key = `${APPLICATION.id}/${identity.phoneId}/${identity.persona.id}#privacy`;
  const agreed = () => localStorage.getItem(key) === 'agreed';
  let appsOwn: ((resolve: Resolve, info: { referrer: string }) => void) | null = null;
  let waiting: ((yes: boolean) => void)[] = [];

  const settle = (yes: boolean) => {
    if (yes) localStorage.setItem(key, 'agreed');
    const all = waiting;
    waiting = [];
    for (const one of all) one(yes);
  };

  const readContract = async () => {
    await askModal(screen.layer, {
      title: CONTRACT,
      content:
        '这是本机的演示。上线后，这里是在微信公众平台填写的隐私保护指引：收集什么、为什么、给谁看、保存多久。',
      cancelText: null,
      confirmText: '知道了',
      name: 'privacy-contract',
    });
  };

  const ask = (referrer: string): Promise<boolean> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length > 1) return;
      const listener = appsOwn;
      if (listener) {
        listener(
          ({ event }) => {
            if (event === 'agree' || event === 'disagree') settle(event === 'agree');
          },
          { referrer },
        );
        return;
      }
      // WeChat's own dialog when the app brings none.
      askModal(screen.layer, {
        title: '用户隐私保护提示',
        content: `使用之前，请您读一读${CONTRACT}。您同意后，才能使用这项功能。`,
        extra: make(
          'div',
          { class: 'phone-extra' },
          button({ class: 'phone-link' }, '读一读这份指引', () => {
            readContract().catch((error: unknown) => runtime.report(error, 'privacy'));
          }),
        ),
        cancelText: '不同意',
        confirmText: '同意',
        name: 'privacy',
      }).then(
        ({ confirmed }) => settle(confirmed),
        (error: unknown) => runtime.report(error, 'privacy'),
      );
    });

  const requirePrivacy = async (referrer: string) => {
    if (agreed()) return;
    if (!(await ask(referrer))) {
      throw new WxFailure('privacy permission is not authorized', { errno: 104 });
    }
  };

  return {
    require: requirePrivacy,
    agree: () => settle(true),
    area: {
      onNeedPrivacyAuthorization: (listener: unknown) => {
        if (typeof listener === 'function') appsOwn = listener as typeof appsOwn;
      },
      requirePrivacyAuthorize: api('requirePrivacyAuthorize', () =>
        requirePrivacy('requirePrivacyAuthorize'),
      ),
      getPrivacySetting: api('getPrivacySetting', () => ({
        needAuthorization: !agreed(),
        privacyContractName: CONTRACT,
      })),
      openPrivacyContract: api('openPrivacyContract', readContract),
    },
  };
}
