import '../../errors';
import type { PersonLine } from '../../../../typings/contract/role';
import { callCloud } from '../../../cloud/call-cloud';
import { keptCommandId, settleCommand } from '../../../store/command-id';
import { endProxyDialog, proxyHeading, VOTER_PROXY } from '../../../text/ballot/note';
import { formErrorWords } from '../../../text/error';
import { goBackOrHome } from '../../../view/after-answer';
import { definePage } from '../../../view/define-page';
import { nobodySought, seekPeople } from '../../../view/seek-people';

type Typed = WechatMiniprogram.CustomEvent<{ value: string }>;

/** Notes from a signed paper who may vote in somebody's place, or that nobody may any more. */
definePage({
  data: {
    words: VOTER_PROXY,
    communityId: '',
    motionId: '',
    voterId: '',
    /** whose vote it is */
    name: '',
    heading: '',
    /** whom it is given to now */
    proxy: '',
    ...nobodySought(),
    person: null as PersonLine | null,
    problem: '',
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', motionId = '', voterId = '' } = query;
    const [name, proxy] = [query.name ?? '', query.proxy ?? ''].map(decodeURIComponent);
    this.setData({
      communityId,
      motionId,
      voterId,
      name,
      proxy,
      heading: proxyHeading(name ?? ''),
    });
  },

  async search({ detail }: Typed) {
    await seekPeople(this, 'proxy', detail.value);
  },

  choosePerson(event: WechatMiniprogram.TouchEvent) {
    const { person: id } = event.currentTarget.dataset as { person: string };
    const person = this.data.found.find(({ residentId }) => residentId === id) ?? null;
    this.setData({ person, ...nobodySought(), problem: '' });
  },

  otherPerson() {
    this.setData({ person: null });
  },

  async save() {
    const { person } = this.data;
    if (!person) return this.setData({ problem: VOTER_PROXY.findFirst });
    await this.send(person.residentId);
  },

  async end() {
    const { name, proxy } = this.data;
    const { confirm } = await wx.showModal(endProxyDialog(name, proxy));
    if (confirm) await this.send(null);
  },

  async send(agentId: string | null) {
    const { communityId, motionId, voterId, busy } = this.data;
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    const kept = `proxy:${motionId}:${voterId}:${agentId ?? ''}`;
    const commandId = keptCommandId(kept);
    const answer = await callCloud('ballot', 'setProxy', {
      communityId,
      motionId,
      voterId,
      agentId,
      commandId,
    });
    this.setData({ busy: false });
    settleCommand(kept, answer);
    if (!answer.ok) return this.setData({ problem: formErrorWords(answer) });
    goBackOrHome(this);
  },
});
