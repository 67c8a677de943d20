import '../../errors';
import type {
  Certificate,
  OwnHours,
  YearOfHours,
} from '../../../../typings/contract/volunteer/hours';
import { addDays, dayOf } from '../../../calendar';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { dayWithWeekday } from '../../../text/date';
import { marksWords } from '../../../text/volunteer/attendance/mark';
import { entryWords, yearWords } from '../../../text/volunteer/hours/entries';
import { codeWords, MY_HOURS, numberWords, yearTitle } from '../../../text/volunteer/hours/own';
import { openMadeFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { noRows, showMore } from '../../../view/paged';

interface Row {
  shiftId: string;
  title: string;
  day: string;
  team: string;
  marks: string;
  entries: string[];
}

interface MadeCertificate {
  certificate: Certificate;
  certificateId: string;
}

type Issued = Certificate & { certificateId: string; numberWords: string; codeWords: string };

/** What one has done: by year, shift by shift, how each minute is known; and a certificate of it. */
definePage({
  data: {
    words: MY_HOURS,
    communityId: '',
    years: [] as (ReturnType<typeof yearWords> & { year: string; title: string })[],
    ...noRows<Row>(),
    /** the certificate that was made just now */
    issued: null as Issued | null,
    busy: false,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '' });
  },

  async onShow() {
    await this.refresh();
  },

  async refresh() {
    const { communityId } = this.data;
    await load(this, {
      keep: `hours:${communityId}`,
      ask: () => callCloud('volunteer', 'listOwnHours', { communityId }),
      show: ({ years, shifts, next }) =>
        this.setData({
          years: years.map((one: YearOfHours) => ({
            year: one.year,
            title: yearTitle(one.year),
            ...yearWords(one),
          })),
          rows: shifts.map(rowOf),
          next,
        }),
    });
  },

  async more() {
    const { communityId } = this.data;
    await showMore(this, {
      ask: (after) => callCloud('volunteer', 'listOwnHours', { communityId, after }),
      rows: ({ shifts }) => shifts.map(rowOf),
    });
  },

  /** Of the last twelve months: numbered by the first command, made into a document by the second. */
  async certify() {
    const { communityId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const until = dayOf(Date.now());
    const from = addDays(until, -365);
    const issued = await callCloud('volunteer', 'issueCertificate', {
      communityId,
      from,
      until,
      commandId: keptCommandId('certificate'),
    });
    settleCommand('certificate', issued);
    if (!issued.ok) {
      this.setData({ busy: false });
      return explain(issued);
    }
    this.setData({
      busy: false,
      issued: issuedOf(issued.data),
    });
    await this.print();
  },

  /** The same certificate as a document, as often as it is asked for. */
  async print() {
    const { communityId, issued, busy } = this.data;
    if (busy || !issued) return;
    this.setData({ busy: true });
    const { certificateId } = issued;
    const key = `certificate:${certificateId}`;
    const printed = await callCloud('filing', 'printCertificate', {
      communityId,
      certificateId,
      commandId: keptCommandId(key),
    });
    settleCommand(key, printed);
    this.setData({ busy: false });
    if (!printed.ok) return explain(printed);
    await openMadeFile(printed.data);
  },

  openCheck() {
    go(pathTo.certificateCheck(this.data.communityId));
  },

  openProfile() {
    go(pathTo.volunteerProfile(this.data.communityId));
  },

  /** Whoever is sent the card sees what the certificate says. */
  onShareAppMessage() {
    const { communityId, issued } = this.data;
    return {
      title: MY_HOURS.cardTitle,
      path: pathTo.certificateCheck(communityId, issued?.number ?? '', issued?.code ?? ''),
    };
  },
});

function issuedOf({ certificate, certificateId }: MadeCertificate): Issued {
  const { number, code } = certificate;
  return {
    ...certificate,
    certificateId,
    numberWords: numberWords(number),
    codeWords: codeWords(code),
  };
}

function rowOf({ shiftId, title, day, teamName, entries, ...marks }: OwnHours): Row {
  return {
    shiftId,
    title,
    day: dayWithWeekday(day),
    team: teamName,
    marks: marksWords(marks),
    entries: entries.map(entryWords),
  };
}
