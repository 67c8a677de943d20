import '../../errors';
import type { Envelope } from '../../../../typings/contract/envelope';
import type { MotionDetail } from '../../../../typings/contract/motion';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { currentOf, memberships } from '../../../store/session';
import {
  absentTitle,
  handInTitle,
  notFoundTitle,
  VOTER_STATES,
  voidTitle,
  WORDS,
} from '../../../text/ballot/door/voter';
import { unitWords } from '../../../text/ballot/figure';
import { isRoomRule } from '../../../text/ballot/rule';
import { CONFIRM } from '../../../text/home/need';
import { holdsOne } from '../../../text/role/role';
import { openMadeFile } from '../../../view/attachment';
import {
  type BuildingDoors,
  countStates,
  doorLabel,
  offerWays,
  type Way,
} from '../../../view/building-doors';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';
import { everyPage } from '../../../view/every-page';
import { go, pathTo } from '../../../view/go';
import { explain, load } from '../../../view/load';
import { doorsOf, drawnDoors, type Voter, type VoterDoor, voterOf } from './doors';

/** Papers of a secret vote in one file. */
const SECRET_PAPERS = 50;

/** From door to door: who has not voted; a paper, a tick at the door of the room, a void on record. */
definePage({
  data: {
    words: WORDS,
    communityId: '',
    motionId: '',
    placeId: '',
    place: '',
    search: '',
    notFound: '',
    motion: null as MotionDetail | null,
    secret: false,
    isOpen: false,
    /** voids, ticks and hand-ins: not after the close */
    mayNote: false,
    isRoom: false,
    mayProxy: false,
    mayPrint: false,
    printing: false,
    unit: '',
    voters: [] as Voter[],
    doors: [] as VoterDoor[],
    /** there are more voters than are drawn */
    isCut: false,
    buildings: [] as BuildingDoors[],
    states: [] as { sign: string; words: string }[],
    /** voters whose door nobody knows */
    homeless: [] as Voter[],
    open: 0,
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', motionId = '', placeId = '' } = query;
    this.setData({ communityId, motionId, placeId, place: decodeURIComponent(query.place ?? '') });
  },

  async onShow() {
    await this.refresh();
  },

  input() {
    const { communityId, motionId, placeId, search } = this.data;
    return {
      communityId,
      motionId,
      open: false,
      ...(placeId ? { placeId } : {}),
      ...(search ? { search } : {}),
    };
  },

  async refresh() {
    await load(this, {
      ask: async () => {
        if (!this.data.motion) {
          const answer = await this.askMotion();
          if (!answer.ok) return answer;
        }
        return everyPage(
          (after) => callCloud('ballot', 'listVoters', { ...this.input(), ...after }),
          ({ voters }) => voters,
        );
      },
      show: ({ lines, isCut }) => {
        const voters = lines.map(voterOf);
        const { place, search, unit } = this.data;
        const doors = doorsOf(voters, place);
        this.setData({
          voters,
          doors,
          isCut,
          notFound: search ? notFoundTitle(search) : '',
          buildings: drawnDoors(doors, place, unit),
          states: countStates(VOTER_STATES, doors, WORDS.doors),
          homeless: voters.filter(({ line }) => line.label === ''),
          open: voters.filter(({ line }) => line.cast === null).length,
        });
      },
    });
  },

  async askMotion(): Promise<Envelope<MotionDetail>> {
    const { communityId, motionId } = this.data;
    const answer = await callCloud('ballot', 'showMotion', { communityId, motionId });
    if (!answer.ok) return answer;
    const { form, phase, settings } = answer.data;
    const known = await memberships();
    const roles = known.ok ? (currentOf(known.data)?.roles ?? []) : [];
    const isNamed = !form.secret && settings.proxiesPerPerson > 0;
    this.setData({
      motion: answer.data,
      unit: unitWords(form.basis),
      secret: form.secret,
      isOpen: phase === 'open' || phase === 'papers',
      mayNote: phase === 'open',
      isRoom: isRoomRule(form.ruleId),
      mayProxy:
        isNamed && (phase === 'notice' || phase === 'open') && holdsOne(roles, ['secretary']),
      mayPrint: phase === 'notice' || phase === 'open' || phase === 'papers',
    });
    return answer;
  },

  typeSearch(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ search: event.detail.value.trim() });
    void this.refresh();
  },

  async chooseDoor(event: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const door = this.data.doors.find(({ id }) => id === event.detail.id);
    if (this.data.busy || !door) return;
    const [first, second] = door.voters;
    if (first && !second) return this.offer(first);
    const lines = door.voters.map(({ title, line }) =>
      line.cast === null ? `${title} · ${WORDS.notCast}` : title,
    );
    const chosen = await chooseOne(lines, doorLabel(door));
    const voter = chosen === null ? undefined : door.voters[chosen];
    if (voter) await this.offer(voter);
  },

  async chooseVoter(event: WechatMiniprogram.TouchEvent) {
    const { voter: voterId } = event.currentTarget.dataset as { voter: string };
    const voter = this.data.homeless.find((one) => one.voterId === voterId);
    if (voter && !this.data.busy) await this.offer(voter);
  },

  /** What can be done for one voter. Never for several at once. */
  async offer(voter: Voter) {
    const ways = this.waysFor(voter);
    const words = `${voter.title}：${voter.words}`;
    if (ways.length > 0) return offerWays(ways, words);
    await wx.showModal({ content: words, showCancel: false, confirmText: CONFIRM });
  },

  waysFor(voter: Voter): Way[] {
    const { isOpen, mayNote, isRoom, mayProxy, secret } = this.data;
    const { cast, present, waits, proxy } = voter.line;
    const isVoiding = waits.includes('void') || waits.includes('hand-in');
    const ways: (Way & { may: boolean })[] = [
      {
        may: Boolean(voter.line.call),
        name: WORDS.call,
        act: () => this.call(voter),
      },
      {
        may: isOpen && !secret && cast === null,
        name: WORDS.paper,
        act: () => this.enter(voter),
      },
      {
        may: mayNote && secret && cast === null && !waits.includes('hand-in'),
        name: WORDS.handIn,
        act: () => this.noteHandIn(voter),
      },
      {
        may: mayNote && isRoom && !present && !waits.includes('present'),
        name: WORDS.present,
        act: () => this.notePresent(voter),
      },
      {
        may: isOpen && isRoom && present && !waits.includes('absent') && cast !== 'room',
        name: WORDS.absent,
        act: () => this.noteAbsent(voter),
      },
      {
        may: mayProxy && cast === null,
        name: proxy ? WORDS.otherProxy : WORDS.proxy,
        act: () => this.openProxy(voter),
      },
      {
        may: mayNote && cast !== null && !isVoiding,
        name: WORDS.void,
        act: () => this.noteVoid(voter),
      },
    ];
    return ways.filter(({ may }) => may);
  },

  /** Asks, opens the number of the household, and calls it; each look is on record. */
  async call({ voterId, line }: Voter) {
    const { confirm } = await wx.showModal({
      title: WORDS.callTitle,
      content: WORDS.callWords,
      confirmText: WORDS.call,
      cancelText: WORDS.callNot,
    });
    if (!confirm || this.data.busy || !line.call) return;
    this.setData({ busy: true });
    const name = `call:${this.data.motionId}:${voterId}`;
    const answer = await callCloud('ballot', 'callVoter', {
      ...this.one(voterId),
      householdId: line.call,
      commandId: keptCommandId(name),
    });
    this.setData({ busy: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    // Closed without calling is no failure.
    await wx.makePhoneCall({ phoneNumber: answer.data.phone }).catch(() => undefined);
  },

  enter({ voterId, title }: Voter) {
    go(pathTo.paperEnter(this.data.communityId, this.data.motionId, voterId, title));
  },

  openProxy({ voterId, title, line }: Voter) {
    const { communityId, motionId } = this.data;
    go(pathTo.voterProxy(communityId, motionId, voterId, title, line.proxy ?? ''));
  },

  async noteHandIn({ voterId, title }: Voter) {
    const { confirm } = await wx.showModal({
      title: handInTitle(title),
      content: WORDS.handInWords,
      confirmText: WORDS.note,
      cancelText: WORDS.notNote,
    });
    if (!confirm) return;
    await this.send(`hand-in:${voterId}`, (commandId) =>
      callCloud('ballot', 'handIn', { ...this.one(voterId), channel: 'door', commandId }),
    );
  },

  async notePresent({ voterId }: Voter) {
    await this.send(`present:${voterId}`, (commandId) =>
      callCloud('ballot', 'checkInFor', { ...this.one(voterId), commandId }),
    );
  },

  /** Checked in by mistake: taken back once another has agreed, and the voter is told. */
  async noteAbsent({ voterId, title }: Voter) {
    const reason = await askReason({
      title: absentTitle(title),
      placeholderText: WORDS.absentExample,
      confirmText: WORDS.propose,
      cancelText: WORDS.notPropose,
    });
    if (reason === null) return;
    await this.send(`absent:${voterId}`, (commandId) =>
      callCloud('ballot', 'undoCheckIn', {
        ...this.one(voterId),
        reason: reason || WORDS.absentReason,
        commandId,
      }),
    );
  },

  async noteVoid({ voterId, title }: Voter) {
    const reason = await askReason({
      title: voidTitle(title),
      placeholderText: WORDS.voidExample,
      confirmText: WORDS.proposeVoid,
      cancelText: WORDS.notVoid,
    });
    if (reason === null) return;
    await this.send(`void:${voterId}`, (commandId) =>
      callCloud('ballot', 'voidBallot', {
        ...this.one(voterId),
        reason: reason || WORDS.voidReason,
        commandId,
      }),
    );
  },

  /** Numbered papers for the doors here that have not voted; of a secret vote as many as there are voters. */
  async print() {
    const { communityId, motionId, placeId, secret, printing } = this.data;
    if (printing) return;
    const name = `print:${motionId}:${placeId}`;
    this.setData({ printing: true });
    const commandId = keptCommandId(name);
    const input = { communityId, motionId, placeId, count: secret ? SECRET_PAPERS : 0, commandId };
    const answer = await callCloud('filing', 'printPapers', input);
    this.setData({ printing: false });
    settleCommand(name, answer);
    if (!answer.ok) return explain(answer);
    await openMadeFile(answer.data);
  },

  one(voterId: string) {
    const { communityId, motionId } = this.data;
    return { communityId, motionId, voterId };
  },

  async send(name: string, ask: (commandId: string) => Promise<Envelope<unknown>>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    const kept = `${name}:${this.data.motionId}`;
    const answer = await ask(keptCommandId(kept));
    this.setData({ busy: false });
    settleCommand(kept, answer);
    if (!answer.ok) return explain(answer);
    await this.refresh();
  },
});

type Asked = Pick<
  WechatMiniprogram.ShowModalOption,
  'title' | 'placeholderText' | 'confirmText' | 'cancelText'
>;

/** @returns what was written, '' for nothing; null if it was closed */
async function askReason(words: Asked): Promise<string | null> {
  const { confirm, content } = (await wx.showModal({
    ...words,
    editable: true,
  })) as WechatMiniprogram.ShowModalSuccessCallbackResult;
  return confirm ? (content ?? '').trim() : null;
}
