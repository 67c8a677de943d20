import '../../errors';
import type { VersionLine } from '../../../../typings/contract/covenant';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { COVENANT_VERSIONS, fingerprintWords, versionName } from '../../../text/covenant/detail';
import { shortFingerprint, VERSION_WORDS } from '../../../text/covenant/words';
import { fullWords } from '../../../text/date';
import { openMadeFile } from '../../../view/attachment';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';

interface Row {
  version: number;
  /** 定稿, 通过: what befell this text without changing it */
  tags: string[];
  name: string;
  who: string;
  fingerprint: string;
  chosen: boolean;
}

/** How a text came to be: who changed it when. Two of them can be compared. */
definePage({
  data: {
    words: COVENANT_VERSIONS,
    communityId: '',
    covenantId: '',
    rows: [] as Row[],
    chosen: [] as number[],
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', covenantId = '' } = query;
    this.setData({ communityId, covenantId });
    void this.refresh();
  },

  async refresh() {
    const { communityId, covenantId } = this.data;
    await load(this, {
      keep: `versions:${covenantId}`,
      ask: () => callCloud('covenant', 'listVersions', { communityId, covenantId }),
      show: ({ versions }) => {
        const [newest, next] = rowsOf(versions, []).map(({ version }) => version);
        const chosen = newest !== undefined && next !== undefined ? [newest, next] : [];
        this.setData({ rows: rowsOf(versions, chosen), chosen });
      },
    });
  },

  /** Two at most: a third takes the place of the one chosen first. */
  choose(event: WechatMiniprogram.TouchEvent) {
    const { version } = event.currentTarget.dataset as { version: number };
    const { chosen: before, rows } = this.data;
    const chosen = before.includes(version)
      ? before.filter((one) => one !== version)
      : [...before, version].slice(-2);
    this.setData({
      chosen,
      rows: rows.map((row) => ({ ...row, chosen: chosen.includes(row.version) })),
    });
  },

  /** The text as it stands, to print or to send on. */
  async print() {
    const { communityId, covenantId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true });
    const key = `covenant-print:${covenantId}`;
    const commandId = keptCommandId(key);
    const answer = await callCloud('filing', 'printCovenant', {
      communityId,
      covenantId,
      form: 'docx',
      commandId,
    });
    settleCommand(key, answer);
    if (!answer.ok) explain(answer);
    else {
      await openMadeFile(answer.data);
    }
    this.setData({ busy: false });
  },

  compare() {
    const { communityId, covenantId, chosen } = this.data;
    const [from, to] = [...chosen].sort((one, other) => one - other);
    if (from !== undefined && to !== undefined) {
      go(pathTo.covenantCompare(communityId, covenantId, from, to));
    }
  },
});

/** One row a text, the newest first; being settled or adopted are words on the text that was. */
function rowsOf(versions: readonly VersionLine[], chosen: readonly number[]): Row[] {
  const isMilestone = ({ what }: VersionLine) => what === 'settled' || what === 'adopted';
  const made = versions.filter((line) => !isMilestone(line));
  return made.map(({ version, at, byName, what, fingerprint }) => ({
    version,
    tags: versions
      .filter((line) => isMilestone(line) && line.version === version)
      .map((line) => `${fullWords(line.at)}${VERSION_WORDS[line.what]}`),
    name: versionName(version, VERSION_WORDS[what]),
    who: [byName, fullWords(at)].filter(Boolean).join(' · '),
    fingerprint: fingerprintWords(shortFingerprint(fingerprint)),
    chosen: chosen.includes(version),
  }));
}
