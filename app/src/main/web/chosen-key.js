// The file with the secret key, chosen on a page that asks for it.
import { read } from './key-file.js';
import { part, word } from './page.js';

export function complain(element, text) {
  element.textContent = text;
  element.hidden = text === '';
  element.closest('.field')?.querySelector('input').setAttribute('aria-invalid', String(text !== ''));
}

/** Gives the key in the chosen file, and shows whose it is; null when there is none. */
export async function chosenKey() {
  const [file] = part('key').files;
  part('whose').textContent = '';
  if (!file) {
    complain(part('key-error'), word('key-missing'));
    return null;
  }
  let found;
  try {
    found = await read(file);
  } catch {
    complain(part('key-error'), word('unreadable', { file: file.name }));
    return null;
  }
  complain(part('key-error'), found.problem ? word(`key-${found.problem}`, { file: file.name }) : '');
  if (found.key) {
    part('whose').textContent = word('whose', { key: found.key.recipient, fingerprint: found.key.fingerprint });
  }
  return found.key ?? null;
}
