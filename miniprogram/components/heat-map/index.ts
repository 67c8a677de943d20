import { HEAT_MAP } from '../../text/component/heat-map';

/** A part of the whole, as the map shows it. */
export interface HeatTile {
  id: string;
  label: string;
  done: number;
  total: number;
}

interface Shown {
  id: string;
  /** 一期 3栋 */
  label: string;
  /** 3栋 */
  name: string;
  /** how dark: 0 = nobody yet, 4 = all of them */
  step: number;
  share: string;
  pair: string;
  spoken: string;
}

/** The buildings of one estate. */
interface Group {
  estate: string;
  shown: Shown[];
}

/**
 * Buildings side by side in the order of their numbers, estate by estate, darker the more have done it, each with its figures.
 * Event: `open` with `{ id, label }`.
 */
Component({
  properties: {
    tiles: { type: Array, value: [] as HeatTile[] },
    /** what is counted: 户 */
    unit: { type: String, value: HEAT_MAP.unit },
    /** what they did: 已确认 */
    verb: { type: String, value: HEAT_MAP.verb },
  },
  data: { groups: [] as Group[] },
  observers: {
    'tiles, unit, verb'(tiles: HeatTile[], unit: string, verb: string) {
      this.setData({ groups: groupsOf(tiles, unit + verb) });
    },
  },
  methods: {
    open(event: WechatMiniprogram.TouchEvent) {
      const { id, label } = event.currentTarget.dataset as { id: string; label: string };
      this.triggerEvent('open', { id, label });
    },
  },
});

function groupsOf(tiles: readonly HeatTile[], did: string): Group[] {
  const groups = new Map<string, Shown[]>();
  for (const tile of tiles) {
    const estate = tile.label.slice(0, Math.max(0, tile.label.lastIndexOf(' ')));
    groups.set(estate, [...(groups.get(estate) ?? []), shownOf(tile, did)]);
  }
  return [...groups].map(([estate, shown]) => ({
    estate,
    shown: shown.sort((one, two) => numberOf(one.name) - numberOf(two.name)),
  }));
}

/** The first number in a building's name; those without one stand last. */
function numberOf(name: string): number {
  return Number(/\d+/.exec(name)?.[0] ?? Number.MAX_SAFE_INTEGER);
}

function shownOf({ id, label, done, total }: HeatTile, did: string): Shown {
  // All and none are said of all and none only.
  const exact = total === 0 ? 0 : Math.floor((done / total) * 100);
  const percent = Math.min(100, done > 0 ? Math.max(1, exact) : 0);
  const step = percent === 100 ? 4 : Math.ceil(percent / 33.4);
  const share = total === 0 ? '—' : `${percent}%`;
  const pair = `${done} / ${total}`;
  const name = label.slice(label.lastIndexOf(' ') + 1);
  return { id, label, name, step, share, pair, spoken: `${label} ${share} ${pair} ${did}` };
}
