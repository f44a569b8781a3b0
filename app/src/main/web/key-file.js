// A file with a secret key, as KeyFile.java reads and writes it: lines, comments behind "#".
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';

/** Longer than any key file; what follows is not looked at. */
const MOST_BYTES = 64 * 1024;

export async function newKey() {
  const secret = await generateX25519Identity();
  return keyOf(secret, await identityToRecipient(secret));
}

async function keyOf(secret, recipient) {
  return { secret, recipient, fingerprint: await fingerprint(recipient) };
}

/** Short enough to be read out on the telephone: the first 80 bits of the text's SHA-256, "3f2a 09cd ...". */
export async function fingerprint(recipient) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(recipient)));
  const hex = [...hash.subarray(0, 10)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.match(/.{4}/g).join(' ');
}

export function write(key, created, note) {
  const time = created.toISOString().replace(/\.\d+Z$/, 'Z');
  return `# ${note.replace(/\s+/g, ' ').trim()}\n# created: ${time}\n# public key: ${key.recipient}\n${key.secret}\n`;
}

/** Gives { key }, or { problem }: "locked", "public", "several" or "none". */
export async function read(file) {
  const bytes = await file.slice(0, MOST_BYTES).arrayBuffer();
  const text = new TextDecoder().decode(bytes); // which drops a byte order mark
  if (text.startsWith('age-encryption.org/v1') || text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----')) {
    return { problem: 'locked' };
  }
  const keys = [];
  let hasPublic = false;
  for (const line of text.split(/\r\n|\r|\n/).map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) {
      continue;
    }
    const key = await parse(line);
    if (key) {
      keys.push(key);
    }
    hasPublic ||= isRecipient(line);
    if (!key && !hasPublic) {
      return { problem: 'none' };
    }
  }
  if (keys.length === 1) {
    return { key: keys[0] };
  }
  return { problem: keys.length > 1 ? 'several' : hasPublic ? 'public' : 'none' };
}

async function parse(line) {
  const secret = line === line.toLowerCase() ? line.toUpperCase() : line;
  if (!secret.startsWith('AGE-SECRET-KEY-1')) {
    return null; // keys of other kinds are none to which anything was sealed
  }
  try {
    return await keyOf(secret, await identityToRecipient(secret));
  } catch {
    return null;
  }
}

function isRecipient(line) {
  try {
    new Encrypter().addRecipient(line);
    return line.startsWith('age1') && line.length === 62;
  } catch {
    return false;
  }
}
