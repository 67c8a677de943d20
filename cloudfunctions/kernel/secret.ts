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
  | 'phone-lookup'
  | 'owner-lookup'
  | 'export-path'
  | 'household-code'
  | 'ballot'
  | 'room-code'
  | 'paper-serial'
  | 'setup-code'
  | 'backup'
  | 'tries'
  | 'redemption';

const keys = new Map<string, Buffer>();

/** Derives a 32-byte key from LINLI_DATA_KEY (base64, at least 32 bytes) by HKDF-SHA-256 (RFC 5869). */
function keyFor(purpose: Purpose): Buffer {
  const secret = process.env.LINLI_DATA_KEY ?? '';
  const known = keys.get(`${purpose} ${secret}`);
  if (known) return known;
  const master = Buffer.from(secret, 'base64');
  if (master.length < 32) throw new Error('LINLI_DATA_KEY is missing or shorter than 32 bytes');
  const key = Buffer.from(hkdfSync('sha256', master, '', `linli/${purpose}`, 32));
  keys.set(`${purpose} ${secret}`, key);
  return key;
}

/** AES-256-GCM with a random 96-bit nonce; `v1.nonce.tag.text`, base64url. */
export function encryptPhone(phone: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyFor('phone-encryption'), nonce);
  const text = Buffer.concat([cipher.update(phone, 'utf8'), cipher.final()]);
  return [
    'v1',
    ...[nonce, cipher.getAuthTag(), text].map((part) => part.toString('base64url')),
  ].join('.');
}

/** @throws if the text was not made by encryptPhone with this key */
export function decryptPhone(sealed: string): string {
  const [version, nonce = '', tag = '', text = ''] = sealed.split('.');
  if (version !== 'v1') throw new Error('unknown form of an encrypted phone number');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyFor('phone-encryption'),
    Buffer.from(nonce, 'base64url'),
    { authTagLength: 16 },
  );
  decipher.setAuthTag(Buffer.from(tag, 'base64url'));
  return Buffer.concat([
    decipher.update(Buffer.from(text, 'base64url')),
    decipher.final(),
  ]).toString('utf8');
}

/** A keyed hash: equal texts can be found, the text cannot be read back. */
export function lookupHash(purpose: Exclude<Purpose, 'phone-encryption'>, text: string): string {
  return createHmac('sha256', keyFor(purpose)).update(text, 'utf8').digest('base64url');
}

/** 20 characters that follow from the caller and the caller's command: a retry finds what it made. */
export function idFromCommand(openid: string, commandId: string): string {
  return createHash('sha256').update(`${openid}\n${commandId}`).digest('hex').slice(0, 20);
}
