import type { Envelope } from '../../typings/contract/envelope';
import type { Standing } from '../../typings/contract/volunteer/shift';
import { callCloud } from '../cloud/call-cloud';
import { config } from '../config';
import { keptCommandId, settleCommand } from '../store/command-id';
import { CONFIRM } from '../text/home/need';
import {
  ASK_AGE,
  CANCEL,
  cancelWords,
  type Held,
  INSURANCE,
  KEEP_PLACE,
  READ_RISK,
  READ_RISK_AHEAD,
  SIGNED_UP,
  waitlisted,
} from '../text/volunteer/sign-up';
import { chooseOne } from './choose-one';
import { explain } from './load';
import { offerMessages } from './offer-messages';

export interface Sign {
  communityId: string;
  shiftId: string;
  roleId: string;
  /** the role is full: whoever waits hears of a free place by a message */
  waits: boolean;
  /** what to beware of, read before anything is sent; none: there is nothing */
  risk?: string | undefined;
  /** whoever is on it gives an ID number: said before anything is sent */
  insured?: boolean | undefined;
  /** people of one's home who come along */
  others?: string[];
}

/**
 * Signs up, and says what has come of it: a place, or the waitlist, which is no place yet.
 * @returns whether anything may have changed
 */
export async function signUp({
  communityId,
  shiftId,
  roleId,
  waits,
  risk = '',
  insured = false,
  others = [],
}: Sign): Promise<boolean> {
  if (risk && !(await hasReadRisk(risk))) return false;
  if (insured && !(await hasReadInsurance())) return false;
  if (waits) await offerMessages(communityId, config.shiftTemplateId);
  const key = `sign:${shiftId}`;
  const send = () =>
    callCloud('volunteer', 'signUpForShift', {
      communityId,
      shiftId,
      roleId,
      ...(others.length > 0 ? { with: others } : {}),
      ...(risk ? { riskRead: true } : {}),
      ...(insured ? { insuranceRead: true } : {}),
      commandId: keptCommandId(key),
    });
  return settled(key, await askingAge(communityId, send));
}

type Answer = Envelope<{ standing: Standing }>;

/** Where nobody knows whether one is 18, one is asked once, and what was wanted is sent again. */
async function askingAge(communityId: string, send: () => Promise<Answer>): Promise<Answer> {
  const answer = await send();
  if (answer.ok || !asksAge(answer)) return answer;
  const chosen = await chooseOne([ASK_AGE.adult, ASK_AGE.minor], ASK_AGE.title);
  if (chosen === null) return answer;
  const adult = chosen === 0;
  const key = `adult:${communityId}:${adult}`;
  const said = await callCloud('resident', 'stateAdult', {
    communityId,
    adult,
    commandId: keptCommandId(key),
  });
  settleCommand(key, said);
  return said.ok ? send() : said;
}

function asksAge({ code, details }: Extract<Answer, { ok: false }>): boolean {
  if (code === 'AGE_UNKNOWN') return details?.who === 'own';
  return code === 'ROLE_UNFIT' && details?.why === 'adult-unknown';
}

/** @param before what it is read before */
export async function hasReadRisk(risk: string, before = READ_RISK): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: before.title,
    content: risk,
    confirmText: before.confirm,
    cancelText: before.cancel,
  });
  return confirm;
}

/** What to beware of, read ahead of the day by whom somebody else signed up. */
export async function readRisk(communityId: string, shiftId: string, risk: string): Promise<void> {
  if (!(await hasReadRisk(risk, READ_RISK_AHEAD))) return;
  const answer = await callCloud('volunteer', 'readRisk', { communityId, shiftId });
  if (!answer.ok) explain(answer);
}

async function hasReadInsurance(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: INSURANCE.title,
    content: INSURANCE.words,
    confirmText: INSURANCE.confirm,
    cancelText: READ_RISK.cancel,
  });
  return confirm;
}

/** A leader says that whom they write down know of the insurance. */
export async function hasToldInsurance(): Promise<boolean> {
  const { confirm } = await wx.showModal({
    title: INSURANCE.title,
    content: INSURANCE.told,
    confirmText: INSURANCE.toldConfirm,
    cancelText: KEEP_PLACE,
  });
  return confirm;
}

/** What is read before signing up is read before an offer is taken as well, from wherever it is taken. */
export async function acceptOffer(communityId: string, shiftId: string): Promise<boolean> {
  const key = `accept:${shiftId}`;
  const send = (read: { riskRead?: boolean; insuranceRead?: boolean }) =>
    askingAge(communityId, () =>
      callCloud('volunteer', 'acceptOffer', {
        communityId,
        shiftId,
        ...read,
        commandId: keptCommandId(key),
      }),
    );
  const answer = await send({});
  const isUnread =
    !answer.ok && (answer.code === 'RISK_UNREAD' || answer.code === 'INSURANCE_UNREAD');
  if (!isUnread) return settled(key, answer);
  const shown = await callCloud('volunteer', 'showShift', { communityId, shiftId });
  if (!shown.ok) {
    explain(shown);
    return false;
  }
  const { risk = '', insured = false } = shown.data;
  if (risk && !(await hasReadRisk(risk))) return false;
  if (insured && !(await hasReadInsurance())) return false;
  return settled(key, await send({ riskRead: risk !== '', insuranceRead: insured }));
}

/** @param late cancelling is counted by now */
export async function cancelSignUp(
  communityId: string,
  shiftId: string,
  what: Held,
  late: boolean,
): Promise<boolean> {
  const { confirm } = await wx.showModal({
    content: cancelWords(what, late),
    confirmText: CANCEL[what],
    cancelText: KEEP_PLACE,
  });
  if (!confirm) return false;
  const key = `leave:${shiftId}`;
  const answer = await callCloud('volunteer', 'cancelSignUp', {
    communityId,
    shiftId,
    commandId: keptCommandId(key),
  });
  settleCommand(key, answer);
  if (!answer.ok) explain(answer);
  return true;
}

function settled(key: string, answer: Envelope<{ standing: Standing }>): boolean {
  settleCommand(key, answer);
  if (!answer.ok) explain(answer);
  else if (answer.data.standing.is === 'in')
    void wx.showToast({ title: SIGNED_UP, icon: 'success' });
  else if (answer.data.standing.is === 'waiting') {
    void wx.showModal({
      ...waitlisted(answer.data.standing.position),
      showCancel: false,
      confirmText: CONFIRM,
    });
  }
  return true;
}
