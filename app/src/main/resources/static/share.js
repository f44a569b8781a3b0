// What a browser can do beyond links: its own way to share, copying, printing. Without it the links remain.
const all = (selector) => document.querySelectorAll(selector);

for (const button of all('[data-share]')) {
  button.hidden = !navigator.share;
  const { title, text, url } = button.dataset;
  button.addEventListener('click', () => navigator.share({ title, text, url }).catch(() => {})); // closed again: nothing to say
}

for (const button of all('[data-copy]')) {
  button.hidden = false;
  const field = document.getElementById(button.dataset.copy);
  const said = button.parentElement.querySelector('[data-copied]');
  button.addEventListener('click', async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      said.textContent = said.dataset.copied;
    } catch {
      // Only where a page is served without TLS: the link is marked, and the keyboard copies it.
    }
  });
}

for (const button of all('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
