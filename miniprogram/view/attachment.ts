import type { Envelope } from '../../typings/contract/envelope';
import type { MadeFile } from '../../typings/contract/roster';
import { downloadFile, fetchFile } from '../cloud/download-file';
import { cannotOpen, OPENING } from '../text/common/file';
import { CONFIRM } from '../text/home/need';
import { explain } from './load';

/** Brings an attachment to the phone and opens it; says so when it does not come. */
export function openAttachment(fileId: string, name: string): Promise<void> {
  return openOnce(name, downloadFile(fileId));
}

/** Opens a file that a function made; from there it can be kept, sent on or printed. */
export function openMadeFile({ url, name }: MadeFile): Promise<void> {
  return openOnce(name, fetchFile(url, name));
}

/** Sends a file on the phone to a chat: WeChat allows it from a tap only. */
export async function sendFile(file: { filePath: string; fileName: string }): Promise<void> {
  try {
    await wx.shareFileMessage(file);
  } catch {
    // closed without sending: the file is still there
  }
}

async function openOnce(name: string, coming: Promise<Envelope<string>>): Promise<void> {
  void wx.showLoading({ title: OPENING, mask: true });
  const file = await coming;
  wx.hideLoading();
  if (!file.ok) return explain(file);
  try {
    await wx.openDocument({ filePath: file.data, fileType: typeOf(name), showMenu: true });
  } catch {
    void wx.showModal({
      content: cannotOpen(name),
      showCancel: false,
      confirmText: CONFIRM,
    });
  }
}

function typeOf(name: string): 'pdf' | 'docx' | 'xlsx' {
  const [, ending] = /\.(pdf|docx|xlsx)$/i.exec(name) ?? [];
  return (ending?.toLowerCase() ?? 'pdf') as 'pdf' | 'docx' | 'xlsx';
}
