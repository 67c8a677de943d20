import '../../errors';
import { addDays, addMonths, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { type FormPicture, picturesProblem } from '../../../text/common/picture';
import { dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { PROOF_SEND, whoSeesProof } from '../../../text/volunteer/team/member';
import { isLicence, SKILLS } from '../../../text/volunteer/team/team';
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
  skill: string;
  /** '' = it has no last day */
  until: string;
  pictures: FormPicture[];
}
type Chosen = WechatMiniprogram.CustomEvent<{ paths: string[] }>;
type Named = WechatMiniprogram.CustomEvent<{ key: string }>;

const LICENCES = SKILLS.filter((skill) => isLicence({ skill, until: null }));
const LAST_YEARS = 30;

/** A member photographs a licence for the leaders of one team, and for nobody else. */
definePage({
  data: {
    words: PROOF_SEND,
    communityId: '',
    teamId: '',
    whoSees: '',
    draft: null as Draft<Form> | null,
    choices: LICENCES,
    /** typed, and none of the choices */
    other: '',
    untilWords: '',
    firstDay: '',
    lastDay: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', teamId = '' }) {
    const today = dayOf(Date.now());
    this.setData({
      communityId,
      teamId,
      firstDay: addDays(today, 1),
      lastDay: addMonths(today, 12 * LAST_YEARS),
    });
    void this.refresh();
  },

  async refresh() {
    const { communityId, teamId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'showProfile', { communityId }),
      show: ({ teams = [] }) => {
        const teamName = teams.find((team) => team.teamId === teamId)?.teamName ?? '';
        this.setData({ whoSees: whoSeesProof(teamName) });
        this.draw(openNew<Form>(this.name(), { skill: '', until: '', pictures: [] }));
        void lookAtPictures(this);
      },
    });
  },

  name() {
    return `proof:${this.data.teamId}`;
  },

  draw(draft: Draft<Form>) {
    const { skill, until } = draft.value;
    this.setData({
      draft,
      other: LICENCES.includes(skill) ? '' : skill,
      untilWords: until === '' ? PROOF_SEND.always : dayWords(until),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  choose({ detail }: Named) {
    this.keep({ skill: detail.key });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.keep({ skill: event.detail.value });
  },

  chooseUntil(event: WechatMiniprogram.PickerChange) {
    this.keep({ until: String(event.detail.value) });
  },

  always() {
    this.keep({ until: '' });
  },

  pictures(): FormPicture[] {
    return this.data.draft?.value.pictures ?? [];
  },

  keepPictures(pictures: FormPicture[]) {
    this.keep({ pictures });
  },

  addPictures(event: Chosen) {
    void sendPictures(this, 'licence', event);
  },

  resendPicture(event: Named) {
    void resendPicture(this, 'licence', event);
  },

  removePicture(event: Named) {
    removePicture(this, event);
  },

  async send() {
    const { communityId, teamId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { skill, until, pictures } = draft.value;
    const problem = missing(draft.value) || picturesProblem(pictures);
    if (problem) return this.setData({ problem });
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'sendProof', {
      communityId,
      teamId,
      skill: skill.trim(),
      until: until || null,
      pictures: pictures.map(({ pictureId }) => pictureId),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    dropDraft(this.name());
    void wx.showToast({ title: PROOF_SEND.sent, icon: 'success' });
    goBackOrHome(this);
  },
});

/** What the form still lacks; '' if nothing. */
function missing({ skill, pictures }: Form): string {
  if (!skill.trim()) return PROOF_SEND.wantsSkill;
  return pictures.length === 0 ? PROOF_SEND.wantsPicture : '';
}
