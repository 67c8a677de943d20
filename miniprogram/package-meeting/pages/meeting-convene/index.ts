import '../../errors';
import type { AgendaChoice, ItemForm } from '../../../../typings/contract/meeting/meeting';
import { callCloud } from '../../../cloud/call-cloud';
import { newCommandId } from '../../../store/command-id';
import { formErrorWords } from '../../../text/error';
import { choiceWords, MEETING_CONVENE, moveEffect } from '../../../text/meeting/prepare';
import { spanWords } from '../../../text/meeting/words';
import { goBackOrHome, goOn } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Choice extends AgendaChoice {
  key: string;
  words: string;
  on: boolean;
}

const MINUTES = 20;
const SHOWN = 12;

const slotOf = (time: string) => Number(time.slice(0, 2)) * 2 + (time.slice(3) >= '30' ? 1 : 0);
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** A body is invited to a time that was chosen; a meeting that there is already is moved to it, or called off. */
definePage({
  data: {
    words: MEETING_CONVENE,
    communityId: '',
    bodyId: '',
    /** of one that is moved or called off; '' = a new one */
    meetingId: '',
    /** of the year's plan, where it is convened from there */
    planKey: '',
    off: false,
    day: '',
    from: '',
    until: '',
    roomId: '',
    room: '',
    when: '',
    choices: [] as Choice[],
    own: '',
    reason: '',
    seen: '',
    effect: '',
    commandId: '',
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', bodyId = '', meetingId = '', day = '', roomId = '' } = query;
    const [from, until, room] = [query.from, query.until, query.room].map((value) =>
      decodeURIComponent(value ?? ''),
    ) as [string, string, string];
    this.setData({
      communityId,
      bodyId,
      meetingId,
      planKey: decodeURIComponent(query.planKey ?? ''),
      off: query.off === 'yes',
      day,
      from,
      until,
      roomId,
      room,
      when: day ? spanWords(day, from, until) : '',
      commandId: newCommandId(),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, bodyId, meetingId } = this.data;
    if (meetingId) {
      await load(this, {
        ask: () => callCloud('meeting', 'showMeeting', { communityId, meetingId }),
        show: ({ seen, bodyName }) =>
          this.setData({ seen, effect: moveEffect(bodyName, this.data.off) }),
      });
      return;
    }
    await load(this, {
      ask: () => callCloud('meeting', 'listAgendaChoices', { communityId, bodyId }),
      show: ({ choices }) =>
        this.setData({
          choices: choices.slice(0, SHOWN).map((one) => ({
            ...one,
            key: `${one.kind}:${one.id}`,
            words: choiceWords(one),
            on: false,
          })),
        }),
    });
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const { key } = event.currentTarget.dataset as { key: string };
    const choices = this.data.choices.map((one) =>
      one.key === key ? { ...one, on: !one.on } : one,
    );
    this.setData({ choices, problem: '' });
  },

  type(event: Typed) {
    const { field } = event.currentTarget.dataset as { field: 'own' | 'reason' };
    this.setData({ [field]: event.detail.value, problem: '' });
  },

  agenda(): ItemForm[] {
    const { choices, own } = this.data;
    const chosen = choices
      .filter(({ on }) => on)
      .map(({ kind, id, title }) => ({
        title: [...title].slice(0, 60).join(''),
        source: { kind, id },
      }));
    const written = own
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map((title) => ({ title, source: { kind: 'own' as const, id: null } }));
    return [...chosen, ...written].map((item, n) => ({
      ...item,
      itemId: `i${n + 1}`,
      minutes: MINUTES,
    }));
  },

  async send() {
    const { communityId, bodyId, meetingId, busy, commandId, off, seen } = this.data;
    const { day, from, until, roomId, planKey } = this.data;
    const reason = this.data.reason.trim();
    if (busy) return;
    if (meetingId && reason === '') {
      this.setData({ problem: MEETING_CONVENE.noReason });
      return;
    }
    const time = {
      day,
      from: slotOf(from),
      until: slotOf(until),
      roomId: roomId || null,
      place: '',
    };
    this.setData({ busy: true, problem: '' });
    const answer = meetingId
      ? await callCloud('meeting', 'moveMeeting', {
          communityId,
          meetingId,
          time: off ? null : time,
          reason,
          seen,
          commandId,
        })
      : await callCloud('meeting', 'conveneMeeting', {
          communityId,
          bodyId,
          time,
          planKey: planKey || null,
          agenda: this.agenda(),
          commandId,
        });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer), commandId: newCommandId() });
      return;
    }
    void wx.showToast({
      title: off ? MEETING_CONVENE.calledOff : MEETING_CONVENE.convened,
      icon: 'success',
    });
    const made = 'meetingId' in answer.data ? answer.data.meetingId : meetingId;
    if (meetingId) goBackOrHome(this, off ? 1 : 2);
    else goOn(this, pathTo.meeting(communityId, made));
  },
});
