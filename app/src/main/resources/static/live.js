// Keeps parts of a page up to date: fetches the page anew now and then, and takes over what is inside the elements with
// the same data-live. Without this script the page shows how things were when it was made.
const EVERY = 10_000;
// Nobody looks any more: a page that was left open must not keep its session alive.
const LONGEST_IDLE = 15 * 60_000;
const pause = document.querySelector('[data-live-pause]');
const note = document.querySelector('[data-live-note]');
let paused = false;
let active = Date.now();

const take = (fresh) => {
  for (const part of document.querySelectorAll('[data-live]')) {
    const other = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    // What is being read or used stays as it is.
    if (!other || part.contains(document.activeElement) || part.querySelector('details[open]')) {
      continue;
    }
    if (part.innerHTML !== other.innerHTML) {
      part.replaceChildren(...other.childNodes);
    }
  }
};

const look = async () => {
  if (paused || document.hidden || Date.now() - active > LONGEST_IDLE) {
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' }, redirect: 'error' });
    if (answer.ok) {
      take(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    }
  } catch {
    // The server is away or the session is over: the page stays as it was.
  }
};

for (const event of ['pointerdown', 'keydown', 'scroll']) {
  addEventListener(event, () => { active = Date.now(); }, { passive: true });
}
if (pause) {
  pause.hidden = false;
  pause.addEventListener('click', () => {
    paused = !paused;
    pause.setAttribute('aria-pressed', String(paused));
    note?.classList.toggle('is-paused', paused);
  });
}
setInterval(look, EVERY);
