import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

/** What a derived key is for: a key of one purpose opens nothing of another. */
type Purpose =
  | 'phone-encryption'
  | 'id-encryption'
  | 'phone-lookup'
  | 'owner-lookup'
  | 'export-path'
  | 'household-code'
  | 'ballot'
  | 'room-code'
  | 'paper-serial'
  | 'setup-code'
  | 'shift-code'
  | 'meeting-code'
  | 'certificate'
  | 'backup'
  | 'tries'
  | 'redemption'
  | 'recheck';

/** `v1` was written by the key without an id, before keys had one. */
const FIRST_FORM = 'v1';
const NAMED_FORM = 'v2';
const KEY_ID = /^[a-z0-9]{1,12}$/;

/** One data key of the deployment. What bears no id was made with the one whose id is ''. */
export interface DataKey {
  id: string;
  master: Buffer;
}

const keys = new Map<string, Buffer>();

/**
 * The keys of LINLI_DATA_KEY, newest first: `id:base64` each, kept apart by commas; the first key of a deployment
 * may stand without an id. New values are made with the newest; what older keys made is read as long as they stand
 * in the list.
 * @throws Error for a key shorter than 32 bytes, an id that is none, or two keys of one id
 */
export function dataKeys(setting = process.env.LINLI_DATA_KEY ?? ''): DataKey[] {
  const list = setting.split(',').map((part) => {
    const [, id = '', text = ''] = /^(?:([^:]*):)?([^:]*)$/.exec(part.trim()) ?? [];
    const isNamed = part.includes(':');
    const master = Buffer.from(text, 'base64');
    if (master.length < 32) throw new Error('LINLI_DATA_KEY is missing or shorter than 32 bytes');
    if (isNamed && !KEY_ID.test(id)) throw new Error('LINLI_DATA_KEY has a key whose id is none');
    return { id, master };
  });
  if (new Set(list.map(({ id }) => id)).size < list.length) {
    throw new Error('LINLI_DATA_KEY has two keys of one id');
  }
  return list;
}

/** The id of the key that new values are made with. */
export function newestKeyId(): string {
  return dataKeys()[0]?.id ?? '';
}

/** The id of the key that goes next. */
export function oldestKeyId(): string {
  return dataKeys().at(-1)?.id ?? '';
}

/** Derives a 32-byte key from a data key by HKDF-SHA-256 (RFC 5869). */
function keyFor(purpose: Purpose, keyId: string): Buffer {
  const found = dataKeys().find(({ id }) => id === keyId);
  if (!found) throw new Error(`LINLI_DATA_KEY has no key of the id ${keyId || '(none)'}`);
  const name = `${purpose} ${found.master.toString('base64')}`;
  const known = keys.get(name);
  if (known) return known;
  const key = Buffer.from(hkdfSync('sha256', found.master, '', `linli/${purpose}`, 32));
  keys.set(name, key);
  return key;
}

/**
 * AES-256-GCM with a random 96-bit nonce, by the newest key; `v2.id.nonce.tag.text`, the parts in base64url,
 * or `v1.nonce.tag.text` of the key without an id.
 */
export function encryptPhone(phone: string): string {
  return seal('phone-encryption', phone);
}

/** @throws if the text was not made by encryptPhone with a key of the list */
export function decryptPhone(sealed: string): string {
  return unseal('phone-encryption', sealed);
}

/** The same for the number of an ID, by a key of its own. */
export function encryptIdNumber(number: string): string {
  return seal('id-encryption', number);
}

/** @throws if the text was not made by encryptIdNumber with a key of the list */
export function decryptIdNumber(sealed: string): string {
  return unseal('id-encryption', sealed);
}

type SealPurpose = 'phone-encryption' | 'id-encryption';

function seal(purpose: SealPurpose, plain: string): string {
  const keyId = newestKeyId();
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor(purpose, keyId), nonce);
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return [
    ...(keyId === '' ? [FIRST_FORM] : [NAMED_FORM, keyId]),
    ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url')),
  ].join('.');
}

function unseal(purpose: SealPurpose, sealed: string): string {
  const [version, ...rest] = sealed.split('.');
  if (version !== FIRST_FORM && version !== NAMED_FORM) {
    throw new Error('unknown form of an encrypted number');
  }
  const keyId = version === NAMED_FORM ? (rest.shift() ?? '') : '';
  const [nonce = '', tag = '', text = ''] = rest;
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor(purpose, keyId),
    Buffer.from(nonce, 'base64url'),
    { authTagLength: 16 },
  );
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([
    decipher.update(Buffer.from(text, 'base64url')),
    decipher.final(),
  ]).toString('utf8');
}

type HashPurpose = Exclude<Purpose, SealPurpose>;

/** What a vote rests on: it began with one key, which the motion names, and ends with it. */
type OfVotes = 'ballot' | 'paper-serial' | 'room-code';

/**
 * A keyed hash: equal texts can be found, the text cannot be read back.
 * @param keyId by which key; unless told the newest
 */
export function lookupHash(purpose: Exclude<HashPurpose, OfVotes>, text: string): string;
export function lookupHash(purpose: HashPurpose, text: string, keyId: string): string;
export function lookupHash(purpose: HashPurpose, text: string, keyId = newestKeyId()): string {
  return createHmac('sha256', keyFor(purpose, keyId)).update(text, 'utf8').digest('base64url');
}

/** The same by each key of the list, newest first: what was given out may be by any of them. */
export function lookupHashes(purpose: Exclude<HashPurpose, OfVotes>, text: string): string[] {
  return dataKeys().map(({ id }) => lookupHash(purpose, text, id));
}

/** A keyed hash that says itself by which key it was made, `id.hash`: for what is kept and compared one by one. */
export function namedHash(purpose: HashPurpose, text: string, keyId = newestKeyId()): string {
  const hash = lookupHash(purpose, text, keyId);
  return keyId === '' ? hash : `${keyId}.${hash}`;
}

/** The same by each key of the list: one of them is what was kept. */
export function namedHashes(purpose: HashPurpose, text: string): string[] {
  return dataKeys().map(({ id }) => namedHash(purpose, text, id));
}

/** The same by the key of what is kept, so that both can be compared; by the newest if that key is gone. */
export function hashLike(kept: string, purpose: HashPurpose, text: string): string {
  const id = kept === '' ? newestKeyId() : keyIdOf(kept);
  return namedHash(purpose, text, dataKeys().some((key) => key.id === id) ? id : newestKeyId());
}

/** The id of the key by which a named hash or an encrypted number was made. */
export function keyIdOf(made: string): string {
  const parts = made.split('.');
  if (parts[0] === NAMED_FORM) return parts[1] ?? '';
  return parts.length === 2 ? (parts[0] ?? '') : '';
}

/** 20 characters that follow from the caller and the caller's command: a retry finds what it made. */
export function idFromCommand(openid: string, commandId: string): string {
  return createHash('sha256').update(`${openid}\n${commandId}`).digest('hex').slice(0, 20);
}
