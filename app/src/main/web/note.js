// Signed notes (c2sp.org/signed-note), checkpoints in them (tlog-checkpoint), cosignatures on them (tlog-cosignature).
import { expect, fromBase64, fromDecimal, joined, same, sha256, toHex, utf8 } from './bytes.js';

const ED25519 = 0x01;
const ED25519_COSIGNATURE = 0x04;
const SIGNATURE_LENGTH = 64;
const ID_LENGTH = 4;
const TIME_LENGTH = 8;
/** Far more than any log has witnesses. */
const MOST_SIGNATURES = 100;
const NAME = /^[^\p{White_Space}+]+$/u;

/** Says that a signature of a known key is wrong, or that the one that counts is missing. */
export class Unsigned extends Error {}

/** Gives { text, signatures: [{ name, bytes }] }. */
export function parseNote(note) {
  expect(!/[\0-\x09\x0b-\x1f]/.test(note), 'control characters');
  const blank = note.lastIndexOf('\n\n');
  expect(blank > 0 && note.endsWith('\n'), 'no signatures');
  const lines = note.slice(blank + 2, -1).split('\n');
  expect(lines.length <= MOST_SIGNATURES, 'too many signatures');
  return { text: note.slice(0, blank + 1), signatures: lines.map(signature) };
}

function signature(line) {
  const [dash, name, base64, ...more] = line.split(' ');
  expect(dash === '—' && NAME.test(name ?? '') && base64 && more.length === 0, 'no signature');
  const bytes = fromBase64(base64);
  expect(bytes.length > ID_LENGTH, 'too short a signature');
  return { name, bytes };
}

/** Reads a key as people hand it on: NAME+ID+BASE64. Keys of kinds that browsers don't verify have no `verify`. */
export async function parseKey(text) {
  const [, name, id, base64] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text) ?? [];
  expect(NAME.test(name ?? ''), 'no verifier key');
  const [type, ...raw] = fromBase64(base64);
  const hash = await sha256(utf8(`${name}\n`), Uint8Array.of(type, ...raw));
  expect(toHex(hash.subarray(0, ID_LENGTH)) === id, 'another key ID');
  const key = { name, id: hash.slice(0, ID_LENGTH), isCosigner: type !== ED25519 };
  if (type !== ED25519 && type !== ED25519_COSIGNATURE) {
    return key;
  }
  expect(raw.length === 32, 'a key of another length');
  const imported = await crypto.subtle.importKey('raw', Uint8Array.from(raw), 'Ed25519', false, ['verify']);
  return { ...key, verify: (bytes, message) => crypto.subtle.verify('Ed25519', imported, bytes, message) };
}

const isBy = (key) => (one) => one.name === key.name && same(one.bytes.subarray(0, ID_LENGTH), key.id);

/**
 * Opens a checkpoint: gives { origin, size, root, note, cosigned: [{ name, at }] }, `at` in seconds since 1970. Signatures
 * of other keys are not looked at.
 *
 * @throws Unsigned when the log's key has not signed it, or a signature of one of these keys is wrong
 */
export async function openCheckpoint(note, key, witnesses) {
  const { text, signatures } = parseNote(note);
  const checkpoint = { ...parseCheckpoint(text), note };
  const own = signatures.filter(isBy(key));
  if (own.length === 0) {
    throw new Unsigned('by the log');
  }
  for (const { bytes } of own) {
    await verified(key, bytes.subarray(ID_LENGTH), utf8(text));
  }
  const cosigned = await Promise.all(witnesses.map((witness) => cosignature(witness, signatures, text)));
  return { ...checkpoint, cosigned: cosigned.filter((one) => one !== null) };
}

export function parseCheckpoint(text) {
  const [origin, size, root, ...extensions] = text.slice(0, -1).split('\n');
  expect(origin && size && root && extensions.every((line) => line !== ''), 'no checkpoint');
  return { origin, size: fromDecimal(size), root: fromBase64(root, 32) };
}

async function cosignature(witness, signatures, text) {
  const own = signatures.filter(isBy(witness));
  if (own.length === 0 || !witness.verify) {
    return null;
  }
  let at = 0n;
  for (const { bytes } of own) {
    const time = bytes.subarray(ID_LENGTH, ID_LENGTH + TIME_LENGTH);
    at = time.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const message = joined(utf8(`cosignature/v1\ntime ${at}\n`), utf8(text));
    await verified(witness, bytes.subarray(ID_LENGTH + TIME_LENGTH), message);
  }
  return { name: witness.name, at: Number(at) };
}

async function verified(key, bytes, message) {
  if (bytes.length !== SIGNATURE_LENGTH || !(await key.verify(bytes, message))) {
    throw new Unsigned(key.name);
  }
}
