import '../../errors';
import type { BuildingTurnout, MotionDetail, Turnout } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import type { HeatTile } from '../../../components/heat-map/index';
import { unitWords } from '../../../text/ballot/figure';
import { MOTION_TURNOUT, turnoutVerbs } from '../../../text/ballot/motion/turnout';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';

/** How many have taken part, the building that needs most help first; never what was chosen. */
definePage({
  data: {
    words: MOTION_TURNOUT,
    communityId: '',
    motionId: '',
    turnout: null as Turnout | null,
    buildings: [] as BuildingTurnout[],
    tiles: [] as HeatTile[],
    form: null as MotionDetail['form'] | null,
    unit: '',
    verb: '',
    lacks: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', motionId: query.motionId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, motionId } = this.data;
    await load(this, {
      keep: `motion-turnout:${motionId}`,
      ask: async () => {
        const one = { communityId, motionId };
        const [motion, turnout] = await Promise.all([
          callCloud('ballot', 'showMotion', one),
          callCloud('ballot', 'countTurnout', one),
        ]);
        if (!motion.ok) return motion;
        if (!turnout.ok) return turnout;
        return { ok: true as const, data: { form: motion.data.form, ...turnout.data } };
      },
      show: ({ form, turnout, buildings }) =>
        this.setData({
          form,
          turnout,
          unit: unitWords(form.basis),
          ...turnoutVerbs(form.ruleId),
          buildings: lowestFirst(buildings),
          tiles: buildings.map(tileOf),
        }),
    });
  },

  openBuilding(event: WechatMiniprogram.TouchEvent) {
    this.open(event.currentTarget.dataset as { id: string; label: string });
  },

  openTile(event: WechatMiniprogram.CustomEvent<{ id: string; label: string }>) {
    this.open(event.detail);
  },

  open({ id, label }: { id: string; label: string }) {
    go(pathTo.voters(this.data.communityId, this.data.motionId, id, label));
  },
});

function lowestFirst(lines: readonly BuildingTurnout[]): BuildingTurnout[] {
  const rate = ({ cast, voters }: BuildingTurnout) => (voters === 0 ? 1 : cast / voters);
  return [...lines].sort((one, two) => rate(one) - rate(two));
}

function tileOf({ placeId, label, cast, voters }: BuildingTurnout): HeatTile {
  return { id: placeId, label, done: cast, total: voters };
}
