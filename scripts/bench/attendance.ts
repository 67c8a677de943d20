import type { PresenceDocument } from '../../cloudfunctions/meeting/collections.ts';
import { openidOf } from '../../test/support/community.ts';
import { crowdOf, type Neighbour } from '../../test/support/crowd.ts';
import { marking, scanning } from '../../test/support/held-inputs.ts';
import { MEETING } from '../../test/support/held-meetings.ts';
import { startLinli } from '../../test/support/linli.ts';
import { type Figure, quantile, rounded } from './figure.ts';
import { type TimedCall, timedCall } from './levers.ts';
import { fromPhones } from './phones.ts';

const PEOPLE = 200;

/** 200 people scan the code of one meeting from 50 phones; an officer ticks one who has no phone. */
export async function measureAttendance(): Promise<Figure[]> {
  const linli = await startLinli({ functions: 'processes' });
  try {
    const crowd = await crowdOf(linli, PEOPLE);
    const before = linli.documents<PresenceDocument>('presences').length;
    const calls: TimedCall[] = [];
    const started = performance.now();
    await fromPhones(PEOPLE, async (n) => {
      const { openid } = crowd[n] as Neighbour;
      const input = scanning(MEETING.running, linli.cloud.now());
      calls[n] = await timedCall(linli.origin, 'meeting.attendMeeting', input, openid);
    });
    const seconds = (performance.now() - started) / 1000;
    const came = linli.documents<PresenceDocument>('presences').length - before;
    if (came !== PEOPLE) throw new Error(`${came} of ${PEOPLE} are there.`);
    const officer = openidOf('buildingSteward');
    const tick = await timedCall(
      linli.origin,
      'meeting.markPresence',
      marking(1, 's4', 'in'),
      officer,
    );
    const times = calls.map(({ milliseconds }) => milliseconds);
    return [
      {
        name: 'meetings/attend',
        value: Math.max(...calls.map(({ databaseRequests }) => databaseRequests)),
        unit: 'requests',
      },
      { name: 'meetings/attend-200', value: rounded(seconds), unit: 's' },
      { name: 'meetings/attend-200-p99', value: rounded(quantile(times, 0.99)), unit: 'ms' },
      { name: 'meetings/tick', value: tick.databaseRequests, unit: 'requests' },
    ];
  } finally {
    await linli.stop();
  }
}
