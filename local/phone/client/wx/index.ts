import { api } from './api.ts';
import { calendar } from './calendar.ts';
import { clipboard } from './clipboard.ts';
import { cloud } from './cloud.ts';
import type { WxArea, WxContext } from './context.ts';
import { documents } from './document.ts';
import { fileSystem } from './file-system.ts';
import { userInterface } from './interface.ts';
import { lifecycle } from './lifecycle.ts';
import { media } from './media.ts';
import { navigation } from './navigation.ts';
import type { PrivacyGate } from './privacy.ts';
import { random } from './random.ts';
import { scan } from './scan.ts';
import type { Sharing } from './share.ts';
import { storage } from './storage.ts';
import { subscribe } from './subscribe.ts';
import { BASE_LIBRARY, system } from './system.ts';
import { timers } from './timers.ts';

/** What WeChat lets an app do only after the privacy consent. */
const NEEDS_CONSENT = [
  'chooseMedia',
  'chooseImage',
  'chooseMessageFile',
  'addPhoneCalendar',
  'addPhoneRepeatCalendar',
  'setClipboardData',
  'getClipboardData',
];

/**
 * Puts the wx object together. What is not here is undefined, so that an app that uses it fails
 * loudly.
 */
export function createWx(context: WxContext, gate: PrivacyGate, sharing: Sharing): WxArea {
  const wx: WxArea = {
    ...navigation(context),
    ...storage(context),
    ...userInterface(context),
    ...system(context),
    ...lifecycle(context),
    ...cloud(context),
    ...media(context),
    ...fileSystem(context),
    ...documents(context),
    ...clipboard(context),
    ...calendar(context),
    ...scan(context),
    ...random(),
    ...subscribe(context),
    ...sharing.area,
    ...gate.area,
    ...timers(),
  };
  for (const name of NEEDS_CONSENT) wx[name] = withConsent(name, wx[name], gate);
  wx.canIUse = (schema: string) => canIUse(wx, schema);
  return wx;
}

function withConsent(name: string, run: unknown, gate: PrivacyGate): unknown {
  return api(name, async ({ success, fail, complete, ...options }) => {
    await gate.require(name);
    return (run as (options: unknown) => Promise<unknown>)(options);
  });
}

/** 'showModal', 'showModal.object.editable', 'cloud.callFunction', or a component's name. */
function canIUse(wx: WxArea, schema: string): boolean {
  const [first = ''] = schema.split('.');
  if (first === 'SDKVersion') return schema === `SDKVersion.${BASE_LIBRARY}`;
  return wx[first] !== undefined || COMPONENTS.has(first);
}

const COMPONENTS = new Set(
  (
    'view text image icon button input textarea scroll-view swiper swiper-item picker picker-view ' +
    'checkbox radio switch slider form label progress navigator rich-text block page-meta ' +
    'root-portal canvas cover-view'
  ).split(' '),
);
