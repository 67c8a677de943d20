import '../../errors';
import type { Certificate } from '../../../../typings/contract/volunteer/hours';
import { callCloud } from '../../../cloud/call-cloud';
import { currentOf, memberships } from '../../../store/session';
import { errorWords } from '../../../text/error';
import { CERTIFICATE_CHECK, issuerWords } from '../../../text/volunteer/hours/certificate';
import { type CertificateWords, certificateWords } from '../../../text/volunteer/hours/certified';
import { chooseOne } from '../../../view/choose-one';
import { definePage } from '../../../view/define-page';

const NUMBER = /^ZY\d{8}[0-9A-F]{8}$/;
const CODE = /^[0-9A-Z]{8}$/;
const plain = (text: string) => text.replace(/[\s-]/g, '').toUpperCase();

/** Anybody who holds a certificate sees here what it says, and nothing else. */
definePage({
  data: {
    words: CERTIFICATE_CHECK,
    communityId: '',
    communityName: '',
    issuer: '',
    communities: [] as { communityId: string; name: string }[],
    number: '',
    code: '',
    problem: '',
    says: null as CertificateWords | null,
    busy: false,
  },

  onLoad(query) {
    const { communityId = '', number = '', code = '' } = query;
    this.setData({ communityId, number: plain(number), code: plain(code) });
  },

  async onShow() {
    if (this.data.phase !== 'ready') await this.refresh();
  },

  /** Which communities there are: whoever checks may belong to none. */
  async refresh() {
    const [answer, own] = await Promise.all([
      callCloud('resident', 'listCommunities', {}),
      memberships(),
    ]);
    if (!answer.ok) {
      const failure = errorWords(answer);
      return this.setData({ phase: 'failed', failure, failureCode: answer.code });
    }
    const { communities } = answer.data;
    const wanted =
      this.data.communityId || (own.ok ? currentOf(own.data)?.communityId : undefined) || '';
    const found = communities.find(({ communityId }) => communityId === wanted) ?? communities[0];
    this.setData({
      phase: 'ready',
      communities,
      communityId: found?.communityId ?? '',
      communityName: found?.name ?? '',
      issuer: issuerWords(found?.name ?? ''),
    });
    const { number, code } = this.data;
    if (number && code) await this.check();
  },

  async chooseCommunity() {
    const { communities } = this.data;
    const chosen = await chooseOne(communities.map(({ name }) => name));
    const community = chosen === null ? undefined : communities[chosen];
    if (!community) return;
    const { communityId, name } = community;
    this.setData({
      communityId,
      communityName: name,
      issuer: issuerWords(name),
      says: null,
      problem: '',
    });
  },

  typeNumber(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ number: event.detail.value, says: null, problem: '' });
  },

  typeCode(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    this.setData({ code: event.detail.value, says: null, problem: '' });
  },

  async check() {
    const { communityId, busy } = this.data;
    const [number, code] = [plain(this.data.number), plain(this.data.code)];
    if (busy) return;
    if (!NUMBER.test(number)) {
      return this.setData({ problem: CERTIFICATE_CHECK.wrongNumber });
    }
    if (!CODE.test(code)) {
      return this.setData({ problem: CERTIFICATE_CHECK.wrongCode });
    }
    this.setData({ busy: true, problem: '', says: null });
    const answer = await callCloud('volunteer', 'checkCertificate', { communityId, number, code });
    this.setData({ busy: false });
    if (!answer.ok) return this.setData({ problem: errorWords(answer) });
    const { certificate }: { certificate: Omit<Certificate, 'code'> } = answer.data;
    this.setData({ says: certificateWords(certificate) });
  },
});
