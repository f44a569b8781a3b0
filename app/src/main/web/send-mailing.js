// Feeds a mailing from the coordinator's own computer. The key and what it opens stay here, but for the mailboxes that
// the server is about to write to.
import { Damaged } from './bundle-file.js';
import { chosenKey } from './chosen-key.js';
import { Feeder, Stopped } from './feeding.js';
import { begin, forgetWhenLeft, part, word } from './page.js';

const number = new Intl.NumberFormat(document.documentElement.lang);
const page = document.querySelector('[data-page]');

function tell(name, state, counts) {
  part('said').textContent = word(name);
  if (!state) {
    return;
  }
  for (const fact of ['sent', 'waiting', 'bounced', 'failed', 'unsure']) {
    part(fact).textContent = number.format(state[fact]);
  }
  part('unopened').textContent = number.format(counts.unopened);
  part('progress').max = Math.max(1, state.recipients ?? 1);
  part('progress').value = state.sent + state.bounced + state.failed + state.unsure;
  part('progressing').hidden = false;
}

async function send(event) {
  event.preventDefault();
  part('problem').hidden = true;
  const key = await chosenKey();
  if (!key) {
    part('key').focus();
    return;
  }
  part('start').disabled = true;
  try {
    await new Feeder(page.dataset.address, page.dataset.token, key, tell).run();
    part('said').textContent = word('ended');
  } catch (problem) {
    part('said').textContent = '';
    part('problem').textContent = reason(problem);
    part('problem').hidden = false;
    part('problem').focus();
    part('start').disabled = false;
  }
}

function reason(problem) {
  return problem instanceof Stopped ? word(problem.reason, problem.values) : word(problem instanceof Damaged ? 'damaged' : 'away');
}

if (begin()) {
  forgetWhenLeft();
  part('key').addEventListener('change', chosenKey);
  part('form').addEventListener('submit', send);
}
