import '../../errors';
import type { MeetingSeat, MeetingView } from '../../../../typings/contract/meeting/meeting';
import { instantOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { closeDraft, type Draft, keepDraft, openNew } from '../../../store/draft';
import { errorWords } from '../../../text/error';
import { presenceWords } from '../../../text/meeting/held';
import { MEETING_PAPER, sheetLine, sheetProblem, sheetWords } from '../../../text/meeting/run';
import { definePage } from '../../../view/define-page';
import { load } from '../../../view/load';

/** What the sheet says of one seat: HH:mm; '' = nothing. */
interface Line {
  in: string;
  out: string;
  /** somebody else has signed, as was said before */
  substitute: boolean;
}
type Sheet = Record<string, Line>;

interface Row extends Line {
  seatId: string;
  name: string;
  words: string;
  other: string;
  inWords: string;
  outWords: string;
  otherWords: string;
}

const NOTHING: Line = { in: '', out: '', substitute: false };
const MARKS = ['in', 'out'] as const;

/** The signed list, entered by an officer: who came and left when, also once the meeting is over. */
definePage({
  data: {
    words: MEETING_PAPER,
    communityId: '',
    meetingId: '',
    meeting: null as MeetingView | null,
    draft: null as Draft<Sheet> | null,
    rows: [] as Row[],
    begins: '',
    typed: 0,
    sendWords: '',
    problem: '',
    busy: false,
  },

  onLoad({ communityId = '', meetingId = '' }) {
    this.setData({ communityId, meetingId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, meetingId } = this.data;
    await load(this, {
      ask: () => callCloud('meeting', 'showMeeting', { communityId, meetingId }),
      show: (meeting) => {
        this.setData({ meeting, begins: meeting.from });
        this.draw(openNew<Sheet>(this.name(), {}));
      },
    });
  },

  name() {
    return `paper:${this.data.meetingId}`;
  },

  draw(draft: Draft<Sheet>) {
    const seats = (this.data.meeting?.seats ?? []).filter(({ vacant }) => !vacant);
    const rows = seats.map((seat) => rowOf(seat, draft.value[seat.seatId] ?? NOTHING));
    const typed = rows.filter((row) => row.in !== '' || row.out !== '').length;
    this.setData({ draft, rows, typed, sendWords: sheetWords(typed) });
  },

  keep(seatId: string, change: Partial<Line>) {
    const { draft } = this.data;
    if (!draft) return;
    const line = { ...(draft.value[seatId] ?? NOTHING), ...change };
    const value = { ...draft.value, [seatId]: line };
    this.draw(keepDraft(this.name(), { ...draft, value }));
    this.setData({ problem: '' });
  },

  pick(event: WechatMiniprogram.PickerChange) {
    const { id, mark } = event.currentTarget.dataset as { id: string; mark: 'in' | 'out' };
    this.keep(id, { [mark]: String(event.detail.value) });
  },

  swap(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    const { id } = event.currentTarget.dataset as { id: string };
    this.keep(id, { substitute: event.detail.value });
  },

  /** Line by line; what is entered leaves the sheet, so that whatever stopped it is gone on from. */
  async send() {
    const { busy, rows } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    for (const row of rows) {
      for (const mark of MARKS) {
        if (row[mark] === '') continue;
        const problem = await this.mark(row, mark);
        if (problem) {
          this.setData({ busy: false, problem: sheetProblem(row.name, problem) });
          return;
        }
        this.keep(row.seatId, { [mark]: '' });
      }
    }
    const { draft } = this.data;
    if (draft) closeDraft(this.name(), draft);
    this.setData({ busy: false });
    void wx.showToast({ title: MEETING_PAPER.saved, icon: 'success' });
    await this.refresh();
  },

  async mark(row: Row, mark: 'in' | 'out'): Promise<string> {
    const { communityId, meetingId, meeting } = this.data;
    const name = row.substitute ? row.other : '';
    const at = instantAt(meeting?.day ?? '', row[mark]);
    const kept = `paper:${meetingId}:${row.seatId}:${mark}:${name}:${at}`;
    const answer = await callCloud('meeting', 'markPresence', {
      communityId,
      meetingId,
      seatId: row.seatId,
      mark,
      how: 'paper',
      name,
      at,
      commandId: keptCommandId(kept),
    });
    settleCommand(kept, answer);
    return answer.ok ? '' : errorWords(answer);
  },
});

/** A time of the meeting's day in Beijing, whatever the phone's own is. */
function instantAt(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(day) + (hours * 60 + minutes) * 60_000;
}

function rowOf(seat: MeetingSeat, line: Line): Row {
  const { seatId, party, name, answer } = seat;
  const other = answer?.says === 'substitute' ? answer.name : '';
  return {
    ...line,
    seatId,
    name: name || party,
    words: [party, presenceWords(seat)].filter(Boolean).join(' · '),
    other,
    ...sheetLine(line, other),
  };
}
