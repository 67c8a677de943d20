import type { Envelope } from '../../typings/contract/envelope';
import type { MarkLine } from '../../typings/contract/volunteer/presence';
import { callCloud } from '../cloud/call-cloud';
import { isPassing } from '../cloud/passing';
import { dropScan, type KeptScan, keptScans, refuseScan } from '../store/kept-scan';
import { errorWords } from '../text/error';

type Marks = { in: MarkLine; out?: MarkLine };

let underWay: Promise<void> | null = null;

/** Sends what was scanned without a signal, in the order of the scans; whatever gets no answer stays. */
export function sendScans(): Promise<void> {
  underWay ??= sendAll().finally(() => {
    underWay = null;
  });
  return underWay;
}

async function sendAll(): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const scan = keptScans().find((one) => one.refused === '' && !tried.has(nameOf(one)));
    if (!scan) return;
    tried.add(nameOf(scan));
    const answer = await sendScan(scan);
    if (answer.ok) dropScan(scan);
    else if (isPassing(answer.code)) return;
    else if (answer.code === 'RISK_UNREAD')
      continue; // asked where they check in, and sent then
    else refuseScan(scan, errorWords(answer));
  }
}

const nameOf = ({ shiftId, which, code }: KeptScan) => `${shiftId} ${which} ${code}`;

function sendScan({
  communityId,
  shiftId,
  which,
  code,
  riskRead,
}: KeptScan): Promise<Envelope<Marks>> {
  const scan = { communityId, shiftId, code };
  return which === 'in'
    ? callCloud('volunteer', 'checkIn', { ...scan, ...(riskRead ? { riskRead } : {}) })
    : callCloud('volunteer', 'checkOut', scan);
}
