import '../../errors';
import type { DiaryLine } from '../../../../typings/contract/matter/duty';
import { dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { type Draft, dropDraft, keepDraft, openNew } from '../../../store/draft';
import { memberships } from '../../../store/session';
import { dayWords } from '../../../text/date';
import { formErrorWords } from '../../../text/error';
import { DIARY, diaryTitle } from '../../../text/matter/duty/page';
import { roleWords } from '../../../text/role/role';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  entryId: string;
  head: string;
  text: string;
}

const DRAFT = 'diary';
const DIARISTS = [
  'secretary',
  'committee-member',
  'grid-officer',
  'building-steward',
  'stair-steward',
];

/** What officers of a place have seen and heard there, and a field to write it down. */
definePage({
  data: {
    words: DIARY,
    communityId: '',
    placeId: '',
    title: '',
    draft: null as Draft<{ text: string }> | null,
    problem: '',
    busy: false,
    ...noRows<Row>(),
  },

  onLoad({ communityId = '' }) {
    this.setData({
      communityId,
      draft: openNew<{ text: string }>(`${DRAFT}:${communityId}`, { text: '' }),
    });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    const known = await memberships();
    const roles = known.ok
      ? (known.data.find((one) => one.communityId === communityId)?.roles ?? [])
      : [];
    const own = roles.find(({ role }) => DIARISTS.includes(role));
    const placeId = own?.placeId ?? '';
    this.setData({ placeId, title: own ? diaryTitle(own.placeLabel) : '' });
    if (placeId === '') {
      this.setData({ phase: 'ready' });
      return;
    }
    await load(this, {
      ask: () => callCloud('matter', 'listDiary', { communityId, placeId }),
      show: ({ entries, next }) => this.setData({ rows: entries.map(rowOf), next }),
    });
  },

  async more() {
    const { communityId, placeId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('matter', 'listDiary', { communityId, placeId, after }),
      rows: ({ entries }) => entries.map(rowOf),
    });
  },

  type(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const { draft, communityId } = this.data;
    if (!draft) return;
    const next = { ...draft, value: { text: event.detail.value } };
    keepDraft(`${DRAFT}:${communityId}`, next);
    this.setData({ draft: next, problem: '' });
  },

  async write() {
    const { draft, busy, communityId, placeId } = this.data;
    if (busy || !draft) return;
    const text = draft.value.text.trim();
    if (text === '') {
      this.setData({ problem: DIARY.noText });
      return;
    }
    this.setData({ busy: true, problem: '' });
    const day = dayOf(Date.now());
    const { commandId } = draft;
    const input = { communityId, placeId, day, text, commandId };
    const answer = await callCloud('matter', 'writeDiary', input);
    this.setData({ busy: false, problem: answer.ok ? '' : formErrorWords(answer) });
    if (!answer.ok) return;
    dropDraft(`${DRAFT}:${communityId}`);
    this.setData({ draft: openNew<{ text: string }>(`${DRAFT}:${communityId}`, { text: '' }) });
    await this.refresh();
  },
});

function rowOf({ entryId, day, placeLabel, as, own, text }: DiaryLine): Row {
  const who = own ? DIARY.own : roleWords(as);
  return { entryId, text, head: [dayWords(day), placeLabel, who].filter(Boolean).join(' · ') };
}
