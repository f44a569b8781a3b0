// Epochs' keys and the envelopes under them, as docs/formats/envelope.md says.
import { Decrypter } from 'age-encryption';

const VERSION = 1;
const NONCE_BYTES = 12;
const HEADER_BYTES = 1 + NONCE_BYTES;
const OVERHEAD_BYTES = HEADER_BYTES + 16;
const KEY_BYTES = 32;

const encoder = new TextEncoder();
/** What begins with a byte order mark keeps it. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Gives the epoch's key; null when it was wrapped for somebody else. */
export async function unwrap(wrapped, secret) {
  try {
    const age = new Decrypter();
    age.addIdentity(secret);
    const key = await age.decrypt(base64(wrapped));
    return key.length === KEY_BYTES ? await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']) : null;
  } catch {
    return null;
  }
}

/** Gives { name, email }; null when the envelope does not open under this key and name. */
export async function open(epoch, campaign, number, id, sealed) {
  const envelope = base64(sealed);
  if (!epoch.key || envelope.length < OVERHEAD_BYTES || envelope[0] !== VERSION) {
    return null;
  }
  const name = `undersigned envelope v1\n${campaign}\n${epoch.recipient}\n${number}\n${id}`;
  try {
    const content = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: envelope.subarray(1, HEADER_BYTES), additionalData: encoder.encode(name) },
      epoch.key,
      envelope.subarray(HEADER_BYTES),
    );
    return person(decoder.decode(content));
  } catch {
    return null;
  }
}

function person(content) {
  const lines = content.split('\n');
  const isPadded = lines.length > 2 && lines.slice(2).every((line) => line === '');
  return isPadded ? { name: lines[0], email: lines[1] } : null;
}

function base64(text) {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) {
    bytes[i] = binary.charCodeAt(i);
  }
  return bytes;
}
