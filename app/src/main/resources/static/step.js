// Solves the puzzle of the page, so that nobody has to wait: looks for the number whose SHA-256, behind the salt, is the
// challenge (ALTCHA's first protocol). Where it can't, the page stays as it is: the signer waits, then presses the button.
const form = document.querySelector('form.step');
const at = (part) => form.querySelector(part);
const BATCH = 250; // some milliseconds, so that the page stays awake in between

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function solve({ challenge, salt, maxnumber }, onProgress) {
  const encoder = new TextEncoder();
  for (let from = 0; from <= maxnumber; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, maxnumber - from + 1) }, (_, i) => from + i);
    const hashes = await Promise.all(numbers.map((number) => crypto.subtle.digest('SHA-256', encoder.encode(salt + number))));
    const found = hashes.findIndex((hash) => hex(hash) === challenge);
    if (found >= 0) {
      return from + found;
    }
    onProgress(Math.round((100 * from) / maxnumber));
    await new Promise((resume) => setTimeout(resume));
  }
  throw new Error('no number fits');
}

async function run() {
  const task = JSON.parse(form.dataset.challenge);
  at('.solving').hidden = false;
  at('.waiting').hidden = true;
  const number = await solve(task, (percent) => {
    at('progress').value = percent;
  });
  at('progress').value = 100;
  const done = at('.done');
  done.textContent = done.dataset.text;
  const { algorithm, challenge, salt, signature } = task;
  const field = document.createElement('input');
  field.type = 'hidden';
  field.name = 'altcha';
  field.value = btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  form.append(field);
  form.submit();
}

if (form && globalThis.crypto?.subtle) {
  run().catch(() => {
    at('.solving').hidden = true;
    at('.waiting').hidden = false;
  });
}
