import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { PlaceNode } from '../../../../typings/contract/resident';
import type { StationLine } from '../../../../typings/contract/volunteer/shift';
import { callCloud } from '../../../cloud/call-cloud';
import { placeLabel } from '../../../components/place-picker/tree';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { formErrorWords } from '../../../text/error';
import { placeTitle, STATION_EDIT } from '../../../text/volunteer/team/pages';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

interface Form {
  name: string;
  address: string;
  placeId: string;
}

interface Known {
  places: PlaceNode[];
  station: StationLine | undefined;
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** A station: what it is called, where teams of it meet, and for which part of the community it is. */
definePage({
  data: {
    words: STATION_EDIT,
    communityId: '',
    stationId: '',
    places: [] as PlaceNode[],
    draft: null as Draft<Form> | null,
    placeTitle: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', stationId = '' }) {
    this.setData({ communityId, stationId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, stationId } = this.data;
    await load(this, {
      ask: () => askStation(communityId, stationId),
      show: ({ places, station }) => {
        this.setData({ places });
        const { name = '', address = '', placeId = communityId } = station ?? {};
        this.draw(openNew<Form>(this.name(), { name, address, placeId }));
      },
    });
  },

  name() {
    return `station:${this.data.communityId}:${this.data.stationId}`;
  },

  draw(draft: Draft<Form>) {
    const { places } = this.data;
    this.setData({
      draft,
      placeTitle: placeTitle(placeLabel(places, draft.value.placeId)),
      problem: '',
    });
  },

  keep(change: Partial<Form>) {
    const { draft } = this.data;
    if (!draft) return;
    this.draw(keepDraft(this.name(), { ...draft, value: { ...draft.value, ...change } }));
  },

  typeName({ detail }: Typed) {
    this.keep({ name: detail.value });
  },

  typeAddress({ detail }: Typed) {
    this.keep({ address: detail.value });
  },

  choosePlace({ detail }: WechatMiniprogram.CustomEvent<{ chosen: string[] }>) {
    const [placeId] = detail.chosen;
    if (placeId) this.keep({ placeId });
  },

  async save() {
    const { communityId, stationId, draft, busy } = this.data;
    if (busy || !draft) return;
    const { placeId } = draft.value;
    const [name, address] = [draft.value.name.trim(), draft.value.address.trim()];
    const missing = !name ? STATION_EDIT.wantsName : !address ? STATION_EDIT.wantsAddress : '';
    if (missing) {
      this.setData({ problem: missing });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('volunteer', 'saveStation', {
      communityId,
      stationId: stationId || null,
      name,
      placeId,
      address,
      commandId: draft.commandId,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(this.name());
    void wx.showToast({ title: STATION_EDIT.saved, icon: 'success' });
    goBackOrHome(this);
  },
});

async function askStation(communityId: string, stationId: string): Promise<Envelope<Known>> {
  const none = { ok: true as const, data: { stations: [] as StationLine[] } };
  const [tree, list] = await Promise.all([
    callCloud('resident', 'listPlaces', { communityId }),
    stationId ? callCloud('volunteer', 'listTeams', { communityId }) : none,
  ]);
  if (!tree.ok) return tree;
  if (!list.ok) return list;
  const station = list.data.stations.find((one) => one.stationId === stationId);
  if (stationId && !station) return { ok: false, code: 'STATION_NOT_FOUND' };
  return { ok: true, data: { places: tree.data.places, station } };
}
