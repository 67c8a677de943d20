import '../../errors';
import type { PointRule } from '../../../../typings/contract/civility/rule';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { pointsWords } from '../../../text/civility/claim';
import { CLAIM_FILE } from '../../../text/civility/page/claim';
import { UNIT_WORDS } from '../../../text/civility/rule';
import { type FormPicture, pictureIdsOf, picturesProblem } from '../../../text/common/picture';
import { dayWithWeekday } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import {
  lookAtPictures,
  removePicture,
  resendPicture,
  sendPictures,
} from '../../../view/form-pictures';
import { load } from '../../../view/load';

interface Form {
  ruleId: string;
  day: string;
  note: string;
  pictures: FormPicture[];
}
interface Choice {
  ruleId: string;
  title: string;
  text: string;
  points: string;
  evidence: boolean;
}
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

const BACK_DAYS = 60;

/** A household reports what it did well; an officer notes what was seen at a door. Nothing counts yet. */
definePage({
  data: {
    words: CLAIM_FILE,
    communityId: '',
    householdId: '',
    label: '',
    own: false,
    choices: [] as Choice[],
    draft: null as Draft<Form> | null,
    dayWords: '',
    firstDay: '',
    today: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', householdId = '', label = '' }) {
    const today = dayOf(Date.now());
    const draft = openNew<Form>(`claim:${householdId}`, {
      ruleId: '',
      day: today,
      note: '',
      pictures: [],
    });
    this.setData({
      communityId,
      householdId,
      label: decodeURIComponent(label),
      today,
      firstDay: addDays(today, -BACK_DAYS),
    });
    this.show(draft);
    void this.refresh();
    void lookAtPictures(this);
  },

  show(draft: Draft<Form>) {
    this.setData({ draft, dayWords: dayWithWeekday(draft.value.day), problem: '' });
  },

  async refresh() {
    const { communityId, householdId } = this.data;
    const known = await memberships();
    const homes = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.households ?? [])
      : [];
    const own = homes.some((home) => home.householdId === householdId);
    await load(this, {
      ask: () => callCloud('civility', 'showRuleTable', { communityId }),
      show: ({ table }) =>
        this.setData({
          own,
          choices: (table?.rules ?? []).filter((rule) => isFor(rule, own)).map(choiceOf),
        }),
    });
  },

  keep(change: Partial<Form>) {
    const { draft, householdId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { ...draft.value, ...change } };
    keepDraft(`claim:${householdId}`, next);
    this.show(next);
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.keep({ ruleId: (event.currentTarget.dataset as { id: string }).id });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    this.keep({ day: String(event.detail.value) });
  },

  type(event: Typed) {
    this.keep({ note: event.detail.value });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, this.data.own ? 'claim' : 'report', event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, this.data.own ? 'claim' : 'report', event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  async file() {
    const { communityId, householdId, draft, choices, busy } = this.data;
    if (busy || !draft) return;
    const { ruleId, day, note, pictures } = draft.value;
    const chosen = choices.find((one) => one.ruleId === ruleId);
    if (!chosen) {
      this.setData({ problem: CLAIM_FILE.wantsRule });
      return;
    }
    if (chosen.evidence && note.trim() === '') {
      this.setData({ problem: CLAIM_FILE.wantsNote });
      return;
    }
    const problem = picturesProblem(pictures);
    if (problem) {
      this.setData({ problem });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'fileClaim', {
      communityId,
      ruleId,
      bearer: { kind: 'household', id: householdId },
      day,
      amount: 1,
      note: note.trim(),
      ...pictureIdsOf(pictures),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`claim:${householdId}`);
    void wx.showToast({ title: CLAIM_FILE.sent, icon: 'success' });
    goBackOrHome(this);
  },
});

function isFor({ bearer, reporters }: PointRule, own: boolean): boolean {
  return bearer === 'household' && reporters.includes(own ? 'household' : 'officer');
}

function choiceOf({ ruleId, title, text, points, unit, evidence }: PointRule): Choice {
  return { ruleId, title, text, points: `${UNIT_WORDS[unit]} ${pointsWords(points)}`, evidence };
}
