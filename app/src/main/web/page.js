// What both pages share.
const page = document.querySelector('[data-page]');

export const part = (name) => page.querySelector(`[data-part="${name}"]`);

/** A text of the page's language, its {placeholders} filled. */
export function word(name, values = {}) {
  const text = page.querySelector(`[data-word="${name}"]`).textContent;
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** Shows the page's tools, where the browser can work with keys: on secure connections only. */
export function begin() {
  const isAble = globalThis.isSecureContext && crypto.subtle !== undefined;
  part(isAble ? 'tools' : 'insecure').hidden = false;
  return isAble;
}

/** Lets a link save this content, until it is given another. */
export function offer(link, blob, name) {
  withdraw(link);
  link.href = URL.createObjectURL(blob);
  link.download = name;
}

export function withdraw(link) {
  if (link.href) {
    URL.revokeObjectURL(link.href);
    link.removeAttribute('href');
  }
}

/** A page that is left forgets everything, also where the browser would keep it for the way back. */
export function forgetWhenLeft() {
  addEventListener('pageshow', (event) => event.persisted && location.reload());
}
