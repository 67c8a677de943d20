import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { SeasonLine } from '../../../../typings/contract/volunteer/organising';
import type {
  ShiftLine,
  StationLine,
  TeamLine,
} from '../../../../typings/contract/volunteer/shift';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import { COMMON } from '../../../text/volunteer/common';
import { dayHeading } from '../../../text/volunteer/standing';
import { cancelSeasonTitle, endTitle, TEAM_DETAIL } from '../../../text/volunteer/team/pages';
import { leadersWords, limitWords, seasonWords } from '../../../text/volunteer/team/team';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load, untilAskedAnew } from '../../../view/load';
import { acceptOffer, signUp } from '../../../view/sign-up';

interface Whole {
  secretary: boolean;
  station: StationLine;
  team: TeamLine;
  seasons: SeasonLine[];
  shifts: ShiftLine[];
  next: string | null;
}

type Dated = ShiftLine & { dated: string };

/** One team: who leads it, what lies ahead, and for its leaders what repeats and who belongs to it. */
definePage({
  data: {
    words: TEAM_DETAIL,
    communityId: '',
    teamId: '',
    team: null as TeamLine | null,
    station: null as StationLine | null,
    leaders: '',
    /** what is set for the reader in this team; '' if nothing */
    limit: '',
    secretary: false,
    seasons: [] as { seasonId: string; title: string; words: string; nextDay: string }[],
    shifts: [] as Dated[],
    next: null as string | null,
    moreBusy: false,
    moreFailure: '',
    busy: '',
  },

  onLoad({ communityId = '', teamId = '' }) {
    this.setData({ communityId, teamId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, teamId } = this.data;
    await load(this, {
      ask: () => askTeam(communityId, teamId),
      show: ({ secretary, station, team, seasons, shifts, next }) => {
        this.setData({
          secretary,
          station,
          team,
          leaders: leadersWords(team),
          limit: team.limit ? limitWords(team.limit) : '',
          seasons: seasons.map((one) => ({
            seasonId: one.seasonId,
            title: one.title,
            words: seasonWords(one),
            nextDay: one.nextDay,
          })),
          shifts: datedOf(shifts),
          next,
        });
      },
    });
  },

  open(event: WechatMiniprogram.CustomEvent<{ shiftId: string }>) {
    go(pathTo.shift(this.data.communityId, event.detail.shiftId));
  },

  async act(event: WechatMiniprogram.CustomEvent<{ shiftId: string; act: string }>) {
    const { shiftId, act } = event.detail;
    const { communityId, busy, shifts } = this.data;
    const line = shifts.find((one) => one.shiftId === shiftId);
    if (busy || !line) return;
    this.setData({ busy: shiftId });
    if (act === 'accept') await acceptOffer(communityId, shiftId);
    else if (line.roleId !== null) {
      await signUp({
        communityId,
        shiftId,
        roleId: line.roleId,
        waits: act === 'wait',
        risk: line.risk,
        insured: line.insured,
      });
    }
    this.setData({ busy: '' });
    await this.refresh();
  },

  openSeason(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.season(this.data.communityId, id));
  },

  plan() {
    go(pathTo.shiftEdit(this.data.communityId, this.data.teamId));
  },

  record() {
    go(pathTo.shiftRecord(this.data.communityId, this.data.teamId));
  },

  openProfile() {
    go(pathTo.volunteerProfile(this.data.communityId));
  },

  openMembers() {
    go(pathTo.teamMembers(this.data.communityId, this.data.teamId));
  },

  openImports() {
    go(pathTo.teamImports(this.data.communityId, this.data.teamId));
  },

  edit() {
    const { communityId, teamId, station } = this.data;
    if (station) go(pathTo.teamEdit(communityId, station.stationId, teamId));
  },

  /** Everything from the next shift on; whoever has signed up is told. */
  async endSeason(event: WechatMiniprogram.TouchEvent) {
    const { id, title, from } = event.currentTarget.dataset as {
      id: string;
      title: string;
      from: string;
    };
    const { communityId, teamId } = this.data;
    const { confirm, content } = (await wx.showModal({
      title: cancelSeasonTitle(title),
      editable: true,
      placeholderText: TEAM_DETAIL.cancelExample,
      confirmText: TEAM_DETAIL.cancelAll,
      cancelText: COMMON.notYet,
    })) as { confirm: boolean; content?: string };
    if (!confirm || !id || !from) return;
    const reason = content?.trim() || TEAM_DETAIL.cancelReason;
    await this.send(`end-season:${id}`, (commandId) =>
      callCloud('volunteer', 'endSeason', {
        communityId,
        teamId,
        seasonId: id,
        from,
        reason,
        commandId,
      }),
    );
  },

  async endTeam() {
    const { communityId, teamId, team } = this.data;
    const { confirm } = await wx.showModal({
      title: endTitle(team?.name ?? ''),
      content: TEAM_DETAIL.endHint,
      confirmText: TEAM_DETAIL.endConfirm,
      cancelText: COMMON.notYet,
    });
    if (!confirm) return;
    const isDone = await this.send(`end-team:${teamId}`, (commandId) =>
      callCloud('volunteer', 'endTeam', { communityId, teamId, commandId }),
    );
    if (isDone) goBackOrHome(this);
  },

  async send(name: string, ask: (commandId: string) => Promise<Envelope<unknown>>) {
    if (this.data.busy) return false;
    this.setData({ busy: name });
    const answer = await ask(keptCommandId(name));
    this.setData({ busy: '' });
    settleCommand(name, answer);
    if (!answer.ok) explain(answer);
    else if (!name.startsWith('end-team')) await this.refresh();
    return answer.ok;
  },

  async more() {
    const { communityId, teamId, next, moreBusy } = this.data;
    if (moreBusy || !next) return;
    this.setData({ moreBusy: true, moreFailure: '' });
    const isSameList = untilAskedAnew(this);
    const input = { communityId, from: dayOf(Date.now()), ofTeam: teamId, after: next };
    const answer = await callCloud('volunteer', 'listShifts', input);
    if (!isSameList()) this.setData({ moreBusy: false });
    else if (!answer.ok) this.setData({ moreBusy: false, moreFailure: errorWords(answer) });
    else {
      const shifts = [...this.data.shifts, ...datedOf(answer.data.shifts)];
      this.setData({ moreBusy: false, shifts, next: answer.data.next });
    }
  },
});

