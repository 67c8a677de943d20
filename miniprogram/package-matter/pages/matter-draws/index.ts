import '../../errors';
import type { DrawLine } from '../../../../typings/contract/matter/revisit';
import { callCloud } from '../../../cloud/call-cloud';
import { currentOf, memberships } from '../../../store/session';
import {
  DRAW_LIST,
  drawLook,
  listedWords,
  periodWords,
  ratedByThird,
  seedWords,
  visitedWords,
} from '../../../text/matter/draw';
import type { MatterLook } from '../../../text/matter/state';
import { holdsOne, MATTER_DRAWERS } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  drawId: string;
  look: MatterLook;
  period: string;
  listed: string;
  seed: string;
  visited: string;
  rated: string;
}

/** Which lists were frozen, what draws from them, and what was found in person. */
definePage({
  data: {
    words: DRAW_LIST,
    communityId: '',
    mayFreeze: false,
    ...noRows<Row>(),
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  async onShow() {
    void this.look();
    await this.refresh();
  },

  /** Whether the reader may freeze a list: the function asks again. */
  async look() {
    const answer = await memberships(false);
    const own = answer.ok ? currentOf(answer.data) : undefined;
    this.setData({ mayFreeze: holdsOne(own?.roles ?? [], MATTER_DRAWERS) });
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'listDraws', { communityId }),
      show: ({ draws, next }) => this.setData({ rows: draws.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('matter', 'listDraws', { communityId, after }),
      rows: ({ draws }) => draws.map(rowOf),
    });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.matterDraw(this.data.communityId, id));
  },

  freeze() {
    go(pathTo.matterDrawMake(this.data.communityId));
  },
});

function rowOf(draw: DrawLine): Row {
  return {
    drawId: draw.drawId,
    look: drawLook(draw.state),
    period: periodWords(draw),
    listed: listedWords(draw),
    seed: draw.state === 'drawn' ? '' : seedWords(draw),
    visited: visitedWords(draw.figures),
    rated: ratedByThird(draw.rates),
  };
}
