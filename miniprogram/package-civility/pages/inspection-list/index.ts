import '../../errors';
import type { InspectionLine } from '../../../../typings/contract/civility/inspection';
import type { PictureGroup } from '../../../../typings/contract/parts/picture';
import { callCloud } from '../../../cloud/call-cloud';
import type { Door } from '../../../components/door-grid/layout';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import {
  doorOf,
  inspectionWords,
  reviewWords,
  walkedWords,
} from '../../../text/civility/inspection';
import { picturesWords } from '../../../text/civility/page/common';
import { decidedExcept, INSPECTION_LIST } from '../../../text/civility/page/inspection';
import { formErrorWords } from '../../../text/error';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  inspectionId: string;
  /** how many there are to look at */
  pictures: string;
  title: string;
  lines: string[];
  steps: string[];
  open: number;
  own: boolean;
}
type Tapped = WechatMiniprogram.TouchEvent;
type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** Walks through buildings: somebody else than who walked decides about all doors at once. */
definePage({
  data: {
    words: INSPECTION_LIST,
    communityId: '',
    ...noRows<Row>(),
    /** the walk whose doors are shown */
    shown: '',
    doors: [] as Door[],
    pictures: [] as { of: string; words: string; group: PictureGroup }[],
    draft: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '' }) {
    this.setData({ communityId });
  },

  onShow() {
    void this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      ask: () => callCloud('civility', 'listInspections', { communityId }),
      show: ({ inspections, next }) => this.setData({ rows: inspections.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('civility', 'listInspections', { communityId, after }),
      rows: ({ inspections }) => inspections.map(rowOf),
    });
  },

  record() {
    go(pathTo.inspect(this.data.communityId));
  },

  async look(event: Tapped) {
    const { id: inspectionId } = event.currentTarget.dataset as { id: string };
    const { communityId, shown } = this.data;
    if (shown === inspectionId) {
      this.setData({ shown: '', doors: [], pictures: [], draft: null, problem: '' });
      return;
    }
    const answer = await callCloud('civility', 'showInspection', { communityId, inspectionId });
    if (!answer.ok) return explain(answer);
    this.setData({
      shown: inspectionId,
      pictures: [],
      doors: answer.data.doors.map(doorOf),
      draft: openNew(`inspection-review:${inspectionId}`, { text: '' }),
      problem: '',
    });
  },

  /** Pictures of doors, each under its number. */
  async showPictures() {
    const { communityId, shown: inspectionId, doors } = this.data;
    const answer = await callCloud('civility', 'showInspectionPictures', {
      communityId,
      inspectionId,
    });
    if (!answer.ok) return explain(answer);
    const pictures = answer.data.groups.map((group) => {
      const door = doors.find(({ id }) => id === group.of);
      return { of: group.of, words: door ? `${door.stair} ${door.number}`.trim() : '', group };
    });
    this.setData({ pictures });
  },

  type(event: Typed) {
    const { draft, shown } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(`inspection-review:${shown}`, next);
    this.setData({ draft: next, problem: '' });
  },

  agree() {
    void this.decide(true);
  },

  decline() {
    void this.decide(false);
  },

  async decide(accepts: boolean) {
    const { communityId, shown, draft, busy } = this.data;
    const reason = draft?.value.text.trim() ?? '';
    if (busy || !draft) return;
    if (reason === '') {
      this.setData({ problem: INSPECTION_LIST.wantsReason });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const answer = await callCloud('civility', 'reviewInspection', {
      communityId,
      inspectionId: shown,
      accepts,
      reason,
      commandId: `${draft.commandId}-${accepts ? 'y' : 'n'}`,
    });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: formErrorWords(answer) });
      return;
    }
    dropDraft(`inspection-review:${shown}`);
    this.setData({ shown: '', doors: [], draft: null });
    const { open } = answer.data;
    const title = open > 0 ? decidedExcept(open) : INSPECTION_LIST.decided;
    void wx.showToast({ title, icon: open > 0 ? 'none' : 'success' });
    await this.refresh();
  },
});

function rowOf(line: InspectionLine): Row {
  const { inspectionId, label, title, reviews, open, own, pictures } = line;
  return {
    inspectionId,
    title: `${label} ${title}`,
    pictures: picturesWords(pictures),
    lines: inspectionWords(line),
    steps: [walkedWords(line), ...reviews.map(reviewWords)],
    open,
    own,
  };
}
