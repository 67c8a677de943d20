import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MediationView } from '../../../../typings/contract/matter/mediation';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { END_CHOICES, MEDIATION_DETAIL } from '../../../text/matter/mediation';
import {
  HOW_ASKED,
  HOWS,
  howChoices,
  ownReasonChoices,
  PARTY,
  REASON_KEYS,
  reasonChoices,
} from '../../../text/matter/party';
import type { MatterLook } from '../../../text/matter/state';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { type helpersOf, looksOf, NO_FORM, type partiesOf, type Why, writtenOf } from './looks';

interface Ids {
  communityId: string;
  mediationId: string;
  commandId: string;
}

/** A mediation, for its parties and its mediator: where it stands, and what each may do about it. */
definePage({
  data: {
    words: MEDIATION_DETAIL,
    partyWords: PARTY,
    communityId: '',
    mediationId: '',
    mediation: null as MediationView | null,
    may: {} as MediationView['may'],
    look: { words: '', tone: 'quiet' } as MatterLook,
    mediator: '',
    until: '',
    ways: '',
    note: '',
    court: '',
    other: '',
    signed: '',
    parties: [] as ReturnType<typeof partiesOf>,
    mistakes: [] as string[],
    helpers: [] as ReturnType<typeof helpersOf>,
    follows: [] as { day: string; words: string; due: boolean }[],
    ends: [] as { why: Why; name: string }[],
    form: { ...NO_FORM },
    followWords: '',
    today: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', mediationId = '' }) {
    const today = dayOf(Date.now());
    this.setData({ communityId, mediationId, today, lastDay: addDays(today, 366) });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, mediationId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'showMediation', { communityId, mediationId }),
      show: (mediation) =>
        this.setData({
          mediation,
          may: mediation.may,
          ...looksOf(mediation, this.data.today),
          ...(this.data.form.text === '' ? writtenOf(mediation) : {}),
        }),
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { field } = event.currentTarget.dataset as { field: keyof typeof NO_FORM };
    this.setData({ form: { ...this.data.form, [field]: event.detail.value }, problem: '' });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const followUp = String(event.detail.value);
    this.setData({ form: { ...this.data.form, followUp }, followWords: dayWords(followUp) });
  },

  /** @param what tells what is sent from anything else about this mediation */
  async send(what: string, ask: (ids: Ids & { gone: number }) => Promise<Envelope<unknown>>) {
    const { communityId, mediationId, mediation, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const name = `mediation-${what}:${mediationId}`;
    const gone = mediation?.mistakes.length ?? 0;
    const answer = await ask({ communityId, mediationId, gone, commandId: keptCommandId(name) });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (!answer.ok) return;
    this.setData({ form: { ...NO_FORM }, followWords: '' });
    await this.refresh();
  },

  async say(event: WechatMiniprogram.TouchEvent) {
    const { consents, party } = event.currentTarget.dataset as {
      consents: boolean;
      party?: number;
    };
    const how = party === undefined ? null : await chooseHow();
    if (party !== undefined && how === null) return;
    await this.send(`answer-${consents}-${party ?? 'own'}`, (ids) =>
      callCloud('matter', 'answerMediation', {
        ...ids,
        party: party ?? null,
        consents,
        ...(how && { how }),
      }),
    );
  },

  /** Whether what the mediator has written down for the reader is so. */
  async confirm(event: WechatMiniprogram.TouchEvent) {
    const { holds, helper } = event.currentTarget.dataset as { holds: boolean; helper?: number };
    await this.send(`confirm-${holds}-${helper ?? ''}`, (ids) =>
      callCloud('matter', 'confirmNote', { ...ids, party: null, helper: helper ?? null, holds }),
    );
  },

  /** Somebody was named by mistake: the reader, or another party as the mediator says. */
  async remove(event: WechatMiniprogram.TouchEvent) {
    const { party } = event.currentTarget.dataset as { party?: number };
    const own = party === undefined;
    const at = await chooseOne(own ? ownReasonChoices : reasonChoices, PARTY.whyRemove);
    const reason = at === null ? undefined : REASON_KEYS[at];
    if (!reason) return;
    const { confirm } = await wx.showModal({
      title: own ? PARTY.mistakenTitle : PARTY.removeTitle,
      content: own ? PARTY.mistakenContent : PARTY.removeContent,
      confirmText: own ? PARTY.mistakenConfirm : PARTY.removeConfirm,
      cancelText: own ? PARTY.mistakenCancel : PARTY.removeCancel,
    });
    if (!confirm) return;
    await this.send(`remove-${party ?? 'own'}-${reason}`, (ids) =>
      callCloud('matter', 'removeParty', { ...ids, party: party ?? null, reason }),
    );
  },

  async addParty() {
    const { name, door } = this.data.form;
    if (name.trim() === '' || door.trim() === '') {
      this.setData({ problem: MEDIATION_DETAIL.noParty });
      return;
    }
    await this.send(`party-${name}-${door}`, ({ gone: _, ...ids }) =>
      callCloud('matter', 'addParty', { ...ids, name: name.trim(), door: door.trim() }),
    );
  },

  async invite() {
    const name = this.data.form.helper.trim();
    if (name === '') {
      this.setData({ problem: MEDIATION_DETAIL.noHelper });
      return;
    }
    await this.send(`helper-${name}`, ({ gone: _, ...ids }) =>
      callCloud('matter', 'inviteHelper', { ...ids, name }),
    );
  },

  async sayHelper(event: WechatMiniprogram.TouchEvent) {
    const { helper, party, consents } = event.currentTarget.dataset as {
      helper: number;
      party?: number;
      consents: boolean;
    };
    const how = party === undefined ? null : await chooseHow();
    if (party !== undefined && how === null) return;
    await this.send(`helper-${helper}-${party ?? 'own'}-${consents}`, (ids) =>
      callCloud('matter', 'answerHelper', {
        ...ids,
        helper,
        party: party ?? null,
        consents,
        ...(how && { how }),
      }),
    );
  },

  async agree() {
    const { text, followUp } = this.data.form;
    if (text.trim() === '') {
      this.setData({ problem: MEDIATION_DETAIL.noAgreement });
      return;
    }
    const followUps = followUp === '' ? [] : [followUp];
    await this.send('agree', ({ gone: _, ...ids }) =>
      callCloud('matter', 'writeAgreement', { ...ids, text: text.trim(), followUps }),
    );
  },

  async sign(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    await this.send(`sign-${day}`, ({ gone: _, ...ids }) =>
      callCloud('matter', 'signAgreement', { ...ids, day }),
    );
  },

  async follow(event: WechatMiniprogram.TouchEvent) {
    const { day, result } = event.currentTarget.dataset as {
      day: string;
      result: 'kept' | 'broken';
    };
    await this.send(`follow-${day}-${result}`, ({ gone: _, ...ids }) =>
      callCloud('matter', 'followUp', { ...ids, day, result }),
    );
  },

  async withdraw() {
    const isParty = this.data.mediation?.part === 'party';
    const { confirm } = await wx.showModal({
      title: MEDIATION_DETAIL.withdrawTitle,
      content: MEDIATION_DETAIL[isParty ? 'withdrawPartyContent' : 'withdrawContent'],
      confirmText: MEDIATION_DETAIL.withdrawConfirm,
      cancelText: MEDIATION_DETAIL[isParty ? 'withdrawPartyCancel' : 'withdrawCancel'],
    });
    if (confirm)
      await this.send('withdraw', ({ gone: _, ...ids }) =>
        callCloud('matter', 'withdrawMediator', ids),
      );
  },

  async end(event: WechatMiniprogram.TouchEvent) {
    const { why } = event.currentTarget.dataset as { why: Why };
    const { ask, words } = END_CHOICES[why];
    const { confirm } = await wx.showModal({
      title: ask,
      content: words,
      confirmText: MEDIATION_DETAIL.endConfirm,
      cancelText: MEDIATION_DETAIL.endCancel,
    });
    if (confirm) {
      await this.send(`end-${why}`, ({ gone: _, ...ids }) =>
        callCloud('matter', 'endMediation', { ...ids, why }),
      );
    }
  },

  async print() {
    const { communityId, mediationId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const name = `mediation-print:${mediationId}`;
    const commandId = keptCommandId(name);
    const answer = await callCloud('filing', 'printAgreement', {
      communityId,
      mediationId,
      commandId,
    });
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (answer.ok) await openMadeFile(answer.data);
  },
});

/** How a party said what is written down for them; null if nothing is to be. */
async function chooseHow() {
  const at = await chooseOne(howChoices, HOW_ASKED);
  return at === null ? null : (HOWS[at] ?? null);
}
