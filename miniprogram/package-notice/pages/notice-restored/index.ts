import '../../errors';
import type { RecoveryLine, RecoverySum } from '../../../../typings/contract/parts/recovery';
import { callCloud } from '../../../cloud/call-cloud';
import type { HeatTile } from '../../../components/heat-map/index';
import {
  answerableWords,
  buildingWords,
  DOORS,
  raisedWords,
  restoredWords,
  troubledHouseholds,
} from '../../../text/notice/recovery-doors';
import { definePage } from '../../../view/define-page';
import { go } from '../../../view/go';
import { load } from '../../../view/load';
import { recoveryPaths } from '../../../view/recovery-paths';

/** Whether all is well again after an outage: how many households say so, the building with most trouble first. */
definePage({
  data: {
    communityId: '',
    noticeId: '',
    words: DOORS,
    sum: null as RecoverySum | null,
    tiles: [] as HeatTile[],
    lines: [] as (RecoveryLine & { words: string })[],
    until: '',
    restored: '',
    troubled: '',
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', noticeId: query.noticeId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId, noticeId } = this.data;
    await load(this, {
      keep: `restored:${noticeId}`,
      ask: () => callCloud('notice', 'countRestored', { communityId, noticeId }),
      show: (sum) => {
        const now = Date.now();
        this.setData({
          sum,
          tiles: sum.buildings.map(tileOf),
          lines: [...sum.buildings].sort(byTrouble).map(lineOf),
          until: answerableWords(sum.until, now),
          restored: restoredWords(sum.restored, now),
          troubled: sum.troubled > 0 ? troubledHouseholds(sum.troubled) : '',
        });
      },
    });
  },

  openLine(event: WechatMiniprogram.TouchEvent) {
    this.open(event.currentTarget.dataset as { id: string; label: string });
  },

  openTile(event: WechatMiniprogram.CustomEvent<{ id: string; label: string }>) {
    this.open(event.detail);
  },

  open({ id, label }: { id: string; label: string }) {
    const { communityId, noticeId } = this.data;
    go(recoveryPaths.doors(communityId, noticeId, id, label));
  },

  /** A matter that begins with what is known, where most of the trouble is. */
  raise() {
    const { communityId, noticeId, sum, lines } = this.data;
    if (!sum) return;
    const troubled = lines.filter((line) => line.troubled > 0);
    const [only] = troubled.length === 1 ? troubled : [];
    const words = raisedWords(sum.title, sum.troubled);
    go(recoveryPaths.raise(communityId, noticeId, only?.placeId ?? communityId, words));
  },
});

const byTrouble = (one: RecoveryLine, other: RecoveryLine) => other.troubled - one.troubled;

function lineOf(line: RecoveryLine) {
  const { troubled, answered, households } = line;
  return { ...line, words: buildingWords(troubled, answered, households) };
}

function tileOf({ placeId, label, answered, troubled, households }: RecoveryLine): HeatTile {
  return { id: placeId, label, done: answered - troubled, total: households };
}
