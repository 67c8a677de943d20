import '../../errors';
import type { NoteKind, NoteLine } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import {
  confirmLabel,
  NOTE_LIST,
  notedByWords,
  noteWords,
  refuseLabel,
  togetherDialog,
  togetherWords,
} from '../../../text/ballot/note';
import { definePage } from '../../../view/define-page';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  noteId: string;
  voterId: string;
  kind: NoteKind;
  title: string;
  label: string;
  words: string;
  by: string;
  confirmLabel: string;
  refuseLabel: string;
  own: boolean;
}

/** Those that are compared by reading a list aloud: the others are looked at one by one. */
const TOGETHER: readonly NoteKind[] = ['present', 'hand-in'];

/** What one officer has noted about voters waits for a second pair of eyes. */
definePage({
  data: {
    words: NOTE_LIST,
    communityId: '',
    motionId: '',
    ...noRows<Row>(),
    /** how many can be agreed to together */
    together: 0,
    togetherLabel: '',
    busy: '',
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
      ask: () => callCloud('ballot', 'listNotes', { communityId, motionId }),
      show: ({ notes, next }) => this.setData({ rows: notes.map(rowOf), next }),
    });
    this.count();
  },

  async more() {
    const { communityId, motionId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('ballot', 'listNotes', { communityId, motionId, after }),
      rows: ({ notes }) => notes.map(rowOf),
    });
    this.count();
  },

  count() {
    const together = this.data.rows.filter(isTogether).length;
    this.setData({ together, togetherLabel: togetherWords(together) });
  },

  async decide(event: WechatMiniprogram.TouchEvent) {
    const { id, decision } = event.currentTarget.dataset as {
      id: string;
      decision: 'confirm' | 'refuse';
    };
    const row = this.data.rows.find(({ noteId }) => noteId === id);
    if (!row || this.data.busy) return;
    await this.send(row, decision);
    this.setData({ busy: '' });
    await this.refresh();
  },

  /** All ticks and hand-ins that are shown, one after the other; it ends at the first that is refused. */
  async agreeToAll() {
    if (this.data.busy) return;
    const rows = this.data.rows.filter(isTogether);
    const { confirm } = await wx.showModal(togetherDialog(rows.length));
    if (!confirm) return;
    for (const row of rows) {
      if (!(await this.send(row, 'confirm'))) break;
    }
    this.setData({ busy: '' });
    await this.refresh();
  },

  async send({ noteId, voterId, kind }: Row, decision: 'confirm' | 'refuse'): Promise<boolean> {
    const { communityId, motionId } = this.data;
    this.setData({ busy: noteId });
    const name = `note-${decision}:${noteId}`;
    const answer = await callCloud('ballot', 'decideNote', {
      communityId,
      motionId,
      voterId,
      noteId,
      kind,
      decision,
      commandId: keptCommandId(name),
    });
    settleCommand(name, answer);
    if (!answer.ok) explain(answer);
    return answer.ok;
  },
});

function isTogether({ kind, own }: Row): boolean {
  return !own && TOGETHER.includes(kind);
}

function rowOf(note: NoteLine): Row {
  const { noteId, voterId, kind, name, label, byName, own } = note;
  const words = noteWords(note);
  return {
    noteId,
    voterId,
    kind,
    title: name,
    label: label && label !== name ? label : '',
    words,
    by: notedByWords(byName),
    confirmLabel: confirmLabel(name, words),
    refuseLabel: refuseLabel(name, words),
    own,
  };
}
