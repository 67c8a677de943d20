import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { StationLine, TeamLine } from '../../../../typings/contract/volunteer/shift';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { TEAM_EDIT } from '../../../text/volunteer/team/pages';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { nobodySought, seekPeople } from '../../../view/seek-people';

const MOST_LEADERS = 5;

interface Form {
  name: string;
  about: string;
  leaders: { residentId: string; name: string }[];
}

interface Known {
  station: StationLine;
  team: TeamLine | undefined;
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** A team of a station: what it does, and who leads it. */
definePage({
  data: {
    words: TEAM_EDIT,
    communityId: '',
    stationId: '',
    teamId: '',
    stationName: '',
    draft: null as Draft<Form> | null,
    ...nobodySought(),
    full: false,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', stationId = '', teamId = '' }) {
    this.setData({ communityId, stationId, teamId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, stationId, teamId } = this.data;
    await load(this, {
      ask: () => askTeam(communityId, stationId, teamId),
      show: ({ station, team }) => {
        this.setData({ stationName: station.name });
        const { name = '', about = '', leaders = [] } = team ?? {};
        this.draw(openNew<Form>(this.name(), { name, about, leaders }));
      },
    });
  },

  name() {
    return `team:${this.data.stationId}:${this.data.teamId}`;
  },

  draw(draft: Draft<Form>) {
    this.setData({ draft, full: draft.value.leaders.length >= MOST_LEADERS, problem: '' });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  typeName({ detail }: Typed) {
    this.keep({ name: detail.value });
  },

  typeAbout({ detail }: Typed) {
    this.keep({ about: detail.value });
  },

  async search({ detail }: Typed) {
    await seekPeople(this, 'team', detail.value);
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const person = this.data.found.find(({ residentId }) => residentId === id);
    const leaders = this.data.draft?.value.leaders ?? [];
    this.setData({ ...nobodySought() });
    if (!person || leaders.some(({ residentId }) => residentId === id)) return;
    this.keep({ leaders: [...leaders, { residentId: id, name: person.name }] });
  },

  drop(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    const leaders = this.data.draft?.value.leaders ?? [];
    this.keep({ leaders: leaders.filter(({ residentId }) => residentId !== id) });
  },

  async save() {
    const { communityId, stationId, teamId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { leaders } = draft.value;
    const [name, about] = [draft.value.name.trim(), draft.value.about.trim()];
    const missing = !name ? TEAM_EDIT.wantsName : leaders.length === 0 ? TEAM_EDIT.wantsLeader : '';
    if (missing) {
      this.setData({ problem: missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'saveTeam', {
      communityId,
      stationId,
      teamId: teamId || null,
      name,
      about,
      leaderIds: leaders.map(({ residentId }) => residentId),
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({ title: TEAM_EDIT.saved, icon: 'success' });
    goBackOrHome(this);
  },
});

async function askTeam(
  communityId: string,
  stationId: string,
  teamId: string,
): Promise<Envelope<Known>> {
  const list = await callCloud('volunteer', 'listTeams', { communityId });
  if (!list.ok) return list;
  const station = list.data.stations.find((one) => one.stationId === stationId);
  if (!station) return { ok: false, code: 'STATION_NOT_FOUND' };
  const team = station.teams.find((one) => one.teamId === teamId);
  if (teamId && !team) return { ok: false, code: 'TEAM_NOT_FOUND' };
  return { ok: true, data: { station, team } };
}
