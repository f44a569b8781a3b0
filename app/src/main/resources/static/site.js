// The live count: one event stream, at most one update a second, pausable. Without this script the page shows the
// count as it was when it was made.
const live = document.querySelector('[data-live]');

if (live) {
  const format = new Intl.NumberFormat(document.documentElement.lang, { useGrouping: 'auto' });
  const ticks = [...live.querySelectorAll('.tick')];
  const part = live.querySelector('.tick-part');
  const ring = live.querySelector('.ring svg');
  const pause = live.querySelector('[data-pause]');
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  let source;
  let shown = Number(live.dataset.total);

  const put = (name, value) => {
    const element = live.querySelector(`[data-count="${name}"]`);
    if (element) {
      element.textContent = format.format(value);
    }
  };

  const drawRing = ({ total, declared, goal }) => {
    const filled = Math.min(60, (60 * total) / goal);
    const fromElsewhere = Math.round(Math.min(60, (60 * declared) / goal));
    ticks.forEach((tick, i) => {
      tick.classList.toggle('declared', i < Math.min(fromElsewhere, filled));
      tick.classList.toggle('verified', i >= fromElsewhere && i < Math.floor(filled));
    });
    const at = Math.min(59, Math.max(Math.floor(filled), fromElsewhere));
    part.setAttribute('transform', `rotate(${6 * at} 100 100)`);
    part.setAttribute('y1', 31);
    part.setAttribute('y2', 31 - 21 * Math.max(0, Math.min(1, filled - at)));
    ring.setAttribute('aria-label', live.dataset.label.replace('{total}', format.format(total)).replace('{goal}', format.format(goal)));
  };

  const update = (event) => {
    const counts = JSON.parse(event.data);
    put('confirmed', counts.confirmed);
    put('countries', counts.countries);
    put('total', counts.total);
    drawRing(counts);
    if (counts.total !== shown && !reduced.matches) {
      live.classList.remove('moved');
      requestAnimationFrame(() => live.classList.add('moved'));
    }
    shown = counts.total;
  };

  const listen = () => {
    source = new EventSource(live.dataset.live);
    source.addEventListener('tally', update);
  };

  pause.hidden = false;
  pause.addEventListener('click', () => {
    const paused = pause.getAttribute('aria-pressed') === 'true';
    pause.setAttribute('aria-pressed', String(!paused));
    if (paused) {
      listen();
    } else {
      source.close();
    }
  });
  // A page that is left or put aside gives its connection back.
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', (event) => event.persisted && pause.getAttribute('aria-pressed') !== 'true' && listen());
  listen();
}