function datedOf(shifts: readonly ShiftLine[]): Dated[] {
  const today = dayOf(Date.now());
  return shifts
    .filter(({ standing }) => standing.is !== 'over')
    .map((line) => ({ ...line, dated: dayHeading(line.day, today) }));
}

async function askTeam(communityId: string, teamId: string): Promise<Envelope<Whole>> {
  const from = dayOf(Date.now());
  const [own, list, ahead] = await Promise.all([
    memberships(),
    callCloud('volunteer', 'listTeams', { communityId }),
    callCloud('volunteer', 'listShifts', { communityId, from, ofTeam: teamId }),
  ]);
  if (!own.ok) return own;
  if (!list.ok) return list;
  if (!ahead.ok) return ahead;
  const station = list.data.stations.find(({ teams }) =>
    teams.some((one) => one.teamId === teamId),
  );
  const team = station?.teams.find((one) => one.teamId === teamId);
  if (!station || !team) return { ok: false, code: 'TEAM_NOT_FOUND' };
  const listed = team.leads
    ? await callCloud('volunteer', 'listSeasons', { communityId, teamId })
    : { ok: true as const, data: { seasons: [] } };
  if (!listed.ok) return listed;
  const roles = own.data.find((one) => one.communityId === communityId)?.roles ?? [];
  return {
    ok: true,
    data: {
      secretary: roles.some(({ role }) => role === 'secretary'),
      station,
      team,
      seasons: listed.data.seasons,
      ...ahead.data,
    },
  };
}
