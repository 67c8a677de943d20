import '../../errors';
import type { Rating } from '../../../../typings/contract/matter/matter';
import type { DrawnLine, DrawView, VisitResult } from '../../../../typings/contract/matter/revisit';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { memberships } from '../../../store/session';
import { formErrorWords } from '../../../text/error';
import {
  DRAW_DETAIL,
  drawLook,
  listedWords,
  outcomeWords,
  periodWords,
  RESULT_CHOICES,
  ratedByThird,
  rateTitle,
  resultWords,
  seedNumber,
  seedWords,
  thirdRating,
  visitedWords,
} from '../../../text/matter/draw';
import { type MatterLook, RATING_CHOICES, stateWords } from '../../../text/matter/state';
import { holdsOne } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

interface Row
  extends Pick<DrawnLine, 'matterId' | 'title' | 'mayVisit' | 'mayRate' | 'text' | 'outcome'> {
  rate: string;
  words: string;
  result: string;
}

/** One draw: the list and its hash, the number, who was drawn, and what was found in person. */
definePage({
  data: {
    words: DRAW_DETAIL,
    communityId: '',
    drawId: '',
    draw: null as DrawView | null,
    look: { words: '', tone: 'quiet' } as MatterLook,
    period: '',
    listed: '',
    seed: '',
    seedFrom: '',
    visited: '',
    rated: '',
    /** a third party reads what is public here, and opens nothing */
    isThird: false,
    ratings: RATING_CHOICES,
    rows: [] as Row[],
    choices: RESULT_CHOICES,
    number: '',
    problem: '',
    busy: false,
    folded: true,
  },

  onLoad({ communityId = '', drawId = '' }) {
    this.setData({ communityId, drawId });
  },

  async onShow() {
    const known = await memberships(false);
    const own = known.ok
      ? known.data.find(({ communityId }) => communityId === this.data.communityId)
      : undefined;
    this.setData({ isThird: holdsOne(own?.roles ?? [], ['rater']) });
    await this.refresh();
  },

  async refresh() {
    const { communityId, drawId } = this.data;
    await load(this, {
      ask: () => callCloud('matter', 'showDraw', { communityId, drawId }),
      show: (draw) =>
        this.setData({
          draw,
          look: drawLook(draw.state),
          period: periodWords(draw),
          listed: listedWords(draw),
          seed: draw.seed ? seedNumber(draw.seed) : '',
          seedFrom: seedWords(draw),
          visited: visitedWords(draw.figures),
          rated: ratedByThird(draw.rates),
          rows: draw.drawn.map(rowOf),
        }),
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ number: event.detail.value, problem: '' });
  },

  async enter() {
    const { communityId, drawId, draw, busy } = this.data;
    if (busy || !draw) return;
    const seed = this.data.number.replaceAll(/\s/g, '');
    if (!/^\d{4,60}$/.test(seed)) {
      this.setData({ problem: DRAW_DETAIL.badNumber });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const what = draw.may.confirm ? 'confirm' : 'enter';
    const name = `draw-${what}:${drawId}:${seed}`;
    const input = { communityId, drawId, seed, commandId: keptCommandId(name) };
    const answer = draw.may.confirm
      ? await callCloud('matter', 'confirmSeed', input)
      : await callCloud('matter', 'enterSeed', input);
    settleCommand(name, answer);
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (!answer.ok) return;
    this.setData({ number: '' });
    await this.refresh();
  },

  async visit(event: WechatMiniprogram.TouchEvent) {
    const { id, result } = event.currentTarget.dataset as { id: string; result: VisitResult };
    const { communityId, drawId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const name = `draw-visit:${drawId}:${id}:${result}`;
    const answer = await callCloud('matter', 'recordVisit', {
      communityId,
      drawId,
      matterId: id,
      result,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  async rate(event: WechatMiniprogram.TouchEvent) {
    const { id, rating } = event.currentTarget.dataset as { id: string; rating: Rating };
    const { communityId, drawId, busy } = this.data;
    if (busy) return;
    const { confirm } = await wx.showModal({
      title: rateTitle(rating),
      content: DRAW_DETAIL.rateContent,
      confirmText: DRAW_DETAIL.rateConfirm,
      cancelText: DRAW_DETAIL.rateCancel,
    });
    if (!confirm) return;
    this.setData({ busy: true });
    const name = `draw-rate:${drawId}:${id}:${rating}`;
    const answer = await callCloud('matter', 'rateDrawn', {
      communityId,
      drawId,
      matterId: id,
      rating,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    this.setData({ busy: false });
    if (!answer.ok) explain(answer);
    await this.refresh();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    if (this.data.isThird) return;
    const { id } = event.currentTarget.dataset as { id: string };
    go(pathTo.matter(this.data.communityId, id));
  },

  unfold() {
    this.setData({ folded: !this.data.folded });
  },

  copy() {
    const { draw } = this.data;
    if (draw) void wx.setClipboardData({ data: draw.list });
  },
});

function rowOf(line: DrawnLine): Row {
  const { matterId, title, placeLabel, state, result, mayVisit, mayRate, text, outcome, rate } =
    line;
  const words = [placeLabel, stateWords(state)].filter((part) => part !== '').join(' · ');
  return {
    matterId,
    title: title || DRAW_DETAIL.untitled,
    words,
    result: resultWords(result),
    mayVisit,
    mayRate,
    text,
    outcome: outcome && outcomeWords(outcome),
    rate: rate === null ? '' : thirdRating(rate),
  };
}
