import '../../errors';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { COMMON } from '../../../text/volunteer/common';
import {
  birthYear,
  bornWords,
  inTeam,
  ownLates,
  proofTo,
  proofWaits,
  VOLUNTEER_PROFILE,
} from '../../../text/volunteer/team/member';
import {
  limitSetWords,
  limitWords,
  proofWords,
  skillWords,
} from '../../../text/volunteer/team/team';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { volunteerPaths } from '../../../view/volunteer-paths';

const OLDEST = 110;
const USUAL = 40;

/** What is kept about oneself as a volunteer: the year of birth, if one has said it, and skills. */
definePage({
  data: {
    words: VOLUNTEER_PROFILE,
    communityId: '',
    born: null as number | null,
    bornWords: '',
    skills: [] as { words: string; proof: string }[],
    /** how often one has cancelled late; '' = never */
    lates: '',
    limits: [] as { teamName: string; title: string; words: string; set: string }[],
    /** teams to whose leaders one can show a licence, and what waits there */
    teams: [] as { teamId: string; teamName: string; title: string; waits: string }[],
    years: [] as string[],
    /** which of `years` the wheel begins with */
    at: 0,
    busy: false,
  },

  onLoad(query) {
    const now = Number(dayOf(Date.now()).slice(0, 4));
    const years = Array.from({ length: OLDEST }, (_, index) => birthYear(now - index));
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
        const today = dayOf(Date.now());
        this.setData({
          born,
          bornWords: bornWords(born),
          lates: ownLates(lates),
          teams: teams.map(({ teamId, teamName, proof }) => ({
            teamId,
            teamName,
            title: proofTo(teamName),
            waits: proof ? proofWaits(skillWords(proof, today)) : '',
          })),
          limits: limits.map((limit) => ({
            teamName: limit.teamName,
            title: inTeam(limit.teamName),
            words: limitWords(limit),
            set: limitSetWords(limit.byName, dayOf(limit.at)),
          })),
          skills: skills.map((skill) => ({
            words: skillWords(skill, today),
            proof: proofWords(skill.state, skill.leaders),
          })),
          at: born === null ? USUAL : Number(today.slice(0, 4)) - born,
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
      skill: VOLUNTEER_PROFILE.takeBackConfirm,
      until: null,
      pictures: [],
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    this.setData({ busy: false });
    if (!answer.ok) return explain(answer);
    void wx.showToast({ title: VOLUNTEER_PROFILE.takenBack, icon: 'success' });
    await this.refresh();
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const year = Number.parseInt(this.data.years[Number(event.detail.value)] ?? '', 10);
    if (year) void this.save(year);
  },

  async takeBack() {
    const { confirm } = await wx.showModal({
      title: VOLUNTEER_PROFILE.takeBackTitle,
      content: VOLUNTEER_PROFILE.takeBackContent,
      confirmText: VOLUNTEER_PROFILE.takeBackConfirm,
      cancelText: COMMON.notYet,
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
    void wx.showToast({
      title: born === null ? VOLUNTEER_PROFILE.takenBack : VOLUNTEER_PROFILE.noted,
      icon: 'success',
    });
    await this.refresh();
  },
});
