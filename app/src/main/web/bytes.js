// Bytes and their texts, strictly: what is decoded here is encoded to the same text again.

/** Says that something is not what a specification asks for. */
export class Malformed extends Error {}

/** For what must hold of anything well-formed. */
export function expect(holds, what) {
  if (!holds) {
    throw new Malformed(what);
  }
}

const encoder = new TextEncoder();

export const utf8 = (text) => encoder.encode(text);

export function fromUtf8(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed('no UTF-8');
  }
}

/** Standard base64 with padding (RFC 4648, section 4); of `length` bytes, where that is given. */
export function fromBase64(text, length) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
  } catch {
    throw new Malformed('no base64');
  }
  expect(toBase64(bytes) === text && (length === undefined || bytes.length === length), 'another base64');
  return bytes;
}

function toBase64(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return btoa(text);
}

/** Base64url without padding (RFC 4648, section 5). */
export function fromBase64Url(text, length) {
  expect(/^[\w-]*$/.test(text), 'no base64url');
  const padding = '='.repeat((4 - (text.length % 4)) % 4);
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/') + padding, length);
}

export const toHex = (bytes) => [...bytes].map((one) => one.toString(16).padStart(2, '0')).join('');

/** A whole number below 2^63, as it is written: without leading zeroes. */
export function fromDecimal(text) {
  expect(/^(0|[1-9]\d{0,18})$/.test(text), 'no number');
  const number = BigInt(text);
  expect(number < 1n << 63n, 'too large a number');
  return number;
}

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

export const same = (one, other) => one.length === other.length && one.every((value, i) => value === other[i]);

export async function sha256(...parts) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts)));
}
