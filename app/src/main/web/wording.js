// A sealed wording, as docs/formats/voice.md says: whose words, and the words. Or own words from a consultation, which
// are nobody's: the question, and the words.
import { Decrypter } from 'age-encryption';
import { expect, fromBase64, fromUtf8, Malformed } from './bytes.js';

/** Gives { name, country, text, question }, with one or the other empty; null when it was sealed to other keys. Throws {@link Malformed} when it holds anything else. */
export async function openWording(sealed, secret) {
  const bytes = fromBase64(sealed);
  let content;
  try {
    const age = new Decrypter();
    age.addIdentity(secret);
    content = await age.decrypt(bytes);
  } catch {
    return null;
  }
  return parse(fromUtf8(content));
}

/** JSON, with spaces behind it. */
function parse(content) {
  let json;
  try {
    json = JSON.parse(content);
  } catch {
    throw new Malformed('no JSON');
  }
  const { name = '', country = '', text, question = '' } = json ?? {};
  expect([name, country, text, question].every((one) => typeof one === 'string'), 'no wording');
  expect(/^([A-Z]{2})?$/.test(country), 'no country');
  return { name, country, text, question };
}
