// Fits the petition's frame to its content. The frame works without this script, at the height that stands in the page.
const petition = new URL(import.meta.url).origin;

customElements.define('undersigned-petition', class extends HTMLElement {
  connectedCallback() {
    const frame = this.querySelector('iframe');
    if (!frame) {
      return;
    }
    this.style.display = 'block';
    frame.style.cssText = 'display: block; inline-size: 100%; border: 0';
    let pages = 0;
    const greet = () => frame.contentWindow.postMessage({ undersigned: 'hello' }, petition);
    this.onLoad = () => {
      greet();
      // After something was sent the new page may be short, and far above what the visitor sees.
      if (++pages > 1 && this.getBoundingClientRect().top < 0) {
        this.scrollIntoView();
      }
    };
    this.onMessage = (event) => {
      const { undersigned, height } = event.data ?? {};
      if (event.origin === petition && event.source === frame.contentWindow && undersigned === 'height' && height > 0 && height < 50000) {
        frame.style.blockSize = `${Math.ceil(height)}px`;
        pages ||= 1;
      }
    };
    this.frame = frame;
    frame.addEventListener('load', this.onLoad);
    addEventListener('message', this.onMessage);
    if (document.readyState === 'complete') {
      greet(); // the frame was there first
    }
  }

  disconnectedCallback() {
    this.frame?.removeEventListener('load', this.onLoad);
    removeEventListener('message', this.onMessage);
  }
});
