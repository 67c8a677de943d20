import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { StationFigures, TeamFigures } from '../../../../typings/contract/volunteer/hours';
import type { StationLine } from '../../../../typings/contract/volunteer/shift';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { memberships } from '../../../store/session';
import { TEAM_LIST } from '../../../text/volunteer/team/pages';
import { figuresWords, leadersWords, stationWords } from '../../../text/volunteer/team/team';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

interface Teams {
  secretary: boolean;
  stations: StationLine[];
  figures: TeamFigures[];
  sums: StationFigures[];
}

/** Every station with its teams: whom to turn to, and what each did this year, as counts. */
definePage({
  data: {
    words: TEAM_LIST,
    communityId: '',
    secretary: false,
    stations: [] as {
      stationId: string;
      name: string;
      where: string;
      figures: string;
      teams: { teamId: string; name: string; leaders: string; figures: string; leads: boolean }[];
    }[],
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `teams:${communityId}`,
      ask: () => askTeams(communityId),
      show: ({ secretary, stations, figures, sums = [] }) =>
        this.setData({
          secretary,
          stations: stations.map(({ stationId, name, placeLabel, address, teams }) => ({
            stationId,
            name,
            where: `${placeLabel} · ${address}`,
            figures: stationWords(sums.find((one) => one.stationId === stationId)),
            teams: teams.map((team) => ({
              teamId: team.teamId,
              name: team.name,
              leaders: leadersWords(team),
              figures: figuresWords(figures.find(({ teamId }) => teamId === team.teamId)),
              leads: team.leads,
            })),
          })),
        }),
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.team(this.data.communityId, id));
  },

  editStation(event: WechatMiniprogram.TouchEvent) {
    const { station } = event.currentTarget.dataset as { station: string };
    go(pathTo.stationEdit(this.data.communityId, station));
  },

  addTeam(event: WechatMiniprogram.TouchEvent) {
    const { station } = event.currentTarget.dataset as { station: string };
    go(pathTo.teamEdit(this.data.communityId, station));
  },

  addStation() {
    go(pathTo.stationEdit(this.data.communityId));
  },

  openRain() {
    go(pathTo.rain(this.data.communityId));
  },
});

async function askTeams(communityId: string): Promise<Envelope<Teams>> {
  const year = dayOf(Date.now()).slice(0, 4);
  const [own, list, counts] = await Promise.all([
    memberships(),
    callCloud('volunteer', 'listTeams', { communityId }),
    callCloud('volunteer', 'countTeams', { communityId, year }),
  ]);
  if (!own.ok) return own;
  if (!list.ok) return list;
  if (!counts.ok) return counts;
  const roles = own.data.find((one) => one.communityId === communityId)?.roles ?? [];
  const secretary = roles.some(({ role }) => role === 'secretary');
  return {
    ok: true,
    data: {
      secretary,
      stations: list.data.stations,
      figures: counts.data.teams,
      sums: counts.data.stations ?? [],
    },
  };
}
