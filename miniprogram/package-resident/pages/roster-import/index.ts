import type { RosterCheck, RosterImport } from '../../../../typings/contract/roster';
import { callCloud } from '../../../cloud/call-cloud';
import { uploadFile } from '../../../cloud/upload-file';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { errorWords } from '../../../text/error';
import { missingWords, problemWords } from '../../../text/roster/roster';
import { sizeWords } from '../../../text/size';
import { openMadeFile } from '../../../view/attachment';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { go, pathTo } from '../../../view/go';
import { explain } from '../../../view/load';

const LARGEST = 10 * 1024 * 1024; // bytes; a roster of 5,000 households has under one tenth of it

/** From an Excel file to households: choose, look at what it will do, then do it. */
definePage({
  data: {
    communityId: '',
    fileName: '',
    fileSize: '',
    fileId: '',
    busy: false,
    busyWords: '',
    problem: '',
    check: null as RosterCheck | null,
    problems: [] as string[],
    change: 0,
    result: null as RosterImport | null,
  },

  onLoad(query) {
    this.setData({ communityId: query.communityId ?? '', phase: 'ready' });
  },

  async openTemplate() {
    if (this.data.busy) return;
    this.setData({ busy: true, busyWords: '正在准备模板…' });
    const answer = await callCloud('roster', 'makeTemplate', {
      communityId: this.data.communityId,
    });
    this.setData({ busy: false });
    if (answer.ok) await openMadeFile(answer.data);
    else explain(answer);
  },

  async takeAlong() {
    const { communityId, busy } = this.data;
    if (busy) return;
    const withPhones = await wantsPhones();
    if (withPhones === null) return;
    this.setData({ busy: true, busyWords: '正在导出…' });
    const draft = `export:${communityId}:${withPhones}`;
    const commandId = keptCommandId(draft);
    const answer = await callCloud('roster', 'exportRoster', {
      communityId,
      withPhones,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(draft, answer);
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  async choose() {
    if (this.data.busy) return;
    const file = await chooseSheet();
    if (!file) return;
    this.setData({ check: null, result: null, problem: '', fileId: '' });
    if (!/\.xlsx$/i.test(file.name)) {
      this.setData({ problem: errorWords({ code: 'FILE_NOT_XLSX' }) });
      return;
    }
    if (file.size > LARGEST) {
      const details = { bytes: LARGEST };
      this.setData({ problem: errorWords({ code: 'FILE_TOO_LARGE', details }) });
      return;
    }
    this.setData({ fileName: file.name, fileSize: sizeWords(file.size) });
    this.setData({ busy: true, busyWords: '正在上传…' });
    const upload = await uploadFile('rosters', this.data.communityId, file.path, 'xlsx');
    if (upload.ok) {
      this.setData({ fileId: upload.data });
      await this.check();
    } else {
      this.setData({ busy: false, problem: errorWords(upload) });
    }
  },

  async check() {
    const { communityId, fileId } = this.data;
    this.setData({ busy: true, busyWords: '正在核对…', problem: '' });
    const answer = await callCloud('roster', 'checkRoster', { communityId, fileId });
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    const check = answer.data;
    this.setData({
      check,
      problems: check.problems.map(problemWords),
      change: check.added + check.changed,
    });
  },

  async apply() {
    const { communityId, fileId, busy, check } = this.data;
    if (busy || !check || check.problemCount > 0) return;
    if (check.missing > 0) {
      const { confirm } = await wx.showModal({
        title: `表里少了 ${check.missing} 户`,
        content: missingWords(check),
        confirmText: '继续导入',
        cancelText: '先不导入',
      });
      if (!confirm) return;
    }
    this.setData({ busy: true, busyWords: '正在导入…', problem: '' });
    const draft = `roster:${fileId}`;
    const input = { communityId, fileId, commandId: keptCommandId(draft) };
    let answer = await callCloud('roster', 'importRoster', input);
    while (answer.ok && answer.data.state === 'running') {
      const { done, total } = answer.data;
      this.setData({ busyWords: `正在导入，${done} / ${total} 户` });
      answer = await callCloud('roster', 'importRoster', input);
    }
    settleCommand(draft, answer);
    this.setData({ busy: false });
    if (!answer.ok) {
      this.setData({ problem: errorWords(answer) });
      return;
    }
    this.setData({ result: answer.data, check: null });
  },

  openHouseholds() {
    go(pathTo.households(this.data.communityId));
  },
});

async function chooseSheet(): Promise<{ name: string; path: string; size: number } | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx'],
    });
    return tempFiles[0] ?? null;
  } catch {
    return null; // closed without choosing
  }
}

/** Asks twice before numbers leave the cloud; null = not exported at all. */
async function wantsPhones(): Promise<boolean | null> {
  const chosen = await chooseOne(['不带手机号', '带手机号']);
  if (chosen === null) return null;
  if (chosen === 0) return false;
  const { confirm } = await wx.showModal({
    title: '带手机号导出？',
    content: '表格里会有每一户的手机号。请只存在办公用的电脑上，不要转发。这一次会记进操作记录。',
    confirmText: '导出',
    cancelText: '先不导出',
  });
  return confirm || null;
}
