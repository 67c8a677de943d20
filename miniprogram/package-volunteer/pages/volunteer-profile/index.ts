import '../../errors';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { limitSetWords, limitWords, proofWords, skillWords } from '../../../text/volunteer/team';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { volunteerPaths } from '../../../view/volunteer-paths';

const OLDEST = 110;
const USUAL = 40;

/** What is kept about oneself as a volunteer: the year of birth, if one has said it, and skills. */
definePage({
  data: {
    communityId: '',
    born: null as number | null,
    skills: [] as { words: string; proof: string }[],
    lates: 0,
    limits: [] as { teamName: string; words: string; set: string }[],
    /** teams to whose leaders one can show a licence, and what waits there */
    teams: [] as { teamId: string; teamName: string; waits: string }[],
    years: [] as string[],
    /** which of `years` the wheel begins with */
    at: 0,
    busy: false,
  },

  onLoad(query) {
    const now = Number(dayOf(Date.now()).slice(0, 4));
    const years = Array.from({ length: OLDEST }, (_, index) => `${now - index} 年`);
    this.setData({ communityId: query.communityId ?? '', years });
  },

  async onShow() {
    await this.refresh();
  },

  openConsents() {
    go(pathTo.consents(this.data.communityId));
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('volunteer', 'showProfile', { communityId }),
      show: ({ born, skills, lates, limits = [], teams = [] }) => {
        const index = this.data.years.indexOf(`${born} 年`);
        const today = dayOf(Date.now());
        this.setData({
          born,
          lates,
          teams: teams.map(({ teamId, teamName, proof }) => ({
            teamId,
            teamName,
            waits: proof ? `${skillWords(proof, today)}，等队长看` : '',
          })),
          limits: limits.map((limit) => ({
            teamName: limit.teamName,
            words: limitWords(limit),
            set: limitSetWords(limit.byName, dayOf(limit.at)),
          })),
          skills: skills.map((skill) => ({
            words: skillWords(skill, today),
            proof: proofWords(skill.state, skill.leaders),
          })),
          at: index < 0 ? USUAL : index,
        });
      },
    });
  },

  sendProof(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(volunteerPaths.sendProof(this.data.communityId, id));
  },

  /** Pictures of a licence that no leader has looked at yet go at once. */
  async takeProofBack(event: WechatMiniprogram.TouchEvent) {
    const { communityId, busy } = this.data;
    const { id: teamId } = event.currentTarget.dataset as { id: string };
    if (busy) return;
    this.setData({ busy: true });
    const kept = `proof-back:${teamId}`;
    const answer = await callCloud('volunteer', 'sendProof', {
      communityId,
      teamId,
      skill: '收回',
      until: null,
      pictures: [],
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: '收回了', icon: 'success' });
    await this.refresh();
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const year = Number.parseInt(this.data.years[Number(event.detail.value)] ?? '', 10);
    if (year) void this.save(year);
  },

  async takeBack() {
    const { confirm } = await wx.showModal({
      title: '收回出生年份？',
      content: '收回以后，有年龄要求的岗位要重新填了才能报。',
      confirmText: '收回',
      cancelText: '先不',
    });
    if (confirm) await this.save(null);
  },

  async save(born: number | null) {
    const { communityId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const kept = `born:${born}`;
    const answer = await callCloud('volunteer', 'saveBirthYear', {
      communityId,
      born,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: born === null ? '收回了' : '记下了', icon: 'success' });
    await this.refresh();
  },
});
